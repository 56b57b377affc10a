//! Three values, as Kleene joins them. What is not known is not "no".

use std::ops::Not;

/// Yes, no, or not known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// it holds
    Yes,
    /// it does not hold
    No,
    /// not asked, or 不明
    Unknown,
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}
