//! A wrapper that keeps personal data out of logs: its `Debug` prints nothing of what it holds.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Something of a person's. It serialises as itself, for the store and the wire; it never prints itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Marks a value as personal.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for those who draw, store or compare it.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// The value itself, unwrapped for good.
    pub fn into_exposed(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹personal›")
    }
}

impl<T> From<T> for Personal<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_prints_nothing_of_the_person() {
        let name = Personal::new("架空 太郎".to_owned());
        let printed = format!("{name:?} {name:#?} {:?}", Some(&name));
        assert!(!printed.contains("架空"), "{printed}");
    }
}
