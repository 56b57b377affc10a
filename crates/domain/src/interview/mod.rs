//! The interview: what was answered, what still stands, who is concerned. Values in, values out; it stores nothing.

mod carry_over;
mod matters;
mod parts;
mod preview;
mod read;
mod standing;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::answer::{Answer, FactId};
use crate::case::{Case, Person, Role};
use crate::catalogue::{Catalogue, Matter};
use crate::question::Question;
use crate::verdict::rule::Whose;
use crate::verdict::seen::{Place, Seen};

pub use carry_over::{FellAway, OtherQuestions, other_questions};
use matters::Aside;
pub use parts::{Part, Parts, PersonPart, person_of, question_told};
pub use preview::{Change, preview};
pub use read::{Misread, display, read_answer};
pub use standing::{Remaining, Standing, Step};

/// One interview as it stands. Every answer ever given is kept; which of them count follows from the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    /// the matter's id
    pub matter: String,
    /// other matters taken up beside it
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// the catalogue it began with
    pub catalogue_version: String,
    case: Case,
    /// the questions that were answered, by the names they were asked under
    told: BTreeSet<String>,
    /// the question gone back to, if any
    standing_at: Option<String>,
    /// answers that the ledger in use has no place for
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fell_away: Vec<FellAway>,
    /// the matters for which everybody was named
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    named_for: BTreeSet<String>,
    /// what only a matter put down asked for
    #[serde(default, skip_serializing_if = "Aside::is_empty")]
    aside: Aside,
}

/// A question as it is put: of one person, or of the matter itself.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// which
    pub question: &'a Question,
    /// of whom, by their place among the people
    pub person: Option<usize>,
}

impl<'a> Asking<'a> {
    /// The name it is asked under: `insurance`, or `insurance@child1` of one person.
    #[must_use]
    pub fn name(&self, people: &[Person]) -> String {
        match self.person.and_then(|person| people.get(person)) {
            Some(person) => format!("{}@{}", self.question.id, person.id),
            None => self.question.id.clone(),
        }
    }

    /// The author's words, said of whoever it is put to.
    #[must_use]
    pub fn worded(&self, seen: &Seen<'_>, words: &str) -> String {
        words.replace("{who}", self.person.map_or("", |person| seen.called(person)))
    }

    /// Where the answers to its facts belong. A fact of somebody who is not there has no place.
    pub fn places(&self, seen: &Seen<'_>) -> impl Iterator<Item = Place> {
        self.question.asks.iter().filter_map(|asked| place_of(seen, asked.fact, self.person))
    }
}

/// Where a fact's answer belongs, if whoever it speaks of is there.
#[must_use]
pub fn place_of(seen: &Seen<'_>, fact: crate::verdict::rule::Ref, person: Option<usize>) -> Option<Place> {
    match seen.find(fact, person) {
        crate::verdict::seen::Found::At(place) => Some(place),
        _ => None,
    }
}

/// Somebody new whom the case concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// how they are related to the focus, in the vocabulary's word
    pub relation: String,
    /// `male`, `female`, or not told
    pub sex: Option<String>,
    /// what they are in the event
    pub roles: BTreeSet<Role>,
}

impl Interview {
    /// Begins an interview for a matter.
    #[must_use]
    pub fn begin(catalogue: &Catalogue, matter: &Matter) -> Self {
        Self {
            matter: matter.id.clone(),
            also: Vec::new(),
            catalogue_version: catalogue.version.clone(),
            case: matter.case(),
            told: BTreeSet::new(),
            standing_at: None,
            fell_away: Vec::new(),
            named_for: BTreeSet::new(),
            aside: Aside::default(),
        }
    }

    /// The people and every answer ever given, whether it counts now or not.
    #[must_use]
    pub const fn kept(&self) -> &Case {
        &self.case
    }

    /// What is clear without asking: the day, the ward.
    pub fn given(&mut self, fact: FactId, answer: Answer) {
        self.case.answers.set(fact, answer);
    }

