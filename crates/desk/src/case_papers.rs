//! The papers of a case file: what a desk would print for it, without a desk. For the city's staff and for tests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kakanai_domain::answer::{FactId, Value};
use kakanai_domain::case::Case;
use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::form::{FilledForm, Form, fill_papers};
use kakanai_pdf::{Drawn, Stamp, draw};

use crate::contents::PaperFonts;
use crate::forms::taught;
use crate::ledger::Ledger;
use crate::papers::{own_facts, stopped};
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
    catalogue: Catalogue,
    forms: BTreeMap<String, Form>,
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
        let (Ledger { catalogue, .. }, forms) = taught(ledger, &places.forms)?;
        let fonts = PaperFonts::find(&places.fonts, places.rare_names.clone())?;
        Ok(Self { catalogue, forms, fonts })
    }

    /// The ledger that the cases are read by.
    #[must_use]
    pub const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Draws every paper of a case; none where it needs none.
    ///
    /// # Errors
    /// What cannot be printed, named.
    pub fn draw(&self, id: &str, case: &Case) -> Result<Option<CasePapers>, Notice> {
        let filled = self.filled(id, case);
        if filled.is_empty() {
            return Ok(None);
        }
        let stamp = Stamp::new(id.to_owned(), visit_day(case).at(9, 0, 0, 0));
        let fonts = self.fonts.get()?;
        let drawn = |papers: &[FilledForm]| draw(papers, fonts, &stamp).map_err(stopped);
        let each = filled.iter().zip(1..).map(|(paper, number): (_, usize)| {
            let name = format!("{number:02}-{}", paper.form.id);
            Ok((name, drawn(std::slice::from_ref(paper))?))
        });
        Ok(Some(CasePapers { each: each.collect::<Result<_, Notice>>()?, bundle: drawn(&filled)? }))
    }

    fn filled(&self, id: &str, case: &Case) -> Vec<FilledForm> {
        let own = own_facts(id, visit_day(case), &addressee(&self.catalogue, case));
        fill_papers(&self.catalogue, case, &self.forms, &own)
    }
}

/// A case is of the day it says; papers are never dated by the clock here.
fn visit_day(case: &Case) -> jiff::civil::Date {
    match case.value(&FactId::new("event.visit_date")) {
        Some(Value::Date(day)) => *day.expose(),
        _ => jiff::civil::Date::ZERO,
    }
}

fn addressee(catalogue: &Catalogue, case: &Case) -> String {
    let ward = FactId::new("event.ward");
    let label = case.value(&ward).and_then(|value| catalogue.fact(&ward)?.choice_of(value));
    label.map_or_else(|| "北九州市長".to_owned(), |label| format!("北九州市{}長", label.label))
}

/// Where the command line looks when nothing is said: the package's rare names.
#[must_use]
pub fn usual_rare_names() -> Option<PathBuf> {
    let file = Path::new("/usr/share/fonts/truetype/ipamj/ipamjm.ttf");
    file.is_file().then(|| file.to_owned())
}
