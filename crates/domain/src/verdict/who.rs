//! What people are called, and who of them may apply. Names of people never appear here.

use crate::answer::Value;
use crate::case::{Person, Role};
use crate::once::each_once;
use crate::procedure::{Applicant, Procedure};
use crate::truth::Truth;
use crate::verdict::rule::Rule;
use crate::verdict::seen::{Place, Seen};

/// Somebody who may apply: one of the people, or whoever has that part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MayApply {
    /// this one, by their id
    Person(String),
    /// whoever it is, by the code
    Code(String),
}

impl Seen<'_> {
    /// What a person is called in a sentence: `妻`, `お子さん（2人目）`, `亡くなった方`.
    #[must_use]
    pub fn called(&self, person: usize) -> &str {
        self.words(|| self.words_apart()).get(person).map_or("", String::as_str)
    }

    /// A word for each of the people. Those of one word, twins too, are told apart by the order they were named in.
    fn words_apart(&self) -> Vec<String> {
        let words: Vec<&str> = (0..self.people().len()).map(|person| self.word_for(person)).collect();
        let same = |word: &str, among: &[&str]| among.iter().filter(|other| **other == word).count();
        let numbered = words.iter().enumerate().map(|(at, word)| match same(word, &words) {
            1 => (*word).to_owned(),
            _ => format!("{word}（{}人目）", same(word, words.get(..=at).unwrap_or_default())),
        });
        numbered.collect()
    }

    fn word_for(&self, person: usize) -> &str {
        let Some(known) = self.people().get(person) else { return "" };
        if known.is(Role::Deceased) {
            return "亡くなった方";
        }
        let by_role = || role_word(known.roles.iter().next().copied());
        self.relation_word(person).unwrap_or_else(|| known.label.as_deref().unwrap_or_else(by_role))
    }

    fn relation_word(&self, person: usize) -> Option<&'static str> {
        let keys = &self.catalogue.keys;
        let choice = |fact: Option<_>| match self.value(Place { person: Some(person), fact: fact? })? {
            Value::Choice(value) => Some(value.as_str()),
            _ => None,
        };
        let sex = choice(keys.sex);
        let by_sex = |male, female, either| match sex {
            Some("male") => male,
            Some("female") => female,
            _ => either,
        };
        Some(match choice(keys.relation)? {
            // A twin is the other one's sibling, and for whoever speaks of them a child as well.
            "self" | "sibling" if self.people().get(person)?.is(Role::Newborn) => "お子さん",
            "self" => "ご本人",
            "spouse" => by_sex("夫", "妻", "配偶者"),
            "common_law_spouse" => by_sex("事実婚の夫", "事実婚の妻", "事実婚の配偶者"),
            "child" => by_sex("息子さん", "娘さん", "お子さん"),
            "parent" => by_sex("お父さま", "お母さま", "親御さん"),
            "grandchild" => "お孫さん",
            "grandparent" => by_sex("おじいさま", "おばあさま", "祖父母の方"),
            "sibling" => by_sex("ご兄弟", "ご姉妹", "ごきょうだい"),
            "nephew_niece" => by_sex("甥御さん", "姪御さん", "甥・姪の方"),
            "child_spouse" => "お子さんの配偶者",
            "spouse_parent" => "配偶者の親御さん",
            "spouse_child" => "配偶者のお子さん",
            "ex_spouse" => "元の配偶者",
            "other_relative" => "ご親族",
            _ => return None,
        })
    }

    /// Who may apply for a procedure: the people where the answers say who, else the code.
    #[must_use]
    pub fn applicants(&self, procedure: &Procedure) -> Vec<MayApply> {
        each_once(procedure.applicants.iter().flat_map(|applicant| {
            let code = || applicant.code.iter().cloned().map(MayApply::Code).collect();
            match applicant.when.as_ref().map_or(Truth::Yes, |when| self.truth(when, None)) {
                Truth::Yes => self.who_is(applicant),
                Truth::Unknown => code(),
                Truth::No => Vec::new(),
            }
        }))
    }

    fn who_is(&self, applicant: &Applicant) -> Vec<MayApply> {
        let code = applicant.code.as_ref();
        let kind = code.and_then(|code| self.catalogue.applicants.iter().find(|kind| kind.id == *code));
        // A procedure's own words on who is meant stand in place of the code's.
        let own = applicant.who.is_some() || !applicant.ranks.is_empty();
        let (who, ranks) = match kind.filter(|_| !own) {
            Some(kind) => (kind.who.as_ref(), kind.ranks.as_slice()),
            None => (applicant.who.as_ref(), applicant.ranks.as_slice()),
        };
        let people =
            if who.is_none() && ranks.is_empty() { Vec::new() } else { self.first_ranked(who, ranks) };
        if people.is_empty() {
            return code.cloned().map(MayApply::Code).into_iter().collect();
        }
        let ids = people.into_iter().filter_map(|person| self.people().get(person));
        ids.map(|person| MayApply::Person(person.id.clone())).collect()
    }

    /// Those who surely fit in the first rank that somebody is in. Nobody, while somebody may still be in a higher one.
    fn first_ranked(&self, who: Option<&Rule>, ranks: &[Rule]) -> Vec<usize> {
        let fits =
            |rule: Option<&Rule>, person| rule.map_or(Truth::Yes, |rule| self.truth(rule, Some(person)));
        let in_rank = |rank: Option<&Rule>, person| match (fits(who, person), fits(rank, person)) {
            (Truth::Yes, Truth::Yes) => Truth::Yes,
            (Truth::No, _) | (_, Truth::No) => Truth::No,
            _ => Truth::Unknown,
        };
        let living = self.living();
        let surely = |rank: Option<&Rule>| {
            let mut people = living.clone();
            people.retain(|person| in_rank(rank, *person) == Truth::Yes);
            people
        };
        if ranks.is_empty() {
            return surely(None);
        }
        for rank in ranks {
            let people = surely(Some(rank));
            if !people.is_empty()
                || living.iter().any(|person| in_rank(Some(rank), *person) == Truth::Unknown)
            {
                return people;
            }
        }
        Vec::new()
    }

    /// Everybody who could stand at a counter: not the deceased, and never whom somebody is protected from.
    fn living(&self) -> Vec<usize> {
        let people = self.people().iter().enumerate();
        let could = |person: &Person| !person.is(Role::Deceased) && !person.is(Role::RestrictedParty);
        people.filter(|(_, person)| could(person)).map(|(at, _)| at).collect()
    }
}

/// What somebody is called by their part alone.
pub(crate) const fn role_word(role: Option<Role>) -> &'static str {
    match role {
        Some(Role::Visitor) => "来庁された方",
        Some(Role::FuneralOrganiser) => "葬祭を行った方",
        Some(Role::Mover) => "異動される方",
        Some(Role::Newborn | Role::Child) => "お子さん",
        Some(Role::Parent) => "親御さん",
        Some(Role::Spouse) => "ご本人",
        Some(Role::Applicant) => "ご本人",
        Some(Role::CertificateSubject) => "必要な方",
        Some(Role::RestrictedParty) => "相手方",
        Some(Role::Deceased) => "亡くなった方",
        None => "ご家族",
    }
}
