//! One paper laid out: its sheets with the values in their boxes, and behind them the sheets for what found no room. Which
//! sheet of the document each is, is `draw`'s.

use std::sync::Arc;

use kakanai_domain::form::sheet::{Blank, Page, Paper};
use kakanai_domain::form::{BoxWarning, Content, FilledBox, FilledForm, Form, FormBox};
use kakanai_domain::sheet::handout::Handout;

use crate::addendum::{self, Addendum};
use crate::blank_ink;
use crate::box_text;
use crate::city::Imported;
use crate::compose::{Ground, InkedSheet};
use crate::draw::{DrawnBox, HandBox, OnPaper};
use crate::error::Error;
use crate::font::{Fonts, OpenFonts};
use crate::handout::laid;

/// A paper on its way into the document. Its pages are counted from 1, by itself.
pub(crate) struct LaidPaper {
    /// its sheets, each with its title
    pub sheets: Vec<(String, InkedSheet)>,
    /// what the program fills
    pub boxes: Vec<DrawnBox>,
    /// what the visitor fills with a pen
    pub by_hand: Vec<HandBox>,
}

impl LaidPaper {
    /// A cover, in which nothing is filled.
    pub(crate) fn cover(cover: &Handout, fonts: &OpenFonts) -> Result<Self, Error> {
        let sheets = laid(cover, fonts)?;
        Ok(Self { sheets: titled(&cover.title, sheets), boxes: Vec::new(), by_hand: Vec::new() })
    }

    /// A form's values on its empty sheets, for the application with this number.
    pub(crate) fn filled(
        form: &FilledForm,
        empty: Vec<InkedSheet>,
        number: &str,
        fonts: &OpenFonts,
    ) -> Result<Self, Error> {
        let title = form.form.title.as_str();
        let mut paper = Self { sheets: titled(title, empty), boxes: Vec::new(), by_hand: Vec::new() };
        let mut addendum = Addendum::default();
        for filled in &form.boxes {
            if let Some(form_box) = form.form_box(filled) {
                paper.take(&form.form.id, (form_box, filled), &mut addendum, fonts)?;
            }
        }
        paper.sheets.extend(titled(addendum::TITLE, addendum.sheets((title, number), fonts)?));
        Ok(paper)
    }

    /// Puts one box's value in its place, or on the addendum.
    fn take(
        &mut self,
        form: &str,
        (form_box, filled): (&FormBox, &FilledBox),
        addendum: &mut Addendum,
        fonts: &OpenFonts,
    ) -> Result<(), Error> {
        let (mut ink, fitting) = box_text::marks(form_box, filled, fonts)?;
        let faces = fonts.named_in(&ink);
        if let (Some(BoxWarning::TooLong), Content::Text(text)) = (fitting, &filled.content) {
            ink = box_text::instead(form_box, &addendum.take(&filled.label, text.expose()), fonts)?;
        }
        if let Some((_, sheet)) = self.sheets.get_mut(usize::from(filled.page) - 1) {
            sheet.marks.extend(ink);
        }
        if filled.by_hand() && form_box.is_visitors() {
            let (page, label) = (filled.page, filled.label.clone());
            self.by_hand.push(HandBox { page, label, at: form_box.at });
        } else if !filled.by_hand() && filled.content != Content::NotMeant {
            self.boxes.push(drawn_box(form, (form_box, filled), (fitting, faces)));
        }
        Ok(())
    }
}

fn titled(title: &str, sheets: Vec<InkedSheet>) -> Vec<(String, InkedSheet)> {
    sheets.into_iter().map(|sheet| (title.to_owned(), sheet)).collect()
}

/// Every paper's sheets with nothing of the case on them.
pub(crate) fn blanks(
    papers: &[OnPaper],
    fonts: &Fonts,
    open: &OpenFonts,
) -> Result<Vec<Vec<InkedSheet>>, Error> {
    let sheets = |OnPaper { filled, blank }: &OnPaper| {
        let pages = filled.form.pages.iter().map(|page| {
            let city = blank.and_then(|blank| blank.drawing(page.number));
            empty(&filled.form, page, city, (fonts, open))
        });
        pages.collect()
    };
    papers.iter().map(sheets).collect()
}

/// A sheet with what is printed on it whoever asks.
fn empty(
    form: &Form,
    page: &Page,
    city: Option<(Paper, &Arc<Imported>)>,
    (fonts, open): (&Fonts, &OpenFonts),
) -> Result<InkedSheet, Error> {
    let (mut grounds, mut paper) = (Vec::new(), page.paper);
    if let Some((size, drawing)) = city {
        paper = size;
        grounds.push(Ground::City(drawing.clone()));
    }
    if page.blank != Blank::default() {
        let (ink, keys) = blank_ink::ink(&page.blank, paper, (fonts, open), &form.title)?;
        grounds.push(Ground::Drawn(ink, keys));
    }
    Ok(InkedSheet { paper, grounds, marks: Vec::new() })
}

/// What stands in a box; with what the fitting had to do, and the faces it took.
fn drawn_box(
    form: &str,
    (form_box, filled): (&FormBox, &FilledBox),
    (fitting, faces): (Option<BoxWarning>, Vec<String>),
) -> DrawnBox {
    DrawnBox {
        page: filled.page,
        form: form.to_owned(),
        id: filled.id.clone(),
        label: filled.label.clone(),
        at: form_box.at,
        facts: filled.facts.clone(),
        value: filled.value(),
        faces,
        warning: filled.warning.or(fitting),
    }
}
