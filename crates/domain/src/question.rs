//! Facts as they are spoken of, and the questions that ask for them: the words to say, and when. It asks nobody.

use crate::answer::{FactId, Value};
use crate::case::Role;
use crate::catalogue::FactKey;
use crate::verdict::rule::{Group, Ref, Rule};

/// A fact and how it is spoken of.
#[derive(Debug, Clone, PartialEq)]
pub struct FactDef {
    /// its name in the vocabulary; one of each person begins with `person.`
    pub id: FactId,
    /// in a few words: `使いみち`
    pub name: String,
    /// what it may hold
    pub kind: FactKind,
    /// what it is in a closed case that does not speak of it
    pub closed: Option<Value>,
    /// what it is taken for while nobody said otherwise
    pub presumed: Option<Value>,
    /// who looks it up when the citizen does not know
    pub lookup: Option<String>,
    /// values that cannot be, whatever is not known
    pub impossible: Vec<Impossible>,
    /// values that other facts tell: of a question about everybody at once, what is known of each says it already
    pub told: Vec<Told>,
}

/// A value that a fact surely has while something else holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// which value
    pub value: Value,
    /// while this holds
    pub when: Rule,
}

/// A value that a fact cannot have while something else holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Impossible {
    /// which value
    pub value: Value,
    /// while this holds
    pub when: Rule,
    /// the clause it adds to a reason
    pub because: String,
}

/// What a fact may hold, and what may be typed for it.
#[derive(Debug, Clone, PartialEq)]
pub enum FactKind {
    /// one of these
    Choice(Vec<Choice>),
    /// any number of these
    List(Vec<Choice>),
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
    /// handicaps by part of the body
    Impairments,
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
    pub because: Option<String>,
}

impl FactDef {
    /// Whether every person has one of their own.
    #[must_use]
    pub fn is_of_a_person(&self) -> bool {
        self.id.as_str().starts_with("person.")
    }

    /// Whether it is the day somebody was born, which may be known in part.
    #[must_use]
    pub fn is_birth(&self) -> bool {
        self.id.as_str() == "person.birth_date"
    }

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

    /// Every value it lists.
    pub fn values(&self) -> Vec<Value> {
        match &self.kind {
            FactKind::Choice(choices) => {
                choices.iter().map(|choice| Value::Choice(choice.value.clone())).collect()
            }
            FactKind::Flag { .. } => vec![Value::Flag(true), Value::Flag(false)],
            _ => Vec::new(),
        }
    }

    /// Whether a value is one that it may hold.
    #[must_use]
    pub fn takes(&self, value: &Value) -> bool {
        let listed = |choices: &[Choice], word: &String| choices.iter().any(|choice| choice.value == *word);
        match (&self.kind, value) {
            (FactKind::Choice(choices), Value::Choice(word)) => listed(choices, word),
            (FactKind::List(choices), Value::List(words)) => words.iter().all(|word| listed(choices, word)),
            (FactKind::Number { min, max }, Value::Number(number)) => (min..=max).contains(&number),
            (FactKind::Date, Value::Partial(_)) => self.is_birth(),
            (FactKind::Flag { .. }, Value::Flag(_))
            | (FactKind::Date, Value::Date(_))
            | (FactKind::Impairments, Value::Impairments(_))
            | (
                FactKind::Name | FactKind::Kana | FactKind::Address | FactKind::Phone | FactKind::Text,
                Value::Text(_),
            ) => true,
            _ => false,
        }
    }

    /// The value as the catalogue and the case files write it.
    #[must_use]
    pub fn read(&self, written: &str) -> Option<Value> {
        match &self.kind {
            FactKind::Choice(choices) => choices
                .iter()
                .any(|choice| choice.value == written)
                .then(|| Value::Choice(written.to_owned())),
            FactKind::List(_) if written.is_empty() => Some(Value::List(Vec::new())),
            FactKind::List(choices) => choices
                .iter()
                .any(|choice| choice.value == written)
                .then(|| Value::List(vec![written.to_owned()])),
            FactKind::Flag { .. } => written.parse().ok().map(Value::Flag),
            FactKind::Number { .. } => written.parse().ok().map(Value::Number),
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
    /// whom it is asked about one by one, and of those only whom this does not rule out
    pub each: Option<(Group, Rule)>,
    /// the facts it asks for; several make one screen of fields
    pub asks: Vec<Asked>,
    /// the exact words to say; `{who}` is the person's word
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
    pub fact: Ref,
    /// whether it may be left empty
    pub required: bool,
    /// a hint beneath its field
    pub hint: Option<String>,
    /// the choices of this question, where it words them its own way
    pub choices: Vec<Choice>,
}

/// The question by which everybody concerned is named, one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    /// the section it stands in
    pub section: String,
    /// the roles that somebody may be given
    pub roles: Vec<Role>,
    /// the exact words to say
    pub say: String,
    /// the official term
    pub official: String,
    /// help for the clerk
    pub help: Option<String>,
}

/// A fact that takes another's value: the visitor's name is the subject's while they are the same person.
#[derive(Debug, Clone, PartialEq)]
pub struct Borrow {
    /// the fact that borrows, as a form names it
    pub fact: FactId,
    /// the fact borrowed from
    pub from: FactId,
    /// only while this holds
    pub when: Rule,
}

/// A fact by which the rules of ages and days find their way, where the vocabulary has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the facts' own names")]
pub struct WellKnown {
    pub birth_date: Option<FactKey>,
    pub age: Option<FactKey>,
    pub relation: Option<FactKey>,
    pub sex: Option<FactKey>,
    pub visit_date: Option<FactKey>,
    pub ward: Option<FactKey>,
    pub kinds: Option<FactKey>,
    pub death_date: Option<FactKey>,
    pub move_date: Option<FactKey>,
}
