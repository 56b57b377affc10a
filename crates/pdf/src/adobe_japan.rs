//! A variant of the Adobe-Japan1 collection as its twin of the Moji_Joho collection. For drawing only: a name that is
//! kept keeps its own code points.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A line a character: the character, then pairs of the two selectors' numbers. See `assets/glyphs/README.md`.
const TABLE: &str = include_str!("../../../assets/glyphs/adobe-japan-to-moji.txt");
/// The first selector of the ideographic variation database; its number is 0 in the table.
const FIRST_SELECTOR: u32 = 0xE0100;

static TWINS: LazyLock<HashMap<(char, char), char>> = LazyLock::new(|| {
    let mut twins = HashMap::with_capacity(6_000);
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let Some(base) = words.next().and_then(|word| word.chars().next()) else { continue };
        for pair in words {
            if let Some((adobe, moji)) = pair.split_once('=')
                && let Some(twin) = selector(adobe).zip(selector(moji))
            {
                twins.insert((base, twin.0), twin.1);
            }
        }
    }
    twins
});

fn selector(hex: &str) -> Option<char> {
    char::from_u32(FIRST_SELECTOR + u32::from_str_radix(hex, 16).ok()?)
}

/// The selector by which the Moji_Joho collection knows the same shape, where that is beyond doubt.
pub(crate) fn twin(base: char, selector: char) -> Option<char> {
    TWINS.get(&(base, selector)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_two_dots_are_told_apart() {
        assert_eq!(twin('辻', '\u{E0100}'), Some('\u{E0102}'));
        assert_eq!(twin('辻', '\u{E0101}'), Some('\u{E0103}'));
        assert_eq!(twin('葛', '\u{E0101}'), Some('\u{E0103}'));
    }

    #[test]
    fn what_has_no_single_twin_has_none() {
        // 邉 with E0101 has no twin in the table; 渡 has one shape only and needs none.
        assert_eq!(twin('邉', '\u{E0101}'), None);
        assert_eq!(twin('渡', '\u{E0100}'), None);
        assert_eq!(twin('辻', '\u{E0102}'), None);
    }

    #[test]
    fn the_table_is_whole() {
        assert!(TWINS.len() > 4_000, "{}", TWINS.len());
    }
}
