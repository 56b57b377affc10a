//! The op: one change of an application, chained to the device's op before it. Appended, never altered.

use jiff::Timestamp;
use kakanai_domain::personal::Personal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::RefusalCode;

/// The most ops one push may carry.
pub const PUSH_OPS_MAX: usize = 200;
/// The most bytes one push may carry.
pub const PUSH_BYTES_MAX: usize = 1024 * 1024;
/// The hash before a device's first op.
pub const CHAIN_START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OpBody {
    /// a clerk finished an interview: the whole application as taken
    ApplicationFinished {
        /// the application as taken at the desk
        application: Box<ApplicationRecord>,
    },
    /// a clerk closed a ticket's service without an application
    ServiceEnded {
        /// the ticket's id
        ticket_id: Uuid,
    },
}

/// An application as the centre keeps it. Personal parts never reach a log: their `Debug` prints nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ApplicationRecord {
    /// opaque id of the application
    pub id: Uuid,
    /// the number the visitor and the back office say aloud
    pub number: String,
    /// the matter (`certificate.resident`, …)
    pub matter: String,
    /// the catalogue it was decided by
    pub catalogue_version: String,
    /// the clerk's staff id
    pub clerk_id: String,
    /// the ticket it was taken for, if any
    pub ticket_id: Option<Uuid>,
    /// when the clerk finished it, by the desk's clock
    pub finished_at: Timestamp,
    /// procedures found required, by id
    pub required: Vec<String>,
    /// procedures still undecided, by id
    pub undecided: Vec<String>,
    /// fact path → answer, as JSON of the domain's `Answer`
    pub facts: Personal<serde_json::Value>,
}

/// An op without its hash: what the hash is taken over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// envelope version
    pub v: u16,
    /// for deduplication only; never sorted by
    pub op_id: Uuid,
    /// the device that made it
    pub device_id: Uuid,
    /// the life of the device's local database
    pub incarnation: Uuid,
    /// contiguous from 1 within the incarnation
    pub seq: u64,
    /// the ward it belongs to
    pub ward: String,
    /// the desk's clock; for people, never for order
    pub made_at: Timestamp,
    /// the hash of the op before it, hex
    pub prev: String,
    /// what changed
    pub body: OpBody,
}

/// An op in the chain of its device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Op {
    /// the content
    #[serde(flatten)]
    pub envelope: Envelope,
    /// SHA-256 over the envelope's JSON, hex
    pub hash: String,
}

impl Op {
    /// Seals an envelope with its hash.
    ///
    /// # Errors
    /// When the envelope cannot be written as JSON.
    pub fn seal(envelope: Envelope) -> Result<Self, serde_json::Error> {
        let hash = hash_of(&envelope)?;
        Ok(Self { envelope, hash })
    }

    /// Whether the hash is the envelope's own.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        hash_of(&self.envelope).is_ok_and(|hash| hash == self.hash)
    }
}

fn hash_of(envelope: &Envelope) -> Result<String, serde_json::Error> {
    let bytes = serde_json::to_vec(envelope)?;
    Ok(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A desk's unsent ops, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PushRequest {
    /// at most [`PUSH_OPS_MAX`], in the order of `seq`
    pub ops: Vec<Op>,
}

/// One answer an op.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PushReply {
    /// in the order of the request
    pub answers: Vec<OpAnswer>,
}

/// What became of one op.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpAnswer {
    /// whose answer
    pub op_id: Uuid,
    /// what became of it
    pub outcome: OpOutcome,
}

/// What became of one op.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum OpOutcome {
    /// taken, at this revision of the ward
    Applied {
        /// the ward's revision
        rev: u64,
    },
    /// known already, at this revision of the ward
    Duplicate {
        /// the ward's revision
        rev: u64,
    },
    /// not taken; the desk keeps it for a person
    Refused {
        /// why
        code: RefusalCode,
    },
}
