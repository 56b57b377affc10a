//! A handout onto A4: its parts set into blocks of lines, each page with its foot. It knows no procedure; which page a
//! block stands on is `flow`'s.

use kakanai_domain::form::fit;
use kakanai_domain::form::sheet::Paper;
use kakanai_domain::form::um::{Area, Place, Um};
use kakanai_domain::sheet::handout::{Body, Entry, Handout, Part};

use crate::blank::run;
use crate::compose::{InkedSheet, compose};
use crate::draw::Stamp;
use crate::error::Error;
use crate::face::Style;
use crate::finish::finish;
use crate::flow::{Block, Row, pages};
use crate::font::{Fonts, Glyph, OpenFonts};
use crate::mark::{Mark, baseline, outline, width};

/// A4.
const PAPER: Paper = Paper { w: Um::mm(210), h: Um::mm(297) };
/// The edges: room for a punch at the left, and for any printer's margins.
const LEFT: Um = Um::mm(20);
const RIGHT: Um = Um::mm(18);
const TOP: Um = Um::mm(16);
const BOTTOM: Um = Um::mm(18);
/// Where the foot's line stands, from the lower edge.
const FOOT: Um = Um::mm(11);

/// 10.5 pt and a little: the smallest type on the page.
const TEXT: Um = Um(3_750);
const NAME: Um = Um(4_600);
const HEADING: Um = Um(5_000);
const TITLE: Um = Um(7_200);
/// From one line to the next, in 1/100 of a character's height.
const LEADING: i32 = 140;

/// An entry's labels begin here, its words there, from the left edge of the text.
const LABELS: Um = Um(7_000);
const WORDS: Um = Um(28_500);
const HAIRLINE: Um = Um(120);
const SQUARE_LINE: Um = Um(250);

/// A drawn handout.
#[derive(Clone, PartialEq, Eq)]
pub struct Handed {
    /// the PDF
    pub bytes: Vec<u8>,
    /// how many pages it has
    pub pages: u16,
}

/// Draws a handout on as many pages as it takes. The same input gives the same bytes.
pub fn draw_handout(handout: &Handout, fonts: &Fonts, stamp: &Stamp) -> Result<Handed, Error> {
    let fonts = fonts.open()?;
    let setting = Setting { fonts: &fonts, title: &handout.title };
    let mut sheets = laid(handout, &fonts)?;
    let count = sheets.len();
    for (sheet, number) in sheets.iter_mut().zip(1..) {
        sheet.marks.extend(setting.foot(&handout.from, number, count)?);
    }
    let bytes = finish(compose(&sheets, &fonts)?, &handout.title, stamp, true)?;
    Ok(Handed { bytes, pages: u16::try_from(count).unwrap_or(u16::MAX) })
}

/// A handout's pages without their feet.
pub(crate) fn laid(handout: &Handout, fonts: &OpenFonts) -> Result<Vec<InkedSheet>, Error> {
    let setting = Setting { fonts, title: &handout.title };
    let pages = pages(setting.blocks(handout)?, PAPER.h - TOP - BOTTOM);
    let in_place = |mark: Mark| mark.moved(Place { x: LEFT, y: TOP });
    let sheet = |marks: Vec<Mark>| InkedSheet {
        paper: PAPER,
        grounds: Vec::new(),
        marks: marks.into_iter().map(in_place).collect(),
    };
    Ok(pages.into_iter().map(sheet).collect())
}

/// Sets words into lines with the office's faces.
struct Setting<'a> {
    fonts: &'a OpenFonts<'a>,
    title: &'a str,
}

