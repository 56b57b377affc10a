//! The catalogue file as it is written, and the way from there to the checked whole. Nothing of it survives parsing.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_saphyr::Spanned;

use super::{Catalogue, Matter, Problem, Section};
use crate::answer::{Answer, FactId, Facts, Value};
use crate::procedure::{Confidence, Procedure, Weight};
use crate::question::{Asked, Borrow, Choice, FactDef, FactKind, Question};
use crate::verdict::rule::Rule;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "手続台帳")]
struct RawCatalogue {
    version: String,
    matters: Vec<RawMatter>,
    facts: Vec<RawFact>,
    questions: Vec<RawQuestion>,
    procedures: Vec<RawProcedure>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawMatter {
    id: String,
    name: String,
    sections: Vec<RawSection>,
    #[serde(default)]
    given: Vec<RawGiven>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawSection {
    id: String,
    title: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawGiven {
    #[schemars(with = "String")]
    fact: Spanned<String>,
    #[schemars(with = "String")]
    is: Spanned<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawFact {
    #[schemars(with = "String")]
    id: Spanned<String>,
    name: String,
    #[serde(rename = "type")]
    kind: RawKind,
    #[serde(default)]
    values: Vec<RawChoice>,
    min: Option<i64>,
    max: Option<i64>,
    borrow: Option<RawBorrow>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawBorrow {
    #[schemars(with = "String")]
    from: Spanned<String>,
    when: RawRule,
}

#[derive(Deserialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum RawKind {
    Choice,
    Flag,
    Date,
    Number,
    Name,
    Kana,
    Address,
    Phone,
    Text,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawChoice {
    value: String,
    label: String,
    hint: Option<String>,
    #[serde(default)]
    because: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    #[schemars(with = "String")]
    id: Spanned<String>,
    #[schemars(with = "String")]
    section: Spanned<String>,
    short: Option<String>,
    asks: Vec<RawAsked>,
    say: String,
    official: String,
    help: Option<String>,
    unknown: Option<String>,
    ask_when: Option<RawRule>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawAsked {
    #[schemars(with = "String")]
    fact: Spanned<String>,
    #[serde(default = "yes")]
    required: bool,
    hint: Option<String>,
}

const fn yes() -> bool {
    true
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawProcedure {
    #[schemars(with = "String")]
    id: Spanned<String>,
    name: String,
    weight: RawWeight,
    when: RawRule,
    office: String,
    fee: Option<String>,
    #[serde(default)]
    bring: Vec<String>,
    #[serde(default)]
    forms: Vec<String>,
    ending_yes: String,
    ending_no: String,
    source: String,
    confidence: RawConfidence,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum RawWeight {
    Required,
    Offer,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum RawConfidence {
    Sourced,
    Unconfirmed,
}

/// One of `all`, `any`, `not`, or `fact` with `is` or `in`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawRule {
    all: Option<Vec<RawRule>>,
    any: Option<Vec<RawRule>>,
    not: Option<Box<RawRule>>,
    #[schemars(with = "Option<String>")]
    fact: Option<Spanned<String>>,
    #[schemars(with = "Option<String>")]
    is: Option<Spanned<String>>,
    #[serde(rename = "in")]
    #[schemars(with = "Option<Vec<String>>")]
    one_of: Option<Vec<Spanned<String>>>,
}

/// The form of a catalogue file, for editors and other programs.
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(RawCatalogue)
}

/// Reads a catalogue file.
///
/// # Errors
/// Every problem found, each with its line.
pub fn parse(text: &str) -> Result<Catalogue, Vec<Problem>> {
    let raw: RawCatalogue = serde_saphyr::from_str(text).map_err(|error| {
        let line = error.location().map_or(0, |location| location.line());
        vec![Problem {
            line, message: format!("書き方が正しくありません（{}）", first_line(&error))
        }]
    })?;
    let mut reading = Reading { facts: raw.facts.iter().map(fact_def).collect(), problems: Vec::new() };
    let catalogue = reading.catalogue(raw);
    if reading.problems.is_empty() { Ok(catalogue) } else { Err(reading.problems) }
}

fn first_line(error: &serde_saphyr::Error) -> String {
    error.without_snippet().to_string().lines().next().unwrap_or_default().to_owned()
}

fn fact_def(raw: &RawFact) -> FactDef {
    let choice = |raw: &RawChoice| Choice {
        value: raw.value.clone(),
        label: raw.label.clone(),
        hint: raw.hint.clone(),
        because: raw.because.clone(),
    };
    let flag = |value: &str, label: &str| {
        raw.values.iter().find(|choice| choice.value == value).map_or_else(
            || Choice { value: value.into(), label: label.into(), hint: None, because: String::new() },
            choice,
        )
    };
    let kind = match raw.kind {
        RawKind::Choice => FactKind::Choice(raw.values.iter().map(choice).collect()),
        RawKind::Flag => FactKind::Flag { yes: flag("true", "はい"), no: flag("false", "いいえ") },
        RawKind::Date => FactKind::Date,
        RawKind::Number => FactKind::Number { min: raw.min.unwrap_or(0), max: raw.max.unwrap_or(i64::MAX) },
        RawKind::Name => FactKind::Name,
        RawKind::Kana => FactKind::Kana,
        RawKind::Address => FactKind::Address,
        RawKind::Phone => FactKind::Phone,
        RawKind::Text => FactKind::Text,
    };
    FactDef { id: FactId::new(&raw.id.value), name: raw.name.clone(), kind, borrow: None }
}

/// The facts known so far and the problems met on the way.
struct Reading {
    facts: Vec<FactDef>,
    problems: Vec<Problem>,
}

impl Reading {
    fn catalogue(&mut self, raw: RawCatalogue) -> Catalogue {
        self.no_twins(raw.facts.iter().map(|fact| &fact.id), "事実");
        self.no_twins(raw.questions.iter().map(|question| &question.id), "設問");
        self.no_twins(raw.procedures.iter().map(|procedure| &procedure.id), "手続き");
        for fact in raw.facts {
            if let Some(borrow) = fact.borrow {
                self.borrow(&fact.id, borrow);
            }
        }
        let matters: Vec<Matter> = raw.matters.into_iter().map(|matter| self.matter(matter)).collect();
        let questions = raw.questions.into_iter().map(|question| self.question(question, &matters)).collect();
        let procedures = raw.procedures.into_iter().map(|procedure| self.procedure(procedure)).collect();
        let facts = self.facts.clone();
        Catalogue { version: raw.version, matters, facts, questions, procedures, form_facts: BTreeMap::new() }
    }

    fn no_twins<'a>(&mut self, ids: impl Iterator<Item = &'a Spanned<String>>, what: &str) {
        let mut seen = std::collections::BTreeSet::new();
        for id in ids {
            if !seen.insert(&id.value) {
                self.problem(id, format!("{what}「{}」が2回書かれています。片方を消してください", id.value));
            }
        }
    }

    fn problem<T>(&mut self, at: &Spanned<T>, message: String) {
        self.problems.push(Problem { line: at.referenced.line(), message });
    }

    fn fact_id(&mut self, id: &Spanned<String>) -> FactId {
        let fact = FactId::new(&id.value);
        if !self.facts.iter().any(|known| known.id == fact) {
            self.problem(id, format!("事実「{}」は facts にありません。綴りを確かめてください", id.value));
        }
        fact
    }

    fn borrow(&mut self, owner: &Spanned<String>, raw: RawBorrow) {
        let borrow = Borrow { from: self.fact_id(&raw.from), when: self.rule(raw.when, owner) };
        if let Some(def) = self.facts.iter_mut().find(|def| def.id.as_str() == owner.value) {
            def.borrow = Some(borrow);
        }
    }

    fn matter(&mut self, raw: RawMatter) -> Matter {
        let mut given = Facts::default();
        for RawGiven { fact, is } in raw.given {
            let id = self.fact_id(&fact);
            let value = self.value(&id, &is);
            given.set(id, Answer::Known { value });
        }
        let sections = raw
            .sections
            .into_iter()
            .map(|section| Section { id: section.id, title: section.title })
            .collect();
        Matter { id: raw.id, name: raw.name, sections, given }
    }

    fn question(&mut self, raw: RawQuestion, matters: &[Matter]) -> Question {
        let known =
            matters.iter().flat_map(|matter| &matter.sections).any(|section| section.id == raw.section.value);
        if !known {
            let message = format!("節「{}」は matters の sections にありません", raw.section.value);
            self.problem(&raw.section, message);
        }
        if raw.asks.is_empty() || raw.asks.len() > 5 {
            self.problem(&raw.id, "asks には1つから5つの事実を書いてください".to_owned());
        }
        let asks = raw
            .asks
            .into_iter()
            .map(|asked| Asked {
                fact: self.fact_id(&asked.fact),
                required: asked.required,
                hint: asked.hint,
            })
            .collect();
        let ask_when = raw.ask_when.map_or(Rule::Always, |rule| self.rule(rule, &raw.id));
        Question {
            id: raw.id.value,
            section: raw.section.value,
            short: raw.short,
            asks,
            say: raw.say,
            official: raw.official,
            help: raw.help,
            unknown: raw.unknown,
            ask_when,
        }
    }

    fn procedure(&mut self, raw: RawProcedure) -> Procedure {
        Procedure {
            rule: self.rule(raw.when, &raw.id),
            id: raw.id.value,
            name: raw.name,
            when_it_applies: match raw.weight {
                RawWeight::Required => Weight::Required,
                RawWeight::Offer => Weight::Offer,
            },
            office: raw.office,
            fee: raw.fee,
            bring: raw.bring,
            forms: raw.forms,
            ending_yes: raw.ending_yes,
            ending_no: raw.ending_no,
            source: raw.source,
            confidence: match raw.confidence {
                RawConfidence::Sourced => Confidence::Sourced,
                RawConfidence::Unconfirmed => Confidence::Unconfirmed,
            },
        }
    }

    /// `owner` is where a problem points to when the rule itself has no line of its own.
    fn rule(&mut self, raw: RawRule, owner: &Spanned<String>) -> Rule {
        match raw {
            RawRule { all: Some(rules), any: None, not: None, fact: None, is: None, one_of: None } => {
                Rule::All(rules.into_iter().map(|rule| self.rule(rule, owner)).collect())
            }
            RawRule { all: None, any: Some(rules), not: None, fact: None, is: None, one_of: None } => {
                Rule::Any(rules.into_iter().map(|rule| self.rule(rule, owner)).collect())
            }
            RawRule { all: None, any: None, not: Some(rule), fact: None, is: None, one_of: None } => {
                Rule::Not(Box::new(self.rule(*rule, owner)))
            }
            RawRule { all: None, any: None, not: None, fact: Some(fact), is: Some(is), one_of: None } => {
                let id = self.fact_id(&fact);
                Rule::Is { values: vec![self.value(&id, &is)], fact: id }
            }
            RawRule { all: None, any: None, not: None, fact: Some(fact), is: None, one_of: Some(values) } => {
                let id = self.fact_id(&fact);
                Rule::Is { values: values.iter().map(|value| self.value(&id, value)).collect(), fact: id }
            }
            _ => {
                let message = format!(
                    "「{}」の条件は all・any・not・fact と is（または in）のどれか1つです",
                    owner.value
                );
                self.problem(owner, message);
                Rule::Always
            }
        }
    }

    fn value(&mut self, fact: &FactId, written: &Spanned<String>) -> Value {
        let found = self.facts.iter().find(|def| def.id == *fact).and_then(|def| match &def.kind {
            FactKind::Choice(choices) => choices
                .iter()
                .any(|choice| choice.value == written.value)
                .then(|| Value::Choice(written.value.clone())),
            FactKind::Flag { .. } => written.value.parse().ok().map(Value::Flag),
            FactKind::Number { .. } => written.value.parse().ok().map(Value::Number),
            _ => None,
        });
        found.unwrap_or_else(|| {
            let message = format!("「{}」は事実「{fact}」の値にありません", written.value);
            self.problem(written, message);
            Value::Choice(written.value.clone())
        })
    }
}
