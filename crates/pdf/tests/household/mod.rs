//! Invented households: whatever a form asks is known, in words that its box can show. The same seed is the same
//! household. No checks.

use std::collections::BTreeMap;

use kakanai_domain::form::{Drawing, FilledForm, Form, Know, Known, Source, fill, parse};

use crate::office;

/// Names as they stand in registers, rare characters, short and long ones.
const NAMES: [&str; 12] = [
    "架空　太郎",
    "𠮷野家　髙子",
    "辻\u{E0102}﨑　祐子",
    "葛\u{E0102}城　徳\u{E0102}",
    "渡邉\u{E010F}　德永",
    "神\u{FA19}　𩸽",
    "齋藤　𠀋夫",
    "がぱヴ　ゔ",
    "O'BRIEN-SMITH MARY",
    "ÑANDÚ DE LA CRUZ MARÍA GUADALUPE",
    "小鳥遊　一二三四五六七八九十",
    "NGUYEN THI THANH HUONG TRAN VAN QUOC BAO LE HOANG MINH PHAM DUC ANH VU THI HONG NHUNG DO KIM LIEN TO",
];

const ADDRESSES: [&str; 4] = [
    "北九州市小倉北区架空町１−１",
    "福岡県北九州市八幡西区架空一丁目２番３号　カラニサスタワー1204号室",
    "愛知県海部郡飛島村大字架空字架空千二百三十四番地の五　メゾン・ド・カクウ・アネックス　B棟　305号（架空様方）",
    "東京都架空区架空台１丁目２３番４５−６７８号",
];

const WORDS: [&str; 5] =
    ["架空", "なし", "世帯主の勤め先の都合", "ｶｸｳ 123-4567 ABC xyz", "窓口で説明を聞いて選んだ"];

/// An invented household before one form.
pub struct Household<'f> {
    seed: u64,
    /// whether every word is the longest there is
    long: bool,
    asked: BTreeMap<&'f str, &'f Drawing>,
}

impl<'f> Household<'f> {
    /// The household of a seed, before a form.
    pub fn of(seed: u64, form: &'f Form) -> Self {
        let mut asked: BTreeMap<&str, &Drawing> = BTreeMap::new();
        for form_box in form.pages.iter().flat_map(|page| &page.boxes) {
            let Source::Facts(facts) = &form_box.source else { continue };
            for fact in facts {
                // A fact that is chosen somewhere is one of the choices everywhere.
                let chosen = matches!(asked.get(fact.as_str()), Some(Drawing::Choice(_) | Drawing::Date(_)));
                if !chosen {
                    asked.insert(fact, &form_box.draw);
                }
            }
        }
        Self { seed, long: false, asked }
    }

    /// A household all of whose words are as long as registers know.
    pub fn long_winded(form: &'f Form) -> Self {
        Self { long: true, ..Self::of(0, form) }
    }

    /// The form filled for this household.
    pub fn fills(&self, form: &Form) -> FilledForm {
        fill(form, self, form.each.as_ref().map(|_| 0))
    }

    /// A number for a matter of this household, below `count`.
    fn dice(&self, of: &str, their: Option<usize>, count: usize) -> usize {
        let mut state = self.seed ^ (their.map_or(0, |person| person as u64 + 1) << 32);
        for byte in of.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            state ^= state >> 29;
        }
        (state % count as u64) as usize
    }

    fn words(&self, fact: &str, their: Option<usize>) -> &'static str {
        let pick = |words: &[&'static str]| {
            let longest = words.iter().max_by_key(|word| word.chars().count()).copied();
            let any = words[self.dice(fact, their, words.len())];
            longest.filter(|_| self.long).unwrap_or(any)
        };
        match fact {
            _ if fact.contains("address") || fact.contains("domicile") => pick(&ADDRESSES),
            _ if fact.contains("name") => pick(&NAMES),
            _ => pick(&WORDS),
        }
    }

    fn day(&self, fact: &str, their: Option<usize>) -> String {
        let part =
            |what: &str, from: usize, count: usize| from + self.dice(&format!("{fact}{what}"), their, count);
        format!("{:04}-{:02}-{:02}", part("y", 1912, 114), part("m", 1, 12), part("d", 1, 28))
    }
}

impl Know for Household<'_> {
    fn known(&self, fact: &str, their: Option<usize>) -> Option<Known> {
        let value = match self.asked.get(fact)? {
            Drawing::Choice(choice) => {
                let values: Vec<&String> = choice.options.iter().flat_map(|option| &option.when).collect();
                (*values.get(self.dice(fact, their, values.len().max(1)))?).clone()
            }
            Drawing::Date(_) => self.day(fact, their),
            Drawing::Cells(cells) => {
                (0..cells.count).map(|at| self.dice(&format!("{fact}{at}"), their, 10).to_string()).collect()
            }
            _ => self.words(fact, their).to_owned(),
        };
        Some(Known::as_written(value))
    }

    fn holds(&self, condition: &str, their: Option<usize>) -> bool {
        self.dice(condition, their, 2) == 0
    }

    fn people(&self, group: &str, _: Option<&str>) -> Vec<usize> {
        (0..1 + self.dice(group, None, 4)).collect()
    }
}

/// Every form of the city, by its id.
pub fn forms() -> BTreeMap<String, Form> {
    let folder = office::root().join("assets/forms");
    let entries = std::fs::read_dir(folder).expect("the forms are committed");
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.expect("an entry").path().join("form.yaml");
        let text = std::fs::read_to_string(&path).ok()?;
        let form = parse(&text).unwrap_or_else(|_| panic!("{} is sound", path.display()));
        Some((form.id.clone(), form))
    };
    entries.filter_map(read).collect()
}
