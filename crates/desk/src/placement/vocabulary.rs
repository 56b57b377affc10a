//! The facts that can feed a box, under the names that people know them by: sought by words, or guessed from what the
//! city's other forms feed under the same label.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kakanai_domain::answer::FactId;
use kakanai_domain::case::Role;
use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::form::case_facts::OWN;
use kakanai_domain::form::{self, Form, Source, fact_name};
use kakanai_domain::question::{Choice, FactDef, FactKind};

use super::views::{ValueChoice, Way};
use crate::contents::{entries, read_text};
use crate::forms::FILE;

/// Every fact that can feed a box.
pub(super) struct Vocabulary {
    /// those that forms use most come first
    facts: Vec<Word>,
    /// what other forms feed under a label; only where all of them feed the same
    by_label: BTreeMap<String, String>,
}

/// A fact and what it is called.
pub(super) struct Word {
    pub(super) fact: String,
    pub(super) name: String,
    /// how often forms print it; then how often they print the same of anybody: a name before a dog
    used: (usize, usize),
}

impl Vocabulary {
    /// Learns from a ledger and from the forms of a folder. A form that cannot be read teaches nothing.
    pub(super) fn learn(catalogue: &Catalogue, forms: &Path) -> Self {
        let texts = entries(forms).unwrap_or_default().into_iter();
        let read = texts.filter_map(|folder| form::parse(&read_text(&folder.join(FILE)).ok()?).ok());
        let read: Vec<Form> = read.collect();
        let mut used: BTreeMap<String, usize> = BTreeMap::new();
        let mut labels: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for one in read.iter().flat_map(|form| &form.pages).flat_map(|page| &page.boxes) {
            let Source::Facts(facts) = &one.source else { continue };
            facts.iter().for_each(|fact| *used.entry(fact.clone()).or_default() += 1);
            if let [fact] = facts.as_slice()
                && is_the_matters(fact)
            {
                labels.entry(bare(&one.label)).or_default().insert(fact.clone());
            }
        }
        let all: BTreeSet<String> = every_fact(catalogue).chain(used.keys().cloned()).collect();
        let mut of_anybody: BTreeMap<&str, usize> = BTreeMap::new();
        for (fact, times) in &used {
            *of_anybody.entry(path(fact)).or_default() += times;
        }
        let times = |fact: &str| (used.get(fact), of_anybody.get(path(fact)));
        let word = |fact: String| {
            let (own, anybodys) = times(&fact);
            let used = (own.copied().unwrap_or(0), anybodys.copied().unwrap_or(0));
            Word { name: fact_name(catalogue, &fact), used, fact }
        };
        let mut facts: Vec<Word> = all.into_iter().map(word).collect();
        facts.sort_by(|a, b| {
            (b.used, a.name.chars().count(), &a.name).cmp(&(a.used, b.name.chars().count(), &b.name))
        });
        let alone = |(label, facts): (String, BTreeSet<String>)| Some((label, facts.into_iter().next()?));
        let by_label = labels.into_iter().filter(|(_, facts)| facts.len() == 1).filter_map(alone);
        Self { facts, by_label: by_label.collect() }
    }

    /// The facts whose names hold all of these words, those that forms use most first.
    pub(super) fn sought<'a>(&'a self, words: &'a str) -> impl Iterator<Item = &'a Word> {
        let words: Vec<&str> = words.split_whitespace().collect();
        let fits =
            move |word: &&Word| words.iter().all(|part| word.name.contains(part) || word.fact.contains(part));
        self.facts.iter().filter(fits)
    }

    /// What a label means on every other form of the city that has it; nothing of a person.
    pub(super) fn meant(&self, label: &str) -> Option<&str> {
        self.by_label.get(&bare(label)).map(String::as_str)
    }
}

/// Whether a fact is nobody's own: 氏名 and 性別 stand on every form, of another person on each, and are never guessed.
fn is_the_matters(fact: &str) -> bool {
    let head = fact.split('.').next().unwrap_or_default();
    Role::named(head).is_none() && !["their", "signer", "focus"].contains(&head)
}

/// What of somebody a fact says, whoever it is.
fn path(fact: &str) -> &str {
    if is_the_matters(fact) { fact } else { fact.split_once('.').map_or(fact, |(_, path)| path) }
}

/// A label without what only spreads it.
fn bare(label: &str) -> String {
    label.chars().filter(|c| !c.is_whitespace()).collect()
}

fn every_fact(catalogue: &Catalogue) -> impl Iterator<Item = String> + '_ {
    let roles = Role::NAMED.iter().map(|(name, _)| *name).chain(["signer", "focus"]);
    let roles: Vec<&str> = roles.collect();
    let facts = catalogue.facts.iter().flat_map(move |def| match def.id.as_str().strip_prefix("person.") {
        Some(path) => roles.iter().map(|role| format!("{role}.{path}")).collect::<Vec<_>>(),
        None => vec![def.id.as_str().to_owned()],
    });
    facts.chain(OWN.map(str::to_owned))
}

/// What the ledger says of a form's fact, whoever's it is.
pub(super) fn def_of<'a>(catalogue: &'a Catalogue, fact: &str) -> Option<&'a FactDef> {
    catalogue.fact(&FactId::new(fact)).or_else(|| {
        let (_, path) = fact.split_once('.')?;
        catalogue.fact(&FactId::new(format!("person.{path}")))
    })
}

/// How a box of a fact is usually filled.
pub(super) fn usual(catalogue: &Catalogue, fact: &str) -> Way {
    let Some(def) = def_of(catalogue, fact) else {
        return if fact == "=visit_date" { Way::Date } else { Way::Text };
    };
    match &def.kind {
        FactKind::Name => Way::Name,
        FactKind::Kana => Way::Kana,
        FactKind::Address => Way::Address,
        FactKind::Date => Way::Date,
        FactKind::Number { .. } => Way::Number,
        FactKind::Choice(_) | FactKind::List(_) | FactKind::Flag { .. } => Way::Circle,
        FactKind::Phone | FactKind::Text | FactKind::Impairments => Way::Text,
    }
}

/// The eras that a mark can stand for.
pub(super) const ERAS: [&str; 5] = ["明治", "大正", "昭和", "平成", "令和"];

/// The values of a fact that can call for a mark; a day's are its eras.
pub(super) fn values(catalogue: &Catalogue, fact: &str) -> Vec<ValueChoice> {
    let choice = |one: &Choice| ValueChoice { value: one.value.clone(), words: one.label.clone() };
    match def_of(catalogue, fact).map(|def| &def.kind) {
        Some(FactKind::Choice(choices) | FactKind::List(choices)) => choices.iter().map(choice).collect(),
        Some(FactKind::Flag { yes, no }) => vec![choice(yes), choice(no)],
        Some(FactKind::Date) => {
            let era = |era: &str| ValueChoice { value: era.to_owned(), words: era.to_owned() };
            ERAS.map(era).to_vec()
        }
        _ => Vec::new(),
    }
}
