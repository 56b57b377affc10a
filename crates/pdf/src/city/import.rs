//! A page of a foreign PDF as one drawing with all that it needs, taken out of its document. Only what draws is taken: no
//! scripts, no links, no fields, no files.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::BlankRefused;
use super::page::{Page, area, follow};
use crate::pack::packed_to_keep;

/// A page's drawing. Its references are places in its own list; the drawing itself is the first.
pub(crate) struct Imported {
    objects: Vec<Object>,
}

impl Imported {
    /// Puts the drawing into a document and gives its place.
    pub(crate) fn add_to(&self, document: &mut Document) -> ObjectId {
        let first = document.max_id + 1;
        document.max_id += self.objects.len() as u32;
        for (object, id) in self.objects.iter().zip(first..) {
            let mut object = object.clone();
            renumber(&mut object, first);
            document.objects.insert((id, 0), object);
        }
        (first, 0)
    }
}

fn renumber(object: &mut Object, first: u32) {
    match object {
        Object::Reference(id) => id.0 += first,
        Object::Array(items) => items.iter_mut().for_each(|item| renumber(item, first)),
        Object::Dictionary(entries) => entries.iter_mut().for_each(|(_, entry)| renumber(entry, first)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, entry)| renumber(entry, first)),
        _ => {}
    }
}

/// What a whole blank may still cost.
pub(super) struct Budget {
    objects: usize,
    bytes: usize,
    unfolded: usize,
    pixels: i64,
    /// operators that are looked at in search of lines and words
    pub operators: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { objects: 20_000, bytes: 32 << 20, unfolded: 64 << 20, pixels: 200_000_000, operators: 400_000 }
    }
}

impl Budget {
    fn spend(from: &mut usize, cost: usize) -> Result<(), BlankRefused> {
        *from = from.checked_sub(cost).ok_or(BlankRefused::TooMuch)?;
        Ok(())
    }

    /// A stream's bytes, unfolded within what is left.
    pub(super) fn unfold(&mut self, stream: &Stream) -> Result<Vec<u8>, BlankRefused> {
        let unfolded = stream.decompressed_content_with_limit(self.unfolded).map_err(|error| {
            let limit = format!("{error:?}").contains("MemoryLimit");
            if limit { BlankRefused::TooMuch } else { BlankRefused::Damaged }
        })?;
        Self::spend(&mut self.unfolded, unfolded.len())?;
        Ok(unfolded)
    }
}

/// How deep arrays and dictionaries may lie in one another.
const DEPTH_MAX: usize = 64;

/// Takes a page out of its document.
pub(super) fn imported(
    document: &Document,
    page: &Page,
    budget: &mut Budget,
) -> Result<Imported, BlankRefused> {
    let mut taking =
        Taking { document, budget, objects: vec![Object::Null], numbers: HashMap::new(), left: Vec::new() };
    let content = content(document, page, taking.budget)?;
    let resources = match page.resources {
        Some(resources) => taking.copy(resources, DEPTH_MAX)?,
        None => Object::Dictionary(Dictionary::new()),
    };
    let [left, bottom, right, top] = page.seen;
    let seen = || Object::Array([left, bottom, right, top].map(real).to_vec());
    let mut ink = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => seen(), "Resources" => resources,
    };
    if let Ok(group) = page.dictionary.get(b"Group") {
        let group = taking.copy(group, DEPTH_MAX)?;
        ink.set("Group", group);
    }
    let ink = taking.add(Object::Stream(packed_to_keep(ink, &content)))?;
    let mut parts = dictionary! { "C" => ink };
    let mut shown = b"/C Do\n".to_vec();
    for (number, (appearance, matrix)) in appearances(document, page).into_iter().enumerate() {
        let part = taking.copy(appearance, DEPTH_MAX)?;
        parts.set(format!("A{number}"), part);
        let [a, b, c, d, e, f] = matrix;
        shown
            .extend(format!("q {a:.5} {b:.5} {c:.5} {d:.5} {e:.5} {f:.5} cm /A{number} Do Q\n").into_bytes());
    }
    taking.finish()?;
    let whole = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => seen(),
        "Matrix" => page.matrix().map(real).to_vec(),
        "Resources" => dictionary! { "XObject" => parts },
    };
    let mut objects = taking.objects;
    if let Some(first) = objects.first_mut() {
        *first = Object::Stream(packed_to_keep(whole, &shown));
    }
    Ok(Imported { objects })
}

