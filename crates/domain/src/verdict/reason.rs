//! Reasons, generated from the rule that decided: the clauses of what settled it, joined to a sentence.

use std::borrow::Cow;

use crate::answer::{FactId, Value};
use crate::once::each_once;
use crate::truth::Truth;
use crate::verdict::rule::{AgeTest, PeopleTest, Ref, Rule, Test};
use crate::verdict::seen::{Found, Place, Seen};

/// The clauses of what settled a rule of the matter that came to this, each once, in the rule's order.
#[must_use]
pub fn clauses<'a>(seen: &'a Seen<'_>, rule: &'a Rule, came_to: Truth) -> Vec<Cow<'a, str>> {
    let mut found = Vec::new();
    collect(seen, rule, came_to, None, &mut found);
    found
}

/// Clauses and an ending, as one sentence.
#[must_use]
pub fn ended(clauses: &[Cow<'_, str>], ending: &str) -> String {
    if clauses.is_empty() {
        [ending.trim_start_matches("ため、"), "。"].concat()
    } else {
        [clauses.join("、").as_str(), ending, "。"].concat()
    }
}

/// What would decide it, and who looks it up.
#[must_use]
pub fn undecided(seen: &Seen<'_>, deciding: &[Place], people: bool) -> String {
    if deciding.is_empty() {
        let who = if people { "ご家族がそろえば" } else { "くわしいことが分かれば" };
        return format!("{who}決まります。");
    }
    let def = |place: &Place| seen.catalogue.def(place.fact);
    let whose = |place: &Place| place.person.map(|person| seen.called(person));
    let names = each_once(deciding.iter().map(|place| (whose(place), def(place).name.as_str())));
    let lookups = each_once(deciding.iter().filter_map(|place| def(place).lookup.as_deref()));
    let mut said = String::new();
    for (whose, name) in names {
        let joint = if said.is_empty() { "" } else { "か、" };
        let (whose, of) = whose.map_or(("", ""), |whose| (whose, "の"));
        said.extend([joint, whose, of, "「", name, "」"]);
    }
    said.push_str("が分かれば決まります");
    if !lookups.is_empty() {
        said.extend(["（分からないときは", lookups.join("・").as_str(), "に確かめます）"]);
    }
    said.push('。');
    said
}

/// What a settled rule came to says what those came to that settled it: nothing is weighed again but to find them.
fn collect<'a>(
    seen: &'a Seen<'_>,
    rule: &'a Rule,
    truth: Truth,
    their: Option<usize>,
    found: &mut Vec<Cow<'a, str>>,
) {
    let words = match truth {
        Truth::Yes => rule.yes.as_ref(),
        Truth::No => rule.no.as_ref(),
        Truth::Unknown => None,
    };
    if let Some(words) = words {
        return note(worded(seen, words, rule, their), found);
    }
    match &rule.test {
        Test::Always | Test::Role(_) => {}
        // What settled an All to no, or an Any to yes, is the first child of that truth; otherwise every child counts.
        Test::All(rules) if truth == Truth::No => first_of(seen, rules, their, truth, found),
        Test::Any(rules) if truth == Truth::Yes => first_of(seen, rules, their, truth, found),
        Test::All(rules) | Test::Any(rules) => {
            rules.iter().for_each(|rule| collect(seen, rule, truth, their, found));
        }
        Test::Not(rule) => collect(seen, rule, !truth, their, found),
        Test::Named(at) => collect(seen, seen.catalogue.condition(*at), truth, their, found),
        Test::Is(fact, values) => note(held(seen, *fact, values, their), found),
        Test::Has(fact, _) | Test::Known(fact) => note(spoken(seen, *fact, their), found),
        Test::Same(one, other) => {
            note(spoken(seen, *one, their), found);
            note(spoken(seen, *other, their), found);
        }
        Test::Number(test) => note(spoken(seen, test.fact, their), found),
        Test::Age(test) => note(aged(seen, test, truth, their), found),
        Test::SchoolYear(test) => {
            let end = if truth == Truth::Yes { "まで" } else { "を過ぎている" };
            let who = seen.who_of(test.who, their);
            note(
                format!("{who}が{}歳になる年度の末{end}である", test.age)
                    .replace("過ぎているである", "過ぎている"),
                found,
            );
        }
        Test::Day(test) => {
            note(spoken(seen, test.day, their), found);
            note(spoken(seen, test.than, their), found);
        }
        Test::Impairment(test) => note(spoken(seen, test.list, their), found),
        Test::People(test) => fitting_one(seen, test, truth, found),
    }
}

fn note<'a>(clause: impl Into<Cow<'a, str>>, found: &mut Vec<Cow<'a, str>>) {
    let clause = clause.into();
    if !clause.is_empty() && !found.contains(&clause) {
        found.push(clause);
    }
}

fn first_of<'a>(
    seen: &'a Seen<'_>,
    rules: &'a [Rule],
    their: Option<usize>,
    truth: Truth,
    found: &mut Vec<Cow<'a, str>>,
) {
    if let Some(rule) = rules.iter().find(|rule| seen.truth(rule, their) == truth) {
        collect(seen, rule, truth, their, found);
    }
}

