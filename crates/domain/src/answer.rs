//! Answers and the facts they make. 不明 is an answer of its own, different from "no" and from "not asked".

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::age::Born;
use crate::personal::Personal;

/// The name of a fact, as in the city's vocabulary: `visitor.household`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactId(String);

impl FactId {
    /// Names a fact.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The name without the word that says it is a person's: `heir` of `person.heir`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.strip_prefix("person.").unwrap_or(&self.0)
    }

    /// The name as written in the catalogue.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a fact may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// one of a fact's listed values
    Choice(String),
    /// yes or no
    Flag(bool),
    /// a calendar day of a person's life
    Date(Personal<Date>),
    /// a whole number
    Number(i64),
    /// words, kept letter for letter
    Text(Personal<String>),
    /// any number of a fact's listed values
    List(Vec<String>),
    /// a birth of which only the year, or the year and month, is known: `1961`, `1961-03`
    Partial(Personal<Born>),
    /// handicaps by part of the body
    Impairments(Vec<Impairment>),
}

/// A handicap of one part of the body, with its own grade beside the total one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Impairment {
    /// `vision`
    pub part: String,
    /// from 1, the gravest
    pub grade: i64,
    /// the item of the grade's list, where the law numbers them
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<i64>,
}

impl Value {
    /// What is known of a birth by this value.
    #[must_use]
    pub const fn born(&self) -> Option<Born> {
        match self {
            Self::Date(day) => Some(Born::on(*day.expose())),
            Self::Partial(born) => Some(*born.expose()),
            _ => None,
        }
    }
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Answer {
    /// asked, and the citizen does not know
    Unknown,
    /// asked and known
    Known {
        /// the value given
        value: Value,
    },
}

/// Every answer of a case. A fact that is absent was not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<FactId, Answer>);

impl Facts {
    /// What was answered for a fact, `None` when it was not asked.
    #[must_use]
    pub fn answer(&self, fact: &FactId) -> Option<&Answer> {
        self.0.get(fact)
    }

    /// The known value of a fact.
    #[must_use]
    pub fn value(&self, fact: &FactId) -> Option<&Value> {
        match self.0.get(fact) {
            Some(Answer::Known { value }) => Some(value),
            _ => None,
        }
    }

    /// Whether a fact was asked, 不明 included.
    #[must_use]
    pub fn is_asked(&self, fact: &FactId) -> bool {
        self.0.contains_key(fact)
    }

    /// Keeps an answer; a newer one takes the place of an older.
    pub fn set(&mut self, fact: FactId, answer: Answer) {
        self.0.insert(fact, answer);
    }

    /// Forgets an answer, as if it had not been asked.
    pub fn clear(&mut self, fact: &FactId) {
        self.0.remove(fact);
    }

    /// Every answer, by the fact's name.
    pub fn iter(&self) -> impl Iterator<Item = (&FactId, &Answer)> {
        self.0.iter()
    }
}