fn real(number: f64) -> Object {
    Object::Real(number as f32)
}

/// The page's operators, its parts put together.
pub(super) fn content(
    document: &Document,
    page: &Page,
    budget: &mut Budget,
) -> Result<Vec<u8>, BlankRefused> {
    let Ok(contents) = page.dictionary.get(b"Contents") else { return Ok(Vec::new()) };
    let contents = follow(document, contents);
    let parts = match contents {
        Object::Array(parts) => parts.iter().collect(),
        single => vec![single],
    };
    let mut out = Vec::new();
    for part in parts {
        if let Object::Stream(stream) = follow(document, part) {
            out.extend(budget.unfold(stream)?);
            out.push(b'\n');
        }
    }
    Ok(out)
}

/// How the page's visible fields and notes look, and where they stand.
fn appearances<'d>(document: &'d Document, page: &Page<'d>) -> Vec<(&'d Object, [f64; 6])> {
    const HIDDEN: i64 = 1 << 1;
    const NOT_SEEN: i64 = 1 << 5;
    let Ok(notes) = page.dictionary.get(b"Annots") else { return Vec::new() };
    let Ok(notes) = follow(document, notes).as_array() else { return Vec::new() };
    let one = |note: &'d Object| {
        let note = follow(document, note).as_dict().ok()?;
        let flags = note.get(b"F").ok().and_then(|flags| follow(document, flags).as_i64().ok()).unwrap_or(0);
        // A window that pops up is nothing on paper.
        let popup = note.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Popup");
        if flags & (HIDDEN | NOT_SEEN) != 0 || popup {
            return None;
        }
        let looks = follow(document, note.get(b"AP").ok()?).as_dict().ok()?;
        let mut normal = looks.get(b"N").ok()?;
        if let Object::Dictionary(states) = follow(document, normal) {
            normal = states.get(note.get(b"AS").and_then(Object::as_name).ok()?).ok()?;
        }
        let Object::Stream(stream) = follow(document, normal) else { return None };
        let at = area(document, note.get(b"Rect").ok()?)?;
        let inner = stream.dict.get(b"BBox").ok().and_then(|inner| area(document, inner))?;
        Some((normal, onto(turned(document, stream, inner), at)?))
    };
    notes.iter().take(2_000).filter_map(one).collect()
}

/// Where an appearance's own matrix puts its area.
fn turned(document: &Document, stream: &Stream, inner: [f64; 4]) -> [f64; 4] {
    let own = stream.dict.get(b"Matrix").ok().and_then(|matrix| {
        let parts = follow(document, matrix).as_array().ok()?;
        let parts: Option<Vec<f64>> =
            parts.iter().map(|part| super::page::number(follow(document, part))).collect();
        <[f64; 6]>::try_from(parts?).ok()
    });
    let Some([a, b, c, d, e, f]) = own else { return inner };
    let corners = [(0, 1), (0, 3), (2, 1), (2, 3)].map(|(i, j)| (inner[i], inner[j]));
    let placed = corners.map(|(x, y)| (a * x + c * y + e, b * x + d * y + f));
    let fold =
        |by: fn(f64, f64) -> f64, of: fn(&(f64, f64)) -> f64| placed.iter().map(of).reduce(by).unwrap_or(0.0);
    [fold(f64::min, |p| p.0), fold(f64::min, |p| p.1), fold(f64::max, |p| p.0), fold(f64::max, |p| p.1)]
}

/// The matrix that lays one area onto another.
fn onto(from: [f64; 4], to: [f64; 4]) -> Option<[f64; 6]> {
    let (w, h) = (from[2] - from[0], from[3] - from[1]);
    if w.abs() < 1e-6 || h.abs() < 1e-6 {
        return None;
    }
    let (sx, sy) = ((to[2] - to[0]) / w, (to[3] - to[1]) / h);
    Some([sx, 0.0, 0.0, sy, to[0] - from[0] * sx, to[1] - from[1] * sy])
}

