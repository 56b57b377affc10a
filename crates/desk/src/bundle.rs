//! The papers of one case as one document: filled from its facts, a cover on top where there are several, every sheet
//! with its foot. Whose case it is, and when it is drawn anew, is the caller's.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kakanai_domain::case::Case;
use kakanai_domain::form::{FilledForm, Paper, fill_papers_of};
use kakanai_domain::sheet::cover::cover;
use kakanai_domain::verdict::seen::Seen;
use kakanai_pdf::{Cover, Drawn, Error, Fonts, OnPaper, Stamp, draw_bundle};

use crate::forms::Forms;
use crate::ledger::Ledger;

/// What papers are made of.
pub(crate) struct PaperStock<'a> {
    /// the rules
    pub(crate) ledger: &'a Ledger,
    /// the forms, by their ids
    pub(crate) forms: &'a Forms,
    /// what letters they are printed in
    pub(crate) fonts: &'a Fonts,
}

/// What an application's papers say of themselves.
pub(crate) struct Letterhead<'a> {
    /// `小倉北区役所`
    pub(crate) office: &'a str,
    /// `北九州市小倉北区長`
    pub(crate) addressee: &'a str,
    /// the application's number
    pub(crate) number: &'a str,
    /// the day of the visit
    pub(crate) day: Date,
}

impl Letterhead<'_> {
    /// The same, as the facts that only the papers know.
    pub(crate) fn own_facts(&self) -> BTreeMap<&'static str, String> {
        BTreeMap::from([
            ("=application_number", self.number.to_owned()),
            ("=visit_date", self.day.to_string()),
            ("=addressee", self.addressee.to_owned()),
        ])
    }
}

/// A case's papers in the order of the way, and all of them drawn.
pub(crate) struct DrawnBundle {
    /// each alone
    pub(crate) papers: Vec<(Paper, FilledForm)>,
    /// all, with their cover
    pub(crate) drawn: Drawn,
}

/// Draws the papers that a case needs; none where it needs none.
pub(crate) fn draw_case(
    stock: &PaperStock<'_>,
    case: &Case,
    head: &Letterhead<'_>,
    stamp: &Stamp,
) -> Result<Option<DrawnBundle>, Error> {
    let seen = Seen::whole(&stock.ledger.catalogue, case);
    let papers = fill_papers_of(&seen, &stock.forms.all, &head.own_facts());
    if papers.is_empty() {
        return Ok(None);
    }
    // One paper is its own cover.
    let on_top = (papers.len() > 1)
        .then(|| cover(&seen, &stock.ledger.holidays, &papers, (head.office, head.number, head.day)));
    let counting = on_top.as_ref().map(|cover| |sheets: &[usize]| cover.handout(sheets));
    let on_paper: Vec<OnPaper<'_>> = papers.iter().map(|(_, filled)| stock.forms.on_paper(filled)).collect();
    let counting = counting.as_ref().map(|counting| counting as Cover<'_>);
    let drawn = draw_bundle(counting, &on_paper, stock.fonts, stamp)?;
    Ok(Some(DrawnBundle { papers, drawn }))
}
