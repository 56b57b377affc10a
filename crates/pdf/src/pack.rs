//! A PDF stream, compressed. What is compressed already, or must stay readable, does not come here.

use std::thread;

use flate2::{Compress, Compression, FlushCompress};
use lopdf::{Dictionary, Stream};

/// How hard to press what is made anew for every bundle: [`KEPT`] takes twice the time and saves a thirtieth of the outlines.
const PASSING: u32 = 2;
/// How hard to press what is pressed once and kept: the next level takes twice the time for a hundredth of the size.
const KEPT: u32 = 6;
/// What stands before pressed bytes (RFC 1950): the method, and its window of 32 KiB.
const HEAD: [u8; 2] = [0x78, 0x9C];
/// Bytes from here on are worth a second hand.
const LONG: usize = 96 << 10;

/// Presses one stream after another; its tables, larger than most streams, are laid out once.
pub(crate) struct Press(Compress);

impl Press {
    /// For what is made anew for every bundle.
    pub(crate) fn new() -> Self {
        Self(bare(PASSING))
    }

    /// A stream of these bytes with these entries. Long bytes are pressed in two halves at the same time; the halves
    /// follow from the length alone, so that every machine makes the same bytes.
    pub(crate) fn stream(&mut self, mut entries: Dictionary, bytes: &[u8]) -> Stream {
        let body =
            if bytes.len() < LONG { self.press(bytes, FlushCompress::Finish) } else { self.halves(bytes) };
        let Some(body) = body else {
            // Memory does not fail; should it, the plain bytes are as right.
            return Stream::new(entries, bytes.to_vec()).with_compression(false);
        };
        entries.set("Filter", "FlateDecode");
        let whole = [&HEAD[..], &body, &checksum(bytes).to_be_bytes()].concat();
        Stream::new(entries, whole).with_compression(false)
    }

    fn halves(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        let (first, second) = bytes.split_at(bytes.len() / 2);
        let (first, second) = thread::scope(|scope| {
            let second = scope.spawn(|| Self::new().press(second, FlushCompress::Finish));
            (self.press(first, FlushCompress::Sync), second.join().ok().flatten())
        });
        Some([first?, second?].concat())
    }

    /// Pressed bytes without head and checksum; those that end in step can have others behind them.
    fn press(&mut self, bytes: &[u8], end: FlushCompress) -> Option<Vec<u8>> {
        let Self(press) = self;
        press.reset();
        let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let taken = usize::try_from(press.total_in()).ok()?;
            press.compress_vec(bytes.get(taken..)?, &mut out, end).ok()?;
            // While there is room left, nothing is waiting to come out.
            if out.len() < out.capacity() {
                return Some(out);
            }
            out.reserve(bytes.len() / 2 + 64);
        }
    }
}

/// A stream that is kept and shown in many documents.
pub(crate) fn packed_to_keep(entries: Dictionary, bytes: &[u8]) -> Stream {
    Press(bare(KEPT)).stream(entries, bytes)
}

/// A stream on its own.
pub(crate) fn packed(entries: Dictionary, bytes: &[u8]) -> Stream {
    Press::new().stream(entries, bytes)
}

fn bare(level: u32) -> Compress {
    Compress::new(Compression::new(level), false)
}

/// The checksum behind pressed bytes (Adler-32).
fn checksum(bytes: &[u8]) -> u32 {
    const PRIME: u32 = 65_521;
    /// So many bytes do not overflow the sums.
    const AT_ONCE: usize = 5_552;
    let (mut sum, mut sums) = (1_u32, 0_u32);
    for some in bytes.chunks(AT_ONCE) {
        for byte in some {
            sum += u32::from(*byte);
            sums += sum;
        }
        sum %= PRIME;
        sums %= PRIME;
    }
    sums << 16 | sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes of which some come back and others do not.
    fn bytes(length: usize, wild: u8) -> Vec<u8> {
        let mut seed = 1_u32;
        let next = |_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8 & if seed & 0x8000 == 0 { 0x0F } else { wild }
        };
        (0..length).map(next).collect()
    }

    #[test]
    fn pressed_bytes_unfold_to_what_they_were() {
        let mut press = Press::new();
        for length in [0, 1, 5_552, LONG - 1, LONG, 3 * LONG + 7] {
            for wild in [0, 0x0F, 0xFF] {
                let plain = bytes(length, wild);
                let stream = press.stream(Dictionary::new(), &plain);
                assert_eq!(stream.decompressed_content().expect("sound"), plain, "{length} bytes");
                assert!(length < 100 || stream.content.len() < length, "{length} bytes are pressed");
            }
        }
    }

    #[test]
    fn the_checksum_is_the_one_that_readers_expect() {
        assert_eq!(checksum(b"Wikipedia"), 0x11E6_0398);
        assert_eq!(checksum(&[0xFF; 70_000]), {
            let (sum, sums) =
                (0..70_000).fold((1_u64, 0_u64), |(sum, sums), _| (sum + 255, sums + sum + 255));
            (((sums % 65_521) << 16) | (sum % 65_521)) as u32
        });
    }
}
