//! Which dialects this build speaks.

use serde::{Deserialize, Serialize};

/// The dialect this build speaks.
pub const PROTOCOL: u16 = 2;
/// The oldest dialect a centre of this build still takes.
pub const PROTOCOL_MIN: u16 = 1;

/// The dialects one side understands, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtocolRange {
    /// oldest dialect understood
    pub min: u16,
    /// newest dialect understood
    pub max: u16,
}

impl ProtocolRange {
    /// What this build understands.
    pub const OURS: Self = Self { min: PROTOCOL_MIN, max: PROTOCOL };

    /// Whether a peer that speaks `dialect` can be talked to.
    #[must_use]
    pub fn takes(self, dialect: u16) -> bool {
        (self.min..=self.max).contains(&dialect)
    }
}
