//! Whether a value fits its box: shrinks it, breaks it into lines, says so. Knows widths, not fonts.

use std::ops::Range;

use super::fill::BoxWarning;
use super::sheet::Lettering;
use super::um::Um;

/// One character and how wide it is.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// the character with its selector
    pub text: &'a str,
    /// its width in 1/1000 of its height
    pub advance: i32,
}

/// A value that fits: how large, and which characters stand on which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// the height of a character
    pub size: Um,
    /// ranges of characters, a line each
    pub lines: Vec<Range<usize>>,
    /// what had to be done
    pub warning: Option<BoxWarning>,
}

/// From one line to the next, in 1/100 of a character's height.
pub const LEADING: i32 = 125;
/// By how much a wrapped text shrinks before it is tried again.
const STEP: Um = Um(100);
/// A text is never drawn smaller than this, however long it is.
const SMALLEST: Um = Um(300);

/// Fits text on one line: shrinks it to its floor, then tries two lines, and at last goes below the floor with a
/// warning rather than cut anything off.
pub fn line(pieces: &[Piece], room: (Um, Um), lettering: &Lettering) -> Fitted {
    let one_line = widest(pieces, room.0).min(lettering.size);
    let whole = 0..pieces.len();
    if one_line >= lettering.floor.min(lettering.size) {
        let shrunk = one_line < lettering.size;
        return Fitted { size: one_line, lines: vec![whole], warning: shrunk.then_some(BoxWarning::Shrunk) };
    }
    match shrink_to_lines(pieces, room, lettering.size, lettering.floor) {
        Some((size, lines)) => {
            let warning = Some(BoxWarning::Wrapped(lines.len() as u16));
            Fitted { size, lines, warning }
        }
        None => below_the_floor(pieces, room, lettering),
    }
}

/// Fits text on as many lines as the box holds, shrinking it to its floor first.
pub fn wrap(pieces: &[Piece], room: (Um, Um), lettering: &Lettering) -> Fitted {
    match shrink_to_lines(pieces, room, lettering.size, lettering.floor) {
        Some((size, lines)) => {
            let shrunk = size < lettering.size;
            Fitted { size, lines, warning: shrunk.then_some(BoxWarning::Shrunk) }
        }
        None => below_the_floor(pieces, room, lettering),
    }
}

/// The largest size at which the text fits on one line.
fn widest(pieces: &[Piece], room: Um) -> Um {
    let total: i64 = pieces.iter().map(|p| i64::from(p.advance)).sum();
    if total == 0 {
        return Um(i32::MAX);
    }
    Um((i64::from(room.0) * 1_000 / total).min(i64::from(i32::MAX)) as i32)
}

fn shrink_to_lines(pieces: &[Piece], room: (Um, Um), from: Um, floor: Um) -> Option<(Um, Vec<Range<usize>>)> {
    let mut size = from;
    while size >= floor {
        let lines = at_spaces(pieces, room.0, size);
        if block_height(lines.len() as i32, size) <= room.1 && lines_fit(pieces, &lines, room.0, size) {
            return Some((size, lines));
        }
        size = size - STEP;
    }
    None
}

fn below_the_floor(pieces: &[Piece], room: (Um, Um), lettering: &Lettering) -> Fitted {
    let warning = Some(BoxWarning::TooLong);
    match shrink_to_lines(pieces, room, lettering.floor, SMALLEST) {
        Some((size, lines)) => Fitted { size, lines, warning },
        None => {
            let whole = 0..pieces.len();
            Fitted { size: widest(pieces, room.0).min(SMALLEST), lines: vec![whole], warning }
        }
    }
}

/// How high a block of lines is: the last one needs no leading.
pub fn block_height(lines: i32, size: Um) -> Um {
    if lines == 0 { Um(0) } else { size + size.scaled(LEADING * (lines - 1), 100) }
}

fn width(pieces: &[Piece], size: Um) -> Um {
    let total: i64 = pieces.iter().map(|p| i64::from(p.advance)).sum();
    Um((total * i64::from(size.0) / 1_000).min(i64::from(i32::MAX)) as i32)
}

fn lines_fit(pieces: &[Piece], lines: &[Range<usize>], room: Um, size: Um) -> bool {
    lines.iter().all(|line| width(&pieces[line.clone()], size) <= room)
}

/// Breaks text into lines no wider than `room`, minding 禁則: no line begins with a closing mark or ends with an
/// opening one. A digit or a Latin letter is not parted from its fellow.
pub fn broken(pieces: &[Piece], room: Um, size: Um) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start + fits_in(&pieces[start..], room, size).max(1);
        if end < pieces.len() {
            let best = (start + 1..=end).rev().find(|&at| may_break(pieces, at));
            end = best.unwrap_or(end);
        }
        lines.push(start..end);
        start = end;
    }
    lines
}

