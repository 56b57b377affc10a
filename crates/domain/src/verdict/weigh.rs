//! Whether a condition holds, with three values (Kleene), and what could still settle it. Words are not made here.

use crate::answer::{Answer, Value};
use crate::calendar::age::Born;
use crate::question::Impossible;
use crate::truth::Truth;
use crate::verdict::deadline::Length;
use crate::verdict::rule::{
    AgeTest, DayTest, ImpairmentTest, NumberTest, PeopleTest, Quantity, Ref, Rule, SchoolYearTest, Test,
    Whose,
};
use crate::verdict::seen::{Found, Holder, Place, Seen};
use jiff::civil::Date;

/// What could still settle a condition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Open {
    /// facts not known, in the rule's order, each once
    pub facts: Vec<Place>,
    /// whether somebody may still be missing among the people
    pub people: bool,
}

impl Open {
    fn note(&mut self, place: Place) {
        if !self.facts.contains(&place) {
            self.facts.push(place);
        }
    }

    fn back_to(&mut self, facts: usize, people: bool) {
        self.facts.truncate(facts);
        self.people = people;
    }
}

impl Seen<'_> {
    /// Whether a rule holds for the person at hand, if there is one.
    #[must_use]
    pub fn truth(&self, rule: &Rule, their: Option<usize>) -> Truth {
        match &rule.test {
            Test::Always => Truth::Yes,
            Test::All(rules) => settle(rules.iter().map(|rule| self.truth(rule, their)), Truth::No),
            Test::Any(rules) => settle(rules.iter().map(|rule| self.truth(rule, their)), Truth::Yes),
            Test::Not(rule) => !self.truth(rule, their),
            Test::Named(at) => {
                self.remembered(*at, their, || self.truth(self.catalogue.condition(*at), their))
            }
            Test::Is(fact, values) => self.looked(*fact, their, |place| self.is_one_of(place, values)),
            Test::Has(fact, wanted) => self.looked(*fact, their, |place| match self.value(place) {
                Some(Value::List(held)) => truth_of(wanted.iter().any(|value| held.contains(value))),
                Some(_) => Truth::No,
                None => Truth::Unknown,
            }),
            Test::Known(fact) => self.looked(*fact, their, |place| match self.answer(place) {
                Some(Answer::Known { .. }) => Truth::Yes,
                Some(Answer::Unknown) => Truth::No,
                None => Truth::Unknown,
            }),
            Test::Same(one, other) => self.looked(*one, their, |one| {
                self.looked(*other, their, |other| match (self.value(one), self.value(other)) {
                    (Some(one), Some(other)) => truth_of(one == other),
                    _ => Truth::Unknown,
                })
            }),
            Test::Number(test) => self.looked(test.fact, their, |place| self.number(test, place, their)),
            Test::Role(roles) => match their.and_then(|person| self.people().get(person)) {
                Some(person) => truth_of(roles.iter().any(|role| person.is(*role))),
                None => Truth::No,
            },
            Test::People(test) => self.people_fit(test, |person| self.truth(&test.filter, Some(person))),
            Test::Age(test) => self.age(test, their),
            Test::SchoolYear(test) => self.school_year(test, their),
            Test::Day(test) => self.days(test, their),
            Test::Impairment(test) => self.looked(test.list, their, |place| self.impaired(test, place)),
        }
    }

    /// What could still settle a rule. Empty once it is settled.
    #[must_use]
    pub fn open(&self, rule: &Rule, their: Option<usize>) -> Open {
        let mut open = Open::default();
        self.collect_open(rule, their, &mut open);
        open
    }

    /// Adds what could still settle a rule to what is open already, and gives what the rule comes to. Each rule within
    /// is weighed once: what was noted for one that turns out to be settled is taken back.
    pub fn collect_open(&self, rule: &Rule, their: Option<usize>, open: &mut Open) -> Truth {
        let (facts, people) = (open.facts.len(), open.people);
        let truth = match &rule.test {
            Test::All(rules) => {
                settle(rules.iter().map(|rule| self.collect_open(rule, their, open)), Truth::No)
            }
            Test::Any(rules) => {
                settle(rules.iter().map(|rule| self.collect_open(rule, their, open)), Truth::Yes)
            }
            Test::Not(rule) => !self.collect_open(rule, their, open),
            Test::Named(at) => self.collect_named(*at, their, open),
            Test::People(test) => {
                open.people |= !self.everybody_named();
                self.people_fit(test, |person| self.collect_open(&test.filter, Some(person), open))
            }
            alone => {
                let truth = self.truth(rule, their);
                if truth == Truth::Unknown {
                    self.note_facts(alone, their, open);
                }
                truth
            }
        };
        if truth != Truth::Unknown {
            open.back_to(facts, people);
        }
        truth
    }

    /// A named condition that is known to be settled need not be looked into.
    fn collect_named(&self, at: usize, their: Option<usize>, open: &mut Open) -> Truth {
        let rule = self.catalogue.condition(at);
        match self.remembered(at, their, || self.truth(rule, their)) {
            Truth::Unknown => self.collect_open(rule, their, open),
            settled => settled,
        }
    }

    /// The facts that a condition of its own, one without others within, hangs on.
    fn note_facts(&self, test: &Test, their: Option<usize>, open: &mut Open) {
        match test {
            Test::Is(fact, _) | Test::Has(fact, _) | Test::Known(fact) => self.note(*fact, their, open),
            Test::Same(one, other) => [one, other].iter().for_each(|fact| self.note(**fact, their, open)),
            Test::Number(test) => {
                self.note(test.fact, their, open);
                test.each.iter().for_each(|(fact, _)| self.note(*fact, their, open));
            }
            Test::Impairment(test) => self.note(test.list, their, open),
            Test::Day(test) => [test.day, test.than].iter().for_each(|fact| self.note(*fact, their, open)),
            Test::Age(test) => self.note_age(test.who, test.on, their, open),
            Test::SchoolYear(test) => self.note_age(test.who, test.on, their, open),
            _ => {}
        }
    }

    fn note(&self, fact: Ref, their: Option<usize>, open: &mut Open) {
        match self.find(fact, their) {
            Found::At(place) if self.value(place).is_none() => open.note(place),
            Found::At(_) | Found::Nobody => {}
            Found::NobodyYet => open.people = true,
        }
    }

    /// An age hangs on the birth and on the day; a birth known by its year alone hangs on the age.
    fn note_age(&self, who: Whose, on: Option<Ref>, their: Option<usize>, open: &mut Open) {
        let keys = &self.catalogue.keys;
        match self.holder(who, their) {
            Holder::Person(person) => {
                for fact in [keys.birth_date, keys.age].into_iter().flatten() {
                    self.note(Ref { whose: Whose::Their, fact }, Some(person), open);
                }
            }
            Holder::NobodyYet => open.people = true,
            Holder::Nobody | Holder::Matter => {}
        }
        let fallback = || self.basis().map(|fact| Ref { whose: Whose::Matter, fact });
        if let Some(on) = on.or_else(fallback) {
            self.note(on, their, open);
        }
    }

    fn looked(&self, fact: Ref, their: Option<usize>, at: impl Fn(Place) -> Truth) -> Truth {
        match self.find(fact, their) {
            Found::At(place) => at(place),
            Found::Nobody => Truth::No,
            Found::NobodyYet => Truth::Unknown,
        }
    }

    fn is_one_of(&self, place: Place, values: &[Value]) -> Truth {
        match self.value(place) {
            Some(value) => truth_of(values.contains(value)),
            None => self.possible(place, values),
        }
    }

    /// What is not known may still be settled by what cannot be: nobody of 80 has the insurance of the younger.
    fn possible(&self, place: Place, wanted: &[Value]) -> Truth {
        let def = self.catalogue.def(place.fact);
        if def.impossible.is_empty() || self.ruling_out.replace(true) {
            return Truth::Unknown;
        }
        let surely = |told: &&Impossible| self.truth(&told.when, place.person) == Truth::Yes;
        let out: Vec<&Value> = def.impossible.iter().filter(surely).map(|told| &told.value).collect();
        self.ruling_out.set(false);
        if wanted.iter().all(|value| out.contains(&value)) {
            Truth::No
        } else if out.is_empty()
            || def.values().iter().any(|value| !wanted.contains(value) && !out.contains(&value))
        {
            Truth::Unknown
        } else {
            Truth::Yes
        }
    }

    /// Whether something else, not known yet, may still show what a fact cannot be.
    #[must_use]
    pub fn may_be_ruled_out(&self, place: Place) -> bool {
        let mut told = self.catalogue.def(place.fact).impossible.iter();
        told.any(|told| self.truth(&told.when, place.person) == Truth::Unknown)
    }

    /// Why a fact cannot have a value, if it cannot.
    #[must_use]
    pub fn ruled_out(&self, place: Place, value: &Value) -> Option<&Impossible> {
        let told = self.catalogue.def(place.fact).impossible.iter().filter(|told| told.value == *value);
        told.into_iter().find(|told| self.truth(&told.when, place.person) == Truth::Yes)
    }

    /// The value that other facts tell of a fact, if they surely do.
    #[must_use]
    pub fn told(&self, place: Place) -> Option<&Value> {
        let mut told = self.catalogue.def(place.fact).told.iter();
        told.find(|told| self.truth(&told.when, place.person) == Truth::Yes).map(|told| &told.value)
    }

    fn number(&self, test: &NumberTest, place: Place, their: Option<usize>) -> Truth {
        let Some(Value::Number(number)) = self.value(place) else { return Truth::Unknown };
        let more = test.each.map_or(Some(0), |(fact, more)| self.grown(fact, more, their));
        // Each person more only raises an end: a number below the least of ends is below, whoever else there is.
        let reaches = |end: i64| match more {
            Some(more) => truth_of(*number >= end.saturating_add(more)),
            None if *number < end => Truth::No,
            None => Truth::Unknown,
        };
        let enough = test.at_least.map_or(Truth::Yes, reaches);
        let most = test.at_most.map_or(Truth::Yes, |end| !reaches(end.saturating_add(1)));
        settle([enough, most].into_iter(), Truth::No)
    }

    /// How much an end grows with the people of a fact, if it is known how many they are.
    fn grown(&self, fact: Ref, more: i64, their: Option<usize>) -> Option<i64> {
        let Found::At(place) = self.find(fact, their) else { return Some(0) };
        match self.value(place)? {
            Value::Number(people) => Some(more.saturating_mul(*people)),
            _ => None,
        }
    }

    /// Whether so many people fit, when it is known how each of them does.
    fn people_fit(&self, test: &PeopleTest, fits: impl FnMut(usize) -> Truth) -> Truth {
        let truths = self.group(test.group).map(fits);
        let missing = (!self.everybody_named()).then_some(Truth::Unknown);
        match test.quantity {
            Quantity::Some => settle(truths.chain(missing), Truth::Yes),
            Quantity::Every => settle(truths.chain(missing), Truth::No),
            Quantity::Count { at_least, at_most } => {
                let (mut surely, mut perhaps) = (0, 0);
                for truth in truths {
                    surely += usize::from(truth == Truth::Yes);
                    perhaps += usize::from(truth != Truth::No);
                }
                let perhaps = if missing.is_some() { usize::MAX } else { perhaps };
                if surely > at_most || perhaps < at_least {
                    Truth::No
                } else if surely >= at_least && perhaps <= at_most {
                    Truth::Yes
                } else {
                    Truth::Unknown
                }
            }
        }
    }

    /// The people of a group who surely fit.
    pub fn fitting(&self, test: &PeopleTest) -> impl Iterator<Item = usize> {
        self.group(test.group).filter(|person| self.truth(&test.filter, Some(*person)) == Truth::Yes)
    }

    fn age(&self, test: &AgeTest, their: Option<usize>) -> Truth {
        self.aged(test.who, test.on, their, |born, day| {
            let attained =
                |age| if test.eve { born.has_attained(age, day) } else { born.is_at_least(age, day) };
            let old_enough = test.at_least.map_or(Truth::Yes, attained);
            let young_enough = test.below.map_or(Truth::Yes, |age| !attained(age));
            settle([old_enough, young_enough].into_iter(), Truth::No)
        })
    }

    fn school_year(&self, test: &SchoolYearTest, their: Option<usize>) -> Truth {
        self.aged(test.who, test.on, their, |born, day| born.is_within_school_year_of(test.age, day))
    }

    fn aged(
        &self,
        who: Whose,
        on: Option<Ref>,
        their: Option<usize>,
        judge: impl Fn(Born, Date) -> Truth,
    ) -> Truth {
        let person = match self.holder(who, their) {
            Holder::Person(person) => person,
            Holder::NobodyYet => return Truth::Unknown,
            Holder::Nobody | Holder::Matter => return Truth::No,
        };
        let day = match on {
            Some(on) => self.day(on, their),
            None => self.matter_day(self.basis()),
        };
        match (self.born(person), day) {
            (Some(born), Some(day)) => judge(born, day),
            _ => Truth::Unknown,
        }
    }

    /// What is known of a person's birth: its day or year, or else their age today.
    #[must_use]
    pub fn born(&self, person: usize) -> Option<Born> {
        let keys = &self.catalogue.keys;
        let value = |fact| self.value(Place { person: Some(person), fact });
        if let Some(born) = keys.birth_date.and_then(value).and_then(Value::born) {
            return Some(born);
        }
        let Some(Value::Number(age)) = keys.age.and_then(value) else { return None };
        Born::aged(i16::try_from(*age).ok()?, self.matter_day(keys.visit_date)?)
    }

    /// The day that the event is judged by: of the death, of the move, else of the visit.
    fn basis(&self) -> Option<crate::catalogue::FactKey> {
        let keys = &self.catalogue.keys;
        let kinds = keys.kinds.and_then(|fact| self.value(Place { person: None, fact }));
        let Some(Value::List(kinds)) = kinds else { return keys.visit_date };
        let is = |kind: &str| kinds.iter().any(|held| held == kind);
        if is("bereavement") {
            keys.death_date
        } else if is("moving") && !self.nobody_knows(keys.move_date) {
            keys.move_date
        } else {
            keys.visit_date
        }
    }

    /// Asked, and not known: different from not asked yet.
    fn nobody_knows(&self, fact: Option<crate::catalogue::FactKey>) -> bool {
        fact.is_none_or(|fact| self.answer(Place { person: None, fact }) == Some(&Answer::Unknown))
    }

    pub(crate) fn day(&self, fact: Ref, their: Option<usize>) -> Option<Date> {
        let Found::At(place) = self.find(fact, their) else { return None };
        match self.value(place)? {
            Value::Date(day) => Some(*day.expose()),
            _ => None,
        }
    }

    fn days(&self, test: &DayTest, their: Option<usize>) -> Truth {
        let nobody = |fact| self.find(fact, their) == Found::Nobody;
        if nobody(test.day) || nobody(test.than) {
            return Truth::No;
        }
        match (self.day(test.day, their), self.day(test.than, their).and_then(|than| moved(than, test.plus)))
        {
            (Some(day), Some(than)) if test.not_before => truth_of(day >= than),
            (Some(day), Some(than)) => truth_of(day <= than),
            _ => Truth::Unknown,
        }
    }

    fn impaired(&self, test: &ImpairmentTest, place: Place) -> Truth {
        let Some(Value::Impairments(held)) = self.value(place) else { return Truth::Unknown };
        let of_grade = |grade: i64| test.grades.is_empty() || test.grades.contains(&grade);
        let fit = held.iter().filter(|held| test.parts.contains(&held.part) && of_grade(held.grade));
        settle(
            fit.map(|held| match held.item {
                _ if test.items.is_empty() => Truth::Yes,
                Some(item) => truth_of(test.items.contains(&item)),
                None => Truth::Unknown,
            }),
            Truth::Yes,
        )
    }
}

const fn truth_of(holds: bool) -> Truth {
    if holds { Truth::Yes } else { Truth::No }
}

/// `settled` at the first of that truth; else its opposite, unless something is unknown.
fn settle(truths: impl Iterator<Item = Truth>, settled: Truth) -> Truth {
    let mut unknown = false;
    for truth in truths {
        if truth == settled {
            return settled;
        }
        unknown |= truth == Truth::Unknown;
    }
    if unknown { Truth::Unknown } else { !settled }
}

fn moved(day: Date, by: Length) -> Option<Date> {
    day.checked_add(by.span()).ok()
}
