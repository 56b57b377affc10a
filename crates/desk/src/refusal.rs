//! How a desk says no: a stable code the screen acts on, and words for the clerk. Refused, not broken.

use serde::Serialize;
use ts_rs::TS;

use crate::notices;
use crate::views::Notice;

/// Whether the clerk asked for something that cannot be, or something failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// understood, and no
    Refused,
    /// something failed; nothing is lost
    Fault,
}

/// A no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Refusal {
    /// stable, for the screen and the IT office
    pub code: String,
    /// one line: what happened
    pub title: String,
    /// what to do, and that nothing is lost
    pub what_to_do: String,
    /// the fact whose field it is about
    pub field: Option<String>,
    /// refused, or failed
    pub tone: Tone,
}

impl Refusal {
    /// A no to what was asked.
    #[must_use]
    pub fn refused(notice: Notice) -> Self {
        let Notice { code, title, what_to_do } = notice;
        Self { code, title, what_to_do, field: None, tone: Tone::Refused }
    }

    /// Something failed.
    #[must_use]
    pub fn failed(notice: Notice) -> Self {
        Self { tone: Tone::Fault, ..Self::refused(notice) }
    }

    /// About one field.
    #[must_use]
    pub fn at(self, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..self }
    }

    pub(crate) fn malformed() -> Self {
        Self::refused(notices::malformed())
    }

    pub(crate) fn unknown_command() -> Self {
        Self::refused(notices::unknown_command())
    }

    pub(crate) fn fault() -> Self {
        Self::failed(notices::fault())
    }
}
