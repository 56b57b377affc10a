//! Values in their boxes: text fitted, days in parts, squares and ticks. Not the lines around them: that is `blank`.

use kakanai_domain::form::fit::{self, Fitted, LEADING, Piece};
use kakanai_domain::form::sheet::{Align, Cells, Choice, DateParts, FormBox, Lettering, MARGIN, MarkShape};
use kakanai_domain::form::um::{Area, Place, Um};
use kakanai_domain::form::{BoxWarning, Content, Drawing, FilledBox};

use crate::blank::{block, run};
use crate::error::Error;
use crate::face::Style;
use crate::font::{Glyph, OpenFonts};
use crate::mark::{Mark, baseline, outline, width};
use crate::qr;

/// Free room above and below a value.
const HEADROOM: Um = Um(600);
/// Free room on the left and the right of a part of a day.
const BESIDE: Um = Um(200);
/// How large words of ours stand in the place of a value that finds no room.
const INSTEAD: Um = Um(3_500);
/// The line of a square that can be ticked.
const SQUARE_LINE: Um = Um(150);
/// The line of a circle around words.
const CIRCLE_LINE: Um = Um(350);
/// The line of a tick.
const TICK_LINE: Um = Um(450);

/// A box's ink, and what the fitting had to do.
pub(crate) type Inked = (Vec<Mark>, Option<BoxWarning>);

/// Draws one box with its content.
pub(crate) fn marks(form_box: &FormBox, filled: &FilledBox, fonts: &OpenFonts) -> Result<Inked, Error> {
    let pen = Pen { fonts, label: &form_box.label, area: form_box.at };
    match (&form_box.draw, &filled.content) {
        (Drawing::Choice(choice), content) => Ok((pen.choice(choice, ticked(content))?, None)),
        (Drawing::Date(date), Content::Day(day)) => {
            Ok((pen.date(date, Some(day.expose().in_slots()))?, None))
        }
        (Drawing::Date(date), Content::Text(words)) => pen.text(words.expose(), &date_words(date), fit::line),
        (Drawing::Date(date), _) => Ok((pen.date(date, None)?, None)),
        (Drawing::Line(l), Content::Text(text)) => pen.text(text.expose(), l, fit::line),
        (Drawing::Wrap(l), Content::Text(text)) => pen.text(text.expose(), l, fit::wrap),
        (Drawing::Qr, Content::Text(text)) => Ok((qr::marks(text.expose(), &form_box.at)?, None)),
        (Drawing::Cells(cells), Content::Text(text)) => pen.cells(text.expose(), cells),
        (Drawing::Part(part), Content::Text(text)) => pen.part(text.expose(), part.size),
        (Drawing::Mark(mark), Content::Ticks(ticked, _)) if !ticked.is_empty() => {
            Ok((vec![over(&form_box.at, mark.shape)], None))
        }
        _ => Ok((Vec::new(), None)),
    }
}

/// Words of ours in the place of a box's value.
pub(crate) fn instead(form_box: &FormBox, words: &str, fonts: &OpenFonts) -> Result<Vec<Mark>, Error> {
    let pen = Pen { fonts, label: &form_box.label, area: form_box.at };
    let lettering = Lettering { size: INSTEAD, floor: INSTEAD.scaled(50, 100), align: Align::Left };
    Ok(pen.text(words, &lettering, fit::line)?.0)
}

fn ticked(content: &Content) -> &[usize] {
    match content {
        Content::Ticks(ticked, _) => ticked,
        _ => &[],
    }
}

/// How the words of an inexact day stand in a date's box.
fn date_words(date: &DateParts) -> Lettering {
    Lettering { size: date.size, floor: date.size.scaled(60, 100), align: Align::Left }
}

/// Where text may stand in a box: not at its very edges.
fn inner(area: &Area) -> Area {
    Area { x: area.x + MARGIN, w: area.w - MARGIN * 2, y: area.y + HEADROOM, h: area.h - HEADROOM * 2 }
}

struct Pen<'a> {
    fonts: &'a OpenFonts<'a>,
    label: &'a str,
    area: Area,
}

