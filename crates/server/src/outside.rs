//! The world the centre looks at: the clock and chance, as one value handed in. It is not a place for settings.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit};
use uuid::Uuid;

/// The clock and chance. Only the program's `main` looks at the real ones; tests bring their own.
pub trait Outside: Send + Sync {
    /// What time it is.
    fn now(&self) -> Timestamp;
    /// An id nobody has used.
    fn new_id(&self) -> Uuid;
}

/// A moment at the centre: the time to the millisecond, and the business day it belongs to.
///
/// In this slice the business day is the date in Japan. A later one opens and closes the day by an explicit act,
/// so that a clock that jumps cannot begin a day by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// the time, whole milliseconds, as both databases keep it
    pub now: Timestamp,
    /// the business day
    pub day: Date,
}

impl Moment {
    /// The moment of a time.
    #[must_use]
    pub fn of(now: Timestamp) -> Self {
        let now = now.round(Unit::Millisecond).unwrap_or(now);
        // Without the time zone's data the date is still Japan's: its offset has been nine hours since 1952.
        let zone = TimeZone::get("Asia/Tokyo").unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(9)));
        Self { now, day: now.to_zoned(zone).date() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_business_day_turns_at_midnight_in_japan() {
        let before: Timestamp = "2026-11-20T14:59:59.999Z".parse().unwrap();
        let after: Timestamp = "2026-11-20T15:00:00Z".parse().unwrap();
        assert_eq!(Moment::of(before).day.to_string(), "2026-11-20");
        assert_eq!(Moment::of(after).day.to_string(), "2026-11-21");
    }
}
