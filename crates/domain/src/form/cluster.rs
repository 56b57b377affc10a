//! What counts as one character on paper: a base with its variation selector. Nothing is ever normalised here.

/// Whether this selects a variant of the character before it.
pub const fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Splits text into characters as a reader counts them. The one thing put together is kana with a combining sound
/// mark, since か and ゙ typed apart must not print apart; kanji keep their very code points, because composing
/// would turn a compatibility ideograph in someone's name into another character.
pub fn clusters(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(text.len() / 3 + 1);
    for c in text.chars() {
        match out.last_mut() {
            Some(last) if is_selector(c) => last.push(c),
            Some(last) if matches!(c, '\u{3099}' | '\u{309A}') => join_mark(last, c),
            _ => out.push(c.to_string()),
        }
    }
    out
}

/// Puts a combining sound mark onto the kana before it, or leaves both where there is no such kana.
fn join_mark(last: &mut String, mark: char) {
    match last.chars().last().and_then(|base| sounded(base, mark)) {
        Some(whole) => {
            last.pop();
            last.push(whole);
        }
        None => last.push(mark),
    }
}

/// The kana that is `base` with a sound mark. In Unicode it always follows its base by one, half-sounded by two.
fn sounded(base: char, mark: char) -> Option<char> {
    const VOICED: &str =
        "かきくけこさしすせそたちつてとはひふへほゝカキクケコサシスセソタチツテトハヒフヘホヽ";
    const HALF_VOICED: &str = "はひふへほハヒフヘホ";
    let next = |by: u32| char::from_u32(u32::from(base) + by);
    match (mark, base) {
        ('\u{3099}', 'う') => Some('ゔ'),
        ('\u{3099}', 'ウ') => Some('ヴ'),
        ('\u{3099}', 'ワ'..='ヲ') => char::from_u32(u32::from(base) + 8),
        ('\u{3099}', _) if VOICED.contains(base) => next(1),
        ('\u{309A}', _) if HALF_VOICED.contains(base) => next(2),
        _ => None,
    }
}

/// A character's code points as an IT office writes them: `U+8FBB U+E0102`.
pub fn codes(cluster: &str) -> String {
    cluster.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_belongs_to_the_character_before_it() {
        assert_eq!(clusters("辻\u{E0102}子"), ["辻\u{E0102}", "子"]);
        assert_eq!(clusters("𠮷田"), ["𠮷", "田"]);
    }

    #[test]
    fn kana_typed_in_two_parts_become_one() {
        assert_eq!(clusters("か\u{3099}パハ\u{309A}ヴウ\u{3099}"), ["が", "パ", "パ", "ヴ", "ヴ"]);
    }

    #[test]
    fn kanji_are_never_composed() {
        assert_eq!(clusters("神\u{FA19}"), ["神", "\u{FA19}"]);
    }

    #[test]
    fn codes_name_every_part() {
        assert_eq!(codes("辻\u{E0102}"), "U+8FBB U+E0102");
    }
}
