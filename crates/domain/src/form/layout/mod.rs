//! From rows of cells to a blank and its boxes in micrometres: where everything stands. Not what stands in the boxes.

mod cell;
pub mod raw;

use crate::form::parse::Problem;
use crate::form::sheet::{Align, Blank, Drawing, FormBox, Frame, Rule, Source, Weight, Whom, Words};
use crate::form::um::{Area, Place, Um};
pub use cell::usual_way;
use cell::{Drawn, Row};
use raw::{Head, Note, Office, Part, People, Sign, Table};

/// What every sheet keeps free on the left and the right.
const SIDE: Um = Um::mm(20);
/// Where the first part stands, and where the last must end: the bundle's foot stands below.
const TOP: Um = Um::mm(12);
const BOTTOM: Um = Um::mm(284);
/// The column of words down the left edge of a table.
const SIDE_WORDS: Um = Um::mm(8);

/// A sheet laid out, and what is wrong with it.
pub(super) struct Laid {
    pub(super) blank: Blank,
    pub(super) boxes: Vec<FormBox>,
    pub(super) problems: Vec<Problem>,
}

/// Lays parts out, one below another.
pub(super) fn lay(parts: Vec<Part>, title: &str, width: Um) -> Laid {
    let mut flow = Flow {
        y: TOP,
        left: SIDE,
        w: width - SIDE * 2,
        title: title.to_owned(),
        blank: Blank::default(),
        boxes: Vec::new(),
        problems: Vec::new(),
    };
    for part in parts {
        flow.part(part);
    }
    if flow.y > BOTTOM {
        let over = f64::from(flow.y.0 - BOTTOM.0) / 1_000.0;
        flow.wrong(None, format!("用紙の下に{over}ミリはみ出しています。行を減らすか、低くしてください"));
    }
    Laid { blank: flow.blank, boxes: flow.boxes, problems: flow.problems }
}

/// What is laid out so far, and how far down.
struct Flow {
    y: Um,
    left: Um,
    w: Um,
    title: String,
    blank: Blank,
    boxes: Vec<FormBox>,
    problems: Vec<Problem>,
}

impl Flow {
    fn part(&mut self, part: Part) {
        match part {
            Part::Head(head) => self.head(head),
            Part::Section(text) => self.section(text),
            Part::Note(note) => self.note(&note),
            Part::Table(table) => self.table(table),
            Part::People(people) => self.people(&people),
            Part::Sign(sign) => self.sign(sign),
            Part::Office(office) => self.office(office),
            Part::Gap(height) => self.y = self.y + height,
        }
    }

    /// An area so many millimetres below the part's upper edge.
    fn area(&self, x: i32, y: i32, w: i32, h: i32) -> Area {
        Area { x: self.left + Um::mm(x), y: self.y + Um::mm(y), w: Um::mm(w), h: Um::mm(h) }
    }

    fn words(&mut self, text: impl Into<String>, at: Area, size: i32, align: Align) {
        self.blank.words.push(Words { text: text.into(), at, size: Um(size), align });
    }

    fn known(&mut self, id: &str, label: &str, source: &str, at: Area, size: i32, align: Align) {
        let form_box = FormBox {
            id: id.to_owned(),
            label: label.to_owned(),
            source: Source::Facts(vec![source.to_owned()]),
            whom: None,
            when: None,
            required: true,
            at,
            draw: cell::line(size, 2_400, align),
            line: None,
        };
        self.boxes.push(form_box);
    }

    fn head(&mut self, head: Head) {
        let number = self.area(112, 0, 58, 7);
        self.blank.tints.push(Area { w: Um::mm(20), ..number });
        self.blank.frames.push(Frame { at: number, weight: Weight::Thin });
        let within = Area { x: number.x + Um(2_500), w: Um::mm(15), ..number };
        self.words("受付番号", within, 3_000, Align::Spread);
        let rest = Area { x: number.x + Um::mm(20), w: Um::mm(38), ..number };
        self.known("number", "受付番号", "=application_number", rest, 3_600, Align::Centre);
        let title = head.title.unwrap_or_else(|| self.title.clone());
        let size = title_size(&title, self.w);
        let at = self.area(0, 9, 170, 10);
        self.words(title, at, size, Align::Centre);
        let at = self.area(0, 21, 16, 7);
        self.words("（宛先）", at, 3_600, Align::Left);
        let to = self.area(14, 21, 84, 7);
        match head.to {
            Some(name) => self.words(name, Area { x: to.x + Um(2_000), ..to }, 4_200, Align::Left),
            None => self.known("addressee", "宛先", "=addressee", to, 4_200, Align::Left),
        }
        let label = head.day.unwrap_or_else(|| "届出日".to_owned());
        let at = self.area(100, 21, 22, 7);
        self.words(label, at, 3_400, Align::Right);
        let day = self.area(124, 21, 46, 7);
        self.known("visit_date", "届出日", "=visit_date", day, 4_000, Align::Left);
        if let Some(day) = self.boxes.last_mut() {
            day.draw = cell::date();
        }
        self.y = self.y + Um::mm(29);
    }

