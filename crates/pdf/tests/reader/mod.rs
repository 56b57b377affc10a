//! Reads a PDF back as a viewer does: every shown code with its outline and its text. It shares no code with `src`.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId, content::Content};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// One glyph on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// the sheet it stands on, from 1
    pub sheet: u32,
    /// the face's name without its tag
    pub face: String,
    /// what copying it gives
    pub text: String,
    /// its outline in font units
    pub outline: String,
}

struct Font {
    /// what was looked up already: a long document shows the same letters again and again
    known: RefCell<HashMap<u16, Shown>>,
    face: String,
    program: Vec<u8>,
    to_glyph: Option<Vec<u8>>,
    to_text: BTreeMap<u16, String>,
}

type Fonts = BTreeMap<Vec<u8>, Rc<Font>>;

/// Every glyph shown in a document, in order.
pub fn shown(pdf: &[u8]) -> Vec<Shown> {
    let document = Document::load_mem(pdf).expect("our own PDF");
    let mut read_already: HashMap<Vec<u8>, Rc<Font>> = HashMap::new();
    let mut out = Vec::new();
    for (number, page) in document.get_pages() {
        let fonts = document.get_page_fonts(page).expect("fonts").into_iter();
        let fonts: Fonts =
            fonts.map(|(key, found)| (key, known(&document, found, &mut read_already))).collect();
        let glyphs = read(&document, page, &document.get_page_content(page), &fonts).into_iter();
        out.extend(glyphs.map(|glyph| Shown { sheet: number, ..glyph }));
    }
    out
}

/// A font by its name: its tag makes that one of a kind in its document.
fn known(document: &Document, found: &Dictionary, read: &mut HashMap<Vec<u8>, Rc<Font>>) -> Rc<Font> {
    let name = found.get(b"BaseFont").and_then(Object::as_name).expect("a name");
    Rc::clone(read.entry(name.to_vec()).or_insert_with(|| Rc::new(font(document, found))))
}

fn read(document: &Document, page: ObjectId, content: &[u8], fonts: &Fonts) -> Vec<Shown> {
    let mut out = Vec::new();
    let mut current = None;
    for operation in Content::decode(content).expect("operators").operations {
        match operation.operator.as_str() {
            "Tf" => current = fonts.get(operation.operands[0].as_name().expect("a font's name")),
            "Tj" => {
                for code in operation.operands[0].as_str().expect("codes").chunks(2) {
                    let font = current.expect("a font is set");
                    out.push(font.glyph(u16::from_be_bytes([code[0], code[1]])));
                }
            }
            "TJ" | "'" | "\"" => panic!("not looked at: {}", operation.operator),
            "Do" => {
                let name = operation.operands[0].as_name().expect("a blank's name");
                out.extend(read(document, page, &blank(document, page, name), fonts));
            }
            _ => {}
        }
    }
    out
}

/// The operators of the blank that a page shows.
fn blank(document: &Document, page: ObjectId, name: &[u8]) -> Vec<u8> {
    let (own, ids) = document.get_page_resources(page).expect("resources");
    let resources = own.unwrap_or_else(|| document.get_dictionary(ids[0]).expect("resources"));
    let blanks = resources.get(b"XObject").and_then(Object::as_dict).expect("blanks");
    let blank = blanks.get(name).and_then(Object::as_reference).expect("this blank");
    let stream = document.get_object(blank).and_then(Object::as_stream).expect("a stream");
    stream.decompressed_content().expect("operators")
}

impl Font {
    fn glyph(&self, code: u16) -> Shown {
        self.known.borrow_mut().entry(code).or_insert_with(|| self.looked_up(code)).clone()
    }

    fn looked_up(&self, code: u16) -> Shown {
        let at = usize::from(code) * 2;
        let glyph = match &self.to_glyph {
            Some(map) => u16::from_be_bytes([map[at], map[at + 1]]),
            None => code,
        };
        let face = Face::parse(&self.program, 0).expect("the embedded subset");
        let text = self.to_text.get(&code).cloned().unwrap_or_default();
        Shown { sheet: 0, face: self.face.clone(), text, outline: outline(&face, GlyphId(glyph)) }
    }
}

fn font(document: &Document, dictionary: &Dictionary) -> Font {
    let stream = |object: &Object| -> Vec<u8> {
        let (_, object) = document.dereference(object).expect("a reference");
        let stream = object.as_stream().expect("a stream");
        stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
    };
    let name = dictionary.get(b"BaseFont").and_then(Object::as_name).expect("a name");
    let name = String::from_utf8_lossy(name).into_owned();
    let descendants = dictionary.get(b"DescendantFonts").and_then(Object::as_array).expect("descendants");
    let descendant = descendants[0].as_reference().expect("a descendant");
    let descendant = document.get_dictionary(descendant).expect("a dictionary");
    let descriptor = descendant.get(b"FontDescriptor").and_then(Object::as_reference).expect("a descriptor");
    let descriptor = document.get_dictionary(descriptor).expect("a descriptor");
    let map = descendant.get(b"CIDToGIDMap").expect("a map");
    Font {
        known: RefCell::default(),
        face: name.split_once('+').expect("a subset's tag").1.to_owned(),
        program: stream(descriptor.get(b"FontFile2").expect("an embedded program")),
        to_glyph: map.as_name().is_err().then(|| stream(map)),
        to_text: to_unicode(
            &String::from_utf8(stream(dictionary.get(b"ToUnicode").expect("a map"))).expect("text"),
        ),
    }
}

/// The pairs of a ToUnicode map, from `bfchar` and `bfrange` alike.
fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    let mut out = BTreeMap::new();
    let mut inside = "";
    for line in map.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.last() {
            Some(word @ (&"beginbfchar" | &"beginbfrange")) => inside = word,
            Some(&"endbfchar" | &"endbfrange") => inside = "",
            _ => {
                let hex: Vec<String> = line
                    .split('<')
                    .skip(1)
                    .map(|p| p.split('>').next().unwrap_or("").replace(' ', ""))
                    .collect();
                let code = |i: usize| u16::from_str_radix(&hex[i], 16).expect("a code");
                match inside {
                    "beginbfchar" => {
                        out.insert(code(0), utf16(&hex[1]));
                    }
                    "beginbfrange" if line.contains('[') => {
                        for (i, text) in hex[2..].iter().enumerate() {
                            out.insert(code(0) + i as u16, utf16(text));
                        }
                    }
                    "beginbfrange" => {
                        for i in 0..=code(1) - code(0) {
                            let mut units = units(&hex[2]);
                            *units.last_mut().expect("a unit") += i;
                            out.insert(code(0) + i, String::from_utf16(&units).expect("UTF-16"));
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    out
}

fn units(hex: &str) -> Vec<u16> {
    let digits: Vec<char> = hex.chars().collect();
    digits.chunks(4).map(|c| u16::from_str_radix(&c.iter().collect::<String>(), 16).expect("hex")).collect()
}

fn utf16(hex: &str) -> String {
    String::from_utf16(&units(hex)).expect("UTF-16")
}

/// A glyph's outline as text, to compare one face with another.
pub fn outline(face: &Face, glyph: GlyphId) -> String {
    let mut pen = Pen::default();
    face.outline_glyph(glyph, &mut pen);
    pen.0
}

#[derive(Default)]
struct Pen(String);

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0 += &format!("m{x},{y}");
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0 += &format!("l{x},{y}");
    }
    fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
        self.0 += &format!("q{a},{b},{x},{y}");
    }
    fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
        self.0 += &format!("c{a},{b},{c},{d},{x},{y}");
    }
    fn close(&mut self) {
        self.0 += "z";
    }
}
