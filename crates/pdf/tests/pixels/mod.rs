//! A picture of a page as pixels. No checks.

/// A picture's pixels, `depth` bytes each.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub depth: usize,
    pub pixels: Vec<u8>,
}

/// Reads a PNG.
pub fn decoded(png: &[u8]) -> Picture {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("pixels");
    let (width, height) = (info.width as usize, info.height as usize);
    Picture { width, height, depth: info.color_type.samples(), pixels }
}
