//! Questions as the city's staff wrote them: the words to say, the facts they ask for, when they are asked.

use crate::answer::{FactId, Value};
use crate::verdict::rule::Rule;

/// A fact and how it is spoken of.
#[derive(Debug, Clone, PartialEq)]
pub struct FactDef {
    /// its name in the vocabulary
    pub id: FactId,
    /// in a few words: `使いみち`
    pub name: String,
    /// what it may hold
    pub kind: FactKind,
    /// whose value it takes while it has none of its own
    pub borrow: Option<Borrow>,
}

/// A fact that takes another's value: the visitor's name is the subject's while they are the same person.
#[derive(Debug, Clone, PartialEq)]
pub struct Borrow {
    /// the fact borrowed from
    pub from: FactId,
    /// only while this holds
    pub when: Rule,
}

/// What a fact may hold, and what may be typed for it.
#[derive(Debug, Clone, PartialEq)]
pub enum FactKind {
    /// one of these
    Choice(Vec<Choice>),
    /// yes or no, each with its words
    Flag {
        /// the words of yes
        yes: Choice,
        /// the words of no
        no: Choice,
    },
    /// a day
    Date,
    /// a whole number between two ends
    Number {
        /// fewest
        min: i64,
        /// most
        max: i64,
    },
    /// a person's name, kept letter for letter
    Name,
    /// a reading
    Kana,
    /// an address, kept letter for letter
    Address,
    /// a telephone number
    Phone,
    /// free words
    Text,
}

/// A listed value and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// as in the vocabulary
    pub value: String,
    /// as read aloud
    pub label: String,
    /// a hint at the edge
    pub hint: Option<String>,
    /// the clause it adds to a reason: `ご本人が請求される`
    pub because: String,
}

impl FactDef {
    /// The listed words for a value, where the fact lists its values.
    #[must_use]
    pub fn choice_of(&self, value: &Value) -> Option<&Choice> {
        match (&self.kind, value) {
            (FactKind::Choice(choices), Value::Choice(held)) => {
                choices.iter().find(|choice| choice.value == *held)
            }
            (FactKind::Flag { yes, no }, Value::Flag(held)) => Some(if *held { yes } else { no }),
            _ => None,
        }
    }
}

/// One thing to ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// stable id
    pub id: String,
    /// the section it stands in
    pub section: String,
    /// in a few words, where its one fact's name does not say it
    pub short: Option<String>,
    /// the facts it asks for; several make one screen of fields
    pub asks: Vec<Asked>,
    /// the exact words to say
    pub say: String,
    /// the official term
    pub official: String,
    /// help for the clerk
    pub help: Option<String>,
    /// what 不明 does, where it is allowed
    pub unknown: Option<String>,
    /// asked only while this is not "no"
    pub ask_when: Rule,
}

/// A fact in a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// which
    pub fact: FactId,
    /// whether it may be left empty
    pub required: bool,
    /// a hint beneath its field
    pub hint: Option<String>,
}
