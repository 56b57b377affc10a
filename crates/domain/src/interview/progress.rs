//! How many questions are still to come: a range, because later answers may spare some.

use super::is_answered;
use crate::answer::Facts;
use crate::question::Question;
use crate::truth::Truth;

/// `あと fewest〜most 問`, and how many are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remaining {
    /// surely asked
    pub fewest: u16,
    /// asked if no answer spares them
    pub most: u16,
    /// answered already
    pub done: u16,
}

pub(super) fn remaining<'a>(questions: impl Iterator<Item = &'a Question>, facts: &Facts) -> Remaining {
    let mut count = Remaining { fewest: 0, most: 0, done: 0 };
    for question in questions {
        if is_answered(question, facts) {
            count.done += 1;
            continue;
        }
        count.most += 1;
        if question.ask_when.truth(facts) == Truth::Yes {
            count.fewest += 1;
        }
    }
    count
}
