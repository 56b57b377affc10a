//! From filled forms to one PDF and the list of what stands on it. The order of the work, not the work itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use kakanai_domain::form::sheet::{Blank, Page, Paper};
use kakanai_domain::form::{Area, BoxWarning, Content, FilledBox, FilledForm, Form};
use kakanai_domain::sheet::handout::Handout;

use crate::addendum::{self, Addendum};
use crate::blank_ink;
use crate::box_text;
use crate::city::{CityBlank, Imported};
use crate::compose::{Ground, InkedSheet, compose};
use crate::error::Error;
use crate::finish::finish;
use crate::font::{Fonts, OpenFonts};
use crate::footer;
use crate::handout::laid;

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
    /// how often each sheet was printed before: by its title, and which of that title it is
    pub printed: BTreeMap<String, Vec<u16>>,
}

impl Stamp {
    /// A stamp for a first print whose sheets have no foot.
    pub fn new(number: String, made_at: jiff::civil::DateTime) -> Self {
        Self { number, made_at, mark: None, printed: BTreeMap::new() }
    }
}

impl Stamp {
    /// How often each of these sheets was printed before.
    fn printed_before(&self, titles: &[&str]) -> Vec<u16> {
        let which =
            |at: usize, title: &str| titles.iter().take(at).filter(|before| **before == title).count();
        let times = |(at, title): (usize, &&str)| {
            let known = self.printed.get(*title).and_then(|times| times.get(which(at, title)));
            known.copied().unwrap_or(0)
        };
        titles.iter().enumerate().map(times).collect()
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
    /// every box that the visitor fills with a pen, in order
    pub by_hand: Vec<HandBox>,
}

/// One sheet of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// from 1, through the whole document
    pub page: u16,
    /// the form's title
    pub title: String,
    /// its size
    pub paper: Paper,
}

/// A place left for the visitor's pen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandBox {
    /// from 1, through the whole document
    pub page: u16,
    /// what the clerk calls it
    pub label: String,
    /// where it stands on its sheet
    pub at: Area,
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
    /// where it stands on its sheet
    pub at: Area,
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

impl<'a> OnPaper<'a> {
    /// A form on our own blank.
    #[must_use]
    pub const fn ours(filled: &'a FilledForm) -> Self {
        Self { filled, blank: None }
    }
}

/// Draws forms into one PDF, in order. The same input gives the same bytes.
pub fn draw(papers: &[FilledForm], fonts: &Fonts, stamp: &Stamp) -> Result<Drawn, Error> {
    let papers: Vec<OnPaper> = papers.iter().map(OnPaper::ours).collect();
    draw_on(&papers, fonts, stamp)
}

/// Draws forms into one PDF, in order, some of them on a city's own blank.
pub fn draw_on(papers: &[OnPaper], fonts: &Fonts, stamp: &Stamp) -> Result<Drawn, Error> {
    draw_bundle(None, papers, fonts, stamp)
}

/// The same, with a cover on top of the papers where there is one. The cover's sheets count among the others.
pub fn draw_bundle(
    cover: Option<&Handout>,
    papers: &[OnPaper],
    fonts: &Fonts,
    stamp: &Stamp,
) -> Result<Drawn, Error> {
    let open = fonts.open()?;
    // All blanks first: their glyphs keep their own codes, so that what was drawn before can be shown again.
    let under = blanks(papers, fonts, &open)?;
    let mut inked = cover.map(|cover| laid(cover, &open)).transpose()?.unwrap_or_default();
    let cover_titles = inked.iter().zip(cover.into_iter().cycle()).map(|(_, cover)| cover.title.as_str());
    let mut titles: Vec<&str> = cover_titles.collect();
    let (mut boxes, mut by_hand) = (Vec::new(), Vec::new());
    for (paper, sheets) in papers.iter().map(|paper| paper.filled).zip(under) {
        let title = paper.form.title.as_str();
        let before = inked.len() as u16;
        titles.extend(sheets.iter().map(|_| title));
        inked.extend(sheets);
        let mut addendum = Addendum::default();
        for filled in &paper.boxes {
            let Some(form_box) = paper.form_box(filled) else { continue };
            let (mut ink, fitting) = box_text::marks(form_box, filled, &open)?;
            let faces = open.named_in(&ink);
            if let (Some(BoxWarning::TooLong), Content::Text(text)) = (fitting, &filled.content) {
                ink = box_text::instead(form_box, &addendum.take(&filled.label, text.expose()), &open)?;
            }
            let (page, at) = (before + filled.page, form_box.at);
            if let Some(sheet) = inked.get_mut(usize::from(page) - 1) {
                sheet.marks.extend(ink);
            }
            if filled.by_hand() && form_box.is_visitors() {
                by_hand.push(HandBox { page, label: filled.label.clone(), at });
            } else if !filled.by_hand() && filled.content != Content::NotMeant {
                boxes.push(drawn_box(&paper.form.id, filled, (page, at), (fitting, faces)));
            }
        }
        let more = addendum.sheets((title, &stamp.number), &open)?;
        titles.extend(more.iter().map(|_| addendum::TITLE));
        inked.extend(more);
    }
    let count = inked.len();
    for ((sheet, number), printed) in inked.iter_mut().zip(1..).zip(stamp.printed_before(&titles)) {
        sheet.marks.extend(footer::marks(stamp, sheet.paper, (number, count, printed), &open)?);
    }
    let ours = papers.iter().all(|paper| paper.blank.is_none());
    let bytes = finish(compose(&inked, &open)?, &title(cover, papers), stamp, ours)?;
    let papers_of = inked.iter().map(|sheet| sheet.paper);
    let sheets = titles.iter().zip(1..).zip(papers_of);
    let sheets = sheets.map(|((title, page), paper)| Sheet { page, title: (*title).to_owned(), paper });
    Ok(Drawn { bytes, sheets: sheets.collect(), boxes, by_hand })
}

/// Every paper's sheets with nothing of the case on them.
fn blanks(papers: &[OnPaper], fonts: &Fonts, open: &OpenFonts) -> Result<Vec<Vec<InkedSheet>>, Error> {
    let sheets = |OnPaper { filled, blank }: &OnPaper| {
        let pages = filled.form.pages.iter().zip(1..).map(|(page, number)| {
            let city = blank.and_then(|blank| blank.drawing(number));
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
    (page, at): (u16, Area),
    (fitting, faces): (Option<BoxWarning>, Vec<String>),
) -> DrawnBox {
    DrawnBox {
        page,
        form: form.to_owned(),
        id: filled.id.clone(),
        label: filled.label.clone(),
        at,
        facts: filled.facts.clone(),
        value: filled.value(),
        faces,
        warning: filled.warning.or(fitting),
    }
}

/// What the document is called: what it holds, in order.
fn title(cover: Option<&Handout>, papers: &[OnPaper]) -> String {
    let papers = papers.iter().map(|paper| paper.filled.form.title.as_str());
    let titles: Vec<&str> = cover.map(|cover| cover.title.as_str()).into_iter().chain(papers).collect();
    titles.join("、")
}
