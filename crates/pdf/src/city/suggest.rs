//! Where a hand would write on a foreign page: a first proposal of boxes, from what lines enclose and words beside it say.
//! It knows no facts, and a person looks at every box.

use kakanai_domain::form::sheet::DayPart;
use kakanai_domain::form::um::{Area, Um};

use super::detect::Detected;
use super::grid::{Letter, cells, letters_in, said};

/// A box that a page suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// its place, inside the lines around it
    pub at: Area,
    /// the words that name it; empty where nothing does
    pub label: String,
    /// what seems to be written there
    pub kind: Suggested,
}

/// What seems to be written in a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggested {
    /// words
    Words,
    /// one character a cell, so many of them
    Cells(u16),
    /// a part of a day, before its printed unit
    Part(DayPart),
    /// a ring around these printed words
    Ring(String),
    /// a tick in the square before these printed words
    Tick(String),
}

/// Free room between a box and the lines around it.
const INSIDE: Um = Um(300);
/// A cell lower or narrower than this is no place to write.
const LOWEST: Um = Um(4_000);
/// A square for one character is no wider.
const SQUARE: Um = Um(9_500);
/// So many squares of one width side by side are one number.
const SQUARES: usize = 4;
/// What is left of a cell beside its own label must be so wide.
const ROOM: Um = Um(14_000);
/// Free room between a number and the printed word before it.
const BESIDE: Um = Um(600);
/// A number of a day takes no more room than this.
const PART: Um = Um(11_000);

const ERAS: [&str; 4] = ["大正", "昭和", "平成", "令和"];
const UNITS: [(char, DayPart); 3] = [('年', DayPart::Year), ('月', DayPart::Month), ('日', DayPart::Day)];

/// Every box that a page suggests, in reading order.
pub(super) fn suggested(found: &Detected) -> Vec<Suggestion> {
    let cells: Vec<Cell> = cells(found)
        .into_iter()
        .map(|at| Cell { at, lines: letters_in(&found.texts, &at) })
        .filter(|cell| cell.at.h >= LOWEST)
        .collect();
    let page = Page { cells };
    let mut out = page.squares();
    out.extend(page.days_outside(found));
    for cell in page.cells.iter().filter(|cell| !page.is_square(cell)) {
        out.extend(page.of_cell(cell));
    }
    out.sort_by_key(|one| (one.at.y, one.at.x));
    out
}

struct Cell {
    at: Area,
    lines: Vec<Vec<Letter>>,
}

impl Cell {
    fn is_empty(&self) -> bool {
        self.lines.iter().flatten().all(|letter| letter.what.is_whitespace())
    }

    fn inside(&self) -> Area {
        inside(&self.at)
    }
}

struct Page {
    cells: Vec<Cell>,
}

impl Page {
    fn of_cell(&self, cell: &Cell) -> Vec<Suggestion> {
        let words = |at: Area, label: String| Suggestion { at, label, kind: Suggested::Words };
        if cell.is_empty() {
            return vec![words(cell.inside(), self.label_of(cell))];
        }
        let marks = self.marks(cell);
        if !marks.is_empty() {
            return marks;
        }
        let names_another = self.beside(cell).is_some_and(Cell::is_empty);
        if names_another {
            return Vec::new();
        }
        let label = self.whole_label(cell);
        beside_words(cell).into_iter().map(|at| words(at, label.clone())).collect()
    }

    /// A cell's own words behind those that name its row: 世帯主　氏名.
    fn whole_label(&self, cell: &Cell) -> String {
        let (row, own) = (self.label_of(cell), said(&cell.lines));
        let own = own.trim_matches('〒');
        match (row.is_empty(), own.is_empty()) {
            (true, _) => own.to_owned(),
            (false, true) => row,
            (false, false) => format!("{row}　{own}"),
        }
    }

    /// Days that stand outside every cell, such as the day at a form's head.
    fn days_outside(&self, found: &Detected) -> Vec<Suggestion> {
        let everywhere = Area { x: Um(0), y: Um(0), w: Um::mm(2_000), h: Um::mm(2_000) };
        let in_a_cell = |letter: &Letter| self.cells.iter().any(|cell| cell.at.overlaps(&letter.at));
        let mut out = Vec::new();
        for mut line in letters_in(&found.texts, &everywhere) {
            line.retain(|letter| !in_a_cell(letter));
            let Some(whole) = spanned(&line) else { continue };
            let tall = Area { y: whole.y - whole.h / 3, h: whole.h + whole.h * 2 / 3, ..whole };
            let cell = Cell { at: tall, lines: Vec::new() };
            out.extend(parts_of_day(&line, &cell, &words_before_a_day(&line)));
        }
        out
    }

    /// Numbers before 年 月 日, rings around choices, ticks in printed squares.
    fn marks(&self, cell: &Cell) -> Vec<Suggestion> {
        let label = self.label_of(cell);
        let mut out = Vec::new();
        for line in &cell.lines {
            out.extend(eras(line, &label));
            out.extend(parts_of_day(line, cell, &label));
            out.extend(ticks(line));
            out.extend(choices(line, &label));
        }
        out
    }

