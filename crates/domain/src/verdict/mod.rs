//! What becomes of every procedure, and why. Three values throughout: yes, no, unknown.

pub mod deadline;
pub mod reason;
pub mod rule;

use crate::answer::{FactId, Facts};
use crate::catalogue::Catalogue;
use crate::procedure::{Procedure, Weight};
use crate::truth::Truth;

/// What became of one procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// which
    pub procedure: String,
    /// in one word
    pub status: Status,
    /// one sentence a citizen can read, generated from the rule
    pub reason: String,
    /// the facts that would decide it, for 要確認 only
    pub deciding: Vec<FactId>,
}

/// A verdict in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 必要
    Required,
    /// 要確認
    Undecided,
    /// 案内
    Offer,
    /// 不要
    NotNeeded,
}

/// The verdict of every procedure, in the catalogue's order.
#[must_use]
pub fn of_all(catalogue: &Catalogue, facts: &Facts) -> Vec<Verdict> {
    catalogue.procedures.iter().map(|procedure| of_one(catalogue, procedure, facts)).collect()
}

fn of_one(catalogue: &Catalogue, procedure: &Procedure, facts: &Facts) -> Verdict {
    let truth = procedure.rule.truth(facts);
    let status = match (truth, procedure.when_it_applies) {
        (Truth::Yes, Weight::Required) => Status::Required,
        (Truth::Yes, Weight::Offer) => Status::Offer,
        (Truth::Unknown, _) => Status::Undecided,
        (Truth::No, _) => Status::NotNeeded,
    };
    let deciding = if truth == Truth::Unknown { procedure.rule.deciding(facts) } else { Vec::new() };
    let reason = reason::sentence(catalogue, procedure, facts);
    Verdict { procedure: procedure.id.clone(), status, reason, deciding }
}
