//! One typeface: its small tables kept, its glyphs read where they lie when they are needed. It looks nothing up: that
//! is `font`; and it knows no disk: whoever opens it says how its file is read.

use std::borrow::Cow;
use std::io;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use ttf_parser::RawFaceTables;

use crate::error::Error;

/// What a face is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// 明朝: the values in the boxes
    Mincho,
    /// ゴシック: the printed words of the blank
    Gothic,
}

/// Fills the buffer with the file's bytes from this place on.
type ReadAt = dyn Fn(u64, &mut [u8]) -> io::Result<()> + Send + Sync;

/// Where a face's bytes are.
enum Source {
    Held(Cow<'static, [u8]>),
    Read(Box<ReadAt>),
}

/// The tables that are asked for every character; a face of every name in the land has 0.7 MB of them.
struct Tables {
    head: Vec<u8>,
    hhea: Vec<u8>,
    maxp: Vec<u8>,
    hmtx: Vec<u8>,
    cmap: Vec<u8>,
    loca: Vec<u8>,
}

struct Inner {
    name: String,
    style: Style,
    source: Source,
    tables: Tables,
    /// where the outlines lie in the file
    glyf: Range<u64>,
    /// where the glyphs' names lie in the file
    post: Option<Range<u64>>,
    names: OnceLock<Vec<u8>>,
}

/// One typeface. Copies share what was read.
#[derive(Clone)]
pub struct Face(Arc<Inner>);

/// No table but the outlines is larger; a file that says so is damaged.
const LARGEST_TABLE: u64 = 16 << 20;

impl Face {
    /// Takes a TrueType face whose bytes are at hand. `name` is its PostScript name, such as `BIZUDMincho-Regular`.
    pub fn new(name: &str, style: Style, bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, Error> {
        Self::open(name, style, Source::Held(bytes.into()))
    }

    /// Takes a TrueType face whose glyphs are read one by one as papers need them: `read_at` fills a buffer with the
    /// file's bytes from a place on. IPAmj明朝 has 46 MB, of which a bundle needs one or two percent.
    pub fn reading(
        name: &str,
        style: Style,
        read_at: impl Fn(u64, &mut [u8]) -> io::Result<()> + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        Self::open(name, style, Source::Read(Box::new(read_at)))
    }

    /// The face's name.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    pub(crate) fn style(&self) -> Style {
        self.0.style
    }

    fn open(name: &str, style: Style, source: Source) -> Result<Self, Error> {
        let bad = |reason: &str| Error::BadFace { name: name.to_owned(), reason: reason.to_owned() };
        let directory = Directory::read(&source).ok_or_else(|| bad("TrueType形式ではありません"))?;
        let table = |tag: &[u8; 4]| {
            let place = directory.place(tag).filter(|place| place.end - place.start <= LARGEST_TABLE);
            place.and_then(|place| source.bytes(&place)).ok_or_else(|| bad("表が欠けています"))
        };
        let tables = Tables {
            head: table(b"head")?,
            hhea: table(b"hhea")?,
            maxp: table(b"maxp")?,
            hmtx: table(b"hmtx")?,
            cmap: table(b"cmap")?,
            loca: table(b"loca")?,
        };
        let glyf = directory.place(b"glyf").ok_or_else(|| bad("字形がTrueType形式ではありません"))?;
        let post = directory.place(b"post").filter(|place| place.end - place.start <= LARGEST_TABLE);
        let inner =
            Inner { name: name.to_owned(), style, source, tables, glyf, post, names: OnceLock::new() };
        let face = Self(Arc::new(inner));
        face.parsed()?;
        Ok(face)
    }

    /// The tables for lookups; it costs nothing but a look at their heads.
    pub(crate) fn parsed(&self) -> Result<ttf_parser::Face<'_>, Error> {
        let Tables { head, hhea, maxp, hmtx, cmap, .. } = &self.0.tables;
        let raw =
            RawFaceTables { head, hhea, maxp, hmtx: Some(hmtx), cmap: Some(cmap), ..Default::default() };
        ttf_parser::Face::from_raw_tables(raw).map_err(|e| self.bad(&e.to_string()))
    }

