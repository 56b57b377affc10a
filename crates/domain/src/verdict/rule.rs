//! Conditions over facts and people, as the ledger states them. Parsed once; this file holds them, `truth` weighs them.

use std::collections::BTreeSet;

use crate::answer::Value;
use crate::case::Role;
use crate::catalogue::FactKey;
use crate::verdict::deadline::Length;

/// A condition, with the words it adds to a reason where the author wrote them.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// what is tested
    pub test: Test,
    /// the clause when it holds
    pub yes: Option<String>,
    /// the clause when it does not
    pub no: Option<String>,
}

/// What a condition tests.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// holds always; the rule of what has no condition
    Always,
    /// every one holds
    All(Vec<Rule>),
    /// at least one holds
    Any(Vec<Rule>),
    /// it does not hold
    Not(Box<Rule>),
    /// a condition that has a name, by its place in the catalogue
    Named(usize),
    /// a fact has one of these values
    Is(Ref, Vec<Value>),
    /// a listing fact holds one of these
    Has(Ref, Vec<String>),
    /// a fact has a value at all
    Known(Ref),
    /// two facts have the same value
    Same(Ref, Ref),
    /// a number lies between two ends, each included
    Number(NumberTest),
    /// the person at hand has one of these roles
    Role(Vec<Role>),
    /// some, all or so many of the people
    People(PeopleTest),
    /// how old somebody is on a day
    Age(AgeTest),
    /// whether a day is within the school year in which somebody becomes so old
    SchoolYear(SchoolYearTest),
    /// how two days lie to each other
    Day(DayTest),
    /// whether somebody has such a handicap
    Impairment(ImpairmentTest),
}

/// Whose fact is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// the matter's own
    Matter,
    /// the person's at hand
    Their,
    /// the person's whom relations are counted from
    Focus,
    /// the one person's with that role
    Role(Role),
}

/// A fact of somebody or of the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ref {
    /// whose
    pub whose: Whose,
    /// which
    pub fact: FactKey,
}

/// A number between two ends, which may grow with each of some people.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberTest {
    /// which fact
    pub fact: Ref,
    /// fewest
    pub at_least: Option<i64>,
    /// most
    pub at_most: Option<i64>,
    /// for each of these, so much more
    pub each: Option<(Ref, i64)>,
}

/// Which people are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// everybody
    People,
    /// everybody but the deceased
    Family,
    /// whoever has that role
    Role(Role),
}

impl Group {
    /// The group of that name in the ledger.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "people" => Some(Self::People),
            "family" => Some(Self::Family),
            role => Role::named(role).map(Self::Role),
        }
    }
}

/// How many of a group must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// at least one
    Some,
    /// all of them
    Every,
    /// between these, each included
    Count {
        /// fewest
        at_least: usize,
        /// most
        at_most: usize,
    },
}

/// A condition on some, all or so many of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct PeopleTest {
    /// how many
    pub quantity: Quantity,
    /// of whom
    pub group: Group,
    /// who fits
    pub filter: Box<Rule>,
}

/// How old somebody is.
#[derive(Debug, Clone, PartialEq)]
pub struct AgeTest {
    /// who
    pub who: Whose,
    /// on the day of this fact; else on the day that the event is judged by
    pub on: Option<Ref>,
    /// at least so old
    pub at_least: Option<i16>,
    /// younger than
    pub below: Option<i16>,
    /// whether an age is attained on the eve of the birthday already
    pub eve: bool,
}

/// The school year in which somebody becomes so old.
#[derive(Debug, Clone, PartialEq)]
pub struct SchoolYearTest {
    /// how old
    pub age: i16,
    /// who
    pub who: Whose,
    /// on the day of this fact; else on the day that the event is judged by
    pub on: Option<Ref>,
}

/// How one day lies to another, moved by a stretch of time.
#[derive(Debug, Clone, PartialEq)]
pub struct DayTest {
    /// the day looked at
    pub day: Ref,
    /// the other one
    pub than: Ref,
    /// added to the other one
    pub plus: Length,
    /// whether it must not lie before it; else it must not lie after it
    pub not_before: bool,
}

/// A handicap of some part and grade.
#[derive(Debug, Clone, PartialEq)]
pub struct ImpairmentTest {
    /// the list of handicaps
    pub list: Ref,
    /// any of these parts
    pub parts: Vec<String>,
    /// any of these grades; empty is any
    pub grades: Vec<i64>,
    /// any of these items; empty is any
    pub items: Vec<i64>,
}

impl Rule {
    /// A rule without words of its own.
    #[must_use]
    pub const fn bare(test: Test) -> Self {
        Self { test, yes: None, no: None }
    }

    /// Everything it speaks of, without what its named conditions speak of.
    #[must_use]
    pub fn refs(&self) -> BTreeSet<Ref> {
        let mut found = BTreeSet::new();
        self.visit(&mut |rule| {
            match &rule.test {
                Test::Is(fact, _) | Test::Has(fact, _) | Test::Known(fact) => {
                    found.insert(*fact);
                }
                Test::Same(one, other) => found.extend([*one, *other]),
                Test::Number(test) => {
                    found.insert(test.fact);
                    found.extend(test.each.map(|(fact, _)| fact));
                }
                Test::Age(test) => found.extend(test.on),
                Test::SchoolYear(test) => found.extend(test.on),
                Test::Day(test) => found.extend([test.day, test.than]),
                Test::Impairment(test) => {
                    found.insert(test.list);
                }
                _ => {}
            };
        });
        found
    }

    /// Calls for this rule and every rule within.
    pub fn visit(&self, each: &mut impl FnMut(&Self)) {
        each(self);
        match &self.test {
            Test::All(rules) | Test::Any(rules) => rules.iter().for_each(|rule| rule.visit(each)),
            Test::Not(rule) => rule.visit(each),
            Test::People(people) => people.filter.visit(each),
            _ => {}
        }
    }
}
