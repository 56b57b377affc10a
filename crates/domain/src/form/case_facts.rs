//! A case as a form asks it: by the ledger's facts, its named conditions and its groups. It fills nothing.

use std::collections::BTreeMap;

use super::know::{Know, Known};
use crate::answer::{Answer, Value};
use crate::catalogue::Catalogue;
use crate::interview::display;
use crate::truth::Truth;
use crate::verdict::rule::Group;
use crate::verdict::seen::{Found, Place, Seen};

/// A case, and what only the paper knows: its number, its day, who signs it.
pub struct CaseFacts<'a> {
    /// the case laid out
    pub seen: &'a Seen<'a>,
    /// the person who signs, by their place
    pub signer: Option<usize>,
    /// `=application_number` and the like
    pub own: &'a BTreeMap<&'a str, String>,
}

impl CaseFacts<'_> {
    /// Where a fact stands, if whoever it speaks of is there.
    fn place(&self, fact: &str, their: Option<usize>) -> Option<Place> {
        let catalogue = self.seen.catalogue();
        if let Some(path) = fact.strip_prefix(SIGNER) {
            return Some(Place { person: Some(self.signer?), fact: catalogue.person_key(path)? });
        }
        match self.seen.find(catalogue.reference(fact)?, their) {
            Found::At(place) => Some(place),
            Found::Nobody | Found::NobodyYet => None,
        }
    }

    /// What was answered there, or what it borrows from another.
    fn answer(&self, place: Place) -> Option<&Answer> {
        let known = |place| self.seen.answer(place).filter(|answer| matches!(answer, Answer::Known { .. }));
        known(place).or_else(|| {
            let borrows = self.seen.catalogue().borrows.iter();
            let mut same = borrows.filter(|borrow| self.place(borrow.fact.as_str(), None) == Some(place));
            let borrow = same.find(|borrow| self.seen.truth(&borrow.when, None) == Truth::Yes)?;
            known(self.place(borrow.from.as_str(), None)?)
        })
    }
}

impl Know for CaseFacts<'_> {
    fn known(&self, fact: &str, their: Option<usize>) -> Option<Known> {
        if fact.starts_with('=') {
            return self.own.get(fact).cloned().map(Known::as_written);
        }
        let place = self.place(fact, their)?;
        let answer = self.answer(place)?;
        let Answer::Known { value } = answer else { return None };
        let said = display(self.seen.catalogue().def(place.fact), answer);
        Some(Known { values: written(value), said })
    }

    fn holds(&self, condition: &str, their: Option<usize>) -> bool {
        let catalogue = self.seen.catalogue();
        let named = catalogue.conditions.iter().find(|known| known.id == condition);
        named.is_some_and(|known| self.seen.truth(&known.rule, their) == Truth::Yes)
    }

    fn people(&self, group: &str, condition: Option<&str>) -> Vec<usize> {
        let Some(group) = Group::named(group) else { return Vec::new() };
        let fits = |person: &usize| condition.is_none_or(|named| self.holds(named, Some(*person)));
        self.seen.group(group).filter(fits).collect()
    }

    fn full_name(&self, fact: &str, their: Option<usize>) -> String {
        let place = self.place(fact, their);
        place.map_or_else(|| fact.to_owned(), |place| self.seen.full_name(place).to_string())
    }
}

/// A value as a form's options and cells write it.
fn written(value: &Value) -> Vec<String> {
    match value {
        Value::Choice(value) => vec![value.clone()],
        Value::Flag(flag) => vec![flag.to_string()],
        Value::Date(day) => vec![day.expose().to_string()],
        Value::Number(number) => vec![number.to_string()],
        Value::Text(text) => vec![text.expose().clone()],
        Value::List(held) => held.clone(),
        Value::Impairments(held) => held.iter().map(|held| held.part.clone()).collect(),
        Value::Partial(_) => Vec::new(),
    }
}

/// Whether a form may speak of this fact: it is the paper's own, or the ledger knows it.
#[must_use]
pub fn is_fact(catalogue: &Catalogue, fact: &str) -> bool {
    if fact.starts_with('=') {
        return OWN.contains(&fact);
    }
    match fact.strip_prefix(SIGNER) {
        Some(path) => catalogue.person_key(path).is_some(),
        None => catalogue.reference(fact).is_some(),
    }
}

/// How a form begins the name of a fact of whoever signs it. Rules know no signer.
pub(crate) const SIGNER: &str = "signer.";

/// What a paper knows of itself.
pub const OWN: [&str; 4] = ["=application_number", "=visit_date", "=addressee", "=opaque_id"];
