//! Days on which a ward office is open. Holidays are data, as the Cabinet Office publishes them; nothing is computed.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use thiserror::Error;

/// The public holidays of some years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    days: BTreeSet<Date>,
}

/// Why a list of holidays was not understood, for the person who put it there.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HolidayProblem {
    /// a line is not `2026/1/1,元日`
    #[error("祝日の表の{line}行目が「2026/1/1,元日」の形ではありません")]
    Line {
        /// from 1
        line: usize,
    },
    /// no day at all
    #[error("祝日の表に日付がありません")]
    Empty,
}

/// A day outside the years the holidays are known for: whether the office is open then is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("祝日の表に{}年がありません", .0.year())]
pub struct BeyondTheTable(pub Date);

impl Holidays {
    /// Reads the Cabinet Office's list: a heading, then `2026/1/1,元日` a line.
    ///
    /// # Errors
    /// The first line that is not of that form.
    pub fn read(csv: &str) -> Result<Self, HolidayProblem> {
        let mut days = BTreeSet::new();
        for (line, text) in csv.lines().enumerate().skip(1).filter(|(_, text)| !text.trim().is_empty()) {
            days.insert(day_of(text).ok_or(HolidayProblem::Line { line: line + 1 })?);
        }
        if days.is_empty() { Err(HolidayProblem::Empty) } else { Ok(Self { days }) }
    }

    /// Whether the office is closed: Saturdays, Sundays, holidays, and 29 December to 3 January.
    ///
    /// # Errors
    /// When the list does not reach that year, and only the list could say it.
    pub fn is_closed(&self, day: Date) -> Result<bool, BeyondTheTable> {
        let new_year = matches!((day.month(), day.day()), (12, 29..=31) | (1, 1..=3));
        if new_year || matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return Ok(true);
        }
        let known = self.days.first().zip(self.days.last());
        if known.is_none_or(|(first, last)| !(first.year()..=last.year()).contains(&day.year())) {
            return Err(BeyondTheTable(day));
        }
        Ok(self.days.contains(&day))
    }
}

fn day_of(line: &str) -> Option<Date> {
    let (day, _name) = line.split_once(',')?;
    let mut parts = day.split('/').map(|part| part.parse::<i16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const LIST: &str = include_str!("../../../../assets/catalogue/holidays.csv");

    #[test]
    fn weekends_holidays_and_the_turn_of_the_year_are_closed() {
        let holidays = Holidays::read(LIST).unwrap();
        for closed in
            [(2026, 11, 21), (2026, 11, 22), (2026, 11, 23), (2026, 12, 29), (2027, 1, 3), (2026, 9, 22)]
        {
            assert_eq!(holidays.is_closed(date(closed.0, closed.1, closed.2)), Ok(true), "{closed:?}");
        }
        for open in [(2026, 11, 20), (2026, 11, 24), (2026, 12, 28), (2027, 1, 4), (2026, 9, 24)] {
            assert_eq!(holidays.is_closed(date(open.0, open.1, open.2)), Ok(false), "{open:?}");
        }
    }

    #[test]
    fn a_year_that_the_list_does_not_reach_is_not_guessed() {
        let holidays = Holidays::read(LIST).unwrap();
        assert_eq!(holidays.is_closed(date(2028, 5, 3)), Err(BeyondTheTable(date(2028, 5, 3))));
        assert_eq!(holidays.is_closed(date(2019, 5, 1)), Err(BeyondTheTable(date(2019, 5, 1))));
        for closed in [date(2028, 1, 3), date(2028, 4, 16)] {
            assert_eq!(holidays.is_closed(closed), Ok(true), "{closed} is closed in any year");
        }
    }

    #[test]
    fn a_line_of_another_form_is_named() {
        let heading = "国民の祝日・休日月日,国民の祝日・休日名称";
        for wrong in ["2026-01-01,元日", "2026/2/30,ない日", "元日"] {
            let list = format!("{heading}\n2026/1/1,元日\n{wrong}\n");
            assert_eq!(Holidays::read(&list), Err(HolidayProblem::Line { line: 3 }), "{wrong}");
        }
        assert_eq!(Holidays::read(heading), Err(HolidayProblem::Empty));
    }
}
