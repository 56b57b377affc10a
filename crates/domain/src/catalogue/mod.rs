//! The city's ledger as one checked whole: reading gives it, or every problem with its file and line. Never a panic.

mod procedures;
mod proofs;
mod raw;
mod read;
mod rules;
mod word;

use std::collections::{BTreeMap, HashMap};

use crate::answer::{Answer, FactId, Facts};
use crate::case::{Case, Person};
use crate::form::Form;
use crate::form::fed::{Fed, feeds};
use crate::procedure::{Anchor, ApplicantKind, Office, Procedure, Source};
use crate::question::{Borrow, FactDef, Question, Roster, WellKnown};
use crate::verdict::rule::{Ref, Rule};

pub use proofs::{Finding, findings};
pub use read::{CatalogueFile, parse, schema};

/// The place of a fact among the catalogue's facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactKey(u16);

impl FactKey {
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Everything the city's staff wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// `第1版`; a case keeps the version it began with
    pub version: String,
    /// what an interview can be begun for
    pub matters: Vec<Matter>,
    /// the facts spoken of
    pub facts: Vec<FactDef>,
    /// the facts that rules of ages and days go by
    pub keys: WellKnown,
    /// conditions with a name
    pub conditions: Vec<Condition>,
    /// the questions, in the author's natural order
    pub questions: Vec<Question>,
    /// the ledger
    pub procedures: Vec<Procedure>,
    /// the days terms run from
    pub anchors: Vec<Anchor>,
    /// who may apply
    pub applicants: Vec<ApplicantKind>,
    /// where
    pub offices: Vec<Office>,
    /// where the rules were read
    pub sources: Vec<Source>,
    /// facts that take another's value
    pub borrows: Vec<Borrow>,
    by_name: HashMap<String, FactKey>,
    /// the facts of every person, by their path
    by_path: HashMap<String, FactKey>,
    /// the facts that each form's boxes are fed by
    fed: BTreeMap<String, Vec<Fed>>,
}

/// A condition with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// its name
    pub id: String,
    /// what it is
    pub rule: Rule,
}

/// What a visitor comes for.
#[derive(Debug, Clone, PartialEq)]
pub struct Matter {
    /// `certificate.resident`
    pub id: String,
    /// `住民票の写し`
    pub name: String,
    /// the life events it is about
    pub events: Vec<String>,
    /// the way of its interview
    pub sections: Vec<Section>,
    /// whom relations are counted from
    pub focus: Person,
    /// who else is there from the beginning
    pub people: Vec<Person>,
    /// how everybody else is named; without it nobody else is concerned
    pub roster: Option<Roster>,
    /// the matters beside which it may be taken up: their people are counted from the same one, or it counts from none
    pub beside: Vec<String>,
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
    /// the file, as its reader named it
    pub file: String,
    /// from 1; 0 when the file as a whole is meant
    pub line: u64,
    /// what is wrong and what to do, in Japanese
    pub message: String,
}

impl Matter {
    /// The people and answers that an interview of this matter begins with.
    #[must_use]
    pub fn case(&self) -> Case {
        let people = std::iter::once(&self.focus).chain(&self.people).cloned().collect();
        let mut case = Case {
            people,
            everybody_named: self.roster.is_none(),
            focus: Some(self.focus.id.clone()),
            answers: Facts::default(),
        };
        for (fact, answer) in self.given.iter() {
            case.answers.set(case.full_name(fact), answer.clone());
        }
        case
    }
}

impl Catalogue {
    /// A matter by its id.
    #[must_use]
    pub fn matter(&self, id: &str) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.id == id)
    }

    /// The key of a fact by its name in the vocabulary: `death.date`, `person.heir`.
    #[must_use]
    pub fn key(&self, id: &str) -> Option<FactKey> {
        self.by_name.get(id).copied()
    }

    /// The key of a person's fact by its path: `heir`.
    #[must_use]
    pub fn person_key(&self, path: &str) -> Option<FactKey> {
        self.by_path.get(path).copied()
    }

    /// The fact of a key.
    ///
    /// # Panics
    /// Never for a key of this catalogue.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "keys are made by this catalogue alone, one for each fact")]
    pub fn def(&self, key: FactKey) -> &FactDef {
        &self.facts[key.index()]
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "places are made by this catalogue alone, one for each condition"
    )]
    pub(crate) fn condition(&self, at: usize) -> &Rule {
        &self.conditions[at].rule
    }

    /// A fact by its full name, by a role, or by its name in the vocabulary.
    #[must_use]
    pub fn fact(&self, id: &FactId) -> Option<&FactDef> {
        let name = id.as_str();
        let path = match name.strip_prefix("people[") {
            Some(rest) => rest.split_once("].").map(|(_, path)| path),
            None => name.split_once('.').map(|(_, path)| path),
        };
        let key = self.key(name).or_else(|| self.person_key(path?))?;
        Some(self.def(key))
    }

    /// A procedure by its id.
    #[must_use]
    pub fn procedure(&self, id: &str) -> Option<&Procedure> {
        self.procedures.iter().find(|procedure| procedure.id == id)
    }

    /// The name of an office.
    #[must_use]
    pub fn office_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.offices.iter().find(|office| office.id == code).map_or(code, |office| office.name.as_str())
    }

    /// Learns which facts a form's boxes are fed by, so that they are asked for while the form may be needed.
    pub fn learn_form(&mut self, form: &Form) {
        let feeds = feeds(form, self);
        self.fed.insert(form.id.clone(), feeds);
    }

    /// The facts that the procedure's forms are fed by.
    pub fn fed_by<'a>(&'a self, procedure: &'a Procedure) -> impl Iterator<Item = &'a Fed> {
        procedure.forms.iter().filter_map(|form| self.fed.get(form)).flatten()
    }

    /// Whose fact is meant by a written name, as rules and forms write it.
    pub(crate) fn reference(&self, name: &str) -> Option<Ref> {
        rules::reference(name, |name| self.key(name))
    }

    /// A fact in a few words.
    #[must_use]
    pub fn fact_name<'a>(&'a self, id: &'a FactId) -> &'a str {
        self.fact(id).map_or(id.as_str(), |fact| fact.name.as_str())
    }

    /// The questions of a matter, in the author's order.
    pub fn questions_of<'a>(&'a self, matter: &'a Matter) -> impl Iterator<Item = &'a Question> {
        matter
            .sections
            .iter()
            .flat_map(|section| self.questions.iter().filter(move |question| question.section == section.id))
    }

    /// Gives every fact that a closed case does not speak of the value it then has.
    pub fn close(&self, case: &mut Case) {
        self.fill(case, |def| def.closed.clone().map(|value| Answer::Known { value }));
    }

    /// Says of every fact that a whole case does not speak of that nobody knows it.
    pub fn leave_unknown(&self, case: &mut Case) {
        self.fill(case, |_| Some(Answer::Unknown));
    }

    fn fill(&self, case: &mut Case, with: impl Fn(&FactDef) -> Option<Answer>) {
        let Case { people, answers, .. } = case;
        for def in &self.facts {
            let Some(answer) = with(def) else { continue };
            let mut fill = |fact: FactId| {
                if !answers.is_asked(&fact) {
                    answers.set(fact, answer.clone());
                }
            };
            if def.is_of_a_person() {
                people.iter().for_each(|person| fill(person.fact(def.id.path())));
            } else {
                fill(def.id.clone());
            }
        }
    }
}
