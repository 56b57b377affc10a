//! The outlines that the faces themselves have, to hold against what a paper shows. No checks.

use std::collections::HashMap;

use kakanai_domain::form::cluster::is_selector;

use crate::office::{self, FACES};
use crate::reader::outline;

/// What every face has for a text; each is looked up once.
pub struct Wanted {
    faces: Vec<(&'static str, Vec<u8>)>,
    known: HashMap<(String, String), String>,
}

impl Wanted {
    /// Reads every face whole.
    pub fn read() -> Self {
        let read = |(name, path)| (name, std::fs::read(office::root().join(path)).expect("the face's file"));
        Self { faces: FACES.into_iter().map(read).collect(), known: HashMap::new() }
    }

    /// The outline that a face itself has for a text.
    pub fn outline(&mut self, name: &str, text: &str) -> &str {
        let key = (name.to_owned(), text.to_owned());
        let faces = &self.faces;
        self.known.entry(key).or_insert_with(|| {
            let (_, bytes) = faces.iter().find(|(face, _)| *face == name).expect("a known face");
            let face = ttf_parser::Face::parse(bytes, 0).expect("sound");
            let mut parts = text.chars();
            let base = parts.next().expect("a character");
            let glyph = match parts.next() {
                Some(selector) if is_selector(selector) => face.glyph_variation_index(base, selector),
                Some(_) => panic!("two characters in one glyph: {text}"),
                None => face.glyph_index(base),
            };
            outline(&face, glyph.unwrap_or_else(|| panic!("{name} has {text}")))
        })
    }
}
