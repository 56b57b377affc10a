//! A golden page as a map of its ink: how dark each small square is. A bare hash would tell one processor's rounding
//! from another's; the map tells what an eye could see.

use std::fmt::Write;
use std::path::Path;

/// Squares across the page, 2.1 mm each on A4.
const ACROSS: usize = 100;
/// How far a square may differ, of 255: less than a thin line's shift by a tenth of a millimetre.
const TOLERANCE: i32 = 3;

/// Compares a picture's ink with the golden map; `path` is where the picture lies for a person to look at.
/// With `KAKANAI_GOLDEN=write` in the environment the map is written anew.
pub fn same(name: &str, png: &[u8], path: &Path) {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.ink"));
    let now = map(png);
    if std::env::var("KAKANAI_GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::write(&golden, as_text(&now)).expect("the golden folder");
    }
    let before = from_text(&std::fs::read_to_string(&golden).expect("a golden map"));
    let changed = differences(&before, &now);
    assert!(
        changed.is_empty(),
        "{name}: {} squares changed, the first at {:?} mm; look at {}; \
         if it is meant, run again with KAKANAI_GOLDEN=write",
        changed.len(),
        changed[0],
        path.display()
    );
}

fn differences(before: &[Vec<u8>], now: &[Vec<u8>]) -> Vec<(usize, usize)> {
    assert_eq!(before.len(), now.len(), "the page has another height");
    let square = |i: usize| i * 210 / ACROSS;
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
fn map(png: &[u8]) -> Vec<Vec<u8>> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("pixels");
    let (width, height) = (info.width as usize, info.height as usize);
    let depth = info.color_type.samples();
    let down = height * ACROSS / width;
    let dark = |x: usize, y: usize| 255 - u64::from(pixels[(y * width + x) * depth]);
    let mut rows = Vec::new();
    for row in 0..down {
        let ys = row * height / down..(row + 1) * height / down;
        let mut squares = Vec::new();
        for column in 0..ACROSS {
            let xs = column * width / ACROSS..(column + 1) * width / ACROSS;
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
