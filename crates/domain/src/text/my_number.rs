//! Recognises the twelve digits of a マイナンバー so that they can be refused. Never keeps or returns them.

use super::width::fold_ascii;

/// Whether a text holds twelve digits in a row whose last is the number's own check digit.
/// Spaces and hyphens between digits do not hide it.
#[must_use]
pub fn looks_like_my_number(text: &str) -> bool {
    digit_runs(&fold_ascii(text)).iter().any(|run| is_my_number(run))
}

fn digit_runs(text: &str) -> Vec<Vec<u32>> {
    let mut runs = vec![Vec::new()];
    for c in text.chars() {
        match (c.to_digit(10), runs.last_mut()) {
            (Some(digit), Some(run)) => run.push(digit),
            (None, _) if matches!(c, ' ' | '-') => {}
            _ => runs.push(Vec::new()),
        }
    }
    runs
}

fn is_my_number(digits: &[u32]) -> bool {
    let [body @ .., check] = digits else { return false };
    if body.len() != 11 {
        return false;
    }
    // 個人番号の検査用数字: weights 2..7, then 2..6, counted from the right of the first eleven digits.
    let sum: u32 = body.iter().rev().zip((2..=7).chain(2..=6)).map(|(digit, weight)| digit * weight).sum();
    let expected = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    *check == expected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_digits_with_their_check_digit_are_recognised() {
        assert!(looks_like_my_number("123456789018"));
        assert!(looks_like_my_number("番号は １２３４-５６７８-９０１８ です"));
    }

    #[test]
    fn telephone_numbers_and_other_digits_are_not() {
        for text in ["093-582-3400", "090 1234 5678", "123456789012", "1234567890180", ""] {
            assert!(!looks_like_my_number(text), "{text}");
        }
    }
}
