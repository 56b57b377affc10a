//! The part of a face that a document needs, as the objects of a PDF. Which glyphs those are is told to it.

use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::face::Face;
use crate::pack::Press;
use crate::truetype::program;

/// A glyph that pages show: its number in the face, its code in the pages, its width in 1/1000, its text.
pub(crate) struct Used<'t> {
    pub id: u16,
    pub code: u16,
    pub advance: i32,
    pub text: &'t str,
}

/// A face's part with everything that a PDF must say about it, not yet numbered.
pub(crate) struct Subset {
    name: String,
    program: Stream,
    /// from the codes of the pages to the glyphs of the program
    glyphs: Stream,
    texts: Stream,
    codes: Stream,
    widths: Vec<Object>,
    metrics: Metrics,
}

/// What a font descriptor says, in 1/1000 em.
struct Metrics {
    bbox: [i16; 4],
    ascender: i16,
    descender: i16,
}

/// The usual width of a character, 1/1000 em.
const FULL_WIDTH: i32 = 1_000;

/// Makes a face's part; `used` is in the order of the codes.
pub(crate) fn subset(face: &Face, used: &[Used], press: &mut Press) -> Result<Subset, Error> {
    let made = program(face, used.iter().map(|glyph| glyph.id))?;
    let last = used.last().map_or(0, |glyph| usize::from(glyph.code));
    let mut glyphs = vec![0; (last + 1) * 2];
    let mut codes = vec![0_u8; last / 8 + 1];
    // The glyph for what is missing is in every program.
    codes[0] |= 0x80;
    for glyph in used {
        let (code, number) = (usize::from(glyph.code), made.numbers.get(&glyph.id).copied().unwrap_or(0));
        glyphs[code * 2..code * 2 + 2].copy_from_slice(&number.to_be_bytes());
        codes[code / 8] |= 0x80 >> (code % 8);
    }
    let length = made.bytes.len() as i64;
    Ok(Subset {
        name: format!("{}+{}", tag(used), face.name()),
        program: press.stream(dictionary! { "Length1" => length }, &made.bytes),
        glyphs: press.stream(Dictionary::new(), &glyphs),
        texts: press.stream(Dictionary::new(), texts(used).as_bytes()),
        codes: press.stream(Dictionary::new(), &codes),
        widths: widths(used),
        metrics: metrics(&face.parsed()?),
    })
}

impl Subset {
    /// Puts the face's part into a document and gives the font's place.
    pub(crate) fn add_to(self, document: &mut Document) -> ObjectId {
        let Metrics { bbox, ascender, descender } = self.metrics;
        let name = || Object::Name(self.name.clone().into_bytes());
        let descriptor = dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => name(),
            // Symbolic: the codes are no letters of any alphabet.
            "Flags" => 4,
            "FontBBox" => bbox.map(|n| Object::Integer(n.into())).to_vec(),
            "ItalicAngle" => 0,
            "Ascent" => i64::from(ascender),
            "Descent" => i64::from(descender),
            "CapHeight" => i64::from(ascender),
            "StemV" => 88,
            "FontFile2" => document.add_object(self.program),
            "CIDSet" => document.add_object(self.codes),
        };
        let literal = |text: &str| Object::String(text.into(), StringFormat::Literal);
        let descendant = dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => name(),
            "CIDSystemInfo" => dictionary! {
                "Registry" => literal("Adobe"), "Ordering" => literal("Identity"), "Supplement" => 0,
            },
            "FontDescriptor" => document.add_object(descriptor),
            "DW" => i64::from(FULL_WIDTH),
            "W" => self.widths,
            "CIDToGIDMap" => document.add_object(self.glyphs),
        };
        let font = dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => name(),
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![Object::Reference(document.add_object(descendant))],
            "ToUnicode" => document.add_object(self.texts),
        };
        document.add_object(font)
    }
}

/// The six letters before a subset's name: the same glyphs have the same letters.
fn tag(used: &[Used]) -> String {
    let mut hash = Sha256::new();
    for glyph in used {
        hash.update(glyph.id.to_be_bytes());
        hash.update(glyph.code.to_be_bytes());
    }
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Runs of codes whose glyphs have another width than a whole character.
fn widths(used: &[Used]) -> Vec<Object> {
    let mut out = Vec::new();
    let narrow: Vec<&Used> = used.iter().filter(|glyph| glyph.advance != FULL_WIDTH).collect();
    for run in narrow.chunk_by(|a, b| a.code + 1 == b.code) {
        let widths = run.iter().map(|glyph| Object::Integer(glyph.advance.into())).collect();
        out.extend(run.first().map(|glyph| Object::Integer(glyph.code.into())));
        out.push(Object::Array(widths));
    }
    out
}

/// What copying gives for each code.
fn texts(used: &[Used]) -> String {
    // A viewer reads at most a hundred in one block.
    const BLOCK: usize = 100;
    let mut out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        .to_owned();
    for block in used.chunks(BLOCK) {
        // Writing to a string cannot fail.
        _ = writeln!(out, "{} beginbfchar", block.len());
        for glyph in block {
            _ = write!(out, "<{:04X}> <", glyph.code);
            for unit in glyph.text.encode_utf16() {
                _ = write!(out, "{unit:04X}");
            }
            out.push_str(">\n");
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out
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
