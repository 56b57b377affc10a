//! The city's ledger as one checked whole: parsing gives it, or every problem with its line. Never a panic.

mod raw;

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::{FactId, Facts, Value};
use crate::procedure::Procedure;
use crate::question::{FactDef, Question};
use crate::truth::Truth;

pub use raw::{parse, schema};

/// Everything the city's staff wrote: facts, questions and procedures.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// `第1版`; a case keeps the version it began with
    pub version: String,
    /// what an interview can be begun for
    pub matters: Vec<Matter>,
    /// the facts spoken of
    pub facts: Vec<FactDef>,
    /// the questions, in the author's natural order
    pub questions: Vec<Question>,
    /// the ledger
    pub procedures: Vec<Procedure>,
    /// the facts that each form's boxes are fed by
    form_facts: BTreeMap<String, BTreeSet<FactId>>,
}

/// What a visitor comes for.
#[derive(Debug, Clone, PartialEq)]
pub struct Matter {
    /// `certificate.resident`
    pub id: String,
    /// `住民票の写し`
    pub name: String,
    /// the way of its interview
    pub sections: Vec<Section>,
    /// facts that are clear from the matter itself
    pub given: Facts,
}

/// A stretch of an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// stable id
    pub id: String,
    /// as shown to the clerk
    pub title: String,
}

/// Something wrong in a catalogue file, for the person who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// from 1; 0 when the file as a whole is meant
    pub line: u64,
    /// what is wrong and what to do, in Japanese
    pub message: String,
}

impl Catalogue {
    /// A matter by its id.
    #[must_use]
    pub fn matter(&self, id: &str) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.id == id)
    }

    /// A fact by its name.
    #[must_use]
    pub fn fact(&self, id: &FactId) -> Option<&FactDef> {
        self.facts.iter().find(|fact| fact.id == *id)
    }

    /// A procedure by its id.
    #[must_use]
    pub fn procedure(&self, id: &str) -> Option<&Procedure> {
        self.procedures.iter().find(|procedure| procedure.id == id)
    }

    /// Learns which facts a form's boxes are fed by, so that they are asked for while the form may be needed.
    pub fn learn_form(&mut self, form: &str, facts: impl IntoIterator<Item = FactId>) {
        self.form_facts.insert(form.to_owned(), facts.into_iter().collect());
    }

    /// Whether a form of the procedure is fed by the fact.
    #[must_use]
    pub fn feeds(&self, procedure: &Procedure, fact: &FactId) -> bool {
        procedure.forms.iter().filter_map(|form| self.form_facts.get(form)).any(|facts| facts.contains(fact))
    }

    /// The value that stands for a fact: its own, or the one it borrows.
    #[must_use]
    pub fn value_of<'a>(&self, fact: &FactId, facts: &'a Facts) -> Option<&'a Value> {
        facts.value(fact).or_else(|| {
            let borrow = self.fact(fact)?.borrow.as_ref()?;
            if borrow.when.truth(facts) == Truth::Yes { facts.value(&borrow.from) } else { None }
        })
    }

    /// A fact in a few words.
    #[must_use]
    pub fn fact_name<'a>(&'a self, id: &'a FactId) -> &'a str {
        self.fact(id).map_or(id.as_str(), |fact| fact.name.as_str())
    }

    /// The clause an answer adds to a reason.
    #[must_use]
    pub fn clause(&self, fact: &FactId, value: &Value) -> Option<String> {
        let clause = &self.fact(fact)?.choice_of(value)?.because;
        (!clause.is_empty()).then(|| clause.clone())
    }

    /// The questions of a matter, in the author's order.
    pub fn questions_of<'a>(&'a self, matter: &'a Matter) -> impl Iterator<Item = &'a Question> {
        self.questions
            .iter()
            .filter(|question| matter.sections.iter().any(|section| section.id == question.section))
    }
}
