//! The printed part of a sheet: tints, rules, frames and words. Nothing here comes from a person.

use kakanai_domain::form::sheet::{Align, Blank, Words};
use kakanai_domain::form::um::{Area, Place, Um};

use crate::error::Error;
use crate::face::Style;
use crate::font::{Glyph, OpenFonts};
use crate::mark::{Mark, baseline, outline, width};

/// From one printed line to the next, in 1/100 of a character's height.
const LEADING: i32 = 145;

/// The blank's ink; `title` names the form when a printed word has no glyph.
pub(crate) fn marks(blank: &Blank, fonts: &OpenFonts, title: &str) -> Result<Vec<Mark>, Error> {
    let mut out: Vec<Mark> = blank.tints.iter().map(|area| Mark::Tint(*area)).collect();
    out.extend(blank.rules.iter().map(|rule| Mark::Stroke {
        points: vec![rule.from, rule.to],
        width: rule.weight.um(),
        closed: false,
    }));
    out.extend(blank.frames.iter().map(|frame| outline(&frame.at, frame.weight.um())));
    for words in &blank.words {
        out.extend(words_marks(words, fonts, title)?);
    }
    Ok(out)
}

fn words_marks(words: &Words, fonts: &OpenFonts, title: &str) -> Result<Vec<Mark>, Error> {
    let mut lines = Vec::new();
    for line in words.text.lines() {
        lines.push(fonts.glyphs(line, Style::Gothic, title)?);
    }
    if words.align == Align::Stacked {
        lines = lines.into_iter().flatten().map(|glyph| vec![glyph]).collect();
    }
    let leading = if words.align == Align::Stacked { 115 } else { LEADING };
    Ok(block(&lines, &words.at, words.size, leading, words.align))
}

/// Lines of glyphs in an area: the block stands in the middle downwards, each line as `align` says across.
pub(crate) fn block(
    lines: &[impl AsRef<[Glyph]>],
    area: &Area,
    size: Um,
    leading: i32,
    align: Align,
) -> Vec<Mark> {
    let step = size.scaled(leading, 100);
    let middle = area.y + area.h / 2;
    let first = middle - (step * (lines.len().saturating_sub(1)) as i32) / 2;
    let mut out = Vec::new();
    for (line, row) in lines.iter().zip(0..) {
        let glyphs = line.as_ref();
        let y = baseline(first + step * row, size);
        match align {
            Align::Spread => out.extend(spread(glyphs, area, y, size)),
            _ => out.extend(run(glyphs, left_end(glyphs, area, size, align), y, size)),
        }
    }
    out
}

fn left_end(glyphs: &[Glyph], area: &Area, size: Um, align: Align) -> Um {
    let free = area.w - width(glyphs, size);
    match align {
        Align::Left | Align::Spread => area.x,
        Align::Centre | Align::Stacked => area.x + free / 2,
        Align::Right => area.x + free,
    }
}

/// 均等割付: the first character at the left edge, the last at the right one.
fn spread(glyphs: &[Glyph], area: &Area, y: Um, size: Um) -> Vec<Mark> {
    let gaps = glyphs.len().saturating_sub(1) as i32;
    if gaps == 0 {
        return run(glyphs, left_end(glyphs, area, size, Align::Centre), y, size);
    }
    let free = area.w - width(glyphs, size);
    let mut x = area.x;
    let mut out = Vec::new();
    for (glyph, i) in glyphs.iter().zip(0..) {
        out.extend(run(std::slice::from_ref(glyph), x + free.scaled(i, gaps), y, size));
        x = x + size.scaled(glyph.advance, 1_000);
    }
    out
}

/// One line of glyphs, parted where the face changes.
pub(crate) fn run(glyphs: &[Glyph], x: Um, y: Um, size: Um) -> Vec<Mark> {
    let mut out = Vec::new();
    let mut x = x;
    for part in glyphs.chunk_by(|a, b| a.face == b.face) {
        out.push(Mark::Text { at: Place { x, y }, size, glyphs: part.to_vec() });
        x = x + width(part, size);
    }
    out
}
