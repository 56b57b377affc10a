//! Whether ink stands where no box is. What a page should look like is `ink`.

use kakanai_domain::form::{Area, Um};

use crate::pixels::Picture;

/// A pixel this dark is ink and not the paint of a glyph's edge.
const INK_BELOW: u8 = 255 - 24;

/// The first place, in millimetres, where the picture of a sheet without its blank shows ink outside all of these areas.
pub fn outside(picture: &Picture, areas: &[Area], sheet: Um) -> Option<(i32, i32)> {
    let Picture { width, depth, pixels, .. } = picture;
    let um = |pixel: usize| (pixel as i64 * i64::from(sheet.0) / *width as i64) as i32;
    // A box's edge may fall within a pixel, and the paint of a glyph's edge beside it.
    let edge = um(1) * 3 / 2;
    let reaches = |from: Um, size: Um, at: i32| (from.0 - edge..=from.0 + size.0 + edge).contains(&at);
    let white = vec![u8::MAX; width * depth];
    let lines = pixels.chunks(width * depth).enumerate().filter(|(_, pixels)| *pixels != white);
    for (y, pixels) in lines {
        let beside: Vec<&Area> = areas.iter().filter(|area| reaches(area.y, area.h, um(y))).collect();
        let inked = |pixel: &[u8]| pixel.iter().any(|part| *part < INK_BELOW);
        let mut ink = pixels.chunks(*depth).enumerate().filter(|(_, pixel)| inked(pixel));
        let outside = ink.find(|(x, _)| !beside.iter().any(|area| reaches(area.x, area.w, um(*x))));
        if let Some((x, _)) = outside {
            return Some((um(x) / 1_000, um(y) / 1_000));
        }
    }
    None
}