    /// What the tables `head`, `hhea` and `maxp` hold, for a face made of some of these glyphs.
    pub(crate) fn heads(&self) -> [&[u8]; 3] {
        let Tables { head, hhea, maxp, .. } = &self.0.tables;
        [head, hhea, maxp]
    }

    /// A glyph's record: its outline with its hints, empty for a space.
    pub(crate) fn glyph(&self, id: u16) -> Result<Cow<'_, [u8]>, Error> {
        let place = self.place(id).ok_or_else(|| self.bad("字形の位置が正しくありません"))?;
        match &self.0.source {
            Source::Held(bytes) => {
                let place = usize::try_from(place.start).ok().zip(usize::try_from(place.end).ok());
                place.and_then(|(from, to)| bytes.get(from..to)).map(Cow::Borrowed)
            }
            source => source.bytes(&place).map(Cow::Owned),
        }
        .ok_or_else(|| self.bad("字形を読めません"))
    }

    fn place(&self, id: u16) -> Option<Range<u64>> {
        let Tables { head, loca, .. } = &self.0.tables;
        let index = usize::from(id);
        let offset = |at: usize| match head.get(50..52)? {
            [_, 0] => Some(u64::from(be16(loca, at * 2)?) * 2),
            _ => Some(u64::from(be32(loca, at * 4)?)),
        };
        let (from, to) = (offset(index)?, offset(index + 1)?);
        let within = from <= to && to <= self.0.glyf.end - self.0.glyf.start;
        within.then(|| self.0.glyf.start + from..self.0.glyf.start + to)
    }

    /// A glyph's name in the face, such as `mj025760`. The list is read when it is first asked for.
    pub(crate) fn glyph_name(&self, id: u16) -> Option<String> {
        let names = self.0.names.get_or_init(|| {
            self.0.post.as_ref().and_then(|place| self.0.source.bytes(place)).unwrap_or_default()
        });
        let table = ttf_parser::post::Table::parse(names)?;
        table.glyph_name(ttf_parser::GlyphId(id)).map(str::to_owned)
    }

    fn bad(&self, reason: &str) -> Error {
        Error::BadFace { name: self.0.name.clone(), reason: reason.to_owned() }
    }
}

impl Source {
    fn bytes(&self, place: &Range<u64>) -> Option<Vec<u8>> {
        let (from, length) = (place.start, usize::try_from(place.end.checked_sub(place.start)?).ok()?);
        match self {
            Self::Held(bytes) => {
                let from = usize::try_from(from).ok()?;
                bytes.get(from..from.checked_add(length)?).map(<[u8]>::to_vec)
            }
            Self::Read(read_at) => {
                let mut buffer = vec![0; length];
                read_at(from, &mut buffer).ok()?;
                Some(buffer)
            }
        }
    }
}

/// The list of tables at the head of a face's file.
struct Directory(Vec<u8>);

impl Directory {
    const RECORD: usize = 16;

    fn read(source: &Source) -> Option<Self> {
        let head = source.bytes(&(0..12))?;
        let is_truetype = head.starts_with(&[0, 1, 0, 0]) || head.starts_with(b"true");
        let count = is_truetype.then(|| be16(&head, 4)).flatten()?;
        let length = u64::from(count) * Self::RECORD as u64;
        source.bytes(&(12..12 + length)).map(Self)
    }

    fn place(&self, tag: &[u8; 4]) -> Option<Range<u64>> {
        let record = self.0.chunks_exact(Self::RECORD).find(|record| record.starts_with(tag))?;
        let (from, length) = (u64::from(be32(record, 8)?), u64::from(be32(record, 12)?));
        Some(from..from + length)
    }
}

/// The two bytes at a place, the larger one first.
pub(crate) fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// The four bytes at a place, the largest one first.
pub(crate) fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
