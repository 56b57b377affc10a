//! Values onto official paper: filled forms in, PDF bytes and page pictures out. Knows no disk, no network, and no
//! procedure.
//!
//! [`draw`] resolves every character to a glyph that a face really has (a missing one stops the work and is named),
//! fits the values to their boxes, embeds one subset of each face used, and writes the same bytes for the same
//! input. [`draw_handout`] sets plain words over as many pages as they take. [`picture`] shows a page as the printer will see it.

mod blank;
mod box_text;
mod compose;
mod draw;
mod error;
mod finish;
mod flow;
mod font;
mod handout;
mod mark;
mod preview;
mod subset;

pub use draw::{Drawn, DrawnBox, Sheet, Stamp, draw};
pub use error::Error;
pub use font::{Face, Fonts, Style};
pub use handout::{Handed, draw_handout};
pub use preview::{Picture, picture};
