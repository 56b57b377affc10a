//! Whether ink stands where no box is. What a page should look like is `ink`.

use kakanai_domain::form::{Area, Um};

use crate::pixels::decoded;

/// The first place, in millimetres, where two pictures of a sheet differ outside all of these areas.
pub fn outside(before: &[u8], after: &[u8], areas: &[Area], sheet: Um) -> Option<(i32, i32)> {
    let (before, after) = (decoded(before), decoded(after));
    let um = |pixel: usize| (pixel as i64 * i64::from(sheet.0) / before.width as i64) as i32;
    // A box's edge may fall within a pixel, and the paint of a glyph's edge beside it.
    let edge = um(1) * 3 / 2;
    let within = |x: i32, y: i32| {
        let across = |area: &Area| (area.x.0 - edge..=area.x.0 + area.w.0 + edge).contains(&x);
        areas.iter().any(|area| across(area) && (area.y.0 - edge..=area.y.0 + area.h.0 + edge).contains(&y))
    };
    let differs = |at: usize| {
        let range = at * before.depth..(at + 1) * before.depth;
        let pairs = before.pixels[range.clone()].iter().zip(&after.pixels[range]);
        pairs.into_iter().any(|(a, b)| a.abs_diff(*b) > 24)
    };
    let mut changed = (0..before.width * before.height).filter(|at| differs(*at));
    let outside = changed.find(|at| !within(um(at % before.width), um(at / before.width)))?;
    Some((um(outside % before.width) / 1_000, um(outside / before.width) / 1_000))
}