    /// What names a cell: the words to its left, else those above it.
    fn label_of(&self, cell: &Cell) -> String {
        let left = |at: &Area| {
            let touching =
                |other: &&Cell| near(other.at.right(), at.x) && shares(at.y, at.h, other.at.y, other.at.h);
            self.cells.iter().find(touching)
        };
        let above = |at: &Area| {
            let touching =
                |other: &&Cell| near(other.at.bottom(), at.y) && shares(at.x, at.w, other.at.x, other.at.w);
            self.cells.iter().find(touching)
        };
        first_words(cell, left).or_else(|| first_words(cell, above)).unwrap_or_default()
    }

    /// The cell to the right.
    fn beside(&self, cell: &Cell) -> Option<&Cell> {
        let touching = |other: &&Cell| {
            near(other.at.x, cell.at.right()) && shares(cell.at.y, cell.at.h, other.at.y, other.at.h)
        };
        self.cells.iter().find(touching)
    }

    /// Whether a cell is one of a number's squares.
    fn is_square(&self, cell: &Cell) -> bool {
        self.rows_of_squares().iter().any(|row| row.iter().any(|square| square.at == cell.at))
    }

    fn squares(&self) -> Vec<Suggestion> {
        let rows = self.rows_of_squares().into_iter().filter_map(|row| {
            let (first, last) = (row.first()?, row.last()?);
            let at = Area { w: last.at.right() - first.at.x, ..first.at };
            let count = u16::try_from(row.len()).ok()?;
            Some(Suggestion { at, label: self.label_of(first), kind: Suggested::Cells(count) })
        });
        rows.collect()
    }

    /// Empty cells of one width, side by side.
    fn rows_of_squares(&self) -> Vec<Vec<&Cell>> {
        let mut rows: Vec<Vec<&Cell>> = Vec::new();
        for cell in self.cells.iter().filter(|cell| cell.is_empty() && cell.at.w <= SQUARE) {
            let goes_on = |row: &&mut Vec<&Cell>| {
                row.last().is_some_and(|last| {
                    near(last.at.right(), cell.at.x)
                        && near(last.at.y, cell.at.y)
                        && near(last.at.w, cell.at.w)
                })
            };
            match rows.iter_mut().find(goes_on) {
                Some(row) => row.push(cell),
                None => rows.push(vec![cell]),
            }
        }
        rows.retain(|row| row.len() >= SQUARES);
        rows
    }
}

/// The first words on the way from a cell, past cells without any.
fn first_words<'a>(cell: &'a Cell, next: impl Fn(&Area) -> Option<&'a Cell>) -> Option<String> {
    let mut at = cell;
    for _ in 0..8 {
        at = next(&at.at)?;
        if !at.is_empty() {
            return Some(said(&at.lines));
        }
    }
    None
}

/// The room that a cell's own words leave: to their right, else beneath them.
fn beside_words(cell: &Cell) -> Option<Area> {
    let inside = cell.inside();
    let letters = || cell.lines.iter().flatten();
    let right = letters().map(|letter| letter.at.right()).max()? + INSIDE;
    let bottom = letters().map(|letter| letter.at.bottom()).max()? + INSIDE;
    let at_the_left = letters().map(|letter| letter.at.x).min()? - inside.x < inside.w / 4;
    let after = Area { x: right, w: inside.right() - right, ..inside };
    let beneath = Area { y: bottom, h: inside.bottom() - bottom, ..inside };
    // Words in the middle of their cell are a heading.
    if !at_the_left {
        return None;
    }
    if beneath.h >= LOWEST + LOWEST / 2 && inside.w >= ROOM * 2 {
        return Some(beneath);
    }
    (after.w >= ROOM && after.w >= inside.w / 2).then_some(after)
}

/// Rings around printed eras.
fn eras(line: &[Letter], label: &str) -> Vec<Suggestion> {
    let rings = ERAS.iter().filter_map(|era| {
        let at =
            place_of(line, era).or_else(|| place_of(line, short(era)).filter(|_| has_several_eras(line)))?;
        Some(ring(&at, era, label))
    });
    // A single printed era (令和　　年) is no choice.
    if has_several_eras(line) { rings.collect() } else { Vec::new() }
}

fn short(era: &str) -> &str {
    era.chars().next().map_or(era, |first| era.get(..first.len_utf8()).unwrap_or(era))
}

fn has_several_eras(line: &[Letter]) -> bool {
    let firsts = ERAS.iter().filter_map(|era| era.chars().next());
    firsts.filter(|first| line.iter().any(|letter| letter.what == *first)).count() > 1
}

