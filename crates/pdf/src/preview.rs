//! A page as a picture, for the clerk's screen and for the golden tests. It draws what is in the PDF, nothing else.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use crate::error::Error;

/// A page's picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// the picture as a PNG file
    pub png: Vec<u8>,
    /// pixels across
    pub width: u32,
    /// pixels down
    pub height: u32,
}

/// No picture is wider: a page at 600 dpi.
const WIDEST_PX: u32 = 5_000;

/// Shows a page, counted from 1, as a picture `width_px` pixels wide.
pub fn picture(pdf: &[u8], page: u16, width_px: u32) -> Result<Picture, Error> {
    let bad = |reason: &str| Error::Picture { page, reason: reason.to_owned() };
    if width_px == 0 || width_px > WIDEST_PX {
        return Err(bad("幅が範囲外です"));
    }
    let document = Pdf::new(pdf.to_vec()).map_err(|_| bad("PDFとして読めません"))?;
    let index = usize::from(page).checked_sub(1).ok_or_else(|| bad("ページ番号は1からです"))?;
    let sheet = document.pages().get(index).ok_or_else(|| bad("そのページはありません"))?;
    let (width, height) = sheet.render_dimensions();
    // The renderer cuts off what is less than a pixel; half a pixel more makes the width exact.
    let scale = (width_px as f32 + 0.5) / width;
    if !(width > 0.0 && height > 0.0) || height * scale > (WIDEST_PX * 3) as f32 {
        return Err(bad("用紙の大きさが正しくありません"));
    }
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixels = render(
        sheet,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &size,
    );
    let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
    let png = written(pixels.data_as_u8_slice(), width, height).map_err(|e| bad(&e.to_string()))?;
    Ok(Picture { png, width, height })
}

/// The picture as a file: most papers are black on white, which takes a third of the bytes; and it is read once, on this
/// machine, so that quick writing is worth more than a small file.
fn written(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, png::EncodingError> {
    let (dots, _) = pixels.as_chunks::<4>();
    let is_grey = dots.iter().all(|[red, green, blue, _]| red == green && green == blue);
    let (colour, bytes): (_, Vec<u8>) = if is_grey {
        (png::ColorType::Grayscale, dots.iter().map(|[grey, ..]| *grey).collect())
    } else {
        let colours = dots.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]);
        (png::ColorType::Rgb, colours.collect())
    };
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&bytes)?;
    writer.finish().map(|()| file)
}
