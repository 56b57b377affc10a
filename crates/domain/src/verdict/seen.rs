//! The answers of a case laid out for quick looking: by fact and person instead of by name. It judges nothing.

use std::cell::{Cell, OnceCell};

use jiff::civil::Date;

use crate::answer::{Answer, FactId, Value};
use crate::case::{Case, Person, Role};
use crate::catalogue::{Catalogue, FactKey};
use crate::truth::Truth;
use crate::verdict::rule::{Group, Ref, Whose};

/// A fact of one person, or of the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// the person's place among the people; the matter has none
    pub person: Option<usize>,
    /// which fact
    pub fact: FactKey,
}

/// Where a fact is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// there
    At(Place),
    /// nobody has that role, and nobody else will come
    Nobody,
    /// nobody has that role yet
    NobodyYet,
}

/// A case laid out.
#[derive(Debug, Clone)]
pub struct Seen<'a> {
    pub(crate) catalogue: &'a Catalogue,
    people: &'a [Person],
    everybody_named: bool,
    focus: Option<usize>,
    /// one row for the matter, then one for each person
    answers: Vec<Option<&'a Answer>>,
    /// while it is weighed what a fact cannot be, nothing else is ruled out: two such facts may lean on each other
    pub(crate) ruling_out: Cell<bool>,
    memory: Memory,
}

/// What was found out already, and holds until an answer is laid or taken away. Many procedures name the same
/// conditions of the same people; weighing each of them once is most of the speed.
#[derive(Debug, Clone, Default)]
struct Memory {
    is_empty: Cell<bool>,
    /// what the named conditions came to: one row for the matter, then one for each person
    conditions: Vec<Cell<Option<Truth>>>,
    /// what the people are called
    words: OnceCell<Vec<String>>,
}

impl<'a> Seen<'a> {
    /// A case with every answer it holds.
    #[must_use]
    pub fn whole(catalogue: &'a Catalogue, case: &'a Case) -> Self {
        let mut seen = Self::bare(catalogue, case);
        for (fact, answer) in case.answers.iter() {
            if let Some(place) = seen.place(fact) {
                seen.put(place, answer);
            }
        }
        seen
    }

    /// A case's people without any answer.
    #[must_use]
    pub fn bare(catalogue: &'a Catalogue, case: &'a Case) -> Self {
        let focus = case.focus.as_ref();
        Self {
            catalogue,
            people: &case.people,
            everybody_named: case.everybody_named,
            focus: focus.and_then(|id| case.people.iter().position(|person| person.id == *id)),
            answers: vec![None; catalogue.facts.len() * (case.people.len() + 1)],
            ruling_out: Cell::new(false),
            memory: Memory {
                is_empty: Cell::new(true),
                conditions: vec![Cell::new(None); catalogue.conditions.len() * (case.people.len() + 1)],
                words: OnceCell::new(),
            },
        }
    }

    /// The catalogue it is laid out by.
    #[must_use]
    pub const fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// The number of a place, from 0 up to [`Self::place_count`].
    pub(crate) fn at(&self, place: Place) -> usize {
        row(place.person) * self.catalogue.facts.len() + place.fact.index()
    }

    /// How many places there are.
    pub(crate) const fn place_count(&self) -> usize {
        self.answers.len()
    }

    /// What a named condition comes to for the person at hand: weighed once, then remembered.
    pub(crate) fn remembered(
        &self,
        condition: usize,
        their: Option<usize>,
        weigh: impl FnOnce() -> Truth,
    ) -> Truth {
        // While something is being ruled out conditions come to less than they do otherwise.
        let at = row(their) * self.catalogue.conditions.len() + condition;
        let Some(slot) = self.memory.conditions.get(at).filter(|_| !self.ruling_out.get()) else {
            return weigh();
        };
        slot.get().unwrap_or_else(|| {
            let truth = weigh();
            slot.set(Some(truth));
            self.memory.is_empty.set(false);
            truth
        })
    }

    /// What everybody is called, found out once.
    pub(crate) fn words(&self, find_out: impl FnOnce() -> Vec<String>) -> &[String] {
        self.memory.words.get_or_init(find_out)
    }

