//! What must hold of every form before it may be filled. Not whether the city likes it.

use std::collections::BTreeSet;

use super::parse::Problem;
use super::sheet::{Choice, Choosable, Drawing, Form, FormBox, MARGIN, Source};
use super::um::Um;

/// Every problem of a form, in the order of its boxes.
pub(super) fn problems(form: &Form) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut ids = BTreeSet::new();
    if form.pages.is_empty() {
        found.push(Problem { line: None, what: "様式に用紙が一枚もありません".to_owned() });
    }
    for (p, page) in form.pages.iter().enumerate() {
        let sheet = page.paper.area();
        if page.blank.words.iter().any(|w| !sheet.contains(&w.at)) {
            let what = format!("{}枚目に用紙からはみ出す文字があります", p + 1);
            found.push(Problem { line: None, what });
        }
        for (i, form_box) in page.boxes.iter().enumerate() {
            let mut tell = |what: String| found.push(Problem { line: form_box.line, what });
            let label = &form_box.label;
            if !ids.insert(form_box.id.as_str()) {
                tell(format!("記入欄「{label}」の id「{}」は既に使われています", form_box.id));
            }
            if !sheet.contains(&form_box.at) || form_box.at.w <= Um(0) || form_box.at.h <= Um(0) {
                tell(format!("記入欄「{label}」が用紙からはみ出しています"));
            }
            for other in page.boxes.iter().take(i).filter(|o| o.at.overlaps(&form_box.at)) {
                tell(format!("記入欄「{label}」が「{}」と重なっています", other.label));
            }
            if let Some(what) = wrong_within(form_box) {
                tell(format!("記入欄「{label}」{what}"));
            }
        }
    }
    found
}

/// What is wrong with a box whatever stands around it.
fn wrong_within(form_box: &FormBox) -> Option<&'static str> {
    let facts = match &form_box.source {
        Source::Facts(facts) => Some(facts),
        Source::Visitor | Source::Office => None,
    };
    if facts.is_some_and(|facts| facts.iter().any(|path| path.trim().is_empty())) {
        return Some("の fact が空です");
    }
    if facts.is_some_and(Vec::is_empty) && !matches!(form_box.draw, Drawing::Choice(_) | Drawing::Mark(_)) {
        return Some("に入る事実（fact）がありません");
    }
    match &form_box.draw {
        Drawing::Space if facts.is_some() => Some("は空けておく欄なので fact を書けません"),
        Drawing::Line(l) | Drawing::Wrap(l) if l.floor > l.size || l.floor <= Um(0) => {
            Some("の文字の大きさは floor 以上にします")
        }
        Drawing::Cells(cells) if cells.count == 0 => Some("の枠の数が 0 です"),
        Drawing::Date(date) if date.width() + MARGIN * 2 > form_box.at.w => Some("に日付の幅が足りません"),
        Drawing::Choice(choice) if choice.options.is_empty() || choice.columns == 0 => {
            Some("に選択肢がありません")
        }
        Drawing::Choice(choice) => facts.and_then(|facts| untickable(choice, facts)),
        Drawing::Mark(mark) if mark.when.is_empty() && mark.holds.is_none() => {
            Some("に、印をつける値（when）か条件（if）がありません")
        }
        Drawing::Mark(mark) if mark.holds.is_none() && facts.is_none() => {
            Some("は when を fact の値と比べます")
        }
        _ => None,
    }
}

/// An option that nothing ticks, though the program fills the box.
fn untickable(choice: &Choice, facts: &[String]) -> Option<&'static str> {
    let by_value = |option: &Choosable| !option.when.is_empty() && !facts.is_empty();
    let ticked = |option: &Choosable| option.holds.is_some() || by_value(option);
    (!choice.options.iter().any(ticked)).then_some("の選択肢に when も if もありません")
}
