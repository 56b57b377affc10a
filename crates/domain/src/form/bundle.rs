//! Which papers a case needs, in the order of the visitor's way, and who signs each. Not what stands on them.

use std::collections::BTreeMap;

use super::case_facts::CaseFacts;
use super::fill::{FilledForm, fill};
use super::know::Know;
use super::sheet::Form;
use crate::case::{Case, Role};
use crate::catalogue::Catalogue;
use crate::procedure::Procedure;
use crate::verdict::Status;
use crate::verdict::seen::Seen;
use crate::verdict::who::MayApply;

/// A paper of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// the form's id
    pub form: String,
    /// the procedures it is for
    pub procedures: Vec<String>,
    /// whose paper it is, where each of some people has one
    pub person: Option<usize>,
    /// who signs
    pub signer: Option<usize>,
    /// where it is handed over, by code
    pub office: String,
}

/// Every paper that the needed procedures take: office by office as the city lists them, each paper once.
#[must_use]
pub fn papers(seen: &Seen<'_>, statuses: &[Status], forms: &BTreeMap<String, Form>) -> Vec<Paper> {
    let catalogue = seen.catalogue();
    let required =
        catalogue.procedures.iter().zip(statuses).filter(|(_, status)| **status == Status::Required);
    let mut found: Vec<Paper> = Vec::new();
    for (procedure, _) in required {
        for form in procedure.forms.iter().filter_map(|id| forms.get(id)) {
            for paper in of_form(seen, procedure, form) {
                take(&mut found, paper);
            }
        }
    }
    let stop = |code: &str| catalogue.offices.iter().position(|office| code.starts_with(office.id.as_str()));
    found.sort_by_key(|paper| stop(&paper.office).unwrap_or(usize::MAX));
    found
}

fn of_form(seen: &Seen<'_>, procedure: &Procedure, form: &Form) -> Vec<Paper> {
    let paper = |person| Paper {
        form: form.id.clone(),
        procedures: vec![procedure.id.clone()],
        person,
        signer: seen.signer(procedure),
        office: seen.first_office(procedure),
    };
    let Some(each) = &form.each else { return vec![paper(None)] };
    let facts = CaseFacts { seen, signer: None, own: &BTreeMap::new() };
    facts.people(&each.of, each.fits.as_deref()).into_iter().map(|person| paper(Some(person))).collect()
}

/// Two procedures on one paper of the same person are one paper.
fn take(found: &mut Vec<Paper>, paper: Paper) {
    let same = found
        .iter_mut()
        .find(|known| (&known.form, known.person, known.signer) == (&paper.form, paper.person, paper.signer));
    match same {
        Some(known) => known.procedures.extend(paper.procedures),
        None => found.push(paper),
    }
}

/// Fills every paper that a case needs, and says of each what paper it is. `own` is what only the application knows: its
/// number, its day.
#[must_use]
pub fn fill_papers(
    catalogue: &Catalogue,
    case: &Case,
    forms: &BTreeMap<String, Form>,
    own: &BTreeMap<&str, String>,
) -> Vec<(Paper, FilledForm)> {
    fill_papers_of(&Seen::whole(catalogue, case), forms, own)
}

/// The same of a case that is laid out already.
#[must_use]
pub fn fill_papers_of(
    seen: &Seen<'_>,
    forms: &BTreeMap<String, Form>,
    own: &BTreeMap<&str, String>,
) -> Vec<(Paper, FilledForm)> {
    let procedures = &seen.catalogue().procedures;
    let statuses: Vec<Status> = procedures.iter().map(|procedure| seen.status(procedure)).collect();
    let papers = papers(seen, &statuses, forms);
    let filled = papers.into_iter().filter_map(|paper| {
        let facts = CaseFacts { seen, signer: paper.signer, own };
        let filled = fill(forms.get(&paper.form)?, &facts, paper.person);
        Some((paper, filled))
    });
    filled.collect()
}

impl Seen<'_> {
    /// Who signs for a procedure: the visitor where they may apply, else the first who may. Nobody, while it is not
    /// known who may apply and the visitor surely may not.
    #[must_use]
    pub fn signer(&self, procedure: &Procedure) -> Option<usize> {
        let visitor = self.people().iter().position(|person| person.is(Role::Visitor));
        let may = self.applicants(procedure);
        let people: Vec<usize> = may
            .iter()
            .filter_map(|may| match may {
                MayApply::Person(id) => self.people().iter().position(|person| person.id == *id),
                MayApply::Code(_) => None,
            })
            .collect();
        match visitor {
            Some(visitor) if people.is_empty() || people.contains(&visitor) => Some(visitor),
            _ => people.first().copied(),
        }
    }
}
