//! One cell of a row: how wide and high it wants to be, and what of it is printed, what is filled. It knows no neighbours.

use crate::form::layout::raw::{self, Draw, Hand, Shared};
use crate::form::sheet::{Align, Cells, Choice, DateParts, Drawing, FormBox, Lettering, Source, Whom, Words};
use crate::form::um::{Area, Um};

/// The label's part of a row's first cell, and of the others.
const FIRST_LABEL: Um = Um::mm(32);
const LABEL: Um = Um::mm(22);
/// What a printed unit takes.
const UNIT: Um = Um::mm(8);

/// A row on its way to the sheet.
pub(super) struct Row<'a> {
    pub(super) cells: Vec<Cell<'a>>,
    h: Option<Um>,
}

impl<'a> Row<'a> {
    pub(super) fn of(row: &'a raw::Row) -> Self {
        let labels = std::iter::once(FIRST_LABEL).chain(std::iter::repeat(LABEL));
        let cells = row
            .cells
            .iter()
            .zip(labels)
            .map(|(raw, label)| Cell { raw: &raw.value, line: raw.referenced.line(), label })
            .collect();
        Self { cells, h: row.h }
    }

    pub(super) fn height(&self) -> Um {
        let highest = || self.cells.iter().map(Cell::height).max().unwrap_or(Um::mm(9));
        self.h.unwrap_or_else(highest)
    }

    /// How wide each cell is: what it says, or an equal share of what is left.
    pub(super) fn widths(&self, room: Um) -> Vec<Um> {
        let said = self.cells.iter().filter_map(|cell| cell.raw.w).fold(Um(0), |sum, w| sum + w);
        let open = i32::try_from(self.cells.iter().filter(|cell| cell.raw.w.is_none()).count()).unwrap_or(0);
        let mut rest = room - said;
        let mut left = open;
        let mut widths = Vec::new();
        for cell in &self.cells {
            widths.push(cell.raw.w.unwrap_or_else(|| {
                let share = rest / left.max(1);
                rest = rest - share;
                left -= 1;
                share
            }));
        }
        widths
    }
}

/// A cell on its way to the sheet.
pub(super) struct Cell<'a> {
    raw: &'a raw::Cell,
    /// of the form's file
    pub(super) line: u64,
    label: Um,
}

/// What becomes of a cell.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) tint: Option<Area>,
    pub(super) words: Vec<Words>,
    pub(super) rule_at: Option<Um>,
    pub(super) form_box: Option<FormBox>,
    pub(super) problem: Option<String>,
}

