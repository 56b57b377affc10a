//! From filled forms to one PDF and the list of what stands on it. The order of the work, not the work itself.

use std::collections::BTreeMap;

use kakanai_domain::form::sheet::Paper;
use kakanai_domain::form::{Area, BoxWarning, FilledForm};
use kakanai_domain::sheet::handout::Handout;

use crate::city::CityBlank;
use crate::compose::{InkedSheet, compose};
use crate::error::Error;
use crate::finish::finish;
use crate::font::Fonts;
use crate::footer;
use crate::paper::{LaidPaper, blanks};

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
    pub printed: Printed,
}

/// How often sheets were printed: by their title, and which of that title each is.
pub type Printed = BTreeMap<String, Vec<u16>>;

impl Stamp {
    /// A stamp for a first print whose sheets have no foot.
    pub fn new(number: String, made_at: jiff::civil::DateTime) -> Self {
        Self { number, made_at, mark: None, printed: Printed::new() }
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
    /// which of the sheets with this title it is, from 0: it keeps that while other papers come and go
    pub nth: usize,
    /// its size
    pub paper: Paper,
}

impl Sheet {
    /// How often it was printed, by what was kept of that.
    #[must_use]
    pub fn times_printed(&self, printed: &Printed) -> u16 {
        printed.get(&self.title).and_then(|times| times.get(self.nth)).copied().unwrap_or(0)
    }

    /// Keeps that it was printed once more.
    pub fn count_print(&self, printed: &mut Printed) {
        let times = printed.entry(self.title.clone()).or_default();
        times.resize(times.len().max(self.nth + 1), 0);
        if let Some(times) = times.get_mut(self.nth) {
            *times += 1;
        }
    }
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

/// What lies on top of the papers, told how many sheets each of them takes, in order.
pub type Cover<'a> = &'a dyn Fn(&[usize]) -> Handout;

/// The same, with a cover on top of the papers where there is one. The cover's sheets count among the others.
pub fn draw_bundle(
    cover: Option<Cover>,
    papers: &[OnPaper],
    fonts: &Fonts,
    stamp: &Stamp,
) -> Result<Drawn, Error> {
    let open = fonts.open()?;
    // All blanks first: their glyphs keep their own codes, so that what was drawn before can be shown again.
    let under = blanks(papers, fonts, &open)?;
    let filled = |(paper, under): (&OnPaper, _)| LaidPaper::filled(paper.filled, under, &stamp.number, &open);
    let laid = papers.iter().zip(under).map(filled).collect::<Result<Vec<_>, _>>()?;
    // Which sheets a paper takes is known once it is laid; only then can the cover count them.
    let counts: Vec<usize> = laid.iter().map(|paper| paper.sheets.len()).collect();
    let cover = cover.map(|cover| cover(&counts));
    let on_top = cover.as_ref().map(|cover| LaidPaper::cover(cover, &open)).transpose()?;
    let mut pile = Pile::default();
    for paper in on_top.into_iter().chain(laid) {
        pile.lay_beneath(paper);
    }
    let Pile { mut inked, sheets, boxes, by_hand } = pile;
    for (inked, sheet) in inked.iter_mut().zip(&sheets) {
        inked.marks.extend(footer::marks(stamp, sheet, sheets.len(), &open)?);
    }
    let ours = papers.iter().all(|paper| paper.blank.is_none());
    let bytes = finish(compose(&inked, &open)?, &title(cover.as_ref(), papers), stamp, ours)?;
    Ok(Drawn { bytes, sheets, boxes, by_hand })
}

/// The document's sheets as they come to lie, and what stands on them.
#[derive(Default)]
struct Pile {
    inked: Vec<InkedSheet>,
    sheets: Vec<Sheet>,
    boxes: Vec<DrawnBox>,
    by_hand: Vec<HandBox>,
}

impl Pile {
    fn lay_beneath(&mut self, paper: LaidPaper) {
        let before = self.sheets.len() as u16;
        for ((title, inked), page) in paper.sheets.into_iter().zip(before + 1..) {
            let nth = self.sheets.iter().filter(|above| above.title == title).count();
            self.sheets.push(Sheet { page, title, nth, paper: inked.paper });
            self.inked.push(inked);
        }
        let boxes = paper.boxes.into_iter();
        self.boxes.extend(boxes.map(|one| DrawnBox { page: before + one.page, ..one }));
        let by_hand = paper.by_hand.into_iter();
        self.by_hand.extend(by_hand.map(|one| HandBox { page: before + one.page, ..one }));
    }
}

/// What the document is called: what it holds, in order.
fn title(cover: Option<&Handout>, papers: &[OnPaper]) -> String {
    let papers = papers.iter().map(|paper| paper.filled.form.title.as_str());
    let titles: Vec<&str> = cover.map(|cover| cover.title.as_str()).into_iter().chain(papers).collect();
    titles.join("、")
}
