//! A case: who is concerned, and what was answered about the matter and about each of them. It decides nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::answer::{Answer, FactId, Facts, Value};

/// What a person is in the event, as in the city's vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the vocabulary's own words")]
pub enum Role {
    Deceased,
    Visitor,
    FuneralOrganiser,
    Mover,
    Newborn,
    Parent,
    Spouse,
    Child,
    Applicant,
    CertificateSubject,
    RestrictedParty,
}

impl Role {
    /// Every role with its name in the vocabulary.
    pub const NAMED: [(&str, Self); 11] = [
        ("deceased", Self::Deceased),
        ("visitor", Self::Visitor),
        ("funeral_organiser", Self::FuneralOrganiser),
        ("mover", Self::Mover),
        ("newborn", Self::Newborn),
        ("parent", Self::Parent),
        ("spouse", Self::Spouse),
        ("child", Self::Child),
        ("applicant", Self::Applicant),
        ("certificate_subject", Self::CertificateSubject),
        ("restricted_party", Self::RestrictedParty),
    ];

    /// The role of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, role)| *role)
    }

    /// Its name in the vocabulary.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, role)| *role == self).map_or("", |(name, _)| name)
    }
}

/// Somebody whom the case concerns. Who they are beyond their roles stands in the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// `wife`, `child1`: never shown
    pub id: String,
    /// what they are in the event
    pub roles: BTreeSet<Role>,
    /// what they are called while their relation is not known: `亡くなった方`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl Person {
    /// Whether they have a role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The full name of a fact of theirs: `people[wife].heir`.
    #[must_use]
    pub fn fact(&self, path: &str) -> FactId {
        FactId::new(["people[", &self.id, "].", path].concat())
    }
}

/// The people and the answers. A fact that is absent was not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// everybody known so far, in the order they were named
    pub people: Vec<Person>,
    /// whether nobody else is concerned
    pub everybody_named: bool,
    /// the id of the person whom relations are counted from
    pub focus: Option<String>,
    /// the answers, under the facts' full names
    pub answers: Facts,
}

impl Case {
    /// The person with that id.
    #[must_use]
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The full name of a fact: `visitor.heir` is `people[wife].heir` while the wife is the visitor.
    #[must_use]
    pub fn full_name(&self, fact: &FactId) -> FactId {
        let Some((head, path)) = fact.as_str().split_once('.') else { return fact.clone() };
        let holder = match head {
            "focus" => self.focus.as_deref().and_then(|id| self.person(id)),
            role => Role::named(role).and_then(|role| self.people.iter().find(|person| person.is(role))),
        };
        holder.map_or_else(|| fact.clone(), |person| person.fact(path))
    }

    /// What was answered for a fact, under its full name or by a role.
    #[must_use]
    pub fn answer(&self, fact: &FactId) -> Option<&Answer> {
        self.answers.answer(fact).or_else(|| self.answers.answer(&self.full_name(fact)))
    }

    /// The known value of a fact, under its full name or by a role.
    #[must_use]
    pub fn value(&self, fact: &FactId) -> Option<&Value> {
        match self.answer(fact) {
            Some(Answer::Known { value }) => Some(value),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case() -> Case {
        let wife = Person {
            id: "wife".into(),
            roles: BTreeSet::from([Role::Visitor, Role::FuneralOrganiser]),
            label: None,
        };
        let mut case = Case { people: vec![wife], ..Case::default() };
        case.answers.set(FactId::new("people[wife].heir"), Answer::Known { value: Value::Flag(true) });
        case
    }

    #[test]
    fn a_role_names_the_person_who_has_it() {
        for name in ["visitor.heir", "funeral_organiser.heir", "people[wife].heir"] {
            assert_eq!(case().value(&FactId::new(name)), Some(&Value::Flag(true)), "{name}");
        }
        assert_eq!(case().value(&FactId::new("deceased.heir")), None);
    }

    #[test]
    fn every_role_is_found_by_its_name() {
        for (name, role) in Role::NAMED {
            assert_eq!(Role::named(name), Some(role));
            assert_eq!(role.name(), name);
        }
    }
}
