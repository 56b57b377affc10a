//! Which facts of a case a procedure's papers are fed by, so that they are asked while the papers are needed.

use super::case_facts::SIGNER;
use super::sheet::{Form, FormBox, Source, Whom};
use crate::catalogue::{Catalogue, FactKey};
use crate::once::each_once;
use crate::procedure::Procedure;
use crate::truth::Truth;
use crate::verdict::rule::{Group, Ref, Whose};
use crate::verdict::seen::{Found, Place, Seen};

/// A fact that feeds a form's box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fed {
    /// the matter's, or of whoever has a part
    Of(Ref),
    /// of the person who signs
    Signer(FactKey),
    /// of everybody in a group who fits a condition, by its place in the catalogue
    Each(Group, Option<usize>, FactKey),
}

impl Fed {
    /// The fact, whoever's it is.
    #[must_use]
    pub const fn fact(&self) -> FactKey {
        match self {
            Self::Of(fact) => fact.fact,
            Self::Signer(fact) | Self::Each(_, _, fact) => *fact,
        }
    }
}

/// Every fact that feeds a form, each once. What the ledger does not know is told by `misfits`, not here.
pub(crate) fn feeds(form: &Form, catalogue: &Catalogue) -> Vec<Fed> {
    let boxes = form.pages.iter().flat_map(|page| &page.boxes);
    each_once(boxes.flat_map(|form_box| {
        let facts = match &form_box.source {
            Source::Facts(facts) => facts.as_slice(),
            Source::Visitor | Source::Office => &[],
        };
        facts.iter().filter_map(|fact| of_fact(fact, form_box, form, catalogue))
    }))
}

fn of_fact(fact: &str, form_box: &FormBox, form: &Form, catalogue: &Catalogue) -> Option<Fed> {
    if let Some(path) = fact.strip_prefix(SIGNER) {
        return catalogue.person_key(path).map(Fed::Signer);
    }
    let fact = catalogue.reference(fact)?;
    if fact.whose != Whose::Their {
        return Some(Fed::Of(fact));
    }
    let Whom { of, fits, .. } = form_box.whom.as_ref().or(form.each.as_ref())?;
    let named = |name: &String| catalogue.conditions.iter().position(|known| known.id == *name);
    Some(Fed::Each(Group::named(of)?, fits.as_ref().and_then(named), fact.fact))
}

impl Seen<'_> {
    /// Where the facts stand that a procedure's papers are fed by.
    #[must_use]
    pub fn fed_by(&self, procedure: &Procedure) -> Vec<Place> {
        let mut signer = None;
        let mut places = Vec::new();
        for fed in self.catalogue().fed_by(procedure) {
            match *fed {
                Fed::Of(fact) => places.extend(self.place_of(fact)),
                Fed::Signer(fact) => {
                    let person = *signer.get_or_insert_with(|| self.signer(procedure));
                    places.extend(person.map(|person| Place { person: Some(person), fact }));
                }
                Fed::Each(group, fits, fact) => {
                    let fitting = self.group(group).filter(|person| self.fits_named(fits, *person));
                    places.extend(fitting.map(|person| Place { person: Some(person), fact }));
                }
            }
        }
        places
    }

    fn place_of(&self, fact: Ref) -> Option<Place> {
        match self.find(fact, None) {
            Found::At(place) => Some(place),
            Found::Nobody | Found::NobodyYet => None,
        }
    }

    fn fits_named(&self, named: Option<usize>, person: usize) -> bool {
        let rule = named.map(|at| self.catalogue().condition(at));
        rule.is_none_or(|rule| self.truth(rule, Some(person)) == Truth::Yes)
    }
}
