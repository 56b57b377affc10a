//! Lengths and places on paper in whole micrometres, so that nothing drifts. Not points: those begin in `pdf`.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

use schemars::JsonSchema;
use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A length in micrometres. In a form's file it is written in millimetres with at most three decimals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Um(pub i32);

/// The longest length that means anything on paper: two metres.
const LONGEST_MM: f64 = 2_000.0;

impl Um {
    /// Whole millimetres.
    pub const fn mm(whole: i32) -> Self {
        Self(whole * 1_000)
    }

    /// Reads millimetres; `None` where they are not a whole number of micrometres or not a length on paper.
    pub fn from_mm(mm: f64) -> Option<Self> {
        let um = (mm * 1_000.0).round();
        let exact = (mm * 1_000.0 - um).abs() < 1e-6 && mm.abs() <= LONGEST_MM;
        exact.then_some(Self(um as i32))
    }

    /// In millimetres.
    pub fn in_mm(self) -> f64 {
        f64::from(self.0) / 1_000.0
    }

    /// This length times `part / whole`, rounded down.
    pub const fn scaled(self, part: i32, whole: i32) -> Self {
        Self((self.0 as i64 * part as i64).div_euclid(whole as i64) as i32)
    }
}

impl fmt::Debug for Um {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}µm", self.0)
    }
}

impl Add for Um {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Um {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<i32> for Um {
    type Output = Self;
    fn mul(self, times: i32) -> Self {
        Self(self.0 * times)
    }
}

impl Div<i32> for Um {
    type Output = Self;
    fn div(self, by: i32) -> Self {
        Self(self.0.div_euclid(by))
    }
}

impl JsonSchema for Um {
    fn schema_name() -> Cow<'static, str> {
        "Millimetres".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "description": "ミリメートル（小数3桁まで）" })
    }
}

impl<'de> Deserialize<'de> for Um {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mm = f64::deserialize(deserializer)?;
        Self::from_mm(mm)
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Float(mm), &"小数3桁までのミリメートル"))
    }
}

impl Serialize for Um {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 % 1_000 {
            0 => serializer.serialize_i32(self.0 / 1_000),
            _ => serializer.serialize_f64(self.in_mm()),
        }
    }
}

/// A point on the sheet, from its top left corner; written `[x, y]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "(Um, Um)", into = "(Um, Um)")]
pub struct Place {
    /// from the left edge
    pub x: Um,
    /// from the top edge
    pub y: Um,
}

impl From<(Um, Um)> for Place {
    fn from((x, y): (Um, Um)) -> Self {
        Self { x, y }
    }
}

/// An upright rectangle on the sheet; written `[x, y, width, height]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "(Um, Um, Um, Um)", into = "(Um, Um, Um, Um)")]
pub struct Area {
    /// left edge
    pub x: Um,
    /// top edge
    pub y: Um,
    /// width
    pub w: Um,
    /// height
    pub h: Um,
}

impl From<(Um, Um, Um, Um)> for Area {
    fn from((x, y, w, h): (Um, Um, Um, Um)) -> Self {
        Self { x, y, w, h }
    }
}

impl From<Place> for (Um, Um) {
    fn from(place: Place) -> Self {
        (place.x, place.y)
    }
}

impl From<Area> for (Um, Um, Um, Um) {
    fn from(area: Area) -> Self {
        (area.x, area.y, area.w, area.h)
    }
}

impl Area {
    /// The right edge.
    pub fn right(&self) -> Um {
        self.x + self.w
    }

    /// The bottom edge.
    pub fn bottom(&self) -> Um {
        self.y + self.h
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the other lies wholly in this one.
    pub fn contains(&self, other: &Self) -> bool {
        other.x >= self.x
            && other.y >= self.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// One of `count` equal columns, the first being 0.
    pub fn column(&self, index: i32, count: i32) -> Self {
        let (left, right) = (self.w.scaled(index, count), self.w.scaled(index + 1, count));
        Self { x: self.x + left, w: right - left, ..*self }
    }

    /// One of `count` equal rows, the first being 0.
    pub fn row(&self, index: i32, count: i32) -> Self {
        let (top, bottom) = (self.h.scaled(index, count), self.h.scaled(index + 1, count));
        Self { y: self.y + top, h: bottom - top, ..*self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_become_whole_micrometres() {
        assert_eq!(Um::from_mm(0.1), Some(Um(100)));
        assert_eq!(Um::from_mm(12.345), Some(Um(12_345)));
        assert_eq!(Um::from_mm(0.0001), None);
        assert_eq!(Um::from_mm(f64::NAN), None);
        assert_eq!(Um::from_mm(1e9), None);
    }

    #[test]
    fn columns_cover_the_area_without_a_gap() {
        let area = Area::from((Um(7), Um(0), Um(100), Um(10)));
        let columns: Vec<Area> = (0..3).map(|i| area.column(i, 3)).collect();
        assert_eq!(columns[0].right(), columns[1].x);
        assert_eq!(columns[1].right(), columns[2].x);
        assert_eq!(columns[2].right(), area.right());
    }

    #[test]
    fn areas_that_share_an_edge_do_not_overlap() {
        let left = Area::from((Um(0), Um(0), Um(10), Um(10)));
        let right = Area::from((Um(10), Um(0), Um(10), Um(10)));
        assert!(!left.overlaps(&right));
        assert!(left.overlaps(&Area { x: Um(9), ..right }));
    }
}