    /// Keeps the answers of one question, under the facts' full names, and goes on from there.
    pub fn answer(&mut self, asked_as: &str, answers: impl IntoIterator<Item = (FactId, Option<Answer>)>) {
        for (fact, answer) in answers {
            match answer {
                Some(answer) => self.case.answers.set(fact, answer),
                None => self.case.answers.clear(&fact),
            }
        }
        self.told.insert(asked_as.to_owned());
        if self.standing_at.as_deref() == Some(asked_as) {
            self.standing_at = None;
        }
    }

    /// Stands at a question already asked; nothing answered is lost.
    pub fn go_to(&mut self, asked_as: &str) {
        self.standing_at = Some(asked_as.to_owned());
    }

    /// Adds somebody whom the case concerns, and gives their id.
    pub fn name(&mut self, named: &Named) -> String {
        let id = self.free_id(named);
        let person = Person { id: id.clone(), roles: named.roles.clone(), label: None };
        let choice = |value: &str| Answer::Known { value: crate::answer::Value::Choice(value.to_owned()) };
        self.case.answers.set(person.fact("relation"), choice(&named.relation));
        if let Some(sex) = &named.sex {
            self.case.answers.set(person.fact("sex"), choice(sex));
        }
        self.case.people.push(person);
        id
    }

    /// Begins with somebody who is known from elsewhere as the focus, and nobody beside them.
    pub fn begin_with(&mut self, focus: Option<Person>) {
        let Some(focus) = focus else { return };
        self.case.focus = Some(focus.id.clone());
        self.case.people = vec![focus];
        self.case.everybody_named = false;
    }

    /// Adds somebody who is known from elsewhere, under the id they have there.
    pub fn name_as(&mut self, person: Person) {
        self.case.people.retain(|known| known.id != person.id);
        self.case.people.push(person);
    }

    /// Takes back somebody who was added by mistake, with everything said of them.
    pub fn forget(&mut self, id: &str) {
        if self.case.focus.as_deref() == Some(id) {
            return;
        }
        let theirs: Vec<FactId> = self
            .case
            .answers
            .iter()
            .filter(|(fact, _)| fact.as_str().starts_with(&format!("people[{id}].")))
            .map(|(fact, _)| fact.clone())
            .collect();
        theirs.iter().for_each(|fact| self.case.answers.clear(fact));
        self.case.people.retain(|person| person.id != id);
    }

    /// Where the interview stands.
    #[must_use]
    pub fn standing<'a>(&'a self, catalogue: &'a Catalogue) -> Standing<'a> {
        Standing::of(self, catalogue)
    }

    /// The case as it counts: without answers whose questions fell away.
    #[must_use]
    pub fn case(&self, catalogue: &Catalogue) -> Case {
        self.standing(catalogue).case()
    }

    /// A word that nobody has yet: `wife`, `child2`.
    fn free_id(&self, named: &Named) -> String {
        let word = match (named.relation.as_str(), named.sex.as_deref()) {
            ("spouse", Some("male")) => "husband",
            ("spouse", _) => "wife",
            ("common_law_spouse", _) => "partner",
            ("parent", Some("male")) => "father",
            ("parent", _) => "mother",
            ("child" | "grandchild" | "grandparent" | "sibling" | "visitor", _) => named.relation.as_str(),
            _ => "person",
        };
        let numbered = matches!(word, "child" | "grandchild" | "grandparent" | "sibling" | "person");
        let mut number = 1;
        loop {
            let id = if numbered || number > 1 { format!("{word}{number}") } else { word.to_owned() };
            if self.case.person(&id).is_none() {
                return id;
            }
            number += 1;
        }
    }

    /// Every question of its matters, put to everybody it may be put to, in the author's order.
    fn askings<'a>(&self, catalogue: &'a Catalogue, seen: &Seen<'_>) -> Vec<Asking<'a>> {
        let questions = self.matters(catalogue).into_iter().flat_map(|matter| catalogue.questions_of(matter));
        let mut askings = Vec::new();
        for question in questions {
            match &question.each {
                None => askings.push(Asking { question, person: None }),
                Some((group, _)) => {
                    askings
                        .extend(seen.group(*group).map(|person| Asking { question, person: Some(person) }));
                }
            }
        }
        askings.retain(|asking| {
            asking.question.asks.iter().any(|asked| {
                !matches!(asked.fact.whose, Whose::Role(_))
                    || place_of(seen, asked.fact, asking.person).is_some()
            })
        });
        askings
    }
}