/// The room before each of 年 月 日, where room was left for a number: 生年月日 in a label has none.
fn parts_of_day(line: &[Letter], cell: &Cell, label: &str) -> Vec<Suggestion> {
    let inside = cell.inside();
    let printed: Vec<&Letter> = line.iter().filter(|letter| !letter.what.is_whitespace()).collect();
    let room_before = |at: usize, unit: &Letter| {
        let before = at.checked_sub(1).and_then(|before| printed.get(before));
        let from = before.map_or(inside.x, |before| before.at.right() + BESIDE).max(unit.at.x - PART);
        let room = Area { x: from, w: unit.at.x - from, ..inside };
        (room.w >= unit.at.w * 3 / 2).then_some(room)
    };
    let mut parts = Vec::new();
    let mut next = 0;
    for (unit, part) in UNITS {
        let mut after = printed.iter().enumerate().skip(next).filter(|(_, letter)| letter.what == unit);
        let Some((at, room)) = after.find_map(|(at, letter)| Some((at, room_before(at, letter)?))) else {
            return Vec::new();
        };
        let label = if label.is_empty() { String::new() } else { format!("{label}（{unit}）") };
        parts.push(Suggestion { at: room, label, kind: Suggested::Part(part) });
        next = at + 1;
    }
    parts
}

/// What stands before a day's first number: the last words that a gap sets apart, without the era.
fn words_before_a_day(line: &[Letter]) -> String {
    let printed: Vec<&Letter> = line.iter().filter(|letter| !letter.what.is_whitespace()).collect();
    let first = printed.iter().rposition(|letter| letter.what == '年').unwrap_or(0);
    let before = printed.get(..first).unwrap_or_default();
    let gap = |pair: &[&Letter]| matches!(pair, [a, b] if b.at.x - a.at.right() > a.at.h * 3 / 2);
    let after_era = |words: String| ERAS.iter().fold(words, |words, era| words.replace(era, ""));
    let mut chunks = vec![String::new()];
    for (at, letter) in before.iter().enumerate() {
        if at > 0 && before.get(at - 1..=at).is_some_and(gap) {
            chunks.push(String::new());
        }
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(letter.what);
        }
    }
    let mut words = chunks.into_iter().map(after_era).filter(|chunk| !chunk.is_empty());
    words.next_back().unwrap_or_default()
}

/// Ticks in printed squares, each with the words behind it.
fn ticks(line: &[Letter]) -> Vec<Suggestion> {
    let is_square = |letter: &Letter| matches!(letter.what, '□' | '☐' | '◻');
    let squares = line.iter().enumerate().filter(|(_, letter)| is_square(letter));
    let marks = squares.map(|(at, square)| {
        let behind = line.iter().skip(at + 1).skip_while(|letter| letter.what.is_whitespace());
        let words = behind.take_while(|letter| !is_square(letter) && !letter.what.is_whitespace());
        let words: String = words.map(|letter| letter.what).collect();
        let side = square.at.w.min(square.at.h);
        let at = Area { y: square.at.y + (square.at.h - side) / 2, w: side, h: side, ..square.at };
        Suggestion { at, label: words.clone(), kind: Suggested::Tick(words) }
    });
    marks.collect()
}

/// Rings around words that dots keep apart: 男・女.
fn choices(line: &[Letter], label: &str) -> Vec<Suggestion> {
    if !line.iter().any(|letter| letter.what == '・') || has_several_eras(line) {
        return Vec::new();
    }
    let words = line.split(|letter| letter.what == '・' || letter.what.is_whitespace());
    let words: Vec<&[Letter]> = words.filter(|word| !word.is_empty()).collect();
    let short = |word: &&[Letter]| word.len() <= 4;
    if words.len() < 2 || !words.iter().all(short) {
        return Vec::new();
    }
    let rings = words.into_iter().filter_map(|word| {
        let text: String = word.iter().map(|letter| letter.what).collect();
        Some(ring(&spanned(word)?, &text, label))
    });
    rings.collect()
}

fn ring(at: &Area, word: &str, label: &str) -> Suggestion {
    let grown = at.h / 8;
    let at = Area { x: at.x - grown, y: at.y - grown, w: at.w + grown * 2, h: at.h + grown * 2 };
    let label = if label.is_empty() { word.to_owned() } else { format!("{label}（{word}）") };
    Suggestion { at, label, kind: Suggested::Ring(word.to_owned()) }
}

/// Where words stand in a line, whatever blanks spread them.
fn place_of(line: &[Letter], word: &str) -> Option<Area> {
    let printed: Vec<Letter> = line.iter().filter(|letter| !letter.what.is_whitespace()).copied().collect();
    let word: Vec<char> = word.chars().collect();
    let found =
        printed.windows(word.len()).find(|window| window.iter().map(|l| l.what).eq(word.iter().copied()))?;
    spanned(found)
}

fn spanned(letters: &[Letter]) -> Option<Area> {
    let (first, last) = (letters.first()?, letters.last()?);
    Some(Area { w: last.at.right() - first.at.x, ..first.at })
}

fn inside(area: &Area) -> Area {
    Area { x: area.x + INSIDE, y: area.y + INSIDE, w: area.w - INSIDE * 2, h: area.h - INSIDE * 2 }
}

fn near(a: Um, b: Um) -> bool {
    (a - b).0.abs() <= 800
}

/// Whether two stretches share the most of the shorter one.
fn shares(a: Um, a_long: Um, b: Um, b_long: Um) -> bool {
    let shared = (a + a_long).min(b + b_long) - a.max(b);
    shared * 2 > a_long.min(b_long)
}
