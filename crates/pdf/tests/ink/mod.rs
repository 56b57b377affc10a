//! A golden page as a map of its ink: how dark each small square is. A bare hash would tell one processor's rounding
//! from another's; the map tells what an eye could see.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::pixels::Picture;

/// How far a square may differ, of 255: less than a thin line's shift by a tenth of a millimetre.
const TOLERANCE: i32 = 3;

/// Compares a picture's ink with the golden map of so many squares across, and says what changed; `shown` lays the picture
/// out for a person to look at. With `KAKANAI_GOLDEN=write` in the environment the map is written anew.
pub fn changed(
    name: &str,
    picture: &Picture,
    across: usize,
    shown: impl FnOnce() -> PathBuf,
) -> Option<String> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.ink"));
    let now = map(picture, across);
    if std::env::var("KAKANAI_GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::write(&golden, as_text(&now)).expect("the golden folder");
    }
    let before = from_text(&std::fs::read_to_string(&golden).unwrap_or_default());
    let changed = differences(&before, &now);
    changed.first().map(|first| {
        format!(
            "{name}: {} squares changed, the first at {first:?} mm; look at {}; \
             if it is meant, run again with KAKANAI_GOLDEN=write",
            changed.len(),
            shown().display()
        )
    })
}

fn differences(before: &[Vec<u8>], now: &[Vec<u8>]) -> Vec<(usize, usize)> {
    let across = now.first().map_or(1, Vec::len);
    let square = |i: usize| i * 210 / across;
    if before.len() != now.len() {
        return vec![(0, square(before.len().min(now.len())))];
    }
    let mut out = Vec::new();
    for (y, (before, now)) in before.iter().zip(now).enumerate() {
        for (x, (a, b)) in before.iter().zip(now).enumerate() {
            if (i32::from(*a) - i32::from(*b)).abs() > TOLERANCE {
                out.push((square(x), square(y)));
            }
        }
    }
    out
}

/// The mean darkness of every square, row by row.
fn map(picture: &Picture, across: usize) -> Vec<Vec<u8>> {
    let Picture { width, height, depth, pixels } = picture;
    let down = height * across / width;
    let dark = |x: usize, y: usize| 255 - u64::from(pixels[(y * width + x) * depth]);
    let mut rows = Vec::new();
    for row in 0..down {
        let ys = row * height / down..(row + 1) * height / down;
        let mut squares = Vec::new();
        for column in 0..across {
            let xs = column * width / across..(column + 1) * width / across;
            let sum: u64 =
                ys.clone().flat_map(|y| xs.clone().map(move |x| (x, y))).map(|(x, y)| dark(x, y)).sum();
            squares.push((sum / (xs.len() * ys.len()) as u64) as u8);
        }
        rows.push(squares);
    }
    rows
}

fn as_text(map: &[Vec<u8>]) -> String {
    let mut out = String::new();
    for row in map {
        row.iter().for_each(|dark| write!(out, "{dark:02x}").expect("a string"));
        out.push('\n');
    }
    out
}

fn from_text(text: &str) -> Vec<Vec<u8>> {
    let hex = |row: &str, i: usize| u8::from_str_radix(&row[i..i + 2], 16).expect("hex");
    text.lines().map(|row| (0..row.len()).step_by(2).map(|i| hex(row, i)).collect()).collect()
}
