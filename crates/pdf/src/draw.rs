//! From filled forms to one PDF and the list of what stands on it. The order of the work, not the work itself.

use kakanai_domain::form::{BoxWarning, FilledForm};

use crate::blank;
use crate::box_text;
use crate::compose::{InkedSheet, compose};
use crate::error::Error;
use crate::finish::finish;
use crate::font::{Fonts, OpenFonts};
use crate::mark::Mark;
use crate::subset::subsets;

/// What a document carries of its application. The clock is the caller's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// the application's number
    pub number: String,
    /// when it is made, as the clock on the wall in Japan says
    pub made_at: jiff::civil::DateTime,
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
    /// the box's id in its form
    pub id: String,
    /// what the clerk calls it
    pub label: String,
    /// the words printed
    pub value: String,
    /// a word to the clerk, if any
    pub warning: Option<BoxWarning>,
}

/// Draws forms into one PDF, in order. The same input gives the same bytes.
pub fn draw(papers: &[FilledForm], fonts: &Fonts, stamp: &Stamp) -> Result<Drawn, Error> {
    match draw_with(papers, fonts, stamp) {
        Err(missing @ Error::Unprintable { .. }) => match fonts.with_all()? {
            Some(all) => draw_with(papers, &all, stamp),
            None => Err(missing),
        },
        done => done,
    }
}

fn draw_with(papers: &[FilledForm], fonts: &Fonts, stamp: &Stamp) -> Result<Drawn, Error> {
    let fonts = fonts.open()?;
    let (mut inked, mut sheets, mut boxes) = (Vec::new(), Vec::new(), Vec::new());
    for paper in papers {
        let before = sheets.len() as u16;
        for page in 1..=paper.form.pages.len() as u16 {
            inked.push(ink(paper, page, before, &fonts, &mut boxes)?);
            sheets.push(Sheet { page: before + page, title: paper.form.title.clone() });
        }
    }
    let subsets = subsets(inked.iter().flat_map(|sheet| &sheet.marks), &fonts)?;
    let document = compose(&inked, &subsets)?;
    let bytes = finish(document, &subsets, &title(papers), stamp)?;
    Ok(Drawn { bytes, sheets, boxes })
}

/// One sheet's ink; what stands in its boxes is added to `boxes`.
fn ink(
    paper: &FilledForm,
    page: u16,
    before: u16,
    fonts: &OpenFonts,
    boxes: &mut Vec<DrawnBox>,
) -> Result<InkedSheet, Error> {
    let form = &paper.form;
    let mut marks: Vec<Mark> = Vec::new();
    if let Some(sheet) = form.pages.get(usize::from(page) - 1) {
        marks.extend(blank::marks(&sheet.blank, fonts, &form.title)?);
    }
    for filled in paper.boxes.iter().filter(|filled| filled.page == page) {
        let Some(form_box) = paper.form_box(filled) else { continue };
        let (ink, fitting) = box_text::marks(form_box, filled, fonts)?;
        marks.extend(ink);
        if filled.by_hand() {
            continue;
        }
        boxes.push(DrawnBox {
            page: before + page,
            id: filled.id.clone(),
            label: filled.label.clone(),
            value: filled.value(),
            warning: filled.warning.or(fitting),
        });
    }
    Ok(InkedSheet { paper: form.paper, marks })
}

fn title(papers: &[FilledForm]) -> String {
    let titles: Vec<&str> = papers.iter().map(|paper| paper.form.title.as_str()).collect();
    titles.join("、")
}
