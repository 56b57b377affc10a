//! What stands at the foot of every sheet of an application's papers: its number, which sheet it is, and a code by which a
//! scanned sheet finds its application. Nothing of a person.

use kakanai_domain::form::sheet::Align;
use kakanai_domain::form::um::{Area, Um};

use crate::blank::block;
use crate::draw::{Sheet, Stamp};
use crate::error::Error;
use crate::face::Style;
use crate::font::OpenFonts;
use crate::mark::Mark;
use crate::qr;

/// The code's side with its white border; from the edges of the sheet so far, for any printer's margins.
const SIDE: Um = Um::mm(12);
const EDGE: Um = Um::mm(5);
const SIZE: Um = Um(2_600);

/// The foot of one of `count` sheets; nothing where the papers carry no mark.
pub(crate) fn marks(
    stamp: &Stamp,
    sheet: &Sheet,
    count: usize,
    fonts: &OpenFonts,
) -> Result<Vec<Mark>, Error> {
    let paper = sheet.paper;
    let Some(mark) = &stamp.mark else { return Ok(Vec::new()) };
    let code = Area { x: paper.w - EDGE - SIDE, y: paper.h - EDGE - SIDE, w: SIDE, h: SIDE };
    let words = Area { x: EDGE, w: code.x - EDGE, y: code.bottom() - SIZE * 2, h: SIZE * 2 };
    let again = match sheet.times_printed(&stamp.printed) {
        0 => String::new(),
        times => format!("再印刷（{times}回目）　"),
    };
    let text = format!("{again}{}　{}／{count}", stamp.number, sheet.page);
    let glyphs = fonts.glyphs(&text, Style::Gothic, "用紙の下端")?;
    let mut out = block(&[glyphs], &words, SIZE, 100, Align::Right);
    out.extend(qr::marks(mark, &code)?);
    Ok(out)
}