    fn section(&mut self, text: String) {
        let at = Area { y: self.y + Um(1_500), h: Um(5_500), x: self.left, w: self.w };
        self.words(text, at, 3_600, Align::Left);
        self.y = self.y + Um(7_500);
    }

    fn note(&mut self, note: &Note) {
        let lines = i32::try_from(note.text.lines().count()).unwrap_or(1);
        let h = note.size.scaled(150, 100) * lines + Um(1_200);
        let at = Area { x: self.left, y: self.y, w: self.w, h };
        self.words(note.text.as_str(), at, note.size.0, Align::Left);
        self.y = self.y + h;
    }

    fn table(&mut self, table: Table) {
        let inner = self.beside(table.side.as_ref());
        let top = self.y;
        for row in &table.rows {
            self.row(row, inner, top, None);
        }
        self.close(top, inner, table.side, if table.thin { Weight::Thin } else { Weight::Thick });
    }

    fn people(&mut self, people: &People) {
        for nth in 0..people.count {
            let number = (nth + 1).to_string();
            let inner = self.beside(Some(&number));
            let top = self.y;
            let whom = Whom { of: people.of.clone(), fits: people.fits.clone(), nth };
            for row in &people.rows {
                self.row(row, inner, top, Some(&whom));
            }
            self.close(top, inner, Some(number), Weight::Thick);
        }
    }

    /// The left edge and the width of a table's cells, beside the words down its edge.
    fn beside(&self, side: Option<&String>) -> (Um, Um) {
        let taken = side.map_or(Um(0), |_| SIDE_WORDS);
        (self.left + taken, self.w - taken)
    }

    fn row(&mut self, row: &raw::Row, (left, w): (Um, Um), top: Um, whom: Option<&Whom>) {
        let laid = Row::of(row);
        let h = laid.height();
        if self.y > top {
            self.rule((left, self.y), (left + w, self.y), Weight::Hair);
        }
        let mut x = left;
        let widths = laid.widths(w);
        if widths.iter().any(|width| *width < Um::mm(4)) {
            let line = laid.cells.first().map(|cell| cell.line);
            self.wrong(line, "行の欄が用紙の幅に収まりません。w や label_w を見直してください".to_owned());
        }
        for (cell, width) in laid.cells.iter().zip(widths) {
            let at = Area { x, y: self.y, w: width, h };
            if x > left {
                self.rule((x, self.y), (x, self.y + h), Weight::Hair);
            }
            let drawn = cell.drawn(at, whom);
            self.take(drawn, at, cell.line);
            x = x + width;
        }
        self.y = self.y + h;
    }

    fn wrong(&mut self, line: Option<u64>, what: String) {
        self.problems.push(Problem { line, what });
    }

    fn take(&mut self, drawn: Drawn, at: Area, line: u64) {
        self.blank.tints.extend(drawn.tint);
        self.blank.words.extend(drawn.words);
        if let Some(x) = drawn.rule_at {
            self.rule((x, at.y), (x, at.bottom()), Weight::Hair);
        }
        if let Some(what) = drawn.problem {
            self.wrong(Some(line), what);
        }
        if let Some(form_box) = &drawn.form_box {
            self.between_cells(form_box);
        }
        self.boxes.extend(drawn.form_box);
    }

    /// The lines between a box's cells: who writes a number by hand must see where each digit goes.
    fn between_cells(&mut self, FormBox { at, draw, .. }: &FormBox) {
        let Drawing::Cells(cells) = draw else { return };
        let count = i32::from(cells.count);
        for index in 1..count {
            let x = at.column(index, count).x;
            self.rule((x, at.y), (x, at.bottom()), Weight::Hair);
        }
    }

