//! The letters of some names as a font of their own, so that a screen shows the very glyphs that the paper will bear. It
//! is the part of the face of names that the text needs, with the maps by which a screen finds a glyph.

use std::collections::{BTreeMap, BTreeSet};

use kakanai_domain::form::cluster;

use crate::error::Error;
use crate::face::Face;
use crate::font::Fonts;
use crate::truetype::{Table, program_with};

/// A character, and the selector that follows it.
type Written = (char, Option<char>);

/// The font with these names' glyphs; what the face of names lacks is not in it. Nothing, where it has none of them.
pub fn web_font(text: &str, fonts: &Fonts) -> Result<Option<Vec<u8>>, Error> {
    let open = fonts.open()?;
    let Some((index, face)) = open.of_names() else { return Ok(None) };
    let id = |written: &Written| match *written {
        (base, Some(selector)) => open.variant_in(index, base, selector),
        (base, None) => open.id_in(index, base, None),
    };
    let ids: BTreeMap<Written, u16> =
        written(text).into_iter().filter_map(|one| Some((one, id(&one)?))).collect();
    if ids.is_empty() {
        return Ok(None);
    }
    let made = program_with(face.source, ids.values().copied(), |numbers| {
        let number = |(written, id): (&Written, &u16)| Some((*written, *numbers.get(id)?));
        tables(face.source, &ids.iter().filter_map(number).collect())
    })?;
    Ok(Some(made.bytes))
}

/// Every character of a text; one with a selector also without it, since a screen asks for that first.
fn written(text: &str) -> BTreeSet<Written> {
    let mut all = BTreeSet::new();
    for cluster in cluster::clusters(text) {
        let mut parts = cluster.chars();
        let Some(base) = parts.next() else { continue };
        all.insert((base, None));
        if let Some(selector) = parts.next().filter(|selector| cluster::is_selector(*selector)) {
            all.insert((base, Some(selector)));
        }
    }
    all
}

/// What a screen's font needs beside its outlines.
fn tables(face: &Face, numbers: &BTreeMap<Written, u16>) -> Vec<Table> {
    vec![(*b"OS/2", os2(numbers)), (*b"cmap", cmap(numbers)), (*b"name", name(face)), (*b"post", post())]
}

fn be16(out: &mut Vec<u8>, numbers: &[u16]) {
    out.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
}

fn be32(out: &mut Vec<u8>, numbers: &[u32]) {
    out.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
}

fn be24(out: &mut Vec<u8>, number: char) {
    out.extend(&u32::from(number).to_be_bytes()[1..]);
}

/// Two maps: from characters with selectors (format 14), and from characters (format 12).
fn cmap(numbers: &BTreeMap<Written, u16>) -> Vec<u8> {
    let (with_selectors, plain) = (variations(numbers), characters(numbers));
    let mut out = Vec::new();
    be16(&mut out, &[0, 2]);
    const HEAD: u32 = 4 + 2 * 8;
    be16(&mut out, &[0, 5]);
    be32(&mut out, &[HEAD]);
    be16(&mut out, &[3, 10]);
    be32(&mut out, &[HEAD + with_selectors.len() as u32]);
    out.extend(with_selectors);
    out.extend(plain);
    out
}

fn characters(numbers: &BTreeMap<Written, u16>) -> Vec<u8> {
    let plain: Vec<(char, u16)> = numbers
        .iter()
        .filter_map(|((base, selector), number)| selector.is_none().then_some((*base, *number)))
        .collect();
    let mut out = Vec::new();
    be16(&mut out, &[12, 0]);
    be32(&mut out, &[16 + 12 * plain.len() as u32, 0, plain.len() as u32]);
    for (base, number) in plain {
        be32(&mut out, &[base.into(), base.into(), number.into()]);
    }
    out
}

fn variations(numbers: &BTreeMap<Written, u16>) -> Vec<u8> {
    let mut by_selector: BTreeMap<char, Vec<(char, u16)>> = BTreeMap::new();
    for ((base, selector), number) in numbers {
        if let Some(selector) = selector {
            by_selector.entry(*selector).or_default().push((*base, *number));
        }
    }
    let head = 10 + 11 * by_selector.len();
    let (mut records, mut maps) = (Vec::new(), Vec::new());
    for (selector, bases) in &by_selector {
        be24(&mut records, *selector);
        be32(&mut records, &[0, (head + maps.len()) as u32]);
        be32(&mut maps, &[bases.len() as u32]);
        for (base, number) in bases {
            be24(&mut maps, *base);
            be16(&mut maps, &[*number]);
        }
    }
    let mut out = Vec::new();
    be16(&mut out, &[14]);
    be32(&mut out, &[(head + maps.len()) as u32, by_selector.len() as u32]);
    out.extend(records);
    out.extend(maps);
    out
}

/// Weight, width and line of an ordinary face; which characters it begins and ends with.
fn os2(numbers: &BTreeMap<Written, u16>) -> Vec<u8> {
    let bases = || numbers.keys().map(|(base, _)| u16::try_from(u32::from(*base)).unwrap_or(u16::MAX));
    let mut out = Vec::new();
    // version 3, average width, weight 400, width 5, may be embedded; the sizes of small letters and the class are nought
    be16(&mut out, &[3, 2_048, 400, 5, 0]);
    be16(&mut out, &[0; 11]);
    out.extend([0; 10]);
    be32(&mut out, &[0; 4]);
    out.extend(b"KKN ");
    be16(&mut out, &[0x40, bases().min().unwrap_or(0), bases().max().unwrap_or(0)]);
    be16(&mut out, &[1_802, 246_u16.wrapping_neg(), 0, 1_802, 246]);
    be32(&mut out, &[0, 0]);
    be16(&mut out, &[0, 0, 0, 32, 0]);
    out
}

/// The family's name, for the screens that want one.
fn name(face: &Face) -> Vec<u8> {
    let words: Vec<u8> = face.name().encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut out = Vec::new();
    be16(&mut out, &[0, 1, 18]);
    be16(&mut out, &[3, 1, 0x409, 1, words.len() as u16, 0]);
    out.extend(words);
    out
}

/// No glyph has a name.
fn post() -> Vec<u8> {
    let mut out = Vec::new();
    be32(&mut out, &[0x0003_0000, 0, 0, 0, 0, 0, 0, 0]);
    out
}