impl Cell<'_> {
    fn height(&self) -> Um {
        match self.drawing() {
            Some(Drawing::Choice(choice)) => Um::mm(9).max(Um::mm(6) * choice.rows() + Um::mm(2)),
            Some(Drawing::Line(l)) if l.size >= Um(5_000) => Um::mm(10),
            Some(Drawing::Line(l)) if l.size <= Um(3_200) => Um::mm(7),
            Some(Drawing::Wrap(_)) => Um::mm(11),
            _ => Um::mm(9),
        }
    }

    /// The label, and the box behind it.
    pub(super) fn drawn(&self, at: Area, whom: Option<&Whom>) -> Drawn {
        let mut drawn = Drawn::default();
        let mut rest = at;
        if let Some(label) = &self.raw.label {
            let whole = !self.has_box() && self.raw.text.is_none();
            let w = if whole { at.w } else { self.raw.label_w.unwrap_or(self.label) };
            let tint = Area { w, ..at };
            drawn.tint = Some(tint);
            drawn.words.push(label_words(label, tint));
            rest = Area { x: tint.right(), w: at.w - w, ..at };
            drawn.rule_at = (!whole).then_some(rest.x);
        }
        if let Some(unit) = &self.raw.unit {
            let place = Area { x: rest.right() - UNIT, w: UNIT - Um::mm(1), ..rest };
            drawn.words.push(Words { text: unit.clone(), at: place, size: Um(3_200), align: Align::Centre });
            rest.w = rest.w - UNIT;
        }
        if let Some(text) = &self.raw.text {
            let (at, align) = (within(rest), self.raw.align);
            drawn.words.push(Words { text: text.clone(), at, size: Um(3_000), align });
        }
        if self.has_box() {
            match self.form_box(rest, whom) {
                Ok(form_box) => drawn.form_box = Some(form_box),
                Err(problem) => drawn.problem = Some(problem),
            }
        }
        drawn
    }

    fn has_box(&self) -> bool {
        self.raw.fact.is_some() || self.raw.hand.is_some() || !self.raw.choose.is_empty()
    }

    fn called(&self) -> String {
        let said = self.raw.name.clone().or_else(|| self.raw.label.clone());
        said.unwrap_or_else(|| self.facts().join("・")).replace('\n', "")
    }

    fn facts(&self) -> Vec<String> {
        self.raw.fact.clone().map_or_else(Vec::new, raw::OneOrMore::all)
    }

    fn form_box(&self, at: Area, whom: Option<&Whom>) -> Result<FormBox, String> {
        let label = self.called();
        let facts = self.facts();
        let source = match self.raw.hand {
            Some(_) if !facts.is_empty() => {
                return Err(format!("記入欄「{label}」には fact か hand のどちらか一つを書きます"));
            }
            Some(Hand::Visitor) => Source::Visitor,
            Some(Hand::Office) => Source::Office,
            None => Source::Facts(facts.clone()),
        };
        let whom = self.raw.whom.as_ref().or(whom);
        let base = self.raw.id.clone().or_else(|| facts.first().cloned()).unwrap_or_else(|| label.clone());
        let id = match whom {
            Some(whom) if self.raw.whom.is_none() => format!("{base}#{}", whom.nth + 1),
            _ => base,
        };
        Ok(FormBox {
            id,
            label: whom
                .filter(|_| self.raw.whom.is_none())
                .map_or_else(|| label.clone(), |whom| format!("{label}（{}人目）", whom.nth + 1)),
            source,
            whom: whom.cloned(),
            when: self.raw.when.clone(),
            required: self.raw.required,
            at,
            draw: self.drawing().unwrap_or(Drawing::Space),
            line: Some(self.line),
        })
    }

    /// How the box is drawn: as it says, or as the last word of its fact tells.
    fn drawing(&self) -> Option<Drawing> {
        if !self.raw.choose.is_empty() {
            return Some(self.choice());
        }
        match &self.raw.draw {
            Some(Draw::Own(own)) => return Some(own.clone()),
            Some(Draw::Cells { cells }) => {
                return Some(Drawing::Cells(Cells { count: *cells, size: Um(4_200), from_right: false }));
            }
            Some(Draw::Shared(shared)) => return Some(usual_way(*shared)),
            None => {}
        }
        let facts = self.facts();
        let last = facts.first()?.rsplit('.').next()?.to_owned();
        Some(usual_way(match last.as_str() {
            "name" | "latin_name" => Shared::Name,
            "kana" => Shared::Kana,
            "address" => Shared::Address,
            word if word == "=visit_date" || word.ends_with("date") => Shared::Date,
            _ => Shared::Text,
        }))
    }

    fn choice(&self) -> Drawing {
        let options = self.raw.choose.clone();
        let all = u16::try_from(options.len()).unwrap_or(1);
        let columns = self.raw.columns.unwrap_or(all);
        Drawing::Choice(Choice { columns, size: Um(3_100), circle: self.raw.circle, options })
    }
}

fn label_words(label: &str, at: Area) -> Words {
    let longest = label.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let one_line = !label.contains('\n');
    let align = if one_line && longest > 1 { Align::Spread } else { Align::Centre };
    let at = within(at);
    // A long label is set smaller rather than cut.
    let fits = at.w.0 / i32::try_from(longest.max(1)).unwrap_or(1);
    Words { text: label.to_owned(), at, size: Um(fits.clamp(1_800, 3_200)), align }
}

/// What is left of an area beside its edges.
pub(super) fn within(at: Area) -> Area {
    let edge = if at.w > Um::mm(24) { Um::mm(4) } else { Um(1_600) };
    Area { x: at.x + edge, w: at.w - edge * 2, ..at }
}

/// A box for a hand.
pub(super) fn by_hand(id: String, label: String, source: Source, at: Area) -> FormBox {
    FormBox {
        id,
        label,
        source,
        whom: None,
        when: None,
        required: false,
        at,
        draw: Drawing::Space,
        line: None,
    }
}

/// One line of such letters.
pub(super) fn line(size: i32, floor: i32, align: Align) -> Drawing {
    Drawing::Line(Lettering { size: Um(size), floor: Um(floor), align })
}

/// A day as every form writes it.
pub(super) fn date() -> Drawing {
    Drawing::Date(DateParts { size: Um(3_800) })
}

/// How every form draws such a value.
#[must_use]
pub fn usual_way(shared: Shared) -> Drawing {
    let wrap = |size| Drawing::Wrap(Lettering { size: Um(size), floor: Um(2_400), align: Align::Left });
    match shared {
        Shared::Name => line(5_000, 2_600, Align::Left),
        Shared::Kana => line(3_200, 2_000, Align::Left),
        Shared::Address => wrap(4_000),
        Shared::Words => wrap(3_400),
        Shared::Text => line(4_000, 2_400, Align::Left),
        Shared::Number => line(4_000, 2_400, Align::Right),
        Shared::Date => date(),
    }
}
