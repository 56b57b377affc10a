//! A verdict's offices, people and days in words, for every page that shows them. It decides nothing.

use jiff::civil::{Date, Weekday};

use crate::catalogue::Catalogue;
use crate::verdict::Verdict;
use crate::verdict::seen::Seen;
use crate::verdict::who::MayApply;

impl Seen<'_> {
    /// Somebody who may apply, by what they are called or by their part: `妻`, `相続人`. Never a name.
    #[must_use]
    pub fn applicant_in_words(&self, one: &MayApply) -> String {
        match one {
            MayApply::Person(id) => self
                .people()
                .iter()
                .position(|person| person.id == *id)
                .map_or_else(String::new, |person| self.called(person).to_owned()),
            MayApply::Code(code) => {
                let kinds = &self.catalogue().applicants;
                kinds
                    .iter()
                    .find(|kind| kind.id == *code)
                    .map_or_else(|| code.clone(), |kind| kind.name.clone())
            }
        }
    }
}

/// The offices of a verdict.
#[must_use]
pub fn offices(catalogue: &Catalogue, verdict: &Verdict) -> Vec<String> {
    verdict.offices.iter().map(|office| office_in_words(catalogue, office)).collect()
}

/// An office by its code, with the ward where it is another's: `門司区のまちづくり整備課`.
#[must_use]
pub fn office_in_words(catalogue: &Catalogue, office: &str) -> String {
    let (code, ward) = office.split_once('@').map_or((office, None), |(code, ward)| (code, Some(ward)));
    let name = catalogue.office_name(code);
    let ward = ward.and_then(|ward| ward_name(catalogue, ward));
    ward.map_or_else(|| name.to_owned(), |ward| format!("{ward}の{name}"))
}

fn ward_name(catalogue: &Catalogue, ward: &str) -> Option<String> {
    let def = catalogue.def(catalogue.keys.ward?);
    let value = def.read(ward)?;
    def.choice_of(&value).map(|choice| choice.label.clone())
}

/// `2026年6月24日(水)`. The year always stands there: many terms end in another one.
#[must_use]
pub fn day(day: Date) -> String {
    let weekday = match day.weekday() {
        Weekday::Monday => '月',
        Weekday::Tuesday => '火',
        Weekday::Wednesday => '水',
        Weekday::Thursday => '木',
        Weekday::Friday => '金',
        Weekday::Saturday => '土',
        Weekday::Sunday => '日',
    };
    format!("{}年{}月{}日({weekday})", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    #[test]
    fn a_day_is_written_with_its_year_and_weekday() {
        assert_eq!(super::day(date(2026, 6, 24)), "2026年6月24日(水)");
        assert_eq!(super::day(date(2028, 1, 2)), "2028年1月2日(日)");
    }
}