impl Pen<'_> {
    fn value(&self, text: &str) -> Result<Vec<Glyph>, Error> {
        self.fonts.glyphs(text, Style::Mincho, self.label)
    }

    fn printed(&self, text: &str) -> Result<Vec<Glyph>, Error> {
        self.fonts.glyphs(text, Style::Gothic, self.label)
    }

    fn text(
        &self,
        text: &str,
        lettering: &Lettering,
        fit: fn(&[Piece], (Um, Um), &Lettering) -> Fitted,
    ) -> Result<Inked, Error> {
        let glyphs = self.value(text)?;
        let inner = inner(&self.area);
        let fitted = self.fonts.with_pieces(&glyphs, |pieces| fit(pieces, (inner.w, inner.h), lettering));
        let lines: Vec<&[Glyph]> = fitted.lines.iter().map(|line| &glyphs[line.clone()]).collect();
        Ok((block(&lines, &inner, fitted.size, LEADING, lettering.align), fitted.warning))
    }

    fn cells(&self, text: &str, cells: &Cells) -> Result<Inked, Error> {
        let glyphs = self.value(text)?;
        let count = i32::from(cells.count);
        let too_long = glyphs.len() as i32 > count;
        if too_long {
            // A number with a cut end is worse than one set small across its cells.
            let lettering = Lettering { size: cells.size, floor: cells.size, align: Align::Left };
            let (marks, _) = self.text(text, &lettering, fit::line)?;
            return Ok((marks, Some(BoxWarning::TooLong)));
        }
        let start = if cells.from_right { count - glyphs.len() as i32 } else { 0 };
        let mut out = Vec::new();
        for (glyph, i) in glyphs.iter().zip(start..) {
            let cell = self.area.column(i, count);
            out.extend(block(&[[*glyph]], &cell, cells.size, LEADING, Align::Centre));
        }
        Ok((out, None))
    }

    /// In the middle between words that stand on the blank already: hardly any free room beside it.
    fn part(&self, text: &str, size: Um) -> Result<Inked, Error> {
        let glyphs = self.value(text)?;
        let room = Area { x: self.area.x + BESIDE, w: self.area.w - BESIDE * 2, ..self.area };
        let lettering = Lettering { size, floor: size.scaled(60, 100), align: Align::Centre };
        let fitted =
            self.fonts.with_pieces(&glyphs, |pieces| fit::line(pieces, (room.w, room.h), &lettering));
        let lines: Vec<&[Glyph]> = fitted.lines.iter().map(|line| &glyphs[line.clone()]).collect();
        Ok((block(&lines, &room, fitted.size, LEADING, Align::Centre), fitted.warning))
    }

    fn choice(&self, choice: &Choice, ticked: &[usize]) -> Result<Vec<Mark>, Error> {
        let columns = usize::from(choice.columns.max(1));
        let mut out = Vec::new();
        for (i, option) in choice.options.iter().enumerate() {
            let row = self.area.row((i / columns) as i32, choice.rows());
            let cell = row.column((i % columns) as i32, columns as i32);
            if choice.circle {
                out.extend(self.circled(&option.text, &cell, choice.size, ticked.contains(&i))?);
                continue;
            }
            let side = choice.size.scaled(92, 100);
            let square = Area { x: cell.x + MARGIN, y: cell.y + (cell.h - side) / 2, w: side, h: side };
            out.push(outline(&square, SQUARE_LINE));
            let words_at = square.right() + choice.size.scaled(40, 100);
            let words = Area { x: words_at, w: cell.right() - words_at, ..cell };
            out.extend(block(&[self.printed(&option.text)?], &words, choice.size, LEADING, Align::Left));
            if ticked.contains(&i) {
                out.push(tick(&square));
            }
        }
        Ok(out)
    }

    /// Words in the middle of their cell, circled where they are meant.
    fn circled(&self, text: &str, cell: &Area, size: Um, meant: bool) -> Result<Vec<Mark>, Error> {
        let glyphs = self.printed(text)?;
        let wide = width(&glyphs, size);
        let mut out = block(&[glyphs], cell, size, LEADING, Align::Centre);
        if meant {
            let (w, h) = (wide + size, size.scaled(160, 100));
            let around = Area { x: cell.x + (cell.w - w) / 2, y: cell.y + (cell.h - h) / 2, w, h };
            out.push(Mark::Ellipse { at: around, width: CIRCLE_LINE });
        }
        Ok(out)
    }

    /// Era, year, month and day in their slots, with the printed units after the numbers.
    fn date(&self, date: &DateParts, parts: Option<[&str; 4]>) -> Result<Vec<Mark>, Error> {
        let mut out = Vec::new();
        let y = baseline(self.area.y + self.area.h / 2, date.size);
        let mut x = self.area.x + MARGIN;
        let units = ["", "年", "月", "日"];
        for (i, (slot, unit)) in DateParts::SLOTS.iter().zip(units).enumerate() {
            let slot = date.size.scaled(*slot, 100);
            if let Some(parts) = parts {
                let glyphs = self.value(parts[i])?;
                out.extend(run(&glyphs, x + (slot - width(&glyphs, date.size)) / 2, y, date.size));
            }
            x = x + slot;
            // The printed unit is a little smaller than the number it follows.
            let unit_size = date.size.scaled(86, 100);
            out.extend(run(&self.printed(unit)?, x, y, unit_size));
            x = if unit.is_empty() { x } else { x + date.size.scaled(DateParts::UNIT, 100) };
        }
        Ok(out)
    }
}

/// A mark of a pen over what is printed there.
fn over(area: &Area, shape: MarkShape) -> Mark {
    match shape {
        MarkShape::Tick => tick(area),
        MarkShape::Ring => Mark::Ellipse { at: *area, width: CIRCLE_LINE },
    }
}

/// The tick leaves its square a little, as a pen would, so that it is seen on a poor copy too.
fn tick(square: &Area) -> Mark {
    let at = |right: i32, down: i32| Place {
        x: square.x + square.w.scaled(right, 100),
        y: square.y + square.h.scaled(down, 100),
    };
    Mark::Stroke { points: vec![at(14, 46), at(42, 80), at(106, -14)], width: TICK_LINE, closed: false }
}