    fn forget(&mut self) {
        self.memory.words.take();
        if !self.memory.is_empty.replace(true) {
            self.memory.conditions.fill(Cell::new(None));
        }
    }

    /// Lays an answer in its place.
    pub fn put(&mut self, place: Place, answer: &'a Answer) {
        self.forget();
        let at = self.at(place);
        if let Some(slot) = self.answers.get_mut(at) {
            *slot = Some(answer);
        }
    }

    /// Takes an answer away from its place.
    pub fn clear(&mut self, place: Place) {
        self.forget();
        let at = self.at(place);
        if let Some(slot) = self.answers.get_mut(at) {
            *slot = None;
        }
    }

    /// The place of a fact's full name: `death.date`, `people[wife].heir`.
    #[must_use]
    pub fn place(&self, fact: &FactId) -> Option<Place> {
        match fact.as_str().strip_prefix("people[") {
            None => Some(Place { person: None, fact: self.catalogue.key(fact.as_str())? }),
            Some(rest) => {
                let (id, path) = rest.split_once("].")?;
                let person = self.people.iter().position(|person| person.id == id)?;
                Some(Place { person: Some(person), fact: self.catalogue.person_key(path)? })
            }
        }
    }

    /// The full name of the fact at a place.
    #[must_use]
    pub fn full_name(&self, place: Place) -> FactId {
        let fact = &self.catalogue.def(place.fact).id;
        let person = place.person.and_then(|person| self.people.get(person));
        person.map_or_else(|| fact.clone(), |person| person.fact(fact.path()))
    }

    /// What was answered there.
    #[must_use]
    pub fn answer(&self, place: Place) -> Option<&'a Answer> {
        self.answers.get(self.at(place)).copied().flatten()
    }

    /// What is known there, or presumed while nothing is known.
    #[must_use]
    pub fn value(&self, place: Place) -> Option<&Value> {
        match self.answer(place) {
            Some(Answer::Known { value }) => Some(value),
            _ => self.catalogue.def(place.fact).presumed.as_ref(),
        }
    }

    /// Everybody known so far.
    #[must_use]
    pub const fn people(&self) -> &'a [Person] {
        self.people
    }

    /// Whether nobody else will come.
    #[must_use]
    pub const fn everybody_named(&self) -> bool {
        self.everybody_named
    }

    /// Where a rule's fact is, for the person at hand.
    #[must_use]
    pub fn find(&self, fact: Ref, their: Option<usize>) -> Found {
        match self.holder(fact.whose, their) {
            Holder::Matter => Found::At(Place { person: None, fact: fact.fact }),
            Holder::Person(person) => Found::At(Place { person: Some(person), fact: fact.fact }),
            Holder::Nobody => Found::Nobody,
            Holder::NobodyYet => Found::NobodyYet,
        }
    }

    pub(crate) fn holder(&self, whose: Whose, their: Option<usize>) -> Holder {
        let person = match whose {
            Whose::Matter => return Holder::Matter,
            Whose::Their => their,
            Whose::Focus => self.focus,
            Whose::Role(role) => self.people.iter().position(|person| person.is(role)),
        };
        match person {
            Some(person) => Holder::Person(person),
            None if self.everybody_named => Holder::Nobody,
            None => Holder::NobodyYet,
        }
    }

    /// The places of a group's people.
    pub fn group(&self, group: Group) -> impl Iterator<Item = usize> + use<'a> {
        let people = self.people.iter().enumerate();
        people
            .filter(move |(_, person)| match group {
                Group::People => true,
                Group::Family => !person.is(Role::Deceased),
                Group::Role(role) => person.is(role),
            })
            .map(|(at, _)| at)
    }

    /// A day known of the matter, by the fact's name.
    #[must_use]
    pub fn matter_day(&self, fact: Option<FactKey>) -> Option<Date> {
        match self.value(Place { person: None, fact: fact? })? {
            Value::Date(day) => Some(*day.expose()),
            _ => None,
        }
    }
}

/// The matter's own row comes first, then one for each person.
fn row(person: Option<usize>) -> usize {
    person.map_or(0, |person| person + 1)
}

/// Who holds a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    Matter,
    Person(usize),
    Nobody,
    NobodyYet,
}