impl Setting<'_> {
    fn blocks(&self, handout: &Handout) -> Result<Vec<Block>, Error> {
        let mut blocks = vec![self.head(handout)?];
        for part in &handout.parts {
            blocks.extend(self.part(part)?);
        }
        Ok(blocks)
    }

    fn head(&self, handout: &Handout) -> Result<Block, Error> {
        let mut rows = self.lines(&handout.title, TITLE, Um(0), text_width())?;
        rows.push(Row::gap(Um(1_500)));
        let from = self.glyphs(&handout.from)?;
        let x = text_width() - width(&from, TEXT);
        rows.push(line_of(&from, x, TEXT));
        rows.push(Row::gap(Um(1_500)));
        rows.extend(self.lines(&handout.lead, TEXT, Um(0), text_width())?);
        Ok(Block { rows, with_next: false })
    }

    fn part(&self, part: &Part) -> Result<Vec<Block>, Error> {
        let mut blocks = vec![self.heading(part)?];
        match &part.body {
            Body::Entries(entries) => {
                for entry in entries {
                    blocks.push(self.entry(entry)?);
                }
            }
            Body::Ticks(things) => {
                for pair in things.chunks(2) {
                    blocks.push(self.ticks(pair)?);
                }
            }
            Body::Sentences(sentences) => {
                for sentence in sentences {
                    let mut rows = vec![Row::gap(Um(900))];
                    rows.extend(self.after_a_sign("・", sentence)?);
                    blocks.push(Block { rows, with_next: false });
                }
            }
        }
        Ok(blocks)
    }

    /// A heading on a tint; it never stands alone at the foot of a page.
    fn heading(&self, part: &Part) -> Result<Block, Error> {
        let glyphs = self.glyphs(&part.heading)?;
        let bar = Area { x: Um(0), y: Um(0), w: text_width(), h: Um(8_600) };
        let mut marks = vec![Mark::Tint(bar)];
        marks.extend(run(&glyphs, Um(2_500), baseline(bar.h / 2, HEADING), HEADING));
        let mut rows = vec![Row::gap(Um(5_000)), Row { height: bar.h, marks }];
        if let Some(lead) = &part.lead {
            rows.push(Row::gap(Um(1_200)));
            rows.extend(self.lines(lead, TEXT, Um(0), text_width())?);
        }
        Ok(Block { rows, with_next: true })
    }

    fn entry(&self, entry: &Entry) -> Result<Block, Error> {
        let mut rows = vec![Row::gap(Um(1_800))];
        rows.extend(self.name(entry)?);
        let mut lines = entry.lines.as_slice();
        while let Some((first, rest)) = lines.split_first() {
            let beside = rest.first().filter(|second| self.is_short(first) && self.is_short(second));
            let mut set = self.labelled(first, Um(0))?;
            if let Some(second) = beside {
                stand_beside(&mut set, self.labelled(second, text_width() / 2 - LABELS)?);
            }
            rows.extend(set);
            lines = rest.get(usize::from(beside.is_some())..).unwrap_or_default();
        }
        rows.push(Row::gap(Um(1_800)));
        let ends = [Um(0), text_width()].map(|x| Place { x, y: Um(0) });
        rows.push(Row {
            height: Um(0),
            marks: vec![Mark::Stroke { points: ends.to_vec(), width: HAIRLINE, closed: false }],
        });
        Ok(Block { rows, with_next: false })
    }

    /// A label with its words, so far from the left edge.
    fn labelled(&self, (label, words): &(&str, String), x: Um) -> Result<Vec<Row>, Error> {
        let mut rows = self.lines(words, TEXT, WORDS + x, text_width() - WORDS - x)?;
        if let Some(first) = rows.first_mut() {
            let label = self.glyphs(label)?;
            first.marks.extend(run(&label, LABELS + x, baseline(first.height / 2, TEXT), TEXT));
        }
        Ok(rows)
    }

    /// Whether two such lines find room side by side.
    fn is_short(&self, (_, words): &(&str, String)) -> bool {
        let room = text_width() / 2 - WORDS;
        self.glyphs(words).is_ok_and(|glyphs| width(&glyphs, TEXT) <= room)
    }

    /// The entry's name with its square, and at the right edge what must be seen first: beside the name where both
    /// find room, else beneath it.
    fn name(&self, entry: &Entry) -> Result<Vec<Row>, Error> {
        let at_right = entry.at_right.as_deref().map(|words| self.glyphs(words)).transpose()?;
        let right_width = at_right.as_ref().map_or(Um(0), |glyphs| width(glyphs, NAME));
        let whole = width(&self.glyphs(&entry.name)?, NAME) + Um::mm(4) + right_width;
        let beside = LABELS + whole <= text_width();
        let mut rows = self.lines(&entry.name, NAME, LABELS, text_width() - LABELS)?;
        if let Some(first) = rows.first_mut() {
            first.marks.push(square(first.height, NAME));
        }
        if let Some(glyphs) = at_right {
            let x = text_width() - right_width;
            match rows.first_mut().filter(|_| beside) {
                Some(first) => first.marks.extend(run(&glyphs, x, baseline(first.height / 2, NAME), NAME)),
                None => rows.push(line_of(&glyphs, x, NAME)),
            }
        }
        Ok(rows)
    }

    /// One or two things side by side, each with its square.
    fn ticks(&self, things: &[String]) -> Result<Block, Error> {
        let half = text_width() / 2;
        let mut columns = Vec::new();
        for (thing, at) in things.iter().zip(0..) {
            let x = half * at;
            let mut rows = self.lines(thing, TEXT, x + LABELS, half - LABELS - Um::mm(3))?;
            if let Some(first) = rows.first_mut() {
                first.marks.push(square(first.height, TEXT).moved(Place { x, y: Um(0) }));
            }
            columns.push(rows);
        }
        let mut columns = columns.into_iter();
        let mut rows = columns.next().unwrap_or_default();
        stand_beside(&mut rows, columns.next().unwrap_or_default());
        rows.insert(0, Row::gap(Um(1_100)));
        Ok(Block { rows, with_next: false })
    }

    fn after_a_sign(&self, sign: &str, words: &str) -> Result<Vec<Row>, Error> {
        let mut rows = self.lines(words, TEXT, TEXT, text_width() - TEXT)?;
        if let Some(first) = rows.first_mut() {
            first.marks.extend(run(&self.glyphs(sign)?, Um(0), baseline(first.height / 2, TEXT), TEXT));
        }
        Ok(rows)
    }

    /// Words broken into lines by their measured widths.
    fn lines(&self, words: &str, size: Um, x: Um, room: Um) -> Result<Vec<Row>, Error> {
        let mut rows = Vec::new();
        for paragraph in words.lines().map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            let glyphs = self.glyphs(paragraph)?;
            let broken = self.fonts.with_pieces(&glyphs, |pieces| fit::broken(pieces, room, size));
            for line in broken {
                rows.push(line_of(glyphs.get(line).unwrap_or_default(), x, size));
            }
        }
        Ok(rows)
    }

    fn foot(&self, from: &str, number: usize, count: usize) -> Result<Vec<Mark>, Error> {
        let y = PAPER.h - FOOT;
        let edge = y - TEXT - Um(1_200);
        let ends = [LEFT, PAPER.w - RIGHT].map(|x| Place { x, y: edge });
        let mut marks = vec![Mark::Stroke { points: ends.to_vec(), width: HAIRLINE, closed: false }];
        marks.extend(run(&self.glyphs(&format!("{}　{from}", self.title))?, LEFT, y, TEXT));
        let number = self.glyphs(&format!("{number}／{count}"))?;
        marks.extend(run(&number, PAPER.w - RIGHT - width(&number, TEXT), y, TEXT));
        Ok(marks)
    }

    fn glyphs(&self, text: &str) -> Result<Vec<Glyph>, Error> {
        self.fonts.glyphs(text, Style::Gothic, self.title)
    }
}

fn text_width() -> Um {
    PAPER.w - LEFT - RIGHT
}

/// Puts the lines of a second column beside those of the first.
fn stand_beside(first: &mut Vec<Row>, second: Vec<Row>) {
    for (row, at) in second.into_iter().zip(0..) {
        match first.get_mut(at) {
            Some(beside) => beside.marks.extend(row.marks),
            None => first.push(row),
        }
    }
}

fn line_of(glyphs: &[Glyph], x: Um, size: Um) -> Row {
    let height = size.scaled(LEADING, 100);
    Row { height, marks: run(glyphs, x, baseline(height / 2, size), size) }
}

/// A square to tick, at the left edge of a line of this height.
fn square(height: Um, size: Um) -> Mark {
    let side = size.scaled(88, 100);
    outline(&Area { x: Um(600), y: (height - side) / 2, w: side, h: side }, SQUARE_LINE)
}
