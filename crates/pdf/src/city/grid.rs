//! What a page's lines enclose, and which words belong together. Whether somebody writes there is not asked here.

use kakanai_domain::form::um::{Area, Um};

use super::detect::{Detected, FoundText};

/// Lines so near to one another are one line.
const SAME: i32 = 500;
/// What encloses less is ornament; what encloses more is the page.
const SMALLEST: (Um, Um) = (Um(3_000), Um(3_500));
/// More lines than any form has: such a page is a drawing.
const LINES_MAX: usize = 300;

/// Lines at one height (or one distance from the left), each from and to.
struct Level {
    at: i32,
    spans: Vec<(i32, i32)>,
}

impl Level {
    fn covers(&self, from: i32, to: i32) -> bool {
        self.spans.iter().any(|span| span.0 <= from + SAME && span.1 >= to - SAME)
    }
}

/// Every area that lines enclose and no line crosses, from top to bottom and from left to right.
pub(super) fn cells(found: &Detected) -> Vec<Area> {
    let (mut along, mut down) = (Vec::new(), Vec::new());
    for line in &found.lines {
        match line.from.y == line.to.y {
            true => along.push((line.from.y.0, line.from.x.0, line.to.x.0)),
            false => down.push((line.from.x.0, line.from.y.0, line.to.y.0)),
        }
    }
    for frame in &found.frames {
        let (x, y, right, bottom) = (frame.x.0, frame.y.0, frame.right().0, frame.bottom().0);
        along.extend([(y, x, right), (bottom, x, right)]);
        down.extend([(x, y, bottom), (right, y, bottom)]);
    }
    let (along, down) = (levels(along), levels(down));
    if along.len() > LINES_MAX || down.len() > LINES_MAX {
        return Vec::new();
    }
    let corners =
        along.iter().enumerate().flat_map(|(row, _)| (0..down.len()).map(move |column| (row, column)));
    corners.filter_map(|(row, column)| enclosed((&along, row), (&down, column))).collect()
}

/// The area whose upper left corner is where two lines meet: it ends at the first line that goes on from there.
fn enclosed((along, row): (&[Level], usize), (down, column): (&[Level], usize)) -> Option<Area> {
    let (top, left) = (along.get(row)?, down.get(column)?);
    let (x, y) = (left.at, top.at);
    let begins = |level: &Level, at: i32| level.covers(at, at + SMALLEST.1.0);
    if !(begins(top, x) && begins(left, y)) {
        return None;
    }
    let right = down.get(column + 1..)?.iter().find(|line| line.at - x > SAME && begins(line, y))?;
    let bottom = along.get(row + 1..)?.iter().find(|line| line.at - y > SAME && begins(line, x))?;
    let whole = top.covers(x, right.at)
        && bottom.covers(x, right.at)
        && left.covers(y, bottom.at)
        && right.covers(y, bottom.at);
    let area = Area { x: Um(x), y: Um(y), w: Um(right.at - x), h: Um(bottom.at - y) };
    (whole && area.w >= SMALLEST.0 && area.h >= SMALLEST.1).then_some(area)
}

/// Lines gathered by where they run, and put together where one goes on from another.
fn levels(mut lines: Vec<(i32, i32, i32)>) -> Vec<Level> {
    lines.sort_unstable();
    let mut levels: Vec<Level> = Vec::new();
    for (at, from, to) in lines {
        match levels.last_mut() {
            Some(level) if at - level.at <= SAME => level.spans.push((from, to)),
            _ => levels.push(Level { at, spans: vec![(from, to)] }),
        }
    }
    for level in &mut levels {
        level.spans.sort_unstable();
        let mut joined: Vec<(i32, i32)> = Vec::new();
        for (from, to) in std::mem::take(&mut level.spans) {
            match joined.last_mut() {
                Some(last) if from <= last.1 + SAME => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        level.spans = joined;
    }
    levels
}

/// A character that is printed, and about where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    pub(super) what: char,
    pub(super) at: Area,
}

/// The letters in an area, line by line from the left.
pub(super) fn letters_in(texts: &[FoundText], area: &Area) -> Vec<Vec<Letter>> {
    let letters = texts.iter().filter(|text| touches(area, &text.at)).flat_map(letters);
    let mut inside: Vec<Letter> = letters.filter(|letter| holds(area, &letter.at)).collect();
    inside.sort_by_key(|letter| (middle(&letter.at).1, letter.at.x));
    let mut lines: Vec<Vec<Letter>> = Vec::new();
    for letter in inside {
        let near = |line: &&mut Vec<Letter>| {
            line.first()
                .is_some_and(|first| (middle(&first.at).1 - middle(&letter.at).1).0.abs() * 2 < first.at.h.0)
        };
        match lines.last_mut().filter(near) {
            Some(line) => line.push(letter),
            None => lines.push(vec![letter]),
        }
    }
    lines.iter_mut().for_each(|line| line.sort_by_key(|letter| letter.at.x));
    lines
}

/// A text's characters, each in its share of the room.
fn letters(text: &FoundText) -> impl Iterator<Item = Letter> + '_ {
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    let whole: i32 = text.text.chars().map(wide).sum();
    let upright = text.at.w >= text.at.h || text.text.chars().count() < 2;
    let mut before = 0;
    text.text.chars().map(move |what| {
        let (from, share) = (before, wide(what));
        before += share;
        let at = match upright {
            true => Area {
                x: text.at.x + text.at.w.scaled(from, whole.max(1)),
                w: text.at.w.scaled(share, whole.max(1)),
                ..text.at
            },
            false => Area {
                y: text.at.y + text.at.h.scaled(from, whole.max(1)),
                h: text.at.h.scaled(share, whole.max(1)),
                ..text.at
            },
        };
        Letter { what, at }
    })
}

/// A line's letters as words; blanks that only spread them are taken out.
pub(super) fn said(lines: &[Vec<Letter>]) -> String {
    let letters = lines.iter().flatten().map(|letter| letter.what);
    letters.filter(|c| !c.is_whitespace()).collect()
}

fn touches(area: &Area, other: &Area) -> bool {
    let grown = Area { x: area.x - Um(1), y: area.y - Um(1), w: area.w + Um(2), h: area.h + Um(2) };
    grown.overlaps(&Area { w: other.w.max(Um(1)), h: other.h.max(Um(1)), ..*other })
}

fn holds(area: &Area, other: &Area) -> bool {
    let (x, y) = middle(other);
    x >= area.x && x <= area.right() && y >= area.y && y <= area.bottom()
}

fn middle(area: &Area) -> (Um, Um) {
    (area.x + area.w / 2, area.y + area.h / 2)
}
