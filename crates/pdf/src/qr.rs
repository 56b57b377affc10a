//! A square code as black areas. What it says is the caller's; it never says who somebody is.

use fast_qr::ECL;
use fast_qr::qr::{QRBuilder, QRCode};
use kakanai_domain::form::um::{Area, Um};

use crate::error::Error;
use crate::mark::Mark;

/// The white around a code, in squares of the code: a reader needs it to find the corners.
const QUIET: usize = 4;

/// The code for a text, as large as whole micrometres allow in the middle of an area.
pub(crate) fn marks(text: &str, area: &Area) -> Result<Vec<Mark>, Error> {
    let code = QRBuilder::new(text)
        .ecl(ECL::M)
        .build()
        .map_err(|_| Error::Compose("二次元コードに入らない長さ".to_owned()))?;
    let across = (code.size + QUIET * 2) as i32;
    let step = Um(area.w.min(area.h).0 / across);
    let side = step * code.size as i32;
    let (left, top) = (area.x + (area.w - side) / 2, area.y + (area.h - side) / 2);
    let place = |(x, y, w, h): (usize, usize, usize, usize)| Area {
        x: left + step * x as i32,
        y: top + step * y as i32,
        w: step * w as i32,
        h: step * h as i32,
    };
    Ok(vec![Mark::Solid(blocks(&code).into_iter().map(place).collect())])
}

/// The dark squares put together: along the rows, and then downwards where rows are alike, so that no seam shows.
fn blocks(code: &QRCode) -> Vec<(usize, usize, usize, usize)> {
    let dark = |x: usize, y: usize| code[y][x].value();
    let mut done: Vec<(usize, usize, usize, usize)> = Vec::new();
    for y in 0..code.size {
        let mut x = 0;
        while x < code.size {
            let length = (x..code.size).take_while(|&x| dark(x, y)).count();
            if length > 0 {
                let above = done.iter_mut().find(|(ax, ay, w, h)| *ax == x && *w == length && ay + *h == y);
                match above {
                    Some((_, _, _, h)) => *h += 1,
                    None => done.push((x, y, length, 1)),
                }
            }
            x += length.max(1);
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_cover_every_dark_square_once_and_no_light_one() {
        let code = QRBuilder::new("K7D2-9QXM-41").build().expect("short");
        let mut seen = vec![vec![0; code.size]; code.size];
        for (x, y, w, h) in blocks(&code) {
            seen[y..y + h].iter_mut().for_each(|row| row[x..x + w].iter_mut().for_each(|times| *times += 1));
        }
        for (y, row) in seen.iter().enumerate() {
            for (x, times) in row.iter().enumerate() {
                assert_eq!(*times, i32::from(code[y][x].value()), "{x} {y}");
            }
        }
    }

    #[test]
    fn a_text_that_no_code_holds_is_refused() {
        let area = Area { x: Um(0), y: Um(0), w: Um::mm(20), h: Um::mm(20) };
        assert!(marks(&"x".repeat(5_000), &area).is_err());
    }
}
