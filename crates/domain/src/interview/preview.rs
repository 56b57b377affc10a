//! What an edit would change, before it is accepted: the same interview with the other answer, beside itself.

use crate::verdict::Status;

use super::Standing;

/// A procedure that an edit changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// which
    pub procedure: String,
    /// how it stands
    pub before: Status,
    /// how it would stand
    pub after: Status,
}

/// The procedures that stand otherwise in the edited interview, by the same ledger.
#[must_use]
pub fn preview(held: &Standing<'_>, edited: &Standing<'_>) -> Vec<Change> {
    let procedures = &held.seen.catalogue().procedures;
    let statuses = held.statuses.iter().zip(&edited.statuses);
    procedures
        .iter()
        .zip(statuses)
        .filter(|(_, (before, after))| before != after)
        .map(|(procedure, (before, after))| Change {
            procedure: procedure.id.clone(),
            before: *before,
            after: *after,
        })
        .collect()
}
