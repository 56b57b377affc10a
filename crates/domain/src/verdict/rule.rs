//! Conditions over facts with three values. Parsed once; nothing is evaluated from text while a visitor waits.

use std::collections::BTreeSet;

use crate::answer::{FactId, Facts, Value};
use crate::truth::Truth;

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// holds always; the rule of what has no condition
    Always,
    /// every one holds
    All(Vec<Rule>),
    /// at least one holds
    Any(Vec<Rule>),
    /// it does not hold
    Not(Box<Rule>),
    /// a fact has one of these values
    Is {
        /// which fact
        fact: FactId,
        /// any of these
        values: Vec<Value>,
    },
}

impl Rule {
    /// Whether it holds. One "no" settles an `All`, one "yes" an `Any`, whatever else is unknown (Kleene).
    #[must_use]
    pub fn truth(&self, facts: &Facts) -> Truth {
        match self {
            Self::Always => Truth::Yes,
            Self::All(rules) => settle(rules, facts, Truth::No, Truth::Yes),
            Self::Any(rules) => settle(rules, facts, Truth::Yes, Truth::No),
            Self::Not(rule) => !rule.truth(facts),
            Self::Is { fact, values } => match facts.value(fact) {
                Some(value) if values.contains(value) => Truth::Yes,
                Some(_) => Truth::No,
                None => Truth::Unknown,
            },
        }
    }

    /// The unknown facts that could still settle it, in the rule's order. Empty once it is settled.
    #[must_use]
    pub fn deciding(&self, facts: &Facts) -> Vec<FactId> {
        let mut found = Vec::new();
        self.collect_deciding(facts, &mut found);
        found
    }

    fn collect_deciding(&self, facts: &Facts, found: &mut Vec<FactId>) {
        if self.truth(facts) != Truth::Unknown {
            return;
        }
        match self {
            Self::Always => {}
            Self::All(rules) | Self::Any(rules) => {
                rules.iter().for_each(|rule| rule.collect_deciding(facts, found));
            }
            Self::Not(rule) => rule.collect_deciding(facts, found),
            Self::Is { fact, .. } if found.contains(fact) => {}
            Self::Is { fact, .. } => found.push(fact.clone()),
        }
    }

    /// Every fact it speaks of.
    #[must_use]
    pub fn facts(&self) -> BTreeSet<&FactId> {
        match self {
            Self::Always => BTreeSet::new(),
            Self::All(rules) | Self::Any(rules) => rules.iter().flat_map(Self::facts).collect(),
            Self::Not(rule) => rule.facts(),
            Self::Is { fact, .. } => BTreeSet::from([fact]),
        }
    }
}

/// `settled` at the first child of that truth; else `otherwise`, unless something is unknown.
fn settle(rules: &[Rule], facts: &Facts, settled: Truth, otherwise: Truth) -> Truth {
    let mut unknown = false;
    for rule in rules {
        match rule.truth(facts) {
            truth if truth == settled => return settled,
            Truth::Unknown => unknown = true,
            _ => {}
        }
    }
    if unknown { Truth::Unknown } else { otherwise }
}
