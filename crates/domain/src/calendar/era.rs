//! 和暦: reads what a clerk types and writes what a form prints. Knows the five modern eras and their true borders.

use jiff::civil::{Date, date};

use crate::text::width::fold_ascii;

/// One era of the modern calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Era {
    /// `昭和`
    pub name: &'static str,
    letter: char,
    digit: char,
    first_day: Date,
}

const ERAS: [Era; 5] = [
    Era { name: "令和", letter: 'R', digit: '5', first_day: date(2019, 5, 1) },
    Era { name: "平成", letter: 'H', digit: '4', first_day: date(1989, 1, 8) },
    Era { name: "昭和", letter: 'S', digit: '3', first_day: date(1926, 12, 25) },
    Era { name: "大正", letter: 'T', digit: '2', first_day: date(1912, 7, 30) },
    Era { name: "明治", letter: 'M', digit: '1', first_day: date(1868, 10, 23) },
];

/// A day as written in its era.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EraDate {
    /// `昭和`
    pub era: &'static str,
    /// 1 is 元年
    pub year: i16,
    /// 1 to 12
    pub month: i8,
    /// 1 to 31
    pub day: i8,
}

impl EraDate {
    /// The day in its era, `None` before 明治.
    #[must_use]
    pub fn of(day: Date) -> Option<Self> {
        let era = ERAS.iter().find(|era| era.first_day <= day)?;
        let year = day.year() - era.first_day.year() + 1;
        Some(Self { era: era.name, year, month: day.month(), day: day.day() })
    }
}

/// `昭和50年1月2日`; a day before 明治 is written in the western calendar.
#[must_use]
pub fn written(day: Date) -> String {
    match EraDate::of(day) {
        Some(EraDate { era, year: 1, month, day }) => format!("{era}元年{month}月{day}日"),
        Some(EraDate { era, year, month, day }) => format!("{era}{year}年{month}月{day}日"),
        None => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
    }
}

/// Reads a day as clerks type it: `S50.1.2`, `昭和50年1月2日`, `3500102`, `1975-01-02`, `19750102`, 全角 too.
/// A day that its era does not have (`S64.1.8`) is not read as another.
#[must_use]
pub fn read(typed: &str) -> Option<Date> {
    let text: String = fold_ascii(typed.trim()).chars().filter(|c| !c.is_whitespace()).collect();
    if text.chars().all(|c| c.is_ascii_digit()) {
        return read_digits(&text);
    }
    let (era, rest) = split_era(&text);
    let [year, month, day] = three_numbers(rest)?;
    match era {
        Some(era) => in_era(era, year, month, day),
        None if rest.starts_with(|c: char| c.is_ascii_digit()) && year >= 1000 => western(year, month, day),
        None => None,
    }
}

fn read_digits(text: &str) -> Option<Date> {
    if !text.is_ascii() {
        return None;
    }
    match text.len() {
        7 => {
            let era = ERAS.iter().find(|era| text.starts_with(era.digit))?;
            in_era(era, text[1..3].parse().ok()?, text[3..5].parse().ok()?, text[5..7].parse().ok()?)
        }
        8 => western(text[0..4].parse().ok()?, text[4..6].parse().ok()?, text[6..8].parse().ok()?),
        _ => None,
    }
}

fn split_era(text: &str) -> (Option<&'static Era>, &str) {
    for era in &ERAS {
        if let Some(rest) = text.strip_prefix(era.name) {
            return (Some(era), rest);
        }
        let mut chars = text.chars();
        if chars.next().is_some_and(|c| c.to_ascii_uppercase() == era.letter) {
            return (Some(era), chars.as_str());
        }
    }
    (None, text)
}

/// Three numbers between `年月日`, dots, slashes or hyphens; 元 is 1.
fn three_numbers(text: &str) -> Option<[i16; 3]> {
    let text = text.strip_suffix('日').unwrap_or(text).replacen('元', "1", 1);
    let parts: Vec<&str> = text.split(['年', '月', '.', '/', '-']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    Some([year.parse().ok()?, month.parse().ok()?, day.parse().ok()?])
}

fn in_era(era: &Era, year: i16, month: i16, day: i16) -> Option<Date> {
    if year < 1 {
        return None;
    }
    let found = western(era.first_day.year().checked_add(year - 1)?, month, day)?;
    (EraDate::of(found)?.era == era.name).then_some(found)
}

fn western(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_its_era() {
        assert_eq!(written(date(1975, 1, 2)), "昭和50年1月2日");
        assert_eq!(written(date(1989, 1, 7)), "昭和64年1月7日");
        assert_eq!(written(date(1989, 1, 8)), "平成元年1月8日");
        assert_eq!(written(date(2019, 5, 1)), "令和元年5月1日");
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut day = date(1868, 10, 23);
        while day < date(2040, 1, 1) {
            assert_eq!(read(&written(day)), Some(day));
            day = day.checked_add(jiff::Span::new().days(13)).unwrap();
        }
    }

    #[test]
    fn a_day_its_era_does_not_have_is_not_read_as_another() {
        for typed in
            ["S64.1.8", "H1.1.7", "H31.5.1", "R1.4.30", "S50.2.30", "S0.1.1", "X50.1.1", "", "50.1.2"]
        {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
