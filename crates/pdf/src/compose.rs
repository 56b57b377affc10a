//! Sheets into a PDF document: printpdf makes the document and its pages, each page's operators and faces are ours. It
//! does not name or date it: that is `finish`.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use kakanai_domain::form::sheet::Paper;
use kakanai_domain::form::um::Um;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use crate::blank_ink::{BlankInk, glyph_keys};
use crate::city::Imported;
use crate::content::operators;
use crate::error::Error;
use crate::font::{Letter, OpenFonts};
use crate::mark::Mark;
use crate::pack::Press;
use crate::subset::{Subset, Used, subset};

/// One sheet's ink.
pub(crate) struct InkedSheet {
    pub paper: Paper,
    /// what lies under the marks, the lowest first
    pub grounds: Vec<Ground>,
    pub marks: Vec<Mark>,
}

/// What lies under the marks.
#[derive(Clone)]
pub(crate) enum Ground {
    /// our own blank, with the keys of its glyphs
    Drawn(Arc<BlankInk>, Vec<u32>),
    /// a page of a city's PDF
    City(Arc<Imported>),
}

impl Ground {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Drawn(one, _), Self::Drawn(two, _)) => Arc::ptr_eq(one, two),
            (Self::City(one), Self::City(two)) => Arc::ptr_eq(one, two),
            _ => false,
        }
    }
}

/// The document, not yet finished.
pub(crate) fn compose(sheets: &[InkedSheet], fonts: &OpenFonts) -> Result<Document, Error> {
    let (subsets, contents) = made(sheets, fonts)?;
    let mut document = skeleton(sheets)?;
    let resources = document.new_object_id();
    let mut faces = Dictionary::new();
    for (face, subset) in subsets {
        faces.set(format!("F{face}"), subset.add_to(&mut document));
    }
    let faces = Object::Reference(document.add_object(faces));
    let mut named = Dictionary::new();
    for (number, (ground, paper)) in distinct(sheets).into_iter().enumerate() {
        let placed = match ground {
            Ground::Drawn(ink, _) => document.add_object(drawing(ink, paper, &faces)),
            Ground::City(page) => page.add_to(&mut document),
        };
        named.set(ground_name(number), placed);
    }
    for (content, page) in contents.into_iter().zip(document.get_pages().into_values()) {
        let content = document.add_object(content);
        let page = document.get_dictionary_mut(page).map_err(|e| Error::Compose(e.to_string()))?;
        page.set("Resources", resources);
        page.set("Contents", content);
        page.remove(b"Annots");
    }
    let all = dictionary! { "Font" => faces, "XObject" => named };
    document.objects.insert(resources, Object::Dictionary(all));
    // What printpdf made for its own pages' faces and operators is asked by nothing any more.
    document.prune_objects();
    Ok(document)
}

/// The document with its empty pages, as printpdf makes them.
fn skeleton(sheets: &[InkedSheet]) -> Result<Document, Error> {
    let mut document = PdfDocument::new("");
    let page = |sheet: &InkedSheet| {
        let whole = Rect::from_wh(pt(sheet.paper.w), pt(sheet.paper.h));
        PdfPage { media_box: whole.clone(), trim_box: whole.clone(), crop_box: whole, ops: Vec::new() }
    };
    document.with_pages(sheets.iter().map(page).collect());
    let options =
        PdfSaveOptions { optimize: true, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let written = document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        None => Ok(written),
        Some(warning) => Err(Error::Compose(format!("{warning:?}"))),
    }
}

fn pt(um: Um) -> Pt {
    let thousandths = (i64::from(um.0) * 360 + 63).div_euclid(127);
    Pt(thousandths as f32 / 1_000.0)
}

/// A ground's name in the pages' resources.
fn ground_name(number: usize) -> String {
    format!("B{number}")
}

/// Every ground of the document once, in the order in which the sheets show them.
fn distinct(sheets: &[InkedSheet]) -> Vec<(&Ground, Paper)> {
    let mut out: Vec<(&Ground, Paper)> = Vec::new();
    for sheet in sheets {
        for ground in &sheet.grounds {
            if !out.iter().any(|(known, _)| known.is(ground)) {
                out.push((ground, sheet.paper));
            }
        }
    }
    out
}

fn drawing(ink: &BlankInk, paper: Paper, faces: &Object) -> Stream {
    let mut stream = ink.stream.clone();
    stream.dict.extend(&dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), pt(paper.w).0.into(), pt(paper.h).0.into()],
        "Resources" => dictionary! { "Font" => faces.clone() },
    });
    stream
}

/// Every face's part and every sheet's operators, compressed. Two hands where the machine has them: the outlines take
/// about as long as all else.
fn made(sheets: &[InkedSheet], fonts: &OpenFonts) -> Result<(BTreeMap<u8, Subset>, Vec<Stream>), Error> {
    let known = fonts.known.borrow();
    let used = used(sheets, &known.letters);
    let parts = || {
        let mut press = Press::new();
        let part = |(face, used): (&u8, &Vec<Used>)| {
            let source = fonts.face(usize::from(*face)).map(|open| open.source);
            let source = source.ok_or_else(|| Error::Compose("書体の番号".to_owned()))?;
            Ok((*face, subset(source, used, &mut press)?))
        };
        used.iter().map(part).collect::<Result<BTreeMap<_, _>, Error>>()
    };
    let two =
        sheets.len() > 2 && thread::available_parallelism().is_ok_and(|hands| hands > NonZero::<usize>::MIN);
    if !two {
        return Ok((parts()?, contents(sheets)));
    }
    thread::scope(|scope| {
        let pages = scope.spawn(|| contents(sheets));
        let parts = parts();
        match pages.join() {
            Ok(pages) => Ok((parts?, pages)),
            Err(_) => Err(Error::Compose("用紙の圧縮".to_owned())),
        }
    })
}

fn contents(sheets: &[InkedSheet]) -> Vec<Stream> {
    let distinct = distinct(sheets);
    let mut press = Press::new();
    let content = |sheet: &InkedSheet| {
        let mut content = Vec::new();
        for ground in &sheet.grounds {
            if let Some(number) = distinct.iter().position(|(known, _)| known.is(ground)) {
                content.extend(format!("/{} Do\n", ground_name(number)).into_bytes());
            }
        }
        content.extend(operators(&sheet.marks, sheet.paper.h));
        press.stream(Dictionary::new(), &content)
    };
    sheets.iter().map(content).collect()
}

/// What pages show of each face, in the order of the codes.
fn used<'k>(sheets: &[InkedSheet], letters: &'k [Letter]) -> BTreeMap<u8, Vec<Used<'k>>> {
    let mut shown = vec![false; letters.len()];
    for sheet in sheets {
        let drawn = sheet.grounds.iter().filter_map(|ground| match ground {
            Ground::Drawn(_, keys) => Some(keys),
            Ground::City(_) => None,
        });
        let grounds = drawn.flatten().copied();
        for key in grounds.chain(glyph_keys(&sheet.marks)) {
            if let Some(shown) = shown.get_mut(key as usize) {
                *shown = true;
            }
        }
    }
    let mut used: BTreeMap<u8, Vec<Used>> = BTreeMap::new();
    for (letter, _) in letters.iter().zip(shown).filter(|(_, shown)| *shown) {
        let Letter { face, id, code, advance, text } = letter;
        used.entry(*face).or_default().push(Used { id: *id, code: *code, advance: *advance, text });
    }
    for glyphs in used.values_mut() {
        glyphs.sort_unstable_by_key(|glyph| glyph.code);
    }
    used
}
