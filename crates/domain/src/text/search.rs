//! Names as they are searched for: what a clerk types finds what was written. A key for looking, never for keeping.

use super::width::fold_ascii;

/// The key of a name or a reading: without spaces and variation selectors, hiragana and half-width kana as katakana,
/// letters in one width.
#[must_use]
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !letter.is_whitespace() && !is_selector(*letter)) {
        push(&mut key, letter);
    }
    fold_ascii(&key).to_uppercase()
}

/// Says which form of a letter is meant; who searches types the plain one.
fn is_selector(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn push(key: &mut String, letter: char) {
    match letter {
        'ぁ'..='ゖ' => key.extend(char::from_u32(u32::from(letter) + 0x60)),
        '｡'..='ﾝ' => key.extend(full_width(letter)),
        'ﾞ' | '\u{3099}' | '゛' => voiced(key, VOICED),
        'ﾟ' | '\u{309A}' | '゜' => voiced(key, HALF_VOICED),
        _ => key.push(letter),
    }
}

const HALF: &str = "｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
const FULL: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
const VOICED: (&str, &str) =
    ("ウカキクケコサシスセソタチツテトハヒフヘホ", "ヴガギグゲゴザジズゼゾダヂヅデドバビブベボ");
const HALF_VOICED: (&str, &str) = ("ハヒフヘホ", "パピプペポ");

fn full_width(letter: char) -> Option<char> {
    other(letter, (HALF, FULL))
}

/// A mark after a letter changes it; one that cannot is passed over.
fn voiced(key: &mut String, pairs: (&str, &str)) {
    let changed = key.chars().next_back().and_then(|last| other(last, pairs));
    if let Some(changed) = changed {
        key.pop();
        key.push(changed);
    }
}

fn other(letter: char, (from, to): (&str, &str)) -> Option<char> {
    from.chars().zip(to.chars()).find(|(known, _)| *known == letter).map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_a_reading_is_typed_it_has_one_key() {
        for typed in ["ワタナベ　サクラコ", "わたなべ さくらこ", "ﾜﾀﾅﾍﾞ ｻｸﾗｺ", "わたなへ\u{3099}さくらこ"]
        {
            assert_eq!(search_key(typed), "ワタナベサクラコ", "{typed}");
        }
        assert_eq!(search_key("ﾊﾟﾌﾞﾛ"), "パブロ");
        assert_eq!(search_key("Ｎｇｕｙｅｎ　van"), "NGUYENVAN");
    }

    #[test]
    fn every_half_width_letter_has_its_other() {
        assert_eq!(HALF.chars().count(), FULL.chars().count());
        for (one, other) in [VOICED, HALF_VOICED] {
            assert_eq!(one.chars().count(), other.chars().count());
        }
    }

    #[test]
    fn a_letter_is_found_in_whichever_form_it_is_written_and_no_other_letter_is() {
        assert_eq!(search_key("辻\u{E0102}"), search_key("辻"));
        assert_ne!(search_key("渡邉"), search_key("渡邊"));
    }
}
