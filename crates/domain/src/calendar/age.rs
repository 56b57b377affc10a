//! Ages as Japanese law counts them, from a birth date that may be known to the year only. Never a guess: where the
//! unknown part matters, the answer is unknown.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::truth::Truth;

/// When someone was born, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Born {
    earliest: Date,
    latest: Date,
}

impl Born {
    /// Born on a day.
    #[must_use]
    pub const fn on(day: Date) -> Self {
        Self { earliest: day, latest: day }
    }

    /// Reads `1975-01-02`, `1975-01` or `1975`.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let parts: Vec<&str> = written.split('-').collect();
        match parts.as_slice() {
            [year] if year.len() == 4 => {
                let year = year.parse().ok()?;
                Some(Self { earliest: Date::new(year, 1, 1).ok()?, latest: Date::new(year, 12, 31).ok()? })
            }
            [year, month] if year.len() == 4 && month.len() == 2 => {
                let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
                Some(Self { earliest: first, latest: first.last_of_month() })
            }
            _ => written.parse().ok().map(Self::on),
        }
    }

    /// A birth known by the age alone: somewhere in the year before the birthday that was last had.
    #[must_use]
    pub fn aged(age: i16, on: Date) -> Option<Self> {
        let latest = on.checked_sub(i32::from(age).years()).ok()?;
        let earliest = on.checked_sub((i32::from(age) + 1).years()).ok()?.tomorrow().ok()?;
        Some(Self { earliest, latest })
    }

    /// The first and the last day it may have been.
    #[must_use]
    pub const fn ends(self) -> (Date, Date) {
        (self.earliest, self.latest)
    }

    /// The day, where it is known.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        (self.earliest == self.latest).then_some(self.earliest)
    }

    /// The fewest and the most years someone can be on a day, by the birthday.
    #[must_use]
    pub fn age_on(self, day: Date) -> (i16, i16) {
        (years(self.latest, day), years(self.earliest, day))
    }

    /// Whether someone is at least so old on a day, by the birthday (75歳の誕生日当日から).
    #[must_use]
    pub fn is_at_least(self, age: i16, day: Date) -> Truth {
        between(self.age_on(day), age)
    }

    /// Whether someone has attained an age by a day: at the end of the eve of the birthday (年齢計算ニ関スル法律),
    /// as for what begins on the eve (65歳の誕生日の前日から).
    #[must_use]
    pub fn has_attained(self, age: i16, day: Date) -> Truth {
        match day.tomorrow() {
            Ok(tomorrow) => between(self.age_on(tomorrow), age),
            Err(_) => Truth::Unknown,
        }
    }

    /// Whether a day is not after the end of the school year in which an age is attained. Who is born on 1 April
    /// attains it on 31 March, and that is already the year's end.
    #[must_use]
    pub fn is_within_school_year_of(self, age: i16, day: Date) -> Truth {
        let within = |born: Date| school_year_end(born, age).map(|end| day <= end);
        match (within(self.earliest), within(self.latest)) {
            (Some(true), Some(true)) => Truth::Yes,
            (Some(false), Some(false)) => Truth::No,
            _ => Truth::Unknown,
        }
    }
}

fn between((fewest, most): (i16, i16), age: i16) -> Truth {
    if fewest >= age {
        Truth::Yes
    } else if most < age {
        Truth::No
    } else {
        Truth::Unknown
    }
}

/// Birthdays had by a day. Who is born on 29 February has the birthday on 1 March of other years.
fn years(born: Date, day: Date) -> i16 {
    let had = (day.month(), day.day()) >= (born.month(), born.day());
    day.year() - born.year() - i16::from(!had)
}

/// The first 31 March on or after the day an age is attained.
fn school_year_end(born: Date, age: i16) -> Option<Date> {
    let eve = born.yesterday().ok()?;
    let attained_in = eve.year().checked_add(age)?;
    // The eve keeps its month and day but for 29 February, which does not change the school year.
    let after_march = eve.month() > 3;
    let year = attained_in.checked_add(i16::from(after_march))?;
    Date::new(year, 3, 31).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn born(written: &str) -> Born {
        Born::read(written).unwrap()
    }

    #[test]
    fn an_age_is_attained_on_the_eve_of_the_birthday() {
        let born = born("1961-06-10");
        assert_eq!(born.has_attained(65, date(2026, 6, 8)), Truth::No);
        assert_eq!(born.has_attained(65, date(2026, 6, 9)), Truth::Yes);
        assert_eq!(born.is_at_least(65, date(2026, 6, 9)), Truth::No);
        assert_eq!(born.is_at_least(65, date(2026, 6, 10)), Truth::Yes);
    }

    #[test]
    fn who_is_born_on_29_february_attains_ages_on_the_28th() {
        let born = born("1952-02-29");
        assert_eq!(born.has_attained(75, date(2027, 2, 27)), Truth::No);
        assert_eq!(born.has_attained(75, date(2027, 2, 28)), Truth::Yes);
    }

    #[test]
    fn a_year_alone_decides_where_it_can() {
        let born = born("1951");
        assert_eq!(born.age_on(date(2026, 6, 10)), (74, 75));
        assert_eq!(born.is_at_least(75, date(2026, 6, 10)), Truth::Unknown);
        assert_eq!(born.is_at_least(74, date(2026, 6, 10)), Truth::Yes);
        assert_eq!(born.is_at_least(76, date(2026, 6, 10)), Truth::No);
    }

    #[test]
    fn the_school_year_ends_on_31_march_and_first_april_belongs_to_the_year_before() {
        let ends = |written, day| born(written).is_within_school_year_of(18, day);
        assert_eq!(ends("2008-04-02", date(2027, 3, 31)), Truth::Yes);
        assert_eq!(ends("2008-04-02", date(2027, 4, 1)), Truth::No);
        assert_eq!(ends("2008-04-01", date(2026, 3, 31)), Truth::Yes);
        assert_eq!(ends("2008-04-01", date(2026, 4, 1)), Truth::No);
        assert_eq!(
            ends("2008-04", date(2026, 6, 1)),
            Truth::Unknown,
            "a day of April that is not known decides it"
        );
        assert_eq!(ends("2008-05", date(2026, 6, 1)), Truth::Yes);
    }

    #[test]
    fn what_is_not_a_birth_date_is_not_read() {
        for wrong in ["", "75", "1975-13", "1975-02-30", "1975-1-2", "昭和50年"] {
            assert_eq!(Born::read(wrong), None, "{wrong}");
        }
    }
}
