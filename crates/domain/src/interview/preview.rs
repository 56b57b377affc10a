//! What an edit would change, before it is accepted: the same interview with the other answer, beside itself.

use crate::catalogue::Catalogue;
use crate::verdict::Status;

use super::Interview;

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

/// The procedures that stand otherwise in the edited interview.
#[must_use]
pub fn preview(catalogue: &Catalogue, held: &Interview, edited: &Interview) -> Vec<Change> {
    let (before, after) = (held.standing(catalogue), edited.standing(catalogue));
    catalogue
        .procedures
        .iter()
        .zip(before.statuses.iter().zip(&after.statuses))
        .filter(|(_, (before, after))| before != after)
        .map(|(procedure, (before, after))| Change {
            procedure: procedure.id.clone(),
            before: *before,
            after: *after,
        })
        .collect()
}
