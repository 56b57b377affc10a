//! A box between the screen and the form's file: the few things that a person chooses, and all that the file needs.

use kakanai_domain::form::sheet::{Cells, DateParts, DayPart, Lettering, MarkShape, PartOfDay, PenMark};
use kakanai_domain::form::{Area, Drawing, Hand, OneOrMore, Shared, Um, WrittenBox, usual_way};

use super::views::{BoxDraft, HandOf, Way};

/// Longer words of a label, more facts or values than these are a mistake of a program.
const LABEL_MAX: usize = 80;
const PARTS_MAX: usize = 12;
/// Letters between these can be printed and read.
const LETTERS: std::ops::RangeInclusive<f64> = 1.0..=20.0;
/// A day's letters where nothing else is said.
const DAY_LETTERS: Um = Um(3_800);

/// What the screen may change of a box of the file.
pub(super) fn draft_of(one: &WrittenBox) -> BoxDraft {
    let (x, y, w, h) = (one.at.x.in_mm(), one.at.y.in_mm(), one.at.w.in_mm(), one.at.h.in_mm());
    let facts = one.fact.clone().map(OneOrMore::all).unwrap_or_default();
    let (way, size, cells, when) = way_of(&one.draw, &facts);
    BoxDraft {
        id: one.id.clone(),
        label: one.label.clone(),
        at: (x, y, w, h),
        facts,
        hand: one.hand.map(|hand| match hand {
            Hand::Visitor => HandOf::Visitor,
            Hand::Office => HandOf::Office,
        }),
        required: one.required,
        way,
        size: size.map(Um::in_mm),
        cells,
        when,
    }
}

type Told = (Way, Option<Um>, Option<u16>, Vec<String>);

fn way_of(draw: &Drawing, facts: &[String]) -> Told {
    let of = |way, size: Um| (way, Some(size), None, Vec::new());
    let last = facts.first().and_then(|fact| fact.rsplit('.').next()).unwrap_or_default();
    for (way, shared) in PLAIN {
        if let Some(size) = size_of(draw, &usual_way(shared), last, way) {
            return of(way, size);
        }
    }
    match draw {
        Drawing::Date(date) => of(Way::Date, date.size),
        Drawing::Part(part) => match part.of {
            DayPart::Era => of(Way::Era, part.size),
            DayPart::Year => of(Way::Year, part.size),
            DayPart::Month => of(Way::Month, part.size),
            DayPart::Day => of(Way::Day, part.size),
        },
        Drawing::Cells(cells) if !cells.from_right => {
            (Way::Cells, Some(cells.size), Some(cells.count), Vec::new())
        }
        Drawing::Mark(mark) if mark.holds.is_none() => match mark.shape {
            MarkShape::Tick => (Way::Tick, None, None, mark.when.clone()),
            MarkShape::Ring => (Way::Circle, None, None, mark.when.clone()),
        },
        Drawing::Qr => (Way::Qr, None, None, Vec::new()),
        Drawing::Space => (Way::Space, None, None, Vec::new()),
        _ => (Way::Other, None, None, Vec::new()),
    }
}

/// The ways that differ in letters alone, those that a fact's name tells apart first.
const PLAIN: [(Way, Shared); 6] = [
    (Way::Name, Shared::Name),
    (Way::Kana, Shared::Kana),
    (Way::Address, Shared::Address),
    (Way::Number, Shared::Number),
    (Way::Words, Shared::Words),
    (Way::Text, Shared::Text),
];

/// The letters' size, if a box is drawn in a way but for that size.
fn size_of(draw: &Drawing, usual: &Drawing, last: &str, way: Way) -> Option<Um> {
    let (own, usual) = match (draw, usual) {
        (Drawing::Line(own), Drawing::Line(usual)) | (Drawing::Wrap(own), Drawing::Wrap(usual)) => {
            (own, usual)
        }
        _ => return None,
    };
    let named = match way {
        Way::Name => last.ends_with("name"),
        Way::Kana => last == "kana",
        Way::Address => last == "address",
        _ => true,
    };
    (named && own.align == usual.align).then_some(own.size)
}

/// A box of the file as the screen has it; `known` is the box that was there, whose further wishes stay. `None` where
/// the screen says what no box can be.
pub(super) fn written(draft: &BoxDraft, id: String, known: Option<&WrittenBox>) -> Option<WrittenBox> {
    let short = draft.label.chars().count() <= LABEL_MAX;
    let few = draft.facts.len() <= PARTS_MAX && draft.when.len() <= PARTS_MAX;
    if !(short && few) {
        return None;
    }
    let (x, y, w, h) = draft.at;
    let at = Area { x: length(x)?, y: length(y)?, w: length(w)?, h: length(h)? };
    Some(WrittenBox {
        id,
        label: draft.label.trim().to_owned(),
        fact: OneOrMore::of(draft.facts.clone()),
        hand: draft.hand.map(|hand| match hand {
            HandOf::Visitor => Hand::Visitor,
            HandOf::Office => Hand::Office,
        }),
        when: known.and_then(|known| known.when.clone()),
        whom: known.and_then(|known| known.whom.clone()),
        required: draft.required,
        at,
        draw: drawing(draft, known)?,
    })
}

/// A length of the screen in tenths of a millimetre: nobody places finer, and the file stays readable.
fn length(mm: f64) -> Option<Um> {
    Um::from_mm((mm * 10.0).round() / 10.0)
}

fn drawing(draft: &BoxDraft, known: Option<&WrittenBox>) -> Option<Drawing> {
    let size = match draft.size {
        Some(size) if !LETTERS.contains(&size) => return None,
        size => size.and_then(length),
    };
    let part = |of| Drawing::Part(PartOfDay { of, size: size.unwrap_or(DAY_LETTERS) });
    let mark = |shape| Drawing::Mark(PenMark { shape, when: draft.when.clone(), holds: None });
    Some(match draft.way {
        Way::Date => Drawing::Date(DateParts { size: size.unwrap_or(DAY_LETTERS) }),
        Way::Era => part(DayPart::Era),
        Way::Year => part(DayPart::Year),
        Way::Month => part(DayPart::Month),
        Way::Day => part(DayPart::Day),
        Way::Cells => Drawing::Cells(Cells {
            count: draft.cells.unwrap_or(0),
            size: size.unwrap_or(Um(4_200)),
            from_right: false,
        }),
        Way::Tick => mark(MarkShape::Tick),
        Way::Circle => mark(MarkShape::Ring),
        Way::Qr => Drawing::Qr,
        Way::Space => Drawing::Space,
        Way::Other => known?.draw.clone(),
        Way::Name | Way::Kana | Way::Address | Way::Text | Way::Words | Way::Number => {
            let shared = PLAIN.iter().find(|(way, _)| *way == draft.way)?.1;
            sized(usual_way(shared), size)
        }
    })
}

fn sized(draw: Drawing, size: Option<Um>) -> Drawing {
    let Some(size) = size else { return draw };
    let smaller = |letters: Lettering| Lettering { size, floor: letters.floor.min(size), ..letters };
    match draw {
        Drawing::Line(letters) => Drawing::Line(smaller(letters)),
        Drawing::Wrap(letters) => Drawing::Wrap(smaller(letters)),
        other => other,
    }
}
