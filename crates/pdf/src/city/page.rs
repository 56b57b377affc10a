//! How a page of a foreign PDF lies: its visible part, its turn, its scale. Not what is drawn on it.

use kakanai_domain::form::sheet::Paper;
use kakanai_domain::form::um::{Place, Um};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::BlankRefused;

/// A page with what it inherits.
pub(super) struct Page<'d> {
    pub dictionary: &'d Dictionary,
    pub resources: Option<&'d Object>,
    /// the visible part: left, bottom, right, top
    pub seen: [f64; 4],
    turn: Turn,
    scale: f64,
}

#[derive(Clone, Copy)]
enum Turn {
    None,
    Right,
    Around,
    Left,
}

/// How many parents a page may have, and how many references may lead to one another.
const STEPS_MAX: usize = 32;
/// What a page measures that says nothing: US letter, as every reader takes it.
const UNSAID: [f64; 4] = [0.0, 0.0, 612.0, 792.0];
const UM_A_POINT: f64 = 25_400.0 / 72.0;

impl<'d> Page<'d> {
    pub(super) fn of(document: &'d Document, id: ObjectId) -> Result<Self, BlankRefused> {
        let dictionary = document.get_dictionary(id).map_err(|_| BlankRefused::Damaged)?;
        let area = |key| inherited(document, dictionary, key).and_then(|found| area(document, found));
        let media = area(b"MediaBox").unwrap_or(UNSAID);
        let crop = area(b"CropBox").unwrap_or(media);
        let seen =
            [crop[0].max(media[0]), crop[1].max(media[1]), crop[2].min(media[2]), crop[3].min(media[3])];
        let turn =
            inherited(document, dictionary, b"Rotate").and_then(|turn| turn.as_i64().ok()).unwrap_or(0);
        let turn = match turn.rem_euclid(360) {
            0 => Turn::None,
            90 => Turn::Right,
            180 => Turn::Around,
            270 => Turn::Left,
            _ => return Err(BlankRefused::Damaged),
        };
        let scale = dictionary.get(b"UserUnit").ok().and_then(|unit| number(follow(document, unit)));
        let resources = inherited(document, dictionary, b"Resources");
        let page = Self { dictionary, resources, seen, turn, scale: scale.unwrap_or(1.0) };
        let sides = page.sides();
        let printable = |side: f64| (20_000.0..=2_000_000.0).contains(&(side * UM_A_POINT));
        if sides.0.is_finite() && sides.1.is_finite() && printable(sides.0) && printable(sides.1) {
            Ok(page)
        } else {
            Err(BlankRefused::PageSize)
        }
    }

    /// Width and height in points as the page lies before a reader.
    fn sides(&self) -> (f64, f64) {
        let (w, h) = (self.seen[2] - self.seen[0], self.seen[3] - self.seen[1]);
        match self.turn {
            Turn::None | Turn::Around => (w * self.scale, h * self.scale),
            Turn::Right | Turn::Left => (h * self.scale, w * self.scale),
        }
    }

    pub(super) fn paper(&self) -> Paper {
        let um = |points: f64| Um((points * UM_A_POINT).round() as i32);
        let (w, h) = self.sides();
        Paper { w: um(w), h: um(h) }
    }

    /// From the page's own coordinates to points from the lower left corner as it lies before a reader.
    pub(super) fn matrix(&self) -> [f64; 6] {
        let [left, bottom, right, top] = self.seen;
        let turned = match self.turn {
            Turn::None => [1.0, 0.0, 0.0, 1.0, -left, -bottom],
            Turn::Right => [0.0, -1.0, 1.0, 0.0, -bottom, right],
            Turn::Around => [-1.0, 0.0, 0.0, -1.0, right, top],
            Turn::Left => [0.0, 1.0, -1.0, 0.0, top, -left],
        };
        turned.map(|part| part * self.scale)
    }

    /// A point of the page's own coordinates as a place on the paper.
    pub(super) fn place(&self, x: f64, y: f64) -> Place {
        let m = self.matrix();
        let (px, py) = (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
        let um = |points: f64| Um((points * UM_A_POINT).round().clamp(-4e6, 4e6) as i32);
        Place { x: um(px), y: self.paper().h - um(py) }
    }
}

fn inherited<'d>(document: &'d Document, page: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    let mut at = page;
    for _ in 0..STEPS_MAX {
        if let Ok(found) = at.get(key) {
            return Some(follow(document, found));
        }
        at = follow(document, at.get(b"Parent").ok()?).as_dict().ok()?;
    }
    None
}

/// What a reference leads to; nothing where references lead in a circle or nowhere.
pub(super) fn follow<'d>(document: &'d Document, object: &'d Object) -> &'d Object {
    let mut at = object;
    for _ in 0..STEPS_MAX {
        match at {
            Object::Reference(id) => match document.get_object(*id) {
                Ok(next) => at = next,
                Err(_) => return &Object::Null,
            },
            found => return found,
        }
    }
    &Object::Null
}

pub(super) fn number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(whole) => Some(*whole as f64),
        Object::Real(real) => Some(f64::from(*real)).filter(|real| real.is_finite()),
        _ => None,
    }
}

/// Four numbers as left, bottom, right, top.
pub(super) fn area(document: &Document, object: &Object) -> Option<[f64; 4]> {
    let corners = follow(document, object).as_array().ok()?;
    let corners: Vec<f64> =
        corners.iter().map(|corner| number(follow(document, corner))).collect::<Option<_>>()?;
    let [a, b, c, d] = corners.try_into().ok()?;
    Some([f64::min(a, c), f64::min(b, d), f64::max(a, c), f64::max(b, d)])
}