/// Breaks at ideographic spaces where that takes no more lines: an address reads better when the building's name
/// begins a line than when its last character stands alone.
fn at_spaces(pieces: &[Piece], room: Um, size: Um) -> Vec<Range<usize>> {
    let close = broken(pieces, room, size);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in &close {
        if start >= line.end {
            continue;
        }
        let rest = width(&pieces[start..], size) <= room;
        let spaces = (start + 1..line.end).rev().find(|&at| first_char(pieces, at - 1) == Some('\u{3000}'));
        let end = if rest { pieces.len() } else { spaces.unwrap_or(line.end) };
        lines.push(start..end);
        start = end;
    }
    if start == pieces.len() && lines_fit(pieces, &lines, room, size) { lines } else { close }
}

fn fits_in(pieces: &[Piece], room: Um, size: Um) -> usize {
    let limit = i64::from(room.0) * 1_000 / i64::from(size.0.max(1));
    let mut total = 0;
    pieces
        .iter()
        .take_while(|p| {
            total += i64::from(p.advance);
            total <= limit
        })
        .count()
}

fn may_break(pieces: &[Piece], at: usize) -> bool {
    const NEVER_FIRST: &str =
        "、。，．・：；？！）］｝」』】〉》ー－-々ゃゅょっぁぃぅぇぉャュョッァィゥェォヵヶ)],.:;%";
    const NEVER_LAST: &str = "（［｛「『【〈《([";
    let (Some(before), Some(after)) = (first_char(pieces, at.wrapping_sub(1)), first_char(pieces, at)) else {
        return true;
    };
    let one_word = is_narrow(before) && is_narrow(after);
    !NEVER_FIRST.contains(after) && !NEVER_LAST.contains(before) && !one_word
}

fn is_narrow(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '０'..='９')
}

fn first_char(pieces: &[Piece], at: usize) -> Option<char> {
    pieces.get(at)?.text.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::cluster::clusters;
    use crate::form::sheet::Align;

    const LETTERS: Lettering = Lettering { size: Um(4_000), floor: Um(2_000), align: Align::Left };

    fn fitted(text: &str, room: (i32, i32), how: fn(&[Piece], (Um, Um), &Lettering) -> Fitted) -> Fitted {
        let clusters = clusters(text);
        let advance = |c: &String| if c.is_ascii() { 500 } else { 1_000 };
        let pieces: Vec<Piece> = clusters.iter().map(|c| Piece { text: c, advance: advance(c) }).collect();
        how(&pieces, (Um::mm(room.0), Um::mm(room.1)), &LETTERS)
    }

    #[test]
    fn a_short_name_keeps_its_size() {
        let name = fitted("架空太郎", (40, 6), line);
        assert_eq!((name.size, name.warning), (Um(4_000), None));
    }

    #[test]
    fn a_long_name_shrinks_and_says_so() {
        let name = fitted(&"あ".repeat(15), (40, 6), line);
        assert_eq!((name.size, name.warning), (Um(2_666), Some(BoxWarning::Shrunk)));
    }

    #[test]
    fn a_longer_name_takes_two_lines_where_the_box_is_high_enough() {
        let name = fitted(&"あ".repeat(30), (40, 8), line);
        assert_eq!(name.lines.len(), 2);
        assert_eq!(name.warning, Some(BoxWarning::Wrapped(2)));
        assert!(name.size >= Um(2_000), "{:?}", name.size);
    }

    #[test]
    fn a_name_of_sixty_characters_is_printed_whole_with_a_warning() {
        let name = fitted(&"あ".repeat(60), (40, 3), line);
        assert_eq!(name.warning, Some(BoxWarning::TooLong));
        assert_eq!(name.lines.iter().map(|l| l.len()).sum::<usize>(), 60);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        let text = fitted("ああああああああああ、い", (40, 20), wrap);
        assert_eq!(text.lines, vec![0..9, 9..12]);
    }

    #[test]
    fn a_house_number_is_not_torn_apart() {
        let text = fitted("ああああああああ1234号", (36, 20), wrap);
        assert_eq!(text.lines, vec![0..8, 8..13]);
    }

    #[test]
    fn a_buildings_name_begins_a_line() {
        let text = fitted("ああああああああ　いいい", (40, 20), wrap);
        assert_eq!(text.lines, vec![0..9, 9..12]);
        let text = fitted("あ　いいいいいいいいいいいいいいいい", (40, 20), wrap);
        assert_eq!(text.lines, vec![0..10, 10..18]);
    }

    #[test]
    fn nothing_fits_nowhere_without_a_panic() {
        for room in [(0, 0), (1, 0), (0, 1)] {
            fitted("ああ", room, line);
            fitted("", room, wrap);
        }
    }
}
