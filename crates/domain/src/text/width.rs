//! Full-width digits and signs to half-width, for numbers and dates only. Never for names and addresses.

/// Folds what a Japanese keyboard types full-width into ASCII; everything else stays as it is.
#[must_use]
pub fn fold_ascii(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    match c {
        // The full-width block mirrors ASCII at a fixed distance.
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        'ー' | '−' | '‐' | '–' => '-',
        '。' => '.',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_digits_and_signs_become_ascii() {
        assert_eq!(fold_ascii("１２　Ｓ５０．１．２"), "12 S50.1.2");
        assert_eq!(fold_ascii("０９０ー１２３４−５６７８"), "090-1234-5678");
    }

    #[test]
    fn kanji_stay_as_they_are() {
        assert_eq!(fold_ascii("昭和５０年"), "昭和50年");
    }
}
