//! The papers of a case file: what a desk would print for it, without a desk. For the city's staff and for tests.

use std::path::PathBuf;

use kakanai_domain::answer::{FactId, Value};
use kakanai_domain::case::Case;
use kakanai_domain::catalogue::Catalogue;
use kakanai_pdf::{Drawn, Stamp, draw_on};
use sha2::{Digest, Sha256};

use crate::bundle::{Letterhead, PaperStock, draw_case};
use crate::contents::PaperFonts;
use crate::forms::{Forms, taught};
use crate::ledger::Ledger;
use crate::papers::stopped;
use crate::views::Notice;

/// Where the forms and the fonts lie.
pub struct PaperPlaces {
    /// the forms' folder
    pub forms: PathBuf,
    /// the fonts' folder
    pub fonts: PathBuf,
    /// the font of rare names, where there is one
    pub rare_names: Option<PathBuf>,
}

/// The forms and the fonts of a ledger, read once for any number of cases.
pub struct PaperRoom {
    ledger: Ledger,
    forms: Forms,
    fonts: PaperFonts,
}

/// The papers of one case.
pub struct CasePapers {
    /// all of them as one document
    pub bundle: Drawn,
    /// each alone, in the bundle's order: a file's name and its document
    pub each: Vec<(String, Drawn)>,
}

impl PaperRoom {
    /// Reads the forms of a ledger and finds the fonts.
    ///
    /// # Errors
    /// The first problem, with its file and line.
    pub fn open(ledger: Ledger, places: &PaperPlaces) -> Result<Self, Notice> {
        let (ledger, forms) = taught(ledger, &places.forms)?;
        let fonts = PaperFonts::find(&places.fonts, places.rare_names.clone())?;
        Ok(Self { ledger, forms, fonts })
    }

    /// The ledger that the cases are read by.
    #[must_use]
    pub const fn catalogue(&self) -> &Catalogue {
        &self.ledger.catalogue
    }

    /// Draws every paper of a case; none where it needs none.
    ///
    /// # Errors
    /// What cannot be printed, named.
    pub fn draw(&self, id: &str, case: &Case) -> Result<Option<CasePapers>, Notice> {
        let (day, fonts) = (visit_day(case), self.fonts.get()?);
        let stock = PaperStock { ledger: &self.ledger, forms: &self.forms, fonts };
        let ward = ward(self.catalogue(), case).unwrap_or_default();
        let (office, addressee) = (format!("{ward}役所"), format!("北九州市{ward}長"));
        let head = Letterhead { office: &office, addressee: &addressee, number: id, day };
        let stamp = Stamp { mark: Some(opaque(id)), ..Stamp::new(id.to_owned(), day.at(9, 0, 0, 0)) };
        let Some(bundle) = draw_case(&stock, case, &head, &stamp).map_err(stopped)? else { return Ok(None) };
        let each = bundle.papers.iter().zip(1..).map(|((_, filled), number): (_, usize)| {
            let name = format!("{number:02}-{}", filled.form.id);
            Ok((name, draw_on(&[self.forms.on_paper(filled)], fonts, &stamp).map_err(stopped)?))
        });
        Ok(Some(CasePapers { each: each.collect::<Result<_, Notice>>()?, bundle: bundle.drawn }))
    }
}

/// A case file has a name, no number of an application: its sheets carry a mark that tells nothing of it.
fn opaque(id: &str) -> String {
    Sha256::digest(id).iter().take(16).map(|byte| format!("{byte:02X}")).collect()
}

/// A case is of the day it says; papers are never dated by the clock here.
fn visit_day(case: &Case) -> jiff::civil::Date {
    match case.value(&FactId::new("event.visit_date")) {
        Some(Value::Date(day)) => *day.expose(),
        _ => jiff::civil::Date::ZERO,
    }
}

/// The ward that the case was taken in.
fn ward(catalogue: &Catalogue, case: &Case) -> Option<String> {
    let ward = FactId::new("event.ward");
    let chosen = case.value(&ward).and_then(|value| catalogue.fact(&ward)?.choice_of(value));
    chosen.map(|ward| ward.label.clone())
}