/// Copies objects with all they refer to, each once, by a list of what is left instead of by descent.
struct Taking<'a> {
    document: &'a Document,
    budget: &'a mut Budget,
    objects: Vec<Object>,
    numbers: HashMap<ObjectId, u32>,
    left: Vec<(ObjectId, u32)>,
}

impl Taking<'_> {
    fn add(&mut self, object: Object) -> Result<Object, BlankRefused> {
        Budget::spend(&mut self.budget.objects, 1)?;
        self.objects.push(object);
        Ok(Object::Reference((self.objects.len() as u32 - 1, 0)))
    }

    fn finish(&mut self) -> Result<(), BlankRefused> {
        while let Some((id, number)) = self.left.pop() {
            let found = self.document.get_object(id).unwrap_or(&Object::Null);
            let copy = self.copy(found, DEPTH_MAX)?;
            if let Some(place) = self.objects.get_mut(number as usize) {
                *place = copy;
            }
        }
        Ok(())
    }

    fn copy(&mut self, object: &Object, depth: usize) -> Result<Object, BlankRefused> {
        let depth = depth.checked_sub(1).ok_or(BlankRefused::TooMuch)?;
        Budget::spend(&mut self.budget.bytes, 16)?;
        Ok(match object {
            Object::Reference(id) => match self.numbers.get(id) {
                Some(number) => Object::Reference((*number, 0)),
                None => {
                    let place = self.add(Object::Null)?;
                    let number = self.objects.len() as u32 - 1;
                    self.numbers.insert(*id, number);
                    self.left.push((*id, number));
                    place
                }
            },
            Object::Array(items) => {
                let copy = items.iter().map(|item| self.copy(item, depth));
                Object::Array(copy.collect::<Result<_, _>>()?)
            }
            Object::Dictionary(entries) => Object::Dictionary(self.entries(entries, depth)?),
            Object::Stream(stream) => {
                self.weigh(stream)?;
                let entries = self.entries(&stream.dict, depth)?;
                Object::Stream(Stream::new(entries, stream.content.clone()).with_compression(false))
            }
            plain => plain.clone(),
        })
    }

    fn entries(&mut self, entries: &Dictionary, depth: usize) -> Result<Dictionary, BlankRefused> {
        // What leads back to the document is left behind; what would run hangs on pages and fields, which are not taken.
        const LEFT_BEHIND: [&[u8]; 8] = [
            b"Parent",
            b"StructParent",
            b"StructParents",
            b"Metadata",
            b"PieceInfo",
            b"OPI",
            b"Ref",
            b"LastModified",
        ];
        let mut copy = Dictionary::new();
        let is_page =
            entries.get(b"Type").and_then(Object::as_name).is_ok_and(|kind| kind.starts_with(b"Page"));
        if is_page {
            return Ok(copy);
        }
        for (key, entry) in entries.iter().filter(|(key, _)| !LEFT_BEHIND.contains(&key.as_slice())) {
            // A file outside this one is never asked for.
            if key == b"F" && entries.has(b"Length") {
                continue;
            }
            let entry = self.copy(entry, depth)?;
            copy.set(key.clone(), entry);
        }
        Ok(copy)
    }

    /// Whether a stream unfolds to something that a preview can hold.
    fn weigh(&mut self, stream: &Stream) -> Result<(), BlankRefused> {
        Budget::spend(&mut self.budget.bytes, stream.content.len())?;
        let side =
            |key: &[u8]| stream.dict.get(key).ok().and_then(|n| follow(self.document, n).as_i64().ok());
        if let (Some(w), Some(h)) = (side(b"Width"), side(b"Height")) {
            let pixels = w.checked_mul(h).filter(|pixels| *pixels >= 0).ok_or(BlankRefused::TooMuch)?;
            self.budget.pixels -= pixels;
            if self.budget.pixels < 0 {
                return Err(BlankRefused::TooMuch);
            }
        }
        match self.budget.unfold(stream) {
            Err(BlankRefused::TooMuch) => Err(BlankRefused::TooMuch),
            // Pictures in their own kinds of compression are read by whoever draws them.
            _ => Ok(()),
        }
    }
}
