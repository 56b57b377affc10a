//! Until when: from the day a term begins to its last day, as the Civil Code counts (民法140〜143条).

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::words;
use crate::calendar::office_day::{BeyondTheTable, Holidays};

/// How long a term is; a negative one ends before its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// days
    Days(i32),
    /// months, to the corresponding day
    Months(i32),
    /// years, to the corresponding day
    Years(i32),
}

impl Length {
    /// As a stretch of the calendar.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Self::Days(days) => days.days(),
            Self::Months(months) => months.months(),
            Self::Years(years) => years.years(),
        }
    }
}

/// Whether the day of the event itself counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstDay {
    /// it does, as for the family register (初日算入)
    Included,
    /// it does not, as everywhere else (初日不算入)
    Excluded,
}

/// What happens when the last day falls on a closed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Roll {
    /// the next open day
    NextOpen,
    /// the open day before: it cannot be later
    PrevOpen,
    /// it stays: a limitation of time, or another authority's
    Stays,
}

/// A term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// how long
    pub length: Length,
    /// whether the day of the event counts
    pub first_day: FirstDay,
    /// what a closed last day does
    pub roll: Roll,
}

/// Why a term has no last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoLastDay {
    /// the list of holidays does not reach it
    #[error(transparent)]
    BeyondTheTable(#[from] BeyondTheTable),
    /// it lies outside the calendar
    #[error("期限が暦の外です")]
    OutsideTheCalendar,
}

impl NoLastDay {
    /// What can be said all the same, in words.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::BeyondTheTable(BeyondTheTable(day)) => format!(
                "{}までの見込みです。{}年の祝日は、まだ祝日の表にありません。担当課でお確かめください",
                words::day(day),
                day.year()
            ),
            Self::OutsideTheCalendar => "期限の日を数えられません。起算の日付を確かめてください".to_owned(),
        }
    }
}

impl Term {
    /// How the last day comes about, in words.
    #[must_use]
    pub fn words(self, anchor: &str) -> String {
        let length = match self.length {
            Length::Days(days) if days < 0 => return format!("{anchor}の{}日前まで", -days),
            Length::Days(days) => format!("{days}日"),
            Length::Months(months) => format!("{months}か月"),
            Length::Years(years) => format!("{years}年"),
        };
        let first = match self.first_day {
            FirstDay::Included => "その日を含めて",
            FirstDay::Excluded => "翌日から数えて",
        };
        let roll = match self.roll {
            Roll::NextOpen => "。閉庁日なら次の開庁日",
            Roll::PrevOpen => "。閉庁日なら前の開庁日",
            Roll::Stays => "",
        };
        format!("{anchor}から{length}以内（{first}{roll}）")
    }

    /// The term's last day, for an event on `anchor`.
    ///
    /// # Errors
    /// When the list of holidays does not reach the last day, and whether it is closed matters.
    pub fn last_day(self, anchor: Date, holidays: &Holidays) -> Result<Date, NoLastDay> {
        let last = self.uncut(anchor).ok_or(NoLastDay::OutsideTheCalendar)?;
        let step = match self.roll {
            Roll::Stays => return Ok(last),
            Roll::NextOpen => 1.day(),
            Roll::PrevOpen => -1.day(),
        };
        let mut day = last;
        while holidays.is_closed(day)? {
            day = day.checked_add(step).map_err(|_| NoLastDay::OutsideTheCalendar)?;
        }
        Ok(day)
    }

    /// The last day before closed days are looked at.
    fn uncut(self, anchor: Date) -> Option<Date> {
        let included = self.first_day == FirstDay::Included;
        match self.length {
            Length::Months(months) if months > 0 => {
                before_the_corresponding_day(anchor, included, months.months())
            }
            Length::Years(years) if years > 0 => {
                before_the_corresponding_day(anchor, included, years.years())
            }
            Length::Days(days) => shifted(anchor, included, days.days()),
            Length::Months(months) => shifted(anchor, included, months.months()),
            Length::Years(years) => shifted(anchor, included, years.years()),
        }
    }
}

fn shifted(anchor: Date, included: bool, span: Span) -> Option<Date> {
    let day = anchor.checked_add(span).ok()?;
    if included { day.yesterday().ok() } else { Some(day) }
}

