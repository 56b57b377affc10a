//! A PDF stream, compressed. What is compressed already, or must stay readable, does not come here.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Stream};

/// How hard to press: the next level takes twice the time for a hundredth of the size.
const LEVEL: u32 = 6;

/// A stream of these bytes with these entries.
pub(crate) fn packed(mut entries: Dictionary, bytes: &[u8]) -> Stream {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2 + 64), Compression::new(LEVEL));
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(smaller) => {
            entries.set("Filter", "FlateDecode");
            Stream::new(entries, smaller).with_compression(false)
        }
        // Memory does not fail; should it, the plain bytes are as right.
        Err(_) => Stream::new(entries, bytes.to_vec()).with_compression(false),
    }
}
