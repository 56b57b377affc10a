//! An interview taken over to another ledger: what that ledger understands goes on counting, the rest is laid aside and
//! kept. It asks nobody and judges nothing.

use serde::{Deserialize, Serialize};

use super::{Interview, Standing, display};
use crate::answer::{Answer, FactId, Facts};
use crate::catalogue::Catalogue;
use crate::personal::Personal;
use crate::verdict::seen::Seen;

/// An answer that the ledger in use has no place for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FellAway {
    /// the fact it was given for
    pub fact: FactId,
    /// what was answered
    pub answer: Answer,
    /// the fact in words, of the ledger that had it: `妻：医療保険`
    pub label: String,
    /// the answer in words
    pub words: Personal<String>,
}

/// The questions that another ledger would ask besides, and those it would spare; in their own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OtherQuestions {
    /// asked besides
    pub asked: Vec<String>,
    /// no longer asked
    pub spared: Vec<String>,
}

impl Interview {
    /// What fell away when this interview was taken over to another ledger.
    #[must_use]
    pub fn fell_away(&self) -> &[FellAway] {
        &self.fell_away
    }

    /// The same interview under another ledger; `words` is the ledger that knows its answers in words. Nothing is lost:
    /// an answer laid aside counts again under a ledger that understands it.
    #[must_use]
    pub fn under(&self, catalogue: &Catalogue, words: &Catalogue) -> Self {
        let mut over = Self { catalogue_version: catalogue.version.clone(), ..self.clone() };
        over.case.answers = Facts::default();
        over.fell_away.clear();
        for aside in &self.fell_away {
            let answered_since = self.case.answers.is_asked(&aside.fact);
            if !answered_since && understands(catalogue, &aside.fact, &aside.answer) {
                over.case.answers.set(aside.fact.clone(), aside.answer.clone());
            } else {
                over.fell_away.push(aside.clone());
            }
        }
        for (fact, answer) in self.case.answers.iter() {
            if understands(catalogue, fact, answer) {
                over.case.answers.set(fact.clone(), answer.clone());
            } else {
                over.fell_away.retain(|aside| aside.fact != *fact);
                over.fell_away.push(self.aside(words, fact, answer));
            }
        }
        over.clear_from_the_matters(catalogue);
        over
    }

    fn aside(&self, words: &Catalogue, fact: &FactId, answer: &Answer) -> FellAway {
        let seen = Seen::whole(words, &self.case);
        let who = seen.place(fact).and_then(|place| Some(format!("{}：", seen.called(place.person?))));
        let def = words.fact(fact);
        let name = def.map_or("いまの台帳にない項目", |def| def.name.as_str());
        FellAway {
            label: format!("{}{name}", who.unwrap_or_default()),
            words: Personal::new(def.map_or_else(String::new, |def| display(def, answer))),
            fact: fact.clone(),
            answer: answer.clone(),
        }
    }

    /// What is clear from the matters by themselves, as the other ledger says it.
    fn clear_from_the_matters(&mut self, catalogue: &Catalogue) {
        let mut matters = self.matters(catalogue).into_iter();
        let Some(first) = matters.next() else { return };
        let mut fresh = Self::begin(catalogue, first);
        matters.for_each(|matter| fresh.take_up(catalogue, matter));
        let seen = Seen::bare(catalogue, &self.case);
        let clear: Vec<_> =
            fresh.case.answers.iter().filter(|(fact, _)| seen.place(fact).is_some()).collect();
        for (fact, answer) in clear {
            self.case.answers.set(fact.clone(), answer.clone());
        }
    }
}

/// Which questions differ between two standings of one interview.
#[must_use]
pub fn other_questions(before: &Standing<'_>, after: &Standing<'_>) -> OtherQuestions {
    let names = |standing: &Standing<'_>, answered: bool| {
        let answered = if answered { standing.answered() } else { Vec::new() };
        let all = standing.to_come().chain(answered);
        all.map(|asking| asking.name(standing.seen.people())).collect::<Vec<_>>()
    };
    let without = |standing: &Standing<'_>, known: &[String]| {
        let others =
            standing.to_come().filter(|asking| !known.contains(&asking.name(standing.seen.people())));
        others.map(|asking| asking.worded(&standing.seen, &asking.question.say)).collect::<Vec<_>>()
    };
    OtherQuestions {
        asked: without(after, &names(before, false)),
        spared: without(before, &names(after, true)),
    }
}

/// Whether a ledger has the fact, and the answer is one that it may have there.
pub(super) fn understands(catalogue: &Catalogue, fact: &FactId, answer: &Answer) -> bool {
    catalogue.fact(fact).is_some_and(|def| match answer {
        Answer::Unknown => true,
        Answer::Known { value } => def.takes(value),
    })
}
