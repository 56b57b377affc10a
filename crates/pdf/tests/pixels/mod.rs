//! A picture of a page as pixels. No checks; who makes it, the tests say.

/// A picture's pixels, `depth` bytes each.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub depth: usize,
    pub pixels: Vec<u8>,
}
