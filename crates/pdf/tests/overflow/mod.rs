//! Whether ink stands where no box is. What a page should look like is `ink`.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use kakanai_domain::form::{Area, Um};

/// A pixel this dark is ink and not the paint of a glyph's edge.
const INK_BELOW: u8 = 255 - 24;
/// Red, green, blue and how much they cover.
const DEPTH: usize = 4;

/// The first place, in millimetres, where a sheet without its blank shows ink outside all of these areas, when it is drawn
/// so many pixels wide. Its pixels are looked at as they are: a picture file would take most of the time.
pub fn outside(page: &Page, areas: &[Area], sheet: Um, width_px: u32) -> Option<(i32, i32)> {
    let scale = (width_px as f32 + 0.5) / page.render_dimensions().0;
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let (how, settings) = (InterpreterSettings::default(), RenderSettings::default());
    let drawn = render(page, &RenderCache::new(), &how, &settings, &size);
    let width = usize::from(drawn.width());
    let um = |pixel: usize| (pixel as i64 * i64::from(sheet.0) / width as i64) as i32;
    // A box's edge may fall within a pixel, and the paint of a glyph's edge beside it.
    let edge = um(1) * 3 / 2;
    let reaches = |from: Um, size: Um, at: i32| (from.0 - edge..=from.0 + size.0 + edge).contains(&at);
    let white = vec![u8::MAX; width * DEPTH];
    let lines =
        drawn.data_as_u8_slice().chunks(width * DEPTH).enumerate().filter(|(_, pixels)| *pixels != white);
    for (y, pixels) in lines {
        let beside: Vec<&Area> = areas.iter().filter(|area| reaches(area.y, area.h, um(y))).collect();
        let inked = |pixel: &[u8]| pixel.iter().any(|part| *part < INK_BELOW);
        let mut ink = pixels.chunks(DEPTH).enumerate().filter(|(_, pixel)| inked(pixel));
        let outside = ink.find(|(x, _)| !beside.iter().any(|area| reaches(area.x, area.w, um(*x))));
        if let Some((x, _)) = outside {
            return Some((um(x) / 1_000, um(y) / 1_000));
        }
    }
    None
}
