//! The exact glyph for a character. Never a similar glyph: a selector that a face lacks is a miss there, unless the
//! face has the very same shape under the other collection's selector.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use kakanai_domain::form::cluster::{self, is_selector};
use kakanai_domain::form::fit::Piece;

use crate::adobe_japan::twin;
use crate::blank_ink::Blanks;
use crate::error::Error;
use crate::face::{Face, Style};
use crate::mark::Mark;

/// The faces of an office, in the order in which they are asked, and the blanks already drawn with them.
#[derive(Clone, Default)]
pub struct Fonts {
    faces: Vec<Face>,
    pub(crate) blanks: Arc<Mutex<Blanks>>,
}

impl Fonts {
    /// Faces in order of preference: the faces of the wanted style are asked first, then the others. A face of every
    /// name in the land stands before the other 明朝, so that all names are of one hand.
    pub fn new(faces: Vec<Face>) -> Self {
        Self { faces, blanks: Arc::default() }
    }

    pub(crate) fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// Opens every face for one drawing.
    pub(crate) fn open(&self) -> Result<OpenFonts<'_>, Error> {
        let open = |face| Ok(OpenFace { source: face, face: Face::parsed(face)? });
        let faces = self.faces.iter().map(open).collect::<Result<Vec<_>, Error>>()?;
        let order = |style| {
            let (mut first, rest): (Vec<_>, Vec<_>) =
                (0..faces.len()).partition(|&i| faces[i].source.style() == style);
            first.extend(rest);
            first
        };
        let (mincho, gothic) = (order(Style::Mincho), order(Style::Gothic));
        Ok(OpenFonts { faces, mincho, gothic, known: RefCell::default() })
    }
}

/// A glyph of one face, with the text that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// its place in [`Known`], where its text is
    pub key: u32,
    /// which face, by its place in [`Fonts`]
    pub face: u8,
    /// how pages name it: the glyph's number in the face, or a number beyond all glyphs where that one is taken
    pub code: u16,
    /// its width in 1/1000 of its height
    pub advance: i32,
}

/// A face with its tables looked up.
pub(crate) struct OpenFace<'a> {
    pub source: &'a Face,
    pub face: ttf_parser::Face<'a>,
}

/// What a glyph stands for.
#[derive(Clone)]
pub(crate) struct Letter {
    pub face: u8,
    pub id: u16,
    pub code: u16,
    pub advance: i32,
    pub text: Box<str>,
}

/// Every glyph that one drawing met.
#[derive(Default)]
pub(crate) struct Known {
    pub letters: Vec<Letter>,
    /// the texts that a face's glyph stands for: nearly always one
    by_glyph: HashMap<(u8, u16), Vec<u32>>,
    by_char: HashMap<(u8, char), Option<Glyph>>,
    by_text: HashMap<(u8, String), Option<Glyph>>,
    /// how many codes beyond a face's glyphs are given away
    aliases: HashMap<u8, u16>,
}

impl Known {
    /// The glyph with this number and width, standing for this text. Its code is its number; but a glyph that stands for
    /// two texts (辻 alone and 辻 with a selector) gets a second code `beyond` the face's own, or copying would give the
    /// wrong one.
    pub(crate) fn claim(&mut self, (face, id, advance): (u8, u16, i32), text: &str, beyond: u16) -> Glyph {
        let same = self.by_glyph.entry((face, id)).or_default();
        for &key in same.iter() {
            if let Some(letter) = self.letters.get(key as usize).filter(|letter| &*letter.text == text) {
                return Glyph { key, face, code: letter.code, advance };
            }
        }
        let code = if same.is_empty() {
            id
        } else {
            let given = self.aliases.entry(face).or_default();
            *given += 1;
            beyond.saturating_add(*given - 1)
        };
        let key = self.letters.len() as u32;
        same.push(key);
        self.letters.push(Letter { face, id, code, advance, text: text.into() });
        Glyph { key, face, code, advance }
    }
}

/// All faces, opened for one drawing.
pub(crate) struct OpenFonts<'a> {
    faces: Vec<OpenFace<'a>>,
    mincho: Vec<usize>,
    gothic: Vec<usize>,
    pub known: RefCell<Known>,
}

