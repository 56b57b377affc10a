//! Folding what is sent (zstd), and unfolding what came without ever unfolding more than is wanted. Knows no HTTP.

use std::io::{Read, Write};

/// How a folded body is named in `Content-Encoding`.
pub const ENCODING: &str = "zstd";
/// Folding harder than this costs a counter PC more than the line gains.
const LEVEL: i32 = 3;
/// The most that one may have to remember to unfold it: 2^23 bytes, as every zstd reader must be ready for.
const WINDOW_LOG_MAX: u32 = 23;

/// Why bytes were not unfolded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfolded {
    /// more would come out than is wanted
    TooLarge,
    /// they are not folded bytes
    Malformed,
}

/// Folds bytes.
///
/// # Errors
/// When the folder itself fails; the bytes can then be sent as they are.
pub fn fold(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut folder = zstd::Encoder::new(Vec::new(), LEVEL)?;
    folder.include_checksum(true)?;
    folder.write_all(bytes)?;
    folder.finish()
}

/// Unfolds bytes; stops as soon as there are more than `most` of them.
///
/// # Errors
/// When more would come out, or when they are not folded bytes.
pub fn unfold(bytes: &[u8], most: usize) -> Result<Vec<u8>, Unfolded> {
    let mut reader = zstd::Decoder::new(bytes).map_err(|_| Unfolded::Malformed)?;
    reader.window_log_max(WINDOW_LOG_MAX).map_err(|_| Unfolded::Malformed)?;
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut unfolded = Vec::new();
    reader.take(one_more).read_to_end(&mut unfolded).map_err(|_| Unfolded::Malformed)?;
    if unfolded.len() > most { Err(Unfolded::TooLarge) } else { Ok(unfolded) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_folded_is_unfolded_again() {
        let words = "住民票の写し ".repeat(1000);
        let folded = fold(words.as_bytes()).unwrap();
        assert!(folded.len() < words.len() / 20, "{}", folded.len());
        assert_eq!(unfold(&folded, words.len()).unwrap(), words.as_bytes());
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        let bomb = fold(&vec![0; 64 * 1024 * 1024]).unwrap();
        assert!(bomb.len() < 16 * 1024, "{}", bomb.len());
        assert_eq!(unfold(&bomb, 2 * 1024 * 1024), Err(Unfolded::TooLarge));
    }

    #[test]
    fn what_was_never_folded_or_was_cut_is_malformed() {
        assert_eq!(unfold(b"{\"ops\":[]}", 100), Err(Unfolded::Malformed));
        let folded = fold("番号札".repeat(100).as_bytes()).unwrap();
        assert_eq!(unfold(&folded[..folded.len() - 5], 10_000), Err(Unfolded::Malformed));
        let mut altered = folded.clone();
        *altered.last_mut().unwrap() ^= 1;
        assert_eq!(unfold(&altered, 10_000), Err(Unfolded::Malformed));
    }
}
