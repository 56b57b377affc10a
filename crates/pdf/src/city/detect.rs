//! What stands on a foreign page: straight lines, frames and words with their places, from its operators. It draws nothing
//! and guesses no boxes; what it cannot read it leaves out.

use std::collections::HashMap;

use kakanai_domain::form::um::{Area, Place, Um};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object};

use super::BlankRefused;
use super::import::{Budget, content};
use super::page::{Page, follow, number};

/// A straight line, along or down the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundLine {
    /// the left or the upper end
    pub from: Place,
    /// the right or the lower end
    pub to: Place,
}

/// Words that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundText {
    /// what copying them gives
    pub text: String,
    /// about the room they take
    pub at: Area,
    /// the height of a character
    pub size: Um,
}

/// Everything that was found on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detected {
    /// lines along and down the page, thin filled strips among them
    pub lines: Vec<FoundLine>,
    /// upright rectangles, drawn or filled
    pub frames: Vec<Area>,
    /// printed words
    pub texts: Vec<FoundText>,
}

/// A filled strip thinner than this is a line.
const STRIP: Um = Um(1_000);
/// A line may lean so far and is still straight.
const LEAN: i32 = 200;
/// Shorter strokes are parts of letters and ornaments.
const SHORTEST: Um = Um(2_000);
/// How deep drawings may show one another.
const DEPTH_MAX: usize = 6;
/// More than any form has.
const FOUND_MAX: usize = 20_000;

type Matrix = [f64; 6];
const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Looks through a page.
pub(super) fn detected(
    document: &Document,
    page: &Page,
    budget: &mut Budget,
) -> Result<Detected, BlankRefused> {
    let operators = content(document, page, budget)?;
    let none = Dictionary::new();
    let resources = page.resources.and_then(|resources| resources.as_dict().ok()).unwrap_or(&none);
    let mut eye = Eye { document, page, budget, found: Detected::default() };
    eye.read(&operators, resources, SAME, DEPTH_MAX)?;
    Ok(eye.found)
}

struct Eye<'a, 'd> {
    document: &'d Document,
    page: &'a Page<'d>,
    budget: &'a mut Budget,
    found: Detected,
}

/// How a font's codes are read.
struct Reading<'d> {
    encoding: Option<Encoding<'d>>,
    two_bytes: bool,
}

#[derive(Clone, Copy)]
struct State {
    at: Matrix,
    size: f64,
    leading: f64,
}

#[derive(Default)]
struct Path {
    lines: Vec<((f64, f64), (f64, f64))>,
    frames: Vec<[f64; 4]>,
    start: (f64, f64),
    end: (f64, f64),
}

