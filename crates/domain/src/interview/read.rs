//! From what was typed or chosen to an answer, and back to words. Names and addresses stay letter for letter.

use thiserror::Error;

use crate::answer::{Answer, Impairment, Value};
use crate::calendar::age::Born;
use crate::calendar::era;
use crate::personal::Personal;
use crate::question::{Choice, FactDef, FactKind};
use crate::text::my_number::looks_like_my_number;
use crate::text::width::fold_ascii;

const NAME_CHARS_MAX: usize = 100;
const ADDRESS_CHARS_MAX: usize = 120;
const TEXT_CHARS_MAX: usize = 120;
const NONE_OF_THEM: &str = "-";
/// The parts of the body as the law names them; a longer name stands before one that it begins with.
const PARTS: [(&str, &str); 16] = [
    ("vision", "視覚"),
    ("hearing", "聴覚"),
    ("balance", "平衡"),
    ("speech", "音声"),
    ("upper_limb", "上肢"),
    ("lower_limb", "下肢"),
    ("trunk", "体幹"),
    ("motor_upper", "運動上肢"),
    ("motor_lower", "運動移動"),
    ("heart", "心臓"),
    ("kidney", "腎臓"),
    ("respiratory", "呼吸器"),
    ("bladder_bowel", "ぼうこう直腸"),
    ("small_intestine", "小腸"),
    ("immune", "免疫"),
    ("liver", "肝臓"),
];
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 9..=11;

/// Why a typed answer was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Misread {
    /// not one of the listed values
    #[error("not one of the choices")]
    NotAChoice,
    /// not a day of the calendar or of its era
    #[error("not a day")]
    NotADay,
    /// not a whole number
    #[error("not a number")]
    NotANumber,
    /// outside the range asked for
    #[error("outside {min} to {max}")]
    OutOfRange {
        /// fewest
        min: i64,
        /// most
        max: i64,
    },
    /// too many letters
    #[error("longer than {max}")]
    TooLong {
        /// most letters taken
        max: usize,
    },
    /// holds a line break or another control character
    #[error("holds a control character")]
    ControlCharacter,
    /// not a part of the body with its grade
    #[error("not a handicap")]
    NotAnImpairment,
    /// not a telephone number
    #[error("not a telephone number")]
    NotAPhone,
    /// the twelve digits that this program never takes
    #[error("a my number is never taken")]
    MyNumber,
}

/// Reads what was typed for a fact; empty means not answered.
///
/// # Errors
/// When it is not what the fact holds.
pub fn read_answer(def: &FactDef, typed: &str) -> Result<Option<Answer>, Misread> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    if looks_like_my_number(typed) {
        return Err(Misread::MyNumber);
    }
    let value = match &def.kind {
        FactKind::Choice(choices) => choices
            .iter()
            .find(|choice| choice.value == typed)
            .map(|choice| Value::Choice(choice.value.clone()))
            .ok_or(Misread::NotAChoice)?,
        FactKind::Flag { .. } => Value::Flag(typed.parse().map_err(|_| Misread::NotAChoice)?),
        FactKind::List(choices) => listed(choices, typed)?,
        FactKind::Date => match era::read(typed) {
            Some(day) => Value::Date(Personal::new(day)),
            None if def.is_birth() => Value::Partial(Personal::new(partly(typed).ok_or(Misread::NotADay)?)),
            None => return Err(Misread::NotADay),
        },
        FactKind::Impairments => Value::Impairments(impairments(typed).ok_or(Misread::NotAnImpairment)?),
        FactKind::Number { min, max } => Value::Number(number(typed, *min, *max)?),
        FactKind::Name | FactKind::Kana => words(typed, NAME_CHARS_MAX)?,
        FactKind::Address => words(typed, ADDRESS_CHARS_MAX)?,
        FactKind::Text => words(typed, TEXT_CHARS_MAX)?,
        FactKind::Phone => phone(typed)?,
    };
    Ok(Some(Answer::Known { value }))
}

/// Values separated by commas; `-` is none of them.
fn listed(choices: &[Choice], typed: &str) -> Result<Value, Misread> {
    if typed == NONE_OF_THEM {
        return Ok(Value::List(Vec::new()));
    }
    let values: Vec<String> = typed.split(',').map(str::to_owned).collect();
    let known = values.iter().all(|value| choices.iter().any(|choice| choice.value == *value));
    if known { Ok(Value::List(values)) } else { Err(Misread::NotAChoice) }
}

/// A birth whose year alone, or year and month, is known.
fn partly(typed: &str) -> Option<Born> {
    Born::read(fold_ascii(typed.trim()).trim_end_matches('年'))
}

/// `視覚2-3 心臓1`: the part, its grade, and the item where there is one. `-` is none.
fn impairments(typed: &str) -> Option<Vec<Impairment>> {
    let folded = fold_ascii(typed.trim());
    if folded == NONE_OF_THEM {
        return Some(Vec::new());
    }
    folded.split([' ', '、', ',']).filter(|word| !word.is_empty()).map(impairment).collect()
}

