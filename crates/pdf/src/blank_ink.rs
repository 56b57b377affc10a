//! A form's blank as one drawing that every sheet of the form shows, made once and kept. What a blank is made of is
//! `blank`'s.

use std::sync::{Arc, PoisonError};

use kakanai_domain::form::sheet::{Blank, Paper};
use lopdf::{Dictionary, Stream};

use crate::blank::marks;
use crate::content::operators;
use crate::error::Error;
use crate::font::{Fonts, Letter, OpenFonts};
use crate::mark::Mark;
use crate::pack::packed_to_keep;

/// A drawn blank.
pub(crate) struct BlankInk {
    /// its operators, compressed
    pub stream: Stream,
    letters: Vec<Letter>,
}

/// The blanks drawn with some faces. They are the same for everyone: no person is in them.
#[derive(Default)]
pub(crate) struct Blanks {
    kept: Vec<(Blank, Paper, Arc<BlankInk>)>,
}

/// More forms than a ward has; beyond them the oldest is drawn anew.
const KEPT_MAX: usize = 256;

/// The blank's drawing, and the keys of its glyphs in this document.
pub(crate) fn ink(
    blank: &Blank,
    paper: Paper,
    (fonts, open): (&Fonts, &OpenFonts),
    title: &str,
) -> Result<(Arc<BlankInk>, Vec<u32>), Error> {
    let kept = {
        let blanks = fonts.blanks.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |(known, size, _): &&(Blank, Paper, Arc<BlankInk>)| *size == paper && known == blank;
        blanks.kept.iter().find(same).map(|(_, _, ink)| ink.clone())
    };
    if let Some((ink, keys)) = kept.and_then(|ink| claim(&ink, open).map(|keys| (ink, keys))) {
        return Ok((ink, keys));
    }
    let ink = Arc::new(drawn(blank, paper, open, title)?);
    let keys = claim(&ink, open).ok_or_else(|| Error::Compose("用紙の文字".to_owned()))?;
    // One that shares a glyph with another text of this document has codes that hold in this document only.
    if ink.letters.iter().all(|letter| letter.code == letter.id) {
        let mut blanks = fonts.blanks.lock().unwrap_or_else(PoisonError::into_inner);
        if blanks.kept.len() >= KEPT_MAX {
            blanks.kept.remove(0);
        }
        blanks.kept.push((blank.clone(), paper, ink.clone()));
    }
    Ok((ink, keys))
}

/// Claims the blank's glyphs in a document; `None` where another text holds one of its codes.
fn claim(ink: &BlankInk, open: &OpenFonts) -> Option<Vec<u32>> {
    let mut known = open.known.borrow_mut();
    let mut keys = Vec::with_capacity(ink.letters.len());
    for letter in &ink.letters {
        let glyphs = open.face(usize::from(letter.face))?.face.number_of_glyphs();
        let glyph = known.claim((letter.face, letter.id, letter.advance), &letter.text, glyphs);
        if glyph.code != letter.code {
            return None;
        }
        keys.push(glyph.key);
    }
    Some(keys)
}

fn drawn(blank: &Blank, paper: Paper, open: &OpenFonts, title: &str) -> Result<BlankInk, Error> {
    let marks = marks(blank, open, title)?;
    let known = open.known.borrow();
    let mut keys: Vec<u32> = glyph_keys(&marks).collect();
    keys.sort_unstable();
    keys.dedup();
    let letters = keys.iter().filter_map(|key| known.letters.get(*key as usize).cloned()).collect();
    Ok(BlankInk { stream: packed_to_keep(Dictionary::new(), &operators(&marks, paper.h)), letters })
}

/// The keys of every glyph in these marks.
pub(crate) fn glyph_keys(marks: &[Mark]) -> impl Iterator<Item = u32> {
    marks
        .iter()
        .flat_map(|mark| match mark {
            Mark::Text { glyphs, .. } => glyphs.as_slice(),
            _ => &[],
        })
        .map(|glyph| glyph.key)
}
