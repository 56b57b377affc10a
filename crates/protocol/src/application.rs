//! An application as all its ops make it: every value with the op that gave it, and both where two differ. No history.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use kakanai_domain::personal::Personal;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::step::Step;

/// The part that says which desk goes on with the application.
pub const HOLDER: &str = "@desk";
/// The part that says whether the visitor took it back.
pub const WITHDRAWN: &str = "@withdrawn";

/// An application as its ops make it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// what was settled when it was taken, and never changes
    pub taken: Taken,
    /// where it stands in the back office
    pub step: Step,
    /// a fact's path, [`HOLDER`] or [`WITHDRAWN`] → the values that stand
    pub parts: BTreeMap<String, Vec<Claim>>,
    /// the acts whose values stand: who, where, when, and what they saw
    pub acts: BTreeMap<Uuid, Act>,
    /// open until a person has chosen
    pub conflict: Option<Uuid>,
    /// how often its papers were printed once more
    pub reprints: u32,
}

/// What was settled when the application was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// opaque id
    pub id: Uuid,
    /// the number that is said aloud
    pub number: String,
    /// the matter
    pub matter: String,
    /// the catalogue it was decided by
    pub catalogue_version: String,
    /// the clerk who took it
    pub clerk_id: String,
    /// the ticket it was taken for
    pub ticket_id: Option<Uuid>,
    /// when, by the desk's clock
    pub finished_at: Timestamp,
    /// procedures found required
    pub required: Vec<String>,
    /// procedures still undecided
    pub undecided: Vec<String>,
}

/// One value that stands, and the op that gave it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// whose word it is
    pub op: Uuid,
    /// the value; null says that there is none
    pub value: Personal<Value>,
}

/// An act whose values stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// the clerk's staff id
    pub clerk_id: String,
    /// the desk's id
    pub desk: String,
    /// the desk's clock
    pub made_at: Timestamp,
    /// the ops it is known to come after: what stood before the clerk's eyes, and what that had replaced
    pub saw: BTreeSet<Uuid>,
    /// whether something stood that the clerk had not seen
    pub parallel: bool,
}

impl Application {
    /// What a clerk has before them when they act now: the ops whose values stand.
    #[must_use]
    pub fn standing(&self) -> Vec<Uuid> {
        self.acts.keys().copied().collect()
    }

    /// The parts on which two values stand.
    #[must_use]
    pub fn contested(&self) -> Vec<&str> {
        let parts = self.parts.iter().map(|(part, claims)| (part.as_str(), claims));
        let mut contested: Vec<&str> =
            parts.filter(|(_, claims)| differ(claims)).map(|(part, _)| part).collect();
        if self.withdrawn_against_an_edit() && !contested.contains(&WITHDRAWN) {
            contested.push(WITHDRAWN);
        }
        contested
    }

    /// Whether the visitor took it back, as far as nobody says otherwise.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.withdrawals().next().is_some() && !self.contested().contains(&WITHDRAWN)
    }

    /// Every fact that has one value.
    #[must_use]
    pub fn facts(&self) -> Personal<Map<String, Value>> {
        let settled = self.parts.iter().filter(|(part, claims)| is_fact(part) && !differ(claims));
        let values = settled.filter_map(|(part, claims)| Some((part, claims.first()?.value.expose())));
        Personal::new(
            values
                .filter(|(_, value)| !value.is_null())
                .map(|(part, value)| (part.clone(), value.clone()))
                .collect(),
        )
    }

    /// Whether an act was made without having seen a word that stands now.
    pub(crate) fn unseen_by(&self, saw: &[Uuid]) -> bool {
        self.parts
            .iter()
            .filter(|(part, _)| is_fact(part))
            .flat_map(|(_, claims)| claims)
            .any(|claim| !saw.contains(&claim.op))
    }

    /// Whether one of these ops said that the application is withdrawn.
    pub(crate) fn saw_a_withdrawal(&self, saw: &[Uuid]) -> bool {
        self.withdrawals().any(|op| saw.contains(&op))
    }

    fn withdrawals(&self) -> impl Iterator<Item = Uuid> + '_ {
        let claims = self.parts.get(WITHDRAWN).into_iter().flatten();
        claims.filter(|claim| *claim.value.expose() == Value::Bool(true)).map(|claim| claim.op)
    }

    /// A withdrawal and an edit, neither made in the sight of the other.
    fn withdrawn_against_an_edit(&self) -> bool {
        let withdrawals: Vec<Uuid> = self.withdrawals().collect();
        let saw = |op: &Uuid, other: &Uuid| self.acts.get(op).is_some_and(|act| act.saw.contains(other));
        let facts = self.parts.iter().filter(|(part, _)| is_fact(part));
        let edits: BTreeSet<Uuid> =
            facts.flat_map(|(_, claims)| claims.iter().map(|claim| claim.op)).collect();
        !withdrawals.is_empty()
            && edits.iter().any(|edit| withdrawals.iter().all(|it| !saw(it, edit) && !saw(edit, it)))
    }
}

/// Whether a part is an answer, not one of the office's own.
#[must_use]
pub fn is_fact(part: &str) -> bool {
    !part.starts_with('@')
}

/// The same value said twice is no conflict.
fn differ(claims: &[Claim]) -> bool {
    claims.windows(2).any(|pair| matches!(pair, [one, other] if one.value != other.value))
}
