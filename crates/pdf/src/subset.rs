//! The part of a face that a document needs, and the codes its text is written in. Not the face's dictionary: that
//! is `compose`.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::error::Error;
use crate::font::{Glyph, OpenFonts};
use crate::mark::Mark;

/// A face's subset with everything a PDF must say about it.
pub(crate) struct Subset {
    /// the resource's name in the pages, `F0`
    pub resource: String,
    /// the face's name with its six-letter tag
    pub name: String,
    /// the font program
    pub program: Vec<u8>,
    /// the code for a glyph that stands for a text
    pub codes: BTreeMap<(u16, String), u16>,
    /// the width for each code in 1/1000 em
    pub widths: BTreeMap<u16, u16>,
    /// code to glyph, where one glyph stands for two texts
    pub aliases: Option<Vec<u8>>,
    /// box around all glyphs, ascender, descender; 1/1000 em
    pub metrics: Metrics,
}

/// What a font descriptor says, in 1/1000 em.
pub(crate) struct Metrics {
    pub bbox: [i16; 4],
    pub ascender: i16,
    pub descender: i16,
}

/// One subset for each face that any mark uses, by the face's place in the fonts.
pub(crate) fn subsets<'m>(
    marks: impl Iterator<Item = &'m Mark>,
    fonts: &OpenFonts,
) -> Result<BTreeMap<usize, Subset>, Error> {
    let mut used: BTreeMap<usize, BTreeSet<(u16, i32, &str)>> = BTreeMap::new();
    for mark in marks {
        if let Mark::Text { glyphs, .. } = mark {
            for Glyph { face, id, advance, text } in glyphs {
                used.entry(*face).or_default().insert((*id, *advance, text.as_str()));
            }
        }
    }
    used.into_iter().map(|(face, glyphs)| Ok((face, subset(face, &glyphs, fonts)?))).collect()
}

fn subset(index: usize, used: &BTreeSet<(u16, i32, &str)>, fonts: &OpenFonts) -> Result<Subset, Error> {
    let open = fonts.face(index).ok_or_else(|| Error::Compose("書体の番号".to_owned()))?;
    let mut remapper = GlyphRemapper::new();
    let (mut codes, mut widths, mut doubles) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    let mut coded = BTreeSet::new();
    for (id, advance, text) in used {
        let code = remapper.remap(*id);
        if coded.insert(code) {
            codes.insert((*id, (*text).to_owned()), code);
            widths.insert(code, *advance as u16);
        } else {
            doubles.push((*id, *advance, *text, code));
        }
    }
    let aliases = alias(&doubles, remapper.num_gids(), &mut codes, &mut widths);
    let program = open
        .source
        .subset(&remapper)
        .map_err(|reason| Error::BadFace { name: open.source.name().to_owned(), reason })?;
    Ok(Subset {
        resource: format!("F{index}"),
        name: format!("{}+{}", tag(&program), open.source.name()),
        program,
        codes,
        widths,
        aliases,
        metrics: metrics(&open.face),
    })
}

/// A glyph that stands for two texts (辻 alone and 辻 with a selector) gets a second code, or a reader that copies
/// the text would copy the wrong one.
fn alias(
    doubles: &[(u16, i32, &str, u16)],
    glyph_count: u16,
    codes: &mut BTreeMap<(u16, String), u16>,
    widths: &mut BTreeMap<u16, u16>,
) -> Option<Vec<u8>> {
    if doubles.is_empty() {
        return None;
    }
    let mut to_glyph: Vec<u16> = (0..glyph_count).collect();
    for (id, advance, text, glyph) in doubles {
        let code = to_glyph.len() as u16;
        to_glyph.push(*glyph);
        codes.insert((*id, (*text).to_owned()), code);
        widths.insert(code, *advance as u16);
    }
    Some(to_glyph.iter().flat_map(|glyph| glyph.to_be_bytes()).collect())
}

/// The six letters before a subset's name: the same subset has the same letters.
fn tag(program: &[u8]) -> String {
    Sha256::digest(program).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

fn metrics(face: &ttf_parser::Face) -> Metrics {
    let upm = i32::from(face.units_per_em().max(1));
    let milli = |v: i16| (i32::from(v) * 1_000 / upm) as i16;
    let b = face.global_bounding_box();
    Metrics {
        bbox: [milli(b.x_min), milli(b.y_min), milli(b.x_max), milli(b.y_max)],
        ascender: milli(face.ascender()),
        descender: milli(face.descender()),
    }
}