/// A term of months or years ends on the day before the one that corresponds to its first day; where that month has
/// no such day, on the month's last day (民法143条2項).
fn before_the_corresponding_day(anchor: Date, included: bool, span: Span) -> Option<Date> {
    let first = if included { anchor } else { anchor.tomorrow().ok()? };
    let corresponding = first.checked_add(span).ok()?;
    if corresponding.day() == first.day() { corresponding.yesterday().ok() } else { Some(corresponding) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn holidays() -> Holidays {
        Holidays::read(include_str!("../../../../assets/catalogue/holidays.csv")).unwrap()
    }

    fn last(length: Length, first_day: FirstDay, roll: Roll, anchor: Date) -> Date {
        Term { length, first_day, roll }.last_day(anchor, &holidays()).unwrap()
    }

    #[test]
    fn days_are_counted_with_or_without_the_first() {
        use FirstDay::{Excluded, Included};
        assert_eq!(last(Length::Days(14), Excluded, Roll::Stays, date(2026, 6, 10)), date(2026, 6, 24));
        assert_eq!(last(Length::Days(14), Included, Roll::Stays, date(2026, 6, 10)), date(2026, 6, 23));
        assert_eq!(last(Length::Days(-1), Excluded, Roll::Stays, date(2026, 6, 10)), date(2026, 6, 9));
    }

    #[test]
    fn months_and_years_end_before_the_corresponding_day() {
        use FirstDay::{Excluded, Included};
        assert_eq!(last(Length::Years(2), Excluded, Roll::Stays, date(2026, 4, 16)), date(2028, 4, 16));
        assert_eq!(last(Length::Months(3), Included, Roll::Stays, date(2026, 4, 16)), date(2026, 7, 15));
        // From the first of a month to the end of another: the day after 28 February is 1 March.
        assert_eq!(last(Length::Months(1), Excluded, Roll::Stays, date(2026, 2, 28)), date(2026, 3, 31));
        assert_eq!(last(Length::Years(2), Excluded, Roll::Stays, date(2026, 2, 28)), date(2028, 2, 29));
        // No corresponding day: the month's last.
        assert_eq!(last(Length::Months(1), Excluded, Roll::Stays, date(2026, 1, 30)), date(2026, 2, 28));
        assert_eq!(last(Length::Months(1), Included, Roll::Stays, date(2026, 1, 31)), date(2026, 2, 28));
    }

    #[test]
    fn a_closed_last_day_rolls_as_its_rule_says() {
        let (length, first) = (Length::Days(14), FirstDay::Excluded);
        // 19 September 2026 is a Saturday; the office opens again on Thursday the 24th.
        let anchor = date(2026, 9, 5);
        assert_eq!(last(length, first, Roll::NextOpen, anchor), date(2026, 9, 24));
        assert_eq!(last(length, first, Roll::PrevOpen, anchor), date(2026, 9, 18));
        assert_eq!(last(length, first, Roll::Stays, anchor), date(2026, 9, 19));
    }

    #[test]
    fn a_last_day_beyond_the_holidays_is_not_guessed() {
        let term = Term { length: Length::Years(2), first_day: FirstDay::Excluded, roll: Roll::NextOpen };
        let found = term.last_day(date(2026, 4, 16), &holidays());
        // The 16th is a Sunday, closed in any year; whether the Monday is a holiday nobody knows yet.
        let found = found.unwrap_err();
        assert_eq!(found, NoLastDay::BeyondTheTable(BeyondTheTable(date(2028, 4, 17))));
        assert_eq!(
            found.in_words(),
            "2028年4月17日(月)までの見込みです。2028年の祝日は、まだ祝日の表にありません。担当課でお確かめください"
        );
    }

    proptest! {
        #[test]
        fn a_longer_term_never_ends_earlier_and_the_first_day_is_worth_one_day_at_most(
            offset in 0_i32..300, days in 1_i32..60, months in 1_i32..24
        ) {
            let anchor = date(2026, 1, 1).checked_add(offset.days()).unwrap();
            let stays = |length, first_day| last(length, first_day, Roll::Stays, anchor);
            for (shorter, longer) in [
                (Length::Days(days), Length::Days(days + 1)),
                (Length::Months(months), Length::Months(months + 1)),
            ] {
                prop_assert!(stays(shorter, FirstDay::Excluded) < stays(longer, FirstDay::Excluded));
                let (without, with) = (stays(shorter, FirstDay::Excluded), stays(shorter, FirstDay::Included));
                prop_assert!(with <= without, "{with} {without}");
            }
        }
    }
}
