//! An interview in the parts that people say one by one: each answer, each person, each question told. Two windows may
//! change different parts of one application apart from each other; it merges nothing itself.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Interview;
use super::matters::Aside;
use crate::answer::{Answer, FactId};
use crate::case::{Case, Person, Role};
use crate::catalogue::Catalogue;

/// A part's name → what stands in it.
pub type Parts = BTreeMap<String, Part>;

/// One part of an interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Part {
    /// under a fact's full name: what was answered
    Answer(Answer),
    /// under `people[wife]`: somebody whom the case concerns
    Person(PersonPart),
    /// under `everybody_named`, `told[question]` or `named_for[matter]`: that it is so
    Is(bool),
    /// under `beside[matter]`: the order in which it was taken up
    Place(usize),
    /// under `focus`: a person's id
    Id(String),
}

/// Somebody whom the case concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPart {
    /// the order in which they were named
    pub place: usize,
    /// what they are in the event
    pub roles: Vec<Role>,
    /// what they are called while their relation is not known
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

const FOCUS: &str = "focus";
const EVERYBODY_NAMED: &str = "everybody_named";
const PEOPLE: &str = "people";
const TOLD: &str = "told";
const BESIDE: &str = "beside";
const NAMED_FOR: &str = "named_for";

/// `people[wife]`
fn of(kind: &str, which: &str) -> String {
    format!("{kind}[{which}]")
}

/// `wife` of `people[wife]`, nothing of `people[wife].name`.
fn which<'a>(name: &'a str, kind: &str) -> Option<&'a str> {
    name.strip_prefix(kind)?.strip_prefix('[')?.strip_suffix(']')
}

/// The person a part is, by its name.
#[must_use]
pub fn person_of(name: &str) -> Option<&str> {
    which(name, PEOPLE)
}

/// The question that a part says was told, by its name.
#[must_use]
pub fn question_told(name: &str) -> Option<&str> {
    which(name, TOLD)
}

impl Interview {
    /// The interview in parts, as it counts: without answers whose questions fell away.
    #[must_use]
    pub fn parts(&self, catalogue: &Catalogue) -> Parts {
        let standing = self.standing(catalogue);
        let case = standing.case();
        let answers =
            case.answers.iter().map(|(fact, answer)| (fact.to_string(), Part::Answer(answer.clone())));
        let people = case.people.iter().enumerate().map(|(place, person)| {
            let Person { id, roles, label } = person.clone();
            (of(PEOPLE, &id), Part::Person(PersonPart { place, roles: roles.into_iter().collect(), label }))
        });
        let told = self.told.iter().filter(|told| standing.find(told).is_some());
        let is = |kind, which: &String| (of(kind, which), Part::Is(true));
        let also = self.also.iter().enumerate();
        let mut parts: Parts = answers
            .chain(people)
            .chain(told.map(|told| is(TOLD, told)))
            .chain(self.named_for.iter().map(|matter| is(NAMED_FOR, matter)))
            .chain(also.map(|(place, matter)| (of(BESIDE, matter), Part::Place(place))))
            .collect();
        parts.extend(case.focus.map(|focus| (FOCUS.to_owned(), Part::Id(focus))));
        parts.insert(EVERYBODY_NAMED.to_owned(), Part::Is(case.everybody_named));
        parts
    }

    /// An interview put together from its parts. What does not fit its name counts as not there.
    #[must_use]
    pub fn of_parts(matter: &str, catalogue_version: &str, parts: &Parts) -> Self {
        let mut interview = Self::empty(matter, catalogue_version);
        let (mut people, mut beside) = (BTreeMap::new(), BTreeMap::new());
        for (name, part) in parts {
            match part {
                Part::Answer(answer) => interview.case.answers.set(FactId::new(name), answer.clone()),
                Part::Person(part) => {
                    people.extend(person_of(name).map(|id| ((part.place, id), person(id, part))));
                }
                Part::Is(true) => interview.is_so(name),
                Part::Place(place) => {
                    beside.extend(which(name, BESIDE).map(|matter| ((*place, matter), matter.to_owned())));
                }
                Part::Id(id) if name == FOCUS => interview.case.focus = Some(id.clone()),
                Part::Is(false) | Part::Id(_) => {}
            }
        }
        interview.case.people = people.into_values().collect();
        interview.also = beside.into_values().collect();
        interview
    }

    fn empty(matter: &str, catalogue_version: &str) -> Self {
        Self {
            matter: matter.to_owned(),
            also: Vec::new(),
            catalogue_version: catalogue_version.to_owned(),
            case: Case::default(),
            told: BTreeSet::new(),
            standing_at: None,
            fell_away: Vec::new(),
            named_for: BTreeSet::new(),
            aside: Aside::default(),
        }
    }

    fn is_so(&mut self, name: &str) {
        if name == EVERYBODY_NAMED {
            self.case.everybody_named = true;
        } else if let Some(told) = question_told(name) {
            self.told.insert(told.to_owned());
        } else if let Some(matter) = which(name, NAMED_FOR) {
            self.named_for.insert(matter.to_owned());
        }
    }
}

fn person(id: &str, part: &PersonPart) -> Person {
    Person { id: id.to_owned(), roles: part.roles.iter().copied().collect(), label: part.label.clone() }
}
