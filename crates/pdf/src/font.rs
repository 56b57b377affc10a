//! Faces, and the exact glyph for a character. Never a similar glyph: a selector that a face lacks is a miss there.

use std::borrow::Cow;
use std::sync::Arc;

use kakanai_domain::form::cluster;

use crate::error::Error;

/// What a face is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// 明朝: the values in the boxes
    Mincho,
    /// ゴシック: the printed words of the blank
    Gothic,
}

/// One typeface, given as the bytes of its file.
#[derive(Clone)]
pub struct Face {
    name: String,
    style: Style,
    bytes: Arc<Cow<'static, [u8]>>,
}

impl Face {
    /// Takes a TrueType face. `name` is its PostScript name, such as `BIZUDMincho-Regular`.
    pub fn new(name: &str, style: Style, bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, Error> {
        let face = Self { name: name.to_owned(), style, bytes: Arc::new(bytes.into()) };
        face.opened()?;
        Ok(face)
    }

    /// The face's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The face with only the wanted glyphs.
    pub(crate) fn subset(&self, wanted: &subsetter::GlyphRemapper) -> Result<Vec<u8>, String> {
        subsetter::subset(&self.bytes, 0, wanted).map_err(|e| e.to_string())
    }

    fn opened(&self) -> Result<ttf_parser::Face<'_>, Error> {
        let bad = |reason: String| Error::BadFace { name: self.name.clone(), reason };
        let face = ttf_parser::Face::parse(&self.bytes, 0).map_err(|e| bad(e.to_string()))?;
        match face.tables().glyf {
            Some(_) => Ok(face),
            None => Err(bad("TrueType形式ではありません".to_owned())),
        }
    }
}

/// Brings the faces for rare names.
type Fetch = dyn Fn() -> Result<Vec<Face>, Error> + Send + Sync;

/// The faces of an office, in the order in which they are asked.
#[derive(Clone, Default)]
pub struct Fonts {
    faces: Vec<Face>,
    rare: Option<Arc<Fetch>>,
}

impl Fonts {
    /// Faces in order of preference. The faces of the wanted style are asked first, then the others.
    pub fn new(faces: Vec<Face>) -> Self {
        Self { faces, rare: None }
    }

    /// Further faces, fetched only when a character is in none of the others and let go after the drawing: a face
    /// of every name in the land takes 46 MB, and few papers need it. Where there is none, `fetch` gives none.
    pub fn with_rare(self, fetch: impl Fn() -> Result<Vec<Face>, Error> + Send + Sync + 'static) -> Self {
        Self { rare: Some(Arc::new(fetch)), ..self }
    }

    /// These faces with the rare ones behind them; `None` where there are no rare ones.
    pub(crate) fn with_all(&self) -> Result<Option<Self>, Error> {
        let Some(fetch) = &self.rare else { return Ok(None) };
        let faces = self.faces.iter().cloned().chain(fetch()?).collect();
        Ok(Some(Self { faces, rare: None }))
    }

    /// Opens every face for one drawing.
    pub(crate) fn open(&self) -> Result<OpenFonts<'_>, Error> {
        let open = |face| Ok(OpenFace { source: face, face: Face::opened(face)? });
        Ok(OpenFonts { faces: self.faces.iter().map(open).collect::<Result<_, Error>>()? })
    }
}

/// A glyph of one face, with the text that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// which face, by its place in [`Fonts`]
    pub face: usize,
    /// the glyph's number in the face
    pub id: u16,
    /// its width in 1/1000 of its height
    pub advance: i32,
    /// the character with its selector
    pub text: String,
}

/// A face with its tables looked up.
pub(crate) struct OpenFace<'a> {
    pub source: &'a Face,
    pub face: ttf_parser::Face<'a>,
}

/// All faces, opened for one drawing.
pub(crate) struct OpenFonts<'a> {
    faces: Vec<OpenFace<'a>>,
}

impl<'a> OpenFonts<'a> {
    pub(crate) fn face(&self, index: usize) -> Option<&OpenFace<'a>> {
        self.faces.get(index)
    }

    /// Every character of the text as a glyph. One face for the whole text where one has it all, because a name
    /// in two hands looks like a mistake; else each character from the first face that has it.
    pub(crate) fn glyphs(&self, text: &str, style: Style, label: &str) -> Result<Vec<Glyph>, Error> {
        let clusters = cluster::clusters(text);
        let order = self.order(style);
        let whole = order.iter().find_map(|&face| {
            clusters.iter().map(|cluster| self.glyph_in(face, cluster)).collect::<Option<Vec<_>>>()
        });
        if let Some(glyphs) = whole {
            return Ok(glyphs);
        }
        clusters.iter().map(|cluster| self.glyph(cluster, &order, label)).collect()
    }

    fn order(&self, style: Style) -> Vec<usize> {
        let all = 0..self.faces.len();
        let (mut first, rest): (Vec<_>, Vec<_>) = all.partition(|&i| self.faces[i].source.style == style);
        first.extend(rest);
        first
    }

    fn glyph(&self, cluster: &str, order: &[usize], label: &str) -> Result<Glyph, Error> {
        order.iter().find_map(|&face| self.glyph_in(face, cluster)).ok_or_else(|| Error::Unprintable {
            character: cluster.to_owned(),
            codes: cluster::codes(cluster),
            label: label.to_owned(),
        })
    }

    /// The glyph for a character in one face: cmap format 14 where a selector follows, else the plain cmap.
    fn glyph_in(&self, index: usize, text: &str) -> Option<Glyph> {
        let face = &self.faces.get(index)?.face;
        let mut parts = text.chars();
        let base = parts.next().filter(|c| !c.is_control())?;
        let id = match (parts.next(), parts.next()) {
            (None, _) => face.glyph_index(base)?,
            (Some(selector), None) if cluster::is_selector(selector) => {
                face.glyph_variation_index(base, selector)?
            }
            // A base with two marks is no character of ours; half of it must not be dropped.
            _ => return None,
        };
        let width = i64::from(face.glyph_hor_advance(id)?);
        let advance = (width * 1_000 / i64::from(face.units_per_em().max(1))) as i32;
        (id.0 != 0).then(|| Glyph { face: index, id: id.0, advance, text: text.to_owned() })
    }
}
