//! From what was typed or chosen to an answer, and back to words. Names and addresses stay letter for letter.

use thiserror::Error;

use crate::answer::{Answer, Value};
use crate::calendar::era;
use crate::personal::Personal;
use crate::question::{FactDef, FactKind};
use crate::text::my_number::looks_like_my_number;
use crate::text::width::fold_ascii;

const NAME_CHARS_MAX: usize = 100;
const ADDRESS_CHARS_MAX: usize = 120;
const TEXT_CHARS_MAX: usize = 120;
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
        FactKind::Date => Value::Date(Personal::new(era::read(typed).ok_or(Misread::NotADay)?)),
        FactKind::Number { min, max } => Value::Number(number(typed, *min, *max)?),
        FactKind::Name | FactKind::Kana => words(typed, NAME_CHARS_MAX)?,
        FactKind::Address => words(typed, ADDRESS_CHARS_MAX)?,
        FactKind::Text => words(typed, TEXT_CHARS_MAX)?,
        FactKind::Phone => phone(typed)?,
    };
    Ok(Some(Answer::Known { value }))
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
        Value::Text(text) => text.expose().clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::FactId;

    fn def(kind: FactKind) -> FactDef {
        FactDef { id: FactId::new("x"), name: "x".into(), kind, borrow: None }
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
