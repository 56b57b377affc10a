//! The sheet's words: its headings, labels and closing sentences, in plain Japanese. What stands under them is told
//! by the parent.

use super::handout::{Body, Entry, Handout, Part};
use super::{LastDay, OpenRow, Row, TakeHome};
use crate::verdict::words::day;

/// More facts than this would decide it: the rest is counted.
const SETTLED_BY_MAX: usize = 5;

/// Beside the name of a procedure whose rule the office in charge has yet to confirm.
const UNCONFIRMED: &str = "※";

impl LastDay {
    /// `2026年6月24日(水)まで`, where a day is known.
    #[must_use]
    pub fn day_in_words(&self) -> Option<String> {
        self.day.map(|last| format!("{}まで", day(last)))
    }
}

impl TakeHome {
    /// The sheet as a page of plain words.
    #[must_use]
    pub fn handout(&self) -> Handout {
        let parts = [
            self.required(),
            entries("ご案内（ご希望の方・当てはまる方）", None, self.offered.iter().map(entry).collect()),
            entries(
                "確かめること（要確認）",
                Some("まだ決まっていない手続です。次のことが分かれば、要るかどうかが決まります。"),
                self.undecided.iter().map(open_entry).collect(),
            ),
            part("持ち物のまとめ", None, &self.bring, Body::Ticks),
            part("この用紙で判断していないこと", None, &self.not_judged(), Body::Sentences),
            part("おたずね", None, &[self.contact()], Body::Sentences),
        ];
        Handout {
            title: "手続のご案内".to_owned(),
            from: format!("{}　{}", self.office, day(self.day)),
            lead: "きょううかがった内容から、手続・期限・持ち物・行き先をまとめました。".to_owned()
                + "事情が変わると、要る手続も変わることがあります。",
            parts: parts.into_iter().flatten().collect(),
        }
    }

    fn required(&self) -> Option<Part> {
        let lead = self.required.is_empty().then_some("うかがった範囲では、必ず要る手続はありません。");
        let rows: Vec<Entry> = self.required.iter().map(entry).collect();
        Some(Part {
            heading: format!("必要な手続　{}件", rows.len()),
            lead: lead.map(str::to_owned),
            body: Body::Entries(rows),
        })
    }

    fn not_judged(&self) -> Vec<String> {
        let inheritance =
            "相続をするか放棄するかなど、ご自身で選ぶこと（弁護士・司法書士などの専門家や家庭裁判所へ）";
        let others =
            "年金事務所・税務署・勤務先など、市役所ではない機関が決めること（行き先をご案内するだけです）";
        let mut all = vec!["税金や保険料などの金額（納める額、戻る額）".to_owned()];
        all.extend(self.after_a_death.then(|| inheritance.to_owned()));
        all.push("所得など、申請のあとの審査の結果".to_owned());
        all.push(others.to_owned());
        if self.required.iter().chain(&self.offered).any(|row| row.unconfirmed) {
            all.push(format!(
                "名前に{UNCONFIRMED}のある手続の細かな決まり（行く前に、担当の窓口でお確かめください）"
            ));
        }
        all
    }

    fn contact(&self) -> String {
        format!(
            "分からないことは、この用紙をお持ちのうえ、それぞれの手続の「どこで」の窓口か、{}でおたずねください。",
            self.office
        )
    }
}

/// A part with something in it.
fn part<T: Clone>(heading: &str, lead: Option<&str>, all: &[T], body: fn(Vec<T>) -> Body) -> Option<Part> {
    (!all.is_empty()).then(|| Part {
        heading: heading.to_owned(),
        lead: lead.map(str::to_owned),
        body: body(all.to_vec()),
    })
}

fn entries(heading: &str, lead: Option<&str>, rows: Vec<Entry>) -> Option<Part> {
    part(&format!("{heading}　{}件", rows.len()), lead, &rows, Body::Entries)
}

fn entry(row: &Row) -> Entry {
    let until = row.until.as_ref();
    let mark = if row.unconfirmed { UNCONFIRMED } else { "" };
    let passed = "期限を過ぎています。早めに窓口でご相談ください。";
    let term = until.map(|until| format!("{}{}", if until.passed { passed } else { "" }, until.words));
    Entry {
        name: format!("{}{mark}", row.name),
        at_right: until.and_then(LastDay::day_in_words),
        lines: [
            ("どこで", some(row.offices.join("、"))),
            ("申請する方", some(row.applicants.join("、"))),
            ("期限", term),
            ("持ち物", some(row.bring.join(" ／ "))),
            ("手数料", row.fee.clone()),
            ("理由", some(row.reason.clone())),
            ("お知らせ", row.guidance.clone()),
        ]
        .into_iter()
        .filter_map(|(label, words)| Some((label, words?)))
        .collect(),
    }
}

fn open_entry(row: &OpenRow) -> Entry {
    let shown = row.settled_by.iter().take(SETTLED_BY_MAX).cloned().collect::<Vec<_>>().join("、");
    let settled_by = match row.settled_by.len().saturating_sub(SETTLED_BY_MAX) {
        0 if shown.is_empty() => "くわしいこと".to_owned(),
        0 => shown,
        more => format!("{shown}、ほか{more}つ"),
    };
    let asked = match row.looked_up_by.as_slice() {
        [] => "ご家族でお確かめになるか、窓口でご相談ください".to_owned(),
        who => who.join("、"),
    };
    Entry {
        name: row.name.clone(),
        at_right: None,
        lines: vec![("決め手", settled_by), ("調べる先", asked), ("どこで", row.offices.join("、"))]
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .collect(),
    }
}

fn some(words: String) -> Option<String> {
    (!words.is_empty()).then_some(words)
}
