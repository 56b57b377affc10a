//! What an op tells: one act on a visitor's service or on an application. Only what changed, never a whole record twice.

use jiff::Timestamp;
use kakanai_domain::personal::Personal;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::step::Step;

/// What changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// a clerk put answers right
    ApplicationEdited(Edited),
    /// the visitor took the application back
    ApplicationWithdrawn(Withdrawn),
    /// the back office took the next step
    StepTaken(StepTaken),
    /// a person chose between values that differ
    ConflictSettled(Settled),
    /// another desk goes on with it
    HandedOver(HandedOver),
    /// its papers were printed once more
    Reprinted(Reprinted),
    /// something this build does not read; it is kept as it came, and never written by us
    #[serde(skip)]
    Unread(Unread),
}

/// Why a body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// a kind this build does not know
    UnknownKind,
    /// a known kind that does not fit its form
    Malformed,
}

/// An application as taken at a desk. Personal parts never reach a log: their `Debug` prints nothing.
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
    pub facts: Personal<Value>,
}

/// What an act on an application stands on: which one, who acts, and what they had before them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// the application
    pub application_id: Uuid,
    /// the clerk's staff id
    pub clerk_id: String,
    /// the ward's revision that the desk had heard of; for people, since a restored store gives revisions anew
    pub base_rev: u64,
    /// the ops whose values stood before the clerk's eyes; what they replace, and nothing else, is replaced
    pub saw: Vec<Uuid>,
}

/// One answer put right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldEdit {
    /// the fact's path
    pub fact: String,
    /// what stood there, for people
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Personal<Value>>,
    /// what stands there now; null when the answer was taken away
    pub to: Personal<Value>,
}

/// A clerk put answers right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edited {
    /// what it stands on
    #[serde(flatten)]
    pub ground: Ground,
    /// the facts that changed, each once
    pub fields: Vec<FieldEdit>,
}

/// The visitor took the application back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// what it stands on
    #[serde(flatten)]
    pub ground: Ground,
    /// why, in the clerk's words
    pub reason: Personal<String>,
}

/// The back office took a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepTaken {
    /// what it stands on
    #[serde(flatten)]
    pub ground: Ground,
    /// where the application stood before the clerk's eyes
    pub from: Step,
    /// where it stands now
    pub to: Step,
    /// the clerk's words, empty for none
    pub note: Personal<String>,
}

/// One value chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// the part: a fact's path, or [`crate::application::HOLDER`]
    pub part: String,
    /// the value that stands from now on; it need not be one of those that differed
    pub to: Personal<Value>,
}

/// A person chose between values that differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settled {
    /// what it stands on
    #[serde(flatten)]
    pub ground: Ground,
    /// which conflict
    pub conflict_id: Uuid,
    /// what was chosen
    pub choices: Vec<Choice>,
    /// where a withdrawal ran against an edit: whether the application is withdrawn
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<bool>,
}

/// Another desk goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HandedOver {
    /// what it stands on
    #[serde(flatten)]
    pub ground: Ground,
    /// the desk's id
    pub to_desk: String,
}

/// The papers came out once more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reprinted {
    /// what it stands on
    #[serde(flatten)]
    pub ground: Ground,
    /// why, in the clerk's words
    pub reason: Personal<String>,
}

#[derive(Deserialize)]
struct Kind {
    kind: String,
}

#[derive(Deserialize)]
struct Finished {
    application: Box<ApplicationRecord>,
}

#[derive(Deserialize)]
struct Ended {
    ticket_id: Uuid,
}

fn of<T: DeserializeOwned>(text: &str, into: impl FnOnce(T) -> OpBody) -> Option<OpBody> {
    serde_json::from_str(text).ok().map(into)
}

impl OpBody {
    /// Reads a body; what cannot be read is said so and lost nowhere, since the op keeps its own text.
    pub(crate) fn read(text: &str) -> Self {
        let Ok(Kind { kind }) = serde_json::from_str(text) else { return Self::Unread(Unread::Malformed) };
        // By its kind at once: a body is long, and the reader of a tagged enum would read it twice.
        let read = match kind.as_str() {
            "application_finished" => {
                of::<Finished>(text, |it| Self::ApplicationFinished { application: it.application })
            }
            "service_ended" => of::<Ended>(text, |it| Self::ServiceEnded { ticket_id: it.ticket_id }),
            "application_edited" => of(text, Self::ApplicationEdited),
            "application_withdrawn" => of(text, Self::ApplicationWithdrawn),
            "step_taken" => of(text, Self::StepTaken),
            "conflict_settled" => of(text, Self::ConflictSettled),
            "handed_over" => of(text, Self::HandedOver),
            "reprinted" => of(text, Self::Reprinted),
            _ => return Self::Unread(Unread::UnknownKind),
        };
        read.unwrap_or(Self::Unread(Unread::Malformed))
    }

    /// The kind's name, as on the wire.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ApplicationFinished { .. } => "application_finished",
            Self::ServiceEnded { .. } => "service_ended",
            Self::ApplicationEdited(_) => "application_edited",
            Self::ApplicationWithdrawn(_) => "application_withdrawn",
            Self::StepTaken(_) => "step_taken",
            Self::ConflictSettled(_) => "conflict_settled",
            Self::HandedOver(_) => "handed_over",
            Self::Reprinted(_) => "reprinted",
            Self::Unread(_) => "unread",
        }
    }

    /// What an act on an application stands on; `None` for the others.
    #[must_use]
    pub const fn ground(&self) -> Option<&Ground> {
        match self {
            Self::ApplicationEdited(act) => Some(&act.ground),
            Self::ApplicationWithdrawn(act) => Some(&act.ground),
            Self::StepTaken(act) => Some(&act.ground),
            Self::ConflictSettled(act) => Some(&act.ground),
            Self::HandedOver(act) => Some(&act.ground),
            Self::Reprinted(act) => Some(&act.ground),
            Self::ApplicationFinished { .. } | Self::ServiceEnded { .. } | Self::Unread(_) => None,
        }
    }

    /// The application it is about, if it is about one.
    #[must_use]
    pub fn application_id(&self) -> Option<Uuid> {
        match self {
            Self::ApplicationFinished { application } => Some(application.id),
            _ => self.ground().map(|ground| ground.application_id),
        }
    }

    /// The ticket whose service it ends, if any.
    #[must_use]
    pub const fn ended_ticket(&self) -> Option<Uuid> {
        match self {
            Self::ApplicationFinished { application } => application.ticket_id,
            Self::ServiceEnded { ticket_id } => Some(*ticket_id),
            _ => None,
        }
    }
}
