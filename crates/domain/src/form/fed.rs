//! Which facts of a case a procedure's papers are fed by, so that they are asked while the papers are needed.

use super::sheet::{Form, FormBox, Source, Whom};
use crate::case::Role;
use crate::catalogue::{Catalogue, FactKey};
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
    let mut found = Vec::new();
    for form_box in form.pages.iter().flat_map(|page| &page.boxes) {
        let Source::Facts(facts) = &form_box.source else { continue };
        for fed in facts.iter().filter_map(|fact| of_fact(fact, form_box, form, catalogue)) {
            if !found.contains(&fed) {
                found.push(fed);
            }
        }
    }
    found
}

fn of_fact(fact: &str, form_box: &FormBox, form: &Form, catalogue: &Catalogue) -> Option<Fed> {
    if let Some(fact) = catalogue.key(fact) {
        return Some(Fed::Of(Ref { whose: Whose::Matter, fact }));
    }
    let (head, path) = fact.split_once('.')?;
    let fact = catalogue.person_key(path)?;
    Some(match head {
        "signer" => Fed::Signer(fact),
        "focus" => Fed::Of(Ref { whose: Whose::Focus, fact }),
        "their" => {
            let Whom { of, fits, .. } = form_box.whom.as_ref().or(form.each.as_ref())?;
            let named = |name: &String| catalogue.conditions.iter().position(|known| known.id == *name);
            Fed::Each(Group::named(of)?, fits.as_ref().and_then(named), fact)
        }
        role => Fed::Of(Ref { whose: Whose::Role(Role::named(role)?), fact }),
    })
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