impl<'d> Eye<'_, 'd> {
    fn read(
        &mut self,
        operators: &[u8],
        resources: &'d Dictionary,
        at: Matrix,
        depth: usize,
    ) -> Result<(), BlankRefused> {
        // What cannot be parsed is still printed; it only proposes nothing.
        let Ok(content) = Content::decode(operators) else { return Ok(()) };
        let mut state = State { at, size: 0.0, leading: 0.0 };
        let (mut kept, mut path) = (Vec::new(), Path::default());
        let (mut text, mut line) = (SAME, SAME);
        let mut fonts: HashMap<Vec<u8>, Reading> = HashMap::new();
        let mut font: Vec<u8> = Vec::new();
        for Operation { operator, operands } in &content.operations {
            self.budget.operators = self.budget.operators.checked_sub(1).ok_or(BlankRefused::TooMuch)?;
            let n: Vec<f64> = operands.iter().filter_map(number).collect();
            match (operator.as_str(), n.as_slice()) {
                ("q", _) if kept.len() < 256 => kept.push(state),
                ("Q", _) => state = kept.pop().unwrap_or(state),
                ("cm", &[a, b, c, d, e, f]) => state.at = times([a, b, c, d, e, f], state.at),
                ("m", &[x, y]) => {
                    path.start = (x, y);
                    path.end = (x, y);
                }
                ("l", &[x, y]) => {
                    path.lines.push((path.end, (x, y)));
                    path.end = (x, y);
                }
                ("c", &[.., x, y]) | ("v", &[.., x, y]) | ("y", &[.., x, y]) => path.end = (x, y),
                ("h", _) => {
                    path.lines.push((path.end, path.start));
                    path.end = path.start;
                }
                ("re", &[x, y, w, h]) => path.frames.push([x, y, x + w, y + h]),
                ("s" | "b" | "b*", _) => {
                    path.lines.push((path.end, path.start));
                    self.paint(&std::mem::take(&mut path), &state, true);
                }
                ("S" | "B" | "B*", _) => self.paint(&std::mem::take(&mut path), &state, true),
                ("f" | "F" | "f*", _) => self.paint(&std::mem::take(&mut path), &state, false),
                ("n", _) => path = Path::default(),
                ("BT", _) => (text, line) = (SAME, SAME),
                ("Tf", sizes) => {
                    state.size = sizes.last().copied().unwrap_or(0.0);
                    font = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default().to_vec();
                    if !fonts.contains_key(&font) {
                        fonts.insert(font.clone(), self.reading(resources, &font));
                    }
                }
                ("TL", &[leading]) => state.leading = leading,
                ("Td", &[x, y]) => (text, line) = moved(line, x, y),
                ("TD", &[x, y]) => {
                    state.leading = -y;
                    (text, line) = moved(line, x, y);
                }
                ("Tm", &[a, b, c, d, e, f]) => {
                    line = [a, b, c, d, e, f];
                    text = line;
                }
                ("T*", _) => (text, line) = moved(line, 0.0, -state.leading),
                ("Tj" | "TJ" | "'" | "\"", _) => {
                    if matches!(operator.as_str(), "'" | "\"") {
                        (text, line) = moved(line, 0.0, -state.leading);
                    }
                    if let (Some(reading), Some(shown)) = (fonts.get(&font), operands.last()) {
                        text = self.show(reading, shown, text, &state);
                    }
                }
                ("Do", _) => self.shown_drawing(operands, resources, &state, depth)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn shown_drawing(
        &mut self,
        operands: &[Object],
        resources: &'d Dictionary,
        state: &State,
        depth: usize,
    ) -> Result<(), BlankRefused> {
        let document = self.document;
        let entry =
            |from: &'d Dictionary, key: &[u8]| from.get(key).ok().map(|found| follow(document, found));
        let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        let drawings = entry(resources, b"XObject").and_then(|found| found.as_dict().ok());
        let Some(Object::Stream(stream)) = drawings.and_then(|drawings| entry(drawings, name)) else {
            return Ok(());
        };
        let is_form = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        if !is_form || depth == 0 {
            return Ok(());
        }
        let own = entry(&stream.dict, b"Matrix").and_then(|matrix| matrix.as_array().ok());
        let own = own.map(|parts| parts.iter().filter_map(number).collect::<Vec<_>>());
        let own = own.and_then(|parts| Matrix::try_from(parts).ok()).unwrap_or(SAME);
        let inner = entry(&stream.dict, b"Resources").and_then(|found| found.as_dict().ok());
        let operators = self.budget.unfold(stream)?;
        self.read(&operators, inner.unwrap_or(resources), times(own, state.at), depth - 1)
    }

    fn reading(&self, resources: &'d Dictionary, name: &[u8]) -> Reading<'d> {
        let document = self.document;
        let fonts = resources.get(b"Font").ok().and_then(|fonts| follow(document, fonts).as_dict().ok());
        let font = fonts.and_then(|fonts| follow(document, fonts.get(name).ok()?).as_dict().ok());
        let two_bytes = font.is_some_and(|font| {
            font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0")
        });
        Reading { encoding: font.and_then(|font| font.get_font_encoding(document).ok()), two_bytes }
    }

    fn place(&self, state: &State, x: f64, y: f64) -> Place {
        let (x, y) = point(state.at, x, y);
        self.page.place(x, y)
    }

    fn paint(&mut self, path: &Path, state: &State, stroked: bool) {
        for [left, bottom, right, top] in &path.frames {
            let (a, b) = (self.place(state, *left, *bottom), self.place(state, *right, *top));
            let at = spanned(a, b);
            if at.w <= STRIP || at.h <= STRIP {
                self.line(Place { x: at.x, y: at.y }, Place { x: at.right(), y: at.bottom() });
            } else if self.found.frames.len() < FOUND_MAX {
                self.found.frames.push(at);
            }
        }
        if stroked {
            for ((x, y), (to_x, to_y)) in &path.lines {
                self.line(self.place(state, *x, *y), self.place(state, *to_x, *to_y));
            }
        }
    }

    /// Keeps a line that runs along or down the page, its thickness taken out.
    fn line(&mut self, a: Place, b: Place) {
        let at = spanned(a, b);
        let along = at.h <= STRIP && at.w >= SHORTEST && (at.h.0 <= LEAN || at.w.0 > at.h.0 * 8);
        let down = at.w <= STRIP && at.h >= SHORTEST && (at.w.0 <= LEAN || at.h.0 > at.w.0 * 8);
        let (x, y) = (at.x + at.w / 2, at.y + at.h / 2);
        let line = match (along, down) {
            (true, _) => FoundLine { from: Place { x: at.x, y }, to: Place { x: at.right(), y } },
            (_, true) => FoundLine { from: Place { x, y: at.y }, to: Place { x, y: at.bottom() } },
            _ => return,
        };
        if self.found.lines.len() < FOUND_MAX {
            self.found.lines.push(line);
        }
    }

    /// Keeps shown words and gives the place behind them; widths are taken as half and whole characters.
    fn show(&mut self, reading: &Reading, shown: &Object, text: Matrix, state: &State) -> Matrix {
        let parts = match shown {
            Object::Array(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        };
        let (mut words, mut units) = (String::new(), 0.0);
        for part in parts {
            if let Object::String(codes, _) = part {
                units += if reading.two_bytes { codes.len() as f64 / 2.0 } else { codes.len() as f64 * 0.5 };
                let decoded = reading.encoding.as_ref().and_then(|e| Document::decode_text(e, codes).ok());
                words.push_str(decoded.as_deref().unwrap_or_default());
            } else if let Some(kern) = number(part) {
                units -= kern / 1_000.0;
            }
        }
        let whole = times(text, state.at);
        let height = state.size.abs() * whole[2].hypot(whole[3]);
        let size = Um((height * 25_400.0 / 72.0).round().clamp(0.0, 2e6) as i32);
        let words: String = words.chars().filter(|c| !c.is_control()).collect();
        if !words.trim().is_empty() && self.found.texts.len() < FOUND_MAX {
            let on = |x: f64, y: f64| {
                let (x, y) = point(whole, x * state.size, y * state.size);
                self.page.place(x, y)
            };
            let at = spanned(on(0.0, -0.12), on(units, 0.88));
            self.found.texts.push(FoundText { text: words, at, size });
        }
        times([1.0, 0.0, 0.0, 1.0, units * state.size, 0.0], text)
    }
}

fn spanned(a: Place, b: Place) -> Area {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Area { x, y, w: a.x.max(b.x) - x, h: a.y.max(b.y) - y }
}

fn moved(line: Matrix, x: f64, y: f64) -> (Matrix, Matrix) {
    let next = times([1.0, 0.0, 0.0, 1.0, x, y], line);
    (next, next)
}

/// First the one, then the other.
fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn point(m: Matrix, x: f64, y: f64) -> (f64, f64) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}