fn impairment(word: &str) -> Option<Impairment> {
    let (part, label) = PARTS.iter().find(|(_, label)| word.starts_with(label))?;
    let (grade, item) = match word[label.len()..].split_once('-') {
        Some((grade, item)) => (grade, Some(item.parse().ok()?)),
        None => (&word[label.len()..], None),
    };
    let grade = grade.trim_end_matches('級').parse().ok().filter(|grade| (1..=7).contains(grade))?;
    Some(Impairment { part: (*part).to_owned(), grade, item })
}

fn number(typed: &str, min: i64, max: i64) -> Result<i64, Misread> {
    let number: i64 = fold_ascii(typed).trim().parse().map_err(|_| Misread::NotANumber)?;
    if (min..=max).contains(&number) { Ok(number) } else { Err(Misread::OutOfRange { min, max }) }
}

fn words(typed: &str, max: usize) -> Result<Value, Misread> {
    if typed.chars().count() > max {
        return Err(Misread::TooLong { max });
    }
    if typed.chars().any(char::is_control) {
        return Err(Misread::ControlCharacter);
    }
    Ok(Value::Text(Personal::new(typed.to_owned())))
}

fn phone(typed: &str) -> Result<Value, Misread> {
    let folded = fold_ascii(typed.trim());
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    let only_signs = folded.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | ' ' | '+'));
    if only_signs && PHONE_DIGITS.contains(&digits) {
        Ok(Value::Text(Personal::new(folded)))
    } else {
        Err(Misread::NotAPhone)
    }
}

/// An answer in words, as the clerk reads it back.
#[must_use]
pub fn display(def: &FactDef, answer: &Answer) -> String {
    let Answer::Known { value } = answer else { return "分からない".to_owned() };
    if let Some(choice) = def.choice_of(value) {
        return choice.label.clone();
    }
    match value {
        Value::Choice(value) => value.clone(),
        Value::Flag(flag) => if *flag { "はい" } else { "いいえ" }.to_owned(),
        Value::Date(day) => era::written(*day.expose()),
        Value::Number(number) => number.to_string(),
        Value::List(held) => labels(def, held),
        Value::Partial(born) => born_written(*born.expose()),
        Value::Impairments(held) => held.iter().map(handicap).collect::<Vec<_>>().join(" "),
        Value::Text(text) => text.expose().clone(),
    }
}

fn labels(def: &FactDef, held: &[String]) -> String {
    let FactKind::List(choices) = &def.kind else { return held.join("、") };
    let labels =
        choices.iter().filter(|choice| held.contains(&choice.value)).map(|choice| choice.label.as_str());
    let labels: Vec<&str> = labels.collect();
    if labels.is_empty() { "なし".to_owned() } else { labels.join("、") }
}

fn born_written(born: Born) -> String {
    let (first, last) = born.ends();
    if first.month() == last.month() {
        format!("{}年{}月", first.year(), first.month())
    } else {
        format!("{}年", first.year())
    }
}

fn handicap(held: &Impairment) -> String {
    let part = PARTS.iter().find(|(part, _)| *part == held.part).map_or("", |(_, label)| label);
    let item = held.item.map_or_else(String::new, |item| format!("-{item}"));
    format!("{part}{}{item}", held.grade)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::FactId;

    fn def(kind: FactKind) -> FactDef {
        FactDef {
            id: FactId::new("x"),
            name: "x".into(),
            kind,
            closed: None,
            presumed: None,
            lookup: None,
            impossible: Vec::new(),
            told: Vec::new(),
        }
    }

    #[test]
    fn a_name_is_kept_letter_for_letter() {
        let name = "渡邉\u{E0102}　\u{FA19}子ステファニー";
        let answer = read_answer(&def(FactKind::Name), name).unwrap().unwrap();
        assert_eq!(display(&def(FactKind::Name), &answer), name);
    }

    #[test]
    fn full_width_numbers_and_telephones_are_read() {
        let copies = def(FactKind::Number { min: 1, max: 20 });
        assert_eq!(read_answer(&copies, "２").unwrap(), Some(Answer::Known { value: Value::Number(2) }));
        assert_eq!(read_answer(&copies, "21"), Err(Misread::OutOfRange { min: 1, max: 20 }));
        assert!(read_answer(&def(FactKind::Phone), "０９３−５８２−３４００").is_ok());
        assert_eq!(read_answer(&def(FactKind::Phone), "なし"), Err(Misread::NotAPhone));
    }

    #[test]
    fn a_my_number_is_refused_in_every_field() {
        for kind in [FactKind::Name, FactKind::Address, FactKind::Text, FactKind::Phone, FactKind::Date] {
            assert_eq!(read_answer(&def(kind), "1234 5678 9018"), Err(Misread::MyNumber));
        }
    }

    #[test]
    fn an_empty_field_is_not_an_answer() {
        assert_eq!(read_answer(&def(FactKind::Name), "　 "), Ok(None));
    }
}
