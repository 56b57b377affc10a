//! A PDF stream, compressed. What is compressed already, or must stay readable, does not come here.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Stream};

/// How hard to press what is made anew for every bundle: [`KEPT`] takes twice the time and saves a thirtieth of the outlines.
const PASSING: u32 = 2;
/// How hard to press what is pressed once and kept: the next level takes twice the time for a hundredth of the size.
const KEPT: u32 = 6;

/// A stream of these bytes with these entries.
pub(crate) fn packed(entries: Dictionary, bytes: &[u8]) -> Stream {
    pressed(entries, bytes, PASSING)
}

/// The same for what is kept and shown in many documents.
pub(crate) fn packed_to_keep(entries: Dictionary, bytes: &[u8]) -> Stream {
    pressed(entries, bytes, KEPT)
}

fn pressed(mut entries: Dictionary, bytes: &[u8], level: u32) -> Stream {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2 + 64), Compression::new(level));
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(smaller) => {
            entries.set("Filter", "FlateDecode");
            Stream::new(entries, smaller).with_compression(false)
        }
        // Memory does not fail; should it, the plain bytes are as right.
        Err(_) => Stream::new(entries, bytes.to_vec()).with_compression(false),
    }
}