/// The author's words, with who fits and how many.
fn worded<'a>(seen: &Seen<'_>, words: &'a str, rule: &Rule, their: Option<usize>) -> Cow<'a, str> {
    if !words.contains('{') {
        return words.into();
    }
    let mut clause = words.to_owned();
    if clause.contains("{who}") {
        clause = clause.replace("{who}", their.map_or("", |person| seen.called(person)));
    }
    if clause.contains("{people}") || clause.contains("{n}") {
        let fitting: Vec<&str> = people_of(seen, rule).map(|person| seen.called(person)).collect();
        clause = clause.replace("{n}", &fitting.len().to_string()).replace("{people}", &fitting.join("・"));
    }
    clause.into()
}

/// The people who fit the condition on people that is meant by a rule's words: its own, or the one it names.
fn people_of<'a>(seen: &'a Seen<'_>, rule: &'a Rule) -> Box<dyn Iterator<Item = usize> + 'a> {
    match &rule.test {
        Test::People(test) => Box::new(seen.fitting(test)),
        Test::Named(at) => people_of(seen, seen.catalogue.condition(*at)),
        Test::Not(rule) => people_of(seen, rule),
        _ => Box::new(std::iter::empty()),
    }
}

fn fitting_one<'a>(seen: &'a Seen<'_>, test: &'a PeopleTest, truth: Truth, found: &mut Vec<Cow<'a, str>>) {
    if truth == Truth::Yes
        && let Some(person) = seen.fitting(test).next()
    {
        collect(seen, &test.filter, truth, Some(person), found);
    }
}

/// A listed value in words; where the value is not known, why it cannot be one of those.
fn held<'a>(seen: &'a Seen<'_>, fact: Ref, values: &[Value], their: Option<usize>) -> Cow<'a, str> {
    let Found::At(place) = seen.find(fact, their) else { return nobody(seen, fact).into() };
    if seen.value(place).is_some() {
        return spoken(seen, fact, their);
    }
    let told = values.iter().find_map(|value| seen.ruled_out(place, value));
    told.map_or(Cow::Borrowed(""), |told| filled(seen, &told.because, place))
}

fn nobody(seen: &Seen<'_>, fact: Ref) -> String {
    format!("「{}」に当たる方がいない", seen.catalogue.def(fact.fact).name)
}

/// What is known of a fact, as a clause.
fn spoken<'a>(seen: &'a Seen<'_>, fact: Ref, their: Option<usize>) -> Cow<'a, str> {
    let Found::At(place) = seen.find(fact, their) else { return nobody(seen, fact).into() };
    let def = seen.catalogue.def(place.fact);
    let Some(value) = seen.value(place) else { return "".into() };
    let choice = def.choice_of(value);
    if let Some(because) = choice.and_then(|choice| choice.because.as_ref()) {
        return filled(seen, because, place);
    }
    let whose = place.person.map_or_else(String::new, |person| format!("{}の", seen.called(person)));
    let clause = match (value, choice) {
        (_, Some(choice)) => format!("{whose}{}が「{}」である", def.name, choice.label),
        (Value::Date(day), _) => {
            format!("{whose}{}が{}である", def.name, crate::calendar::era::written(*day.expose()))
        }
        (Value::Number(number), _) => format!("{whose}{}が{number}である", def.name),
        (Value::List(held), _) => format!("{whose}{}が{}である", def.name, listed(def, held)),
        _ => format!("{whose}{}による", def.name),
    };
    clause.into()
}

fn listed(def: &crate::question::FactDef, held: &[String]) -> String {
    let crate::question::FactKind::List(choices) = &def.kind else { return String::new() };
    let labels = choices.iter().filter(|choice| held.contains(&choice.value));
    let labels: Vec<String> = labels.map(|choice| format!("「{}」", choice.label)).collect();
    if labels.is_empty() { "「なし」".to_owned() } else { labels.join("") }
}

fn filled<'a>(seen: &Seen<'_>, words: &'a str, place: Place) -> Cow<'a, str> {
    if !words.contains("{who}") {
        return words.into();
    }
    words.replace("{who}", place.person.map_or("", |person| seen.called(person))).into()
}

fn aged(seen: &Seen<'_>, test: &AgeTest, truth: Truth, their: Option<usize>) -> String {
    let who = seen.who_of(test.who, their);
    let within = match (test.at_least, test.below) {
        (Some(least), Some(below)) => format!("{least}歳以上{below}歳未満"),
        (Some(least), None) if truth == Truth::No => return format!("{who}が{least}歳未満である"),
        (Some(least), None) => format!("{least}歳以上"),
        (None, Some(below)) if truth == Truth::No => return format!("{who}が{below}歳以上である"),
        (None, Some(below)) => format!("{below}歳未満"),
        (None, None) => return String::new(),
    };
    let end = if truth == Truth::No { "ではない" } else { "である" };
    format!("{who}が{within}{end}")
}

impl Seen<'_> {
    /// What the person meant by a rule is called.
    fn who_of(&self, whose: crate::verdict::rule::Whose, their: Option<usize>) -> &str {
        match self.holder(whose, their) {
            crate::verdict::seen::Holder::Person(person) => self.called(person),
            _ => "",
        }
    }

    /// The full names of places, as the case files write them.
    #[must_use]
    pub fn full_names(&self, places: &[Place]) -> Vec<FactId> {
        places.iter().map(|place| self.full_name(*place)).collect()
    }
}
