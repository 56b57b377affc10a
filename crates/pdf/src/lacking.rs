//! Which characters of a name no face can print, and which variants of a character there are. Asked while a name is being
//! typed; draws nothing.

use kakanai_domain::form::cluster;

use crate::error::Error;
use crate::font::{Fonts, OpenFonts};
use crate::relatives::relatives;

/// A character that cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// the character with its selector
    pub character: String,
    /// its code points, `U+8FBB U+E0102`
    pub codes: String,
}

/// The characters of a text that would stop a paper, each once, in the text's order.
pub fn lacking(text: &str, fonts: &Fonts) -> Result<Vec<Lacking>, Error> {
    let open = fonts.open()?;
    let mut found: Vec<Lacking> = Vec::new();
    for character in cluster::clusters(text) {
        if !open.has(&character) && !found.iter().any(|known| known.character == character) {
            found.push(Lacking { codes: cluster::codes(&character), character });
        }
    }
    Ok(found)
}

/// One way to write a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// the character with its selector, as it would be kept
    pub text: String,
    /// its code points
    pub codes: String,
    /// its number in the 文字情報基盤, `MJ025760`, where the face tells it
    pub mj_name: Option<String>,
    /// whether it can be printed
    pub printable: bool,
}

/// The selectors of the ideographic variation database.
const SELECTORS: std::ops::RangeInclusive<char> = '\u{E0100}'..='\u{E01EF}';

/// Every way to write a character, the plain one first: its variants, then the characters of the same family with
/// theirs (辺 with 邊 and 邉). `character` may carry a selector; what follows it is ignored.
pub fn variants(character: &str, fonts: &Fonts) -> Result<Vec<Variant>, Error> {
    let open = fonts.open()?;
    let Some(base) = character.chars().next() else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for base in std::iter::once(base).chain(relatives(base)) {
        of_base(base, &open, fonts, &mut found);
    }
    Ok(found)
}

fn of_base(base: char, open: &OpenFonts, fonts: &Fonts, found: &mut Vec<Variant>) {
    let plain = base.to_string();
    let sequences = |face: usize| {
        SELECTORS.filter_map(move |selector| Some((selector, open.id_in(face, base, Some(selector))?)))
    };
    let printable = open.has(&plain);
    // One collection only: the same shapes under another collection's selectors would be offered twice.
    let face = (0..fonts.faces().len()).find(|&face| sequences(face).next().is_some());
    let name = |face: usize, id: u16| fonts.faces().get(face)?.glyph_name(id).and_then(|name| mj_name(&name));
    let named =
        face.or_else(|| (0..fonts.faces().len()).find(|&face| open.id_in(face, base, None).is_some()));
    let plain_id = named.and_then(|face| open.id_in(face, base, None));
    found.push(Variant {
        codes: cluster::codes(&plain),
        mj_name: named.zip(plain_id).and_then(|(face, id)| name(face, id)),
        text: plain,
        printable,
    });
    let Some(face) = face else { return };
    // The plain character is one of the shapes already.
    for (selector, id) in sequences(face).filter(|(_, id)| Some(*id) != plain_id) {
        let text = String::from_iter([base, selector]);
        found.push(Variant { codes: cluster::codes(&text), mj_name: name(face, id), text, printable: true });
    }
}

/// `mj025760` of the face as the register writes it.
fn mj_name(glyph: &str) -> Option<String> {
    let number = glyph.strip_prefix("mj")?;
    (number.len() == 6 && number.bytes().all(|b| b.is_ascii_digit())).then(|| format!("MJ{number}"))
}
