//! From filled forms to one PDF and the list of what stands on it. The order of the work, not the work itself.

use std::sync::Arc;

use kakanai_domain::form::sheet::{Blank, Page, Paper};
use kakanai_domain::form::{BoxWarning, Content, FilledBox, FilledForm, Form};

use crate::blank_ink;
use crate::box_text;
use crate::city::{CityBlank, Imported};
use crate::compose::{Ground, InkedSheet, compose};
use crate::error::Error;
use crate::finish::finish;
use crate::font::{Fonts, OpenFonts};
use crate::footer;

/// What a document carries of its application. The clock is the caller's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// the application's number
    pub number: String,
    /// when it is made, as the clock on the wall in Japan says
    pub made_at: jiff::civil::DateTime,
    /// an opaque name of the application: every sheet carries it as a code, so that a scanned sheet finds its way;
    /// without it the sheets have no foot
    pub mark: Option<String>,
    /// how often the papers were printed before
    pub reprint: Option<u16>,
}

impl Stamp {
    /// A stamp for a first print whose sheets have no foot.
    pub fn new(number: String, made_at: jiff::civil::DateTime) -> Self {
        Self { number, made_at, mark: None, reprint: None }
    }
}

/// A drawn document and what the clerk should know of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Drawn {
    /// the PDF
    pub bytes: Vec<u8>,
    /// every sheet in order
    pub sheets: Vec<Sheet>,
    /// every box that the program fills, in order
    pub boxes: Vec<DrawnBox>,
}

/// One sheet of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// from 1, through the whole document
    pub page: u16,
    /// the form's title
    pub title: String,
}

/// One filled box of the document. It has no `Debug`: the value is a person's.
#[derive(Clone, PartialEq, Eq)]
pub struct DrawnBox {
    /// from 1, through the whole document
    pub page: u16,
    /// the form's id
    pub form: String,
    /// the box's id in its form
    pub id: String,
    /// what the clerk calls it
    pub label: String,
    /// the facts it is fed by, under their full names
    pub facts: Vec<String>,
    /// the words printed
    pub value: String,
    /// the faces it is printed in
    pub faces: Vec<String>,
    /// a word to the clerk, if any
    pub warning: Option<BoxWarning>,
}

/// A filled form, and the city's own PDF that lies under it where there is one: page for page, at its own size, with
/// what the form itself prints above it.
#[derive(Clone, Copy)]
pub struct OnPaper<'a> {
    /// the form with its values
    pub filled: &'a FilledForm,
    /// the city's PDF
    pub blank: Option<&'a CityBlank>,
}

/// Draws forms into one PDF, in order. The same input gives the same bytes.
pub fn draw(papers: &[FilledForm], fonts: &Fonts, stamp: &Stamp) -> Result<Drawn, Error> {
    let papers: Vec<OnPaper> = papers.iter().map(|filled| OnPaper { filled, blank: None }).collect();
    draw_on(&papers, fonts, stamp)
}

/// Draws forms into one PDF, in order, some of them on a city's own blank.
pub fn draw_on(papers: &[OnPaper], fonts: &Fonts, stamp: &Stamp) -> Result<Drawn, Error> {
    let open = fonts.open()?;
    let (mut inked, mut sheets, mut boxes) = (Vec::new(), Vec::new(), Vec::new());
    // All blanks first: their glyphs keep their own codes, so that what was drawn before can be shown again.
    for OnPaper { filled, blank } in papers {
        for (page, number) in filled.form.pages.iter().zip(1..) {
            inked.push(empty(
                &filled.form,
                page,
                blank.and_then(|blank| blank.drawing(number)),
                (fonts, &open),
            )?);
            sheets.push(Sheet { page: inked.len() as u16, title: filled.form.title.clone() });
        }
    }
    let mut before = 0;
    for paper in papers.iter().map(|paper| paper.filled) {
        for filled in &paper.boxes {
            let Some(form_box) = paper.form_box(filled) else { continue };
            let (ink, fitting) = box_text::marks(form_box, filled, &open)?;
            let faces = open.named_in(&ink);
            let page = before + filled.page;
            if let Some(sheet) = inked.get_mut(usize::from(page) - 1) {
                sheet.marks.extend(ink);
            }
            if !filled.by_hand() && filled.content != Content::NotMeant {
                boxes.push(drawn_box(&paper.form.id, filled, page, (fitting, faces)));
            }
        }
        before += paper.form.pages.len() as u16;
    }
    let count = inked.len();
    for (sheet, number) in inked.iter_mut().zip(1..) {
        sheet.marks.extend(footer::marks(stamp, sheet.paper, (number, count), &open)?);
    }
    let ours = papers.iter().all(|paper| paper.blank.is_none());
    let bytes = finish(compose(&inked, &open)?, &title(papers), stamp, ours)?;
    Ok(Drawn { bytes, sheets, boxes })
}

/// A sheet with what is printed on it whoever asks.
fn empty(
    form: &Form,
    page: &Page,
    city: Option<(Paper, &Arc<Imported>)>,
    (fonts, open): (&Fonts, &OpenFonts),
) -> Result<InkedSheet, Error> {
    let (mut grounds, mut paper) = (Vec::new(), form.paper);
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

/// What stands in a box, on such a page of the document; with what the fitting had to do, and the faces it took.
fn drawn_box(
    form: &str,
    filled: &FilledBox,
    page: u16,
    (fitting, faces): (Option<BoxWarning>, Vec<String>),
) -> DrawnBox {
    DrawnBox {
        page,
        form: form.to_owned(),
        id: filled.id.clone(),
        label: filled.label.clone(),
        facts: filled.facts.clone(),
        value: filled.value(),
        faces,
        warning: filled.warning.or(fitting),
    }
}

fn title(papers: &[OnPaper]) -> String {
    let titles: Vec<&str> = papers.iter().map(|paper| paper.filled.form.title.as_str()).collect();
    titles.join("、")
}
