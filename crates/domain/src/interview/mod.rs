//! The interview: which question now, what was answered, what still stands. Values in, values out; it stores nothing.

mod progress;
mod read;

use serde::{Deserialize, Serialize};

use crate::answer::{Answer, FactId, Facts};
use crate::catalogue::{Catalogue, Matter};
use crate::question::Question;
use crate::truth::Truth;

pub use progress::Remaining;
pub use read::{Misread, display, read_answer};

/// One interview as it stands. Every answer ever given is kept; which of them count follows from the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    /// the matter's id
    pub matter: String,
    /// the catalogue it began with
    pub catalogue_version: String,
    given: Facts,
    /// the question gone back to, if any
    standing_at: Option<String>,
}

impl Interview {
    /// Begins an interview for a matter.
    #[must_use]
    pub fn begin(catalogue: &Catalogue, matter: &Matter) -> Self {
        Self {
            matter: matter.id.clone(),
            catalogue_version: catalogue.version.clone(),
            given: matter.given.clone(),
            standing_at: None,
        }
    }

    /// Keeps the answers of one question and goes on from there.
    pub fn answer(
        &mut self,
        question: &Question,
        answers: impl IntoIterator<Item = (FactId, Option<Answer>)>,
    ) {
        for (fact, answer) in answers {
            match answer {
                Some(answer) => self.given.set(fact, answer),
                None => self.given.clear(&fact),
            }
        }
        if self.standing_at.as_deref() == Some(question.id.as_str()) {
            self.standing_at = None;
        }
    }

    /// Stands at a question already asked; nothing answered is lost.
    pub fn go_to(&mut self, question: &Question) {
        self.standing_at = Some(question.id.clone());
    }

    /// The facts that count: answers to questions that are still asked. An answer whose question
    /// fell away stays kept, and counts again when its question comes back.
    #[must_use]
    pub fn facts(&self, catalogue: &Catalogue) -> Facts {
        let Some(matter) = catalogue.matter(&self.matter) else { return Facts::default() };
        let mut facts = matter.given.clone();
        for question in catalogue.questions_of(matter) {
            if question.ask_when.truth(&facts) == Truth::No {
                continue;
            }
            for asked in &question.asks {
                if let Some(answer) = self.given.answer(&asked.fact) {
                    facts.set(asked.fact.clone(), answer.clone());
                }
            }
        }
        facts
    }

    /// The answer kept for a fact, whether it counts now or not.
    #[must_use]
    pub fn kept(&self, fact: &FactId) -> Option<&Answer> {
        self.given.answer(fact)
    }

    /// The one question now: the one gone back to, else the first that is not settled.
    #[must_use]
    pub fn question<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Question> {
        let facts = self.facts(catalogue);
        let mut asked_now = self.asked(catalogue, &facts);
        let standing = self.standing_at.as_deref();
        let first_open = || self.asked(catalogue, &facts).find(|question| !is_answered(question, &facts));
        asked_now.find(|question| Some(question.id.as_str()) == standing).or_else(first_open)
    }

    /// The questions already answered that still count, in order.
    #[must_use]
    pub fn answered<'a>(&self, catalogue: &'a Catalogue) -> Vec<&'a Question> {
        let facts = self.facts(catalogue);
        self.asked(catalogue, &facts).filter(|question| is_answered(question, &facts)).collect()
    }

    /// How much is still to come.
    #[must_use]
    pub fn remaining(&self, catalogue: &Catalogue) -> Remaining {
        let facts = self.facts(catalogue);
        progress::remaining(self.asked(catalogue, &facts), &facts)
    }

    /// The questions of this matter that were asked and still count, or whose answer can still matter.
    fn asked<'a>(
        &self,
        catalogue: &'a Catalogue,
        facts: &Facts,
    ) -> impl Iterator<Item = &'a Question> + use<'a> {
        let facts = facts.clone();
        catalogue.matter(&self.matter).into_iter().flat_map(|matter| catalogue.questions_of(matter)).filter(
            move |question| {
                question.ask_when.truth(&facts) != Truth::No
                    && (is_answered(question, &facts) || matters(catalogue, question, &facts))
            },
        )
    }
}

/// Whether an answer could still settle a procedure, or would stand on a paper that may be needed.
fn matters(catalogue: &Catalogue, question: &Question, facts: &Facts) -> bool {
    question.asks.iter().any(|asked| {
        catalogue.procedures.iter().any(|procedure| match procedure.rule.truth(facts) {
            Truth::No => false,
            Truth::Yes => catalogue.feeds(procedure, &asked.fact),
            Truth::Unknown => {
                catalogue.feeds(procedure, &asked.fact)
                    || procedure.rule.deciding(facts).contains(&asked.fact)
            }
        })
    })
}

/// A question is answered when each of its required facts was asked; 不明 counts as asked.
fn is_answered(question: &Question, facts: &Facts) -> bool {
    let mut required = question.asks.iter().filter(|asked| asked.required).peekable();
    if required.peek().is_some() {
        return required.all(|asked| facts.is_asked(&asked.fact));
    }
    question.asks.iter().any(|asked| facts.is_asked(&asked.fact))
}
