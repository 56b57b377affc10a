//! Two sets of verdicts on one case, side by side: which procedures stand otherwise. It judges nothing anew.

use jiff::civil::Date;

use super::{Status, Verdict};

/// A procedure that stands otherwise; one that a ledger does not have has no verdict there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference<'a> {
    /// which
    pub procedure: &'a str,
    /// as it stood
    pub before: Option<&'a Verdict>,
    /// as it stands
    pub after: Option<&'a Verdict>,
}

impl Difference<'_> {
    /// Whether somebody at the counter would notice: it is, or was, more than "not needed".
    #[must_use]
    pub fn is_felt(&self) -> bool {
        let felt = |verdict: &Verdict| verdict.status != Status::NotNeeded;
        [self.before, self.after].into_iter().flatten().any(felt)
    }
}

impl Verdict {
    /// The last day, where there is one.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.deadline.as_ref().and_then(|until| until.day)
    }
}

/// The procedures whose verdict or last day differs: first those that are gone, then the others in the new order.
#[must_use]
pub fn differences<'a>(before: &'a [Verdict], after: &'a [Verdict]) -> Vec<Difference<'a>> {
    let of =
        |verdicts: &'a [Verdict], id: &str| verdicts.iter().find(|verdict| verdict.procedure.as_str() == id);
    let gone = before.iter().filter(|held| of(after, &held.procedure).is_none()).map(|held| Difference {
        procedure: &held.procedure,
        before: Some(held),
        after: None,
    });
    let others = after.iter().map(|now| Difference {
        procedure: &now.procedure,
        before: of(before, &now.procedure),
        after: Some(now),
    });
    let stands_otherwise = |each: &Difference<'_>| match (each.before, each.after) {
        (Some(held), Some(now)) => held.status != now.status || held.last_day() != now.last_day(),
        _ => true,
    };
    gone.chain(others.filter(stands_otherwise)).collect()
}