    /// The frame around what was laid since `top`, and the words down its left edge.
    fn close(&mut self, top: Um, (left, w): (Um, Um), side: Option<String>, weight: Weight) {
        let h = self.y - top;
        if let Some(side) = side {
            let at = Area { x: self.left, y: top, w: left - self.left, h };
            self.blank.tints.push(at);
            let align = if side.chars().count() > 1 { Align::Stacked } else { Align::Centre };
            self.words(side, at, 3_200, align);
            self.rule((left, top), (left, self.y), Weight::Hair);
        }
        let whole = Area { x: self.left, y: top, w: left + w - self.left, h };
        self.blank.frames.push(Frame { at: whole, weight });
    }

    fn sign(&mut self, sign: Sign) {
        if !sign.text.is_empty() {
            let at = Area { x: self.left, y: self.y + Um(1_000), w: self.w, h: Um(5_500) };
            self.words(sign.text, at, 3_400, Align::Left);
            self.y = self.y + Um(7_000);
        }
        let at = Area { x: self.left, y: self.y, w: self.w, h: sign.h };
        let label = Area { w: Um::mm(32), ..at };
        self.blank.tints.push(label);
        self.words(sign.label.as_str(), cell::within(label), 3_400, Align::Spread);
        self.rule((label.right(), at.y), (label.right(), at.bottom()), Weight::Hair);
        self.blank.frames.push(Frame { at, weight: Weight::Thick });
        let note = Area { x: at.right() - Um::mm(16), w: Um::mm(14), ..at };
        self.words("（自署）", note, 2_900, Align::Right);
        let place = Area { x: label.right(), w: at.w - label.w - Um::mm(16), ..at };
        self.boxes.push(cell::by_hand(format!("sign.{}", sign.label), sign.label, Source::Visitor, place));
        self.y = at.bottom();
    }

    fn office(&mut self, office: Office) {
        let at = Area { x: self.left, y: self.y + Um(2_500), w: self.w, h: Um(5_000) };
        self.words("職員記入欄", at, 3_000, Align::Left);
        self.y = self.y + Um(7_500);
        let inner = self.beside(None);
        let top = self.y;
        for row in &office.rows {
            self.row(row, inner, top, None);
        }
        let usual = || ["受付", "入力", "審査", "交付"].map(str::to_owned).to_vec();
        self.stamps(&office.stamps.unwrap_or_else(usual), top);
        self.close(top, inner, None, Weight::Thin);
    }

    /// Equal places with a small word in their corner, for stamps.
    fn stamps(&mut self, stamps: &[String], top: Um) {
        let count = i32::try_from(stamps.len()).unwrap_or(0);
        if count == 0 {
            return;
        }
        let row = Area { x: self.left, y: self.y, w: self.w, h: Um::mm(16) };
        if self.y > top {
            self.rule((row.x, row.y), (row.right(), row.y), Weight::Hair);
        }
        for (name, index) in stamps.iter().zip(0..) {
            let place = row.column(index, count);
            if index > 0 {
                self.rule((place.x, place.y), (place.x, place.bottom()), Weight::Hair);
            }
            let word = Area { x: place.x + Um(1_500), y: place.y + Um(1_000), h: Um::mm(4), ..place };
            self.words(name.as_str(), word, 2_600, Align::Left);
            self.boxes.push(cell::by_hand(format!("office.{name}"), name.clone(), Source::Office, place));
        }
        self.y = row.bottom();
    }

    fn rule(&mut self, from: (Um, Um), to: (Um, Um), weight: Weight) {
        let place = |(x, y)| Place { x, y };
        self.blank.rules.push(Rule { from: place(from), to: place(to), weight });
    }
}

/// As large as a title may be on one line.
fn title_size(title: &str, room: Um) -> i32 {
    let characters = i32::try_from(title.chars().count()).unwrap_or(i32::MAX).max(1);
    (room.0 / characters).clamp(3_600, 6_000)
}

#[cfg(test)]
mod tests {
    use crate::form::parse;

    #[test]
    fn a_number_s_cells_are_parted_by_lines() {
        let form = "{id: t, title: 試し, version: 1, paper: [210, 297], pages: [{layout: [{table: {rows: [
            {h: 8, cells: [{label: 番号, label_w: 20, w: 60, hand: visitor, draw: {cells: 4}}, {label: 備考}]}]}}]}]}";
        let form = parse(form).expect("sound");
        let rules = &form.pages[0].blank.rules;
        let within = &form.pages[0].boxes[0].at;
        let between = rules.iter().filter(|rule| within.x < rule.from.x && rule.from.x < within.right());
        let at: Vec<i32> = between.map(|rule| (rule.from.x.0 - within.x.0) / 1_000).collect();
        assert_eq!(at, [10, 20, 30]);
    }
}
