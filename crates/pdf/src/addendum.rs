//! 別紙: what finds no room in the boxes of a paper, on a sheet of its own behind it. Which boxes those are, the fitting
//! says.

use kakanai_domain::sheet::handout::{Body, Handout, Part};

use crate::compose::InkedSheet;
use crate::error::Error;
use crate::font::OpenFonts;
use crate::handout::laid;

/// What such a sheet is called.
pub(crate) const TITLE: &str = "別紙";

/// One paper's values that found no room.
#[derive(Default)]
pub(crate) struct Addendum {
    parts: Vec<Part>,
}

impl Addendum {
    /// Takes a box's value; gives the words that stand in the box in its place.
    pub(crate) fn take(&mut self, label: &str, text: &str) -> String {
        let name = format!("{TITLE}{}", self.parts.len() + 1);
        self.parts.push(Part {
            heading: format!("{name}　{label}"),
            lead: Some(text.to_owned()),
            body: Body::Sentences(Vec::new()),
        });
        format!("{name}のとおり")
    }

    /// The sheets behind a paper with this title, of an application with this number; none where all found room.
    pub(crate) fn sheets(
        self,
        (title, number): (&str, &str),
        fonts: &OpenFonts,
    ) -> Result<Vec<InkedSheet>, Error> {
        if self.parts.is_empty() {
            return Ok(Vec::new());
        }
        let handout = Handout {
            title: TITLE.to_owned(),
            from: format!("{title}　受付番号 {number}"),
            lead: "欄に入りきらない内容です。この用紙は、上の申請書の一部です。".to_owned(),
            parts: self.parts,
        };
        laid(&handout, fonts)
    }
}