impl<'a> OpenFonts<'a> {
    pub(crate) fn face(&self, index: usize) -> Option<&OpenFace<'a>> {
        self.faces.get(index)
    }

    /// Every character of the text as a glyph. One face for the whole text where one has it all, because a name
    /// in two hands looks like a mistake; else each character from the first face that has it.
    pub(crate) fn glyphs(&self, text: &str, style: Style, label: &str) -> Result<Vec<Glyph>, Error> {
        self.try_glyphs(text, style).map_err(|character| Error::Unprintable {
            codes: cluster::codes(&character),
            character,
            label: label.to_owned(),
        })
    }

    /// The names of the faces that ink is printed in, each once.
    pub(crate) fn named_in(&self, ink: &[Mark]) -> Vec<String> {
        // A run of glyphs is parted where the face changes.
        let runs = ink.iter().filter_map(|mark| match mark {
            Mark::Text { glyphs, .. } => glyphs.first(),
            _ => None,
        });
        let used: BTreeSet<u8> = runs.map(|glyph| glyph.face).collect();
        used.iter()
            .filter_map(|face| Some(self.faces.get(usize::from(*face))?.source.name().to_owned()))
            .collect()
    }

    /// As [`Self::glyphs`]; in place of the glyphs the first character that no face has.
    fn try_glyphs(&self, text: &str, style: Style) -> Result<Vec<Glyph>, String> {
        let plain = !text.chars().any(|c| is_selector(c) || matches!(c, '\u{3099}' | '\u{309A}'));
        let order = self.order(style);
        let known = &mut *self.known.borrow_mut();
        if plain {
            let whole = order.iter().find_map(|&face| {
                text.chars().map(|c| self.char_in(known, face, c)).collect::<Option<Vec<_>>>()
            });
            if let Some(glyphs) = whole {
                return Ok(glyphs);
            }
        }
        let clusters = cluster::clusters(text);
        let whole = order.iter().find_map(|&face| {
            clusters.iter().map(|cluster| self.glyph_in(known, face, cluster)).collect::<Option<Vec<_>>>()
        });
        if let Some(glyphs) = whole {
            return Ok(glyphs);
        }
        let one = |cluster: &String| {
            let found = order.iter().find_map(|&face| self.glyph_in(known, face, cluster));
            found.ok_or_else(|| cluster.clone())
        };
        clusters.iter().map(one).collect()
    }

    /// What the fitting must know of glyphs.
    pub(crate) fn with_pieces<R>(&self, glyphs: &[Glyph], fit: impl FnOnce(&[Piece]) -> R) -> R {
        let known = self.known.borrow();
        let text = |key: u32| known.letters.get(key as usize).map_or("", |letter| &*letter.text);
        let pieces: Vec<Piece> =
            glyphs.iter().map(|glyph| Piece { text: text(glyph.key), advance: glyph.advance }).collect();
        fit(&pieces)
    }

    /// Whether some face has this character.
    pub(crate) fn has(&self, cluster: &str) -> bool {
        let known = &mut *self.known.borrow_mut();
        self.mincho.iter().any(|&face| self.glyph_in(known, face, cluster).is_some())
    }

    fn order(&self, style: Style) -> &[usize] {
        match style {
            Style::Mincho => &self.mincho,
            Style::Gothic => &self.gothic,
        }
    }

    fn char_in(&self, known: &mut Known, face: usize, c: char) -> Option<Glyph> {
        if let Some(found) = known.by_char.get(&(face as u8, c)) {
            return *found;
        }
        let found = self.id_in(face, c, None).and_then(|id| {
            let mut utf8 = [0; 4];
            self.claimed(known, face, id, c.encode_utf8(&mut utf8))
        });
        known.by_char.insert((face as u8, c), found);
        found
    }

    fn glyph_in(&self, known: &mut Known, face: usize, text: &str) -> Option<Glyph> {
        let mut parts = text.chars();
        let base = parts.next()?;
        match (parts.next(), parts.next()) {
            (None, _) => self.char_in(known, face, base),
            (Some(selector), None) if is_selector(selector) => {
                if let Some(found) = known.by_text.get(&(face as u8, text.to_owned())) {
                    return *found;
                }
                let found =
                    self.variant_in(face, base, selector).and_then(|id| self.claimed(known, face, id, text));
                known.by_text.insert((face as u8, text.to_owned()), found);
                found
            }
            // A base with two marks is no character of ours; half of it must not be dropped.
            _ => None,
        }
    }

    fn claimed(&self, known: &mut Known, index: usize, id: u16, text: &str) -> Option<Glyph> {
        let face = &self.faces.get(index)?.face;
        let width = i64::from(face.glyph_hor_advance(ttf_parser::GlyphId(id))?);
        let advance = (width * 1_000 / i64::from(face.units_per_em().max(1))) as i32;
        Some(known.claim((index as u8, id, advance), text, face.number_of_glyphs()))
    }

    /// The face that names are set in first, with its place.
    pub(crate) fn of_names(&self) -> Option<(usize, &OpenFace<'a>)> {
        let first = *self.mincho.first()?;
        Some((first, self.faces.get(first)?))
    }

    /// The glyph's number for a character with a selector, or with the other collection's selector for the same shape.
    pub(crate) fn variant_in(&self, index: usize, base: char, selector: char) -> Option<u16> {
        let same = self.id_in(index, base, Some(selector));
        same.or_else(|| self.id_in(index, base, Some(twin(base, selector)?)))
    }

    /// The glyph's number for a character in one face: cmap format 14 where a selector follows, else the plain cmap.
    pub(crate) fn id_in(&self, index: usize, base: char, selector: Option<char>) -> Option<u16> {
        let face = &self.faces.get(index)?.face;
        if base.is_control() {
            return None;
        }
        let id = match selector {
            None => face.glyph_index(base)?,
            Some(selector) => face.glyph_variation_index(base, selector)?,
        };
        (id.0 != 0 && id.0 < face.number_of_glyphs()).then_some(id.0)
    }
}
