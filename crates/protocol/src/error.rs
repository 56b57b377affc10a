//! What can go wrong between desk and centre; each with a stable code the desk acts on, never on text.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why the centre refused one request or one op. "Refused, not broken": asking again unchanged will not help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// the device's token is missing or unknown
    Unauthorised,
    /// the request does not fit its form
    Malformed,
    /// the request is larger than the centre takes
    TooLarge,
    /// the device speaks a dialect outside the centre's range
    ProtocolUnsupported,
    /// the op's ward is not the device's ward
    WrongWard,
    /// the op's hash does not continue the device's chain
    ChainBroken,
    /// an earlier op of this device is missing
    SequenceGap,
    /// no such queue or matter
    UnknownQueue,
    /// the queue has given its last number of the day
    LineFull,
    /// an op of this id is known, and tells something else
    Replayed,
    /// the op tells something that this centre does not know yet
    UnknownKind,
    /// the centre does not know the application; its own op may still be on the way
    UnknownApplication,
    /// the step does not follow the one where the application stands
    IllegalStep,
    /// the application is decided on, or was taken back
    Closed,
    /// two values stand, and a person must choose first
    ConflictOpen,
    /// a code newer than this build
    #[serde(other)]
    Other,
}

impl RefusalCode {
    /// Every code that this build knows.
    pub const ALL: [Self; 16] = [
        Self::Unauthorised,
        Self::Malformed,
        Self::TooLarge,
        Self::ProtocolUnsupported,
        Self::WrongWard,
        Self::ChainBroken,
        Self::SequenceGap,
        Self::UnknownQueue,
        Self::LineFull,
        Self::Replayed,
        Self::UnknownKind,
        Self::UnknownApplication,
        Self::IllegalStep,
        Self::Closed,
        Self::ConflictOpen,
        Self::Other,
    ];
}

/// Why a word with the centre did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CentreError {
    /// no connection: the line, the machine or the program is down
    #[error("the centre cannot be reached")]
    Unreachable,
    /// the other side's certificate is not one of the office's
    #[error("the centre's certificate is not trusted")]
    Certificate,
    /// the centre speaks other dialects than this desk
    #[error("the centre speaks protocol {min} to {max}")]
    Protocol {
        /// oldest dialect the centre takes
        min: u16,
        /// newest dialect the centre takes
        max: u16,
    },
    /// the centre understood and said no
    #[error("the centre refused: {0:?}")]
    Refused(RefusalCode),
    /// the centre answered, but not in our language
    #[error("the centre's answer is not understood")]
    Nonsense,
    /// the centre itself failed
    #[error("the centre failed")]
    Fault,
}

/// The body of every HTTP answer that is not a success.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RefusalBody {
    /// the stable code
    pub code: RefusalCode,
    /// the dialects taken, where that is the trouble
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocol: Option<crate::version::ProtocolRange>,
}
