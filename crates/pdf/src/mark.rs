//! Ink on a sheet, still in micrometres from the top left corner. Not yet PDF operators: those are `content`'s.

use kakanai_domain::form::um::{Area, Place, Um};

use crate::font::Glyph;

/// One piece of ink.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// glyphs one after another; `at` is the left end of the baseline
    Text { at: Place, size: Um, glyphs: Vec<Glyph> },
    /// a stroke through points
    Stroke { points: Vec<Place>, width: Um, closed: bool },
    /// a ring that fills its area, such as one around a printed word
    Ellipse { at: Area, width: Um },
    /// a light grey area
    Tint(Area),
    /// black areas, such as the squares of a code
    Solid(Vec<Area>),
}

impl Mark {
    /// The same ink, further right and down.
    pub(crate) fn moved(self, by: Place) -> Self {
        let moved = |at: Place| Place { x: at.x + by.x, y: at.y + by.y };
        let area = |area: Area| Area { x: area.x + by.x, y: area.y + by.y, ..area };
        match self {
            Self::Text { at, size, glyphs } => Self::Text { at: moved(at), size, glyphs },
            Self::Stroke { points, width, closed } => {
                Self::Stroke { points: points.into_iter().map(moved).collect(), width, closed }
            }
            Self::Ellipse { at, width } => Self::Ellipse { at: area(at), width },
            Self::Tint(at) => Self::Tint(area(at)),
            Self::Solid(areas) => Self::Solid(areas.into_iter().map(area).collect()),
        }
    }
}

/// How far the baseline lies below the middle of a character, in 1/1000 of its height: CJK faces put 88 of 100
/// parts above it.
const BASELINE: i32 = 380;

/// The baseline of a line whose middle is at `middle`.
pub(crate) fn baseline(middle: Um, size: Um) -> Um {
    middle + size.scaled(BASELINE, 1_000)
}

/// How wide glyphs are, one after another.
pub(crate) fn width(glyphs: &[Glyph], size: Um) -> Um {
    glyphs.iter().fold(Um(0), |sum, g| sum + size.scaled(g.advance, 1_000))
}

/// A rectangle's outline.
pub(crate) fn outline(area: &Area, width: Um) -> Mark {
    let corner = |x, y| Place { x, y };
    let points = vec![
        corner(area.x, area.y),
        corner(area.right(), area.y),
        corner(area.right(), area.bottom()),
        corner(area.x, area.bottom()),
    ];
    Mark::Stroke { points, width, closed: true }
}
