//! Values onto official paper: filled forms in, PDF bytes and page pictures out. Knows no disk, no network, and no
//! procedure.
//!
//! [`draw`] resolves every character to a glyph that a face really has (a missing one stops the work and is named),
//! fits the values to their boxes, embeds one subset of each face used, and writes the same bytes for the same
//! input. [`draw_handout`] sets plain words over as many pages as they take. [`CityBlank`] reads a city's own PDF, and
//! [`draw_on`] fills forms on it; [`draw_bundle`] puts a cover on top. [`picture`] shows a page as the printer will
//! see it. [`lacking`] and [`variants`] tell while a name is being typed what can be printed.

mod addendum;
mod adobe_japan;
mod archive;
mod blank;
mod blank_ink;
mod box_text;
mod city;
mod compose;
mod content;
mod draw;
mod error;
mod excerpt;
mod face;
mod finish;
mod flow;
mod font;
mod footer;
mod handout;
mod lacking;
mod mark;
mod pack;
mod paper;
mod preview;
mod qr;
mod relatives;
mod subset;
mod truetype;
mod web_font;

pub use city::{BlankRefused, CityBlank, Detected, FoundLine, FoundText, Suggested, Suggestion};
pub use draw::{Cover, Drawn, DrawnBox, HandBox, OnPaper, Printed, Sheet, Stamp, draw, draw_bundle, draw_on};
pub use error::Error;
pub use excerpt::excerpt;
pub use face::{Face, Style};
pub use font::Fonts;
pub use handout::{Handed, draw_handout};
pub use lacking::{Lacking, Variant, lacking, variants};
pub use preview::{Picture, picture};
pub use web_font::web_font;
