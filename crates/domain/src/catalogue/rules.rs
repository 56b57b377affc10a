//! From a condition as it is written to one that can be weighed. Whatever is wrong is said with its line.

use super::FactKey;
use super::raw::{At, RawRule};
use super::read::Reading;
use crate::answer::Value;
use crate::case::Role;
use crate::question::FactKind;
use crate::verdict::deadline::Length;
use crate::verdict::rule::{
    AgeTest, DayTest, Group, ImpairmentTest, NumberTest, PeopleTest, Quantity, Ref, Rule, SchoolYearTest,
    Test, Whose,
};

/// Whose fact is meant by a written name: `death.date`, `deceased.birth_date`, `their.heir`.
pub(super) fn reference(name: &str, key: impl Fn(&str) -> Option<FactKey>) -> Option<Ref> {
    if let Some(fact) = key(name) {
        return Some(Ref { whose: Whose::Matter, fact });
    }
    let (head, path) = name.split_once('.')?;
    let whose = match head {
        "their" => Whose::Their,
        "focus" => Whose::Focus,
        role => Whose::Role(Role::named(role)?),
    };
    Some(Ref { whose, fact: key(&format!("person.{path}"))? })
}

impl Reading {
    /// `owner` is where a problem points to when the rule itself has no line of its own.
    pub(super) fn rule(&mut self, raw: RawRule, owner: &At) -> Rule {
        let (yes, no) = (raw.yes.clone(), raw.no.clone());
        let test = self.test(raw, owner);
        Rule { test, yes, no }
    }

    fn test(&mut self, raw: RawRule, owner: &At) -> Test {
        if let Some(rules) = raw.all {
            Test::All(rules.into_iter().map(|rule| self.rule(rule, owner)).collect())
        } else if let Some(rules) = raw.any {
            Test::Any(rules.into_iter().map(|rule| self.rule(rule, owner)).collect())
        } else if let Some(rule) = raw.not {
            Test::Not(Box::new(self.rule(*rule, owner)))
        } else if let Some(name) = &raw.named {
            self.named(name)
        } else if raw.always == Some(true) {
            Test::Always
        } else if let Some(roles) = &raw.role {
            Test::Role(roles.iter().filter_map(|role| self.role(role)).collect())
        } else if raw.some.is_some() || raw.every.is_some() || raw.count.is_some() {
            self.people(raw, owner)
        } else if raw.age_of.is_some() {
            self.age(&raw, owner)
        } else if let Some(age) = raw.school_year_of {
            let on = raw.on.as_ref().map(|on| self.fact_ref(on));
            Test::SchoolYear(SchoolYearTest { age, who: self.whose(raw.who.as_ref(), owner), on })
        } else if raw.day.is_some() {
            self.days(&raw, owner)
        } else if let Some(who) = &raw.impairment_of {
            let whose = self.whose(Some(who), owner);
            self.impairment(&raw, whose, owner)
        } else if let Some(fact) = &raw.fact {
            self.fact_test(&raw, fact, owner)
        } else {
            self.unclear(owner)
        }
    }

    fn unclear(&mut self, owner: &At) -> Test {
        let message = format!(
            "「{}」の条件が読めません。all・any・not・use・fact・some・every・count・age_of・school_year_of・day・role のどれか1つで書いてください",
            owner.value.0
        );
        self.problem(owner, message);
        Test::Always
    }

    fn named(&mut self, name: &At) -> Test {
        if let Some(at) = self.conditions.iter().position(|known| *known == name.value.0) {
            return Test::Named(at);
        }
        self.problem(
            name,
            format!("条件「{}」は conditions にありません。綴りを確かめてください", name.value.0),
        );
        Test::Always
    }

    pub(super) fn role(&mut self, name: &At) -> Option<Role> {
        let role = Role::named(&name.value.0);
        if role.is_none() {
            self.problem(name, format!("役割「{}」は語彙にありません", name.value.0));
        }
        role
    }

    pub(super) fn group(&mut self, name: &At) -> Group {
        let group = Group::named(&name.value.0);
        if group.is_none() {
            self.problem(name, format!("群「{}」は語彙にありません", name.value.0));
        }
        group.unwrap_or(Group::People)
    }

    fn whose(&mut self, name: Option<&At>, owner: &At) -> Whose {
        let Some(name) = name else {
            self.problem(owner, format!("「{}」の条件に、だれの（who）がありません", owner.value.0));
            return Whose::Their;
        };
        match name.value.0.as_str() {
            "their" => Whose::Their,
            "focus" => Whose::Focus,
            _ => self.role(name).map_or(Whose::Their, Whose::Role),
        }
    }

    pub(super) fn fact_ref(&mut self, written: &At) -> Ref {
        let name = written.value.0.as_str();
        reference(name, |name| self.key(name)).unwrap_or_else(|| {
            self.problem(written, format!("事実「{name}」は facts にありません。綴りを確かめてください"));
            self.no_fact()
        })
    }

    fn people(&mut self, raw: RawRule, owner: &At) -> Test {
        let (at_least, at_most) = (raw.at_least, raw.at_most);
        let counted =
            |end: Option<i64>, otherwise| end.map_or(otherwise, |end| usize::try_from(end).unwrap_or(0));
        let (quantity, group) = match (raw.some, raw.every, raw.count) {
            (Some(group), None, None) => (Quantity::Some, group),
            (None, Some(group), None) => (Quantity::Every, group),
            (None, None, Some(group)) => (
                Quantity::Count { at_least: counted(at_least, 0), at_most: counted(at_most, usize::MAX) },
                group,
            ),
            _ => return self.unclear(owner),
        };
        if raw.yes.is_none() || raw.no.is_none() {
            let message = format!(
                "「{}」の人の条件（{}）に、理由の言葉 yes と no がありません",
                owner.value.0, group.value.0
            );
            self.problem(&group, message);
        }
        let filter = match raw.filter {
            Some(filter) => self.rule(*filter, owner),
            None => Rule::bare(Test::Always),
        };
        Test::People(PeopleTest { quantity, group: self.group(&group), filter: Box::new(filter) })
    }

    fn age(&mut self, raw: &RawRule, owner: &At) -> Test {
        let years = |end: Option<i64>| end.and_then(|end| i16::try_from(end).ok());
        let test = AgeTest {
            who: self.whose(raw.age_of.as_ref(), owner),
            on: raw.on.as_ref().map(|on| self.fact_ref(on)),
            at_least: years(raw.at_least),
            below: years(raw.below.or_else(|| raw.at_most.map(|most| most + 1))),
            eve: raw.eve.unwrap_or(false),
        };
        if test.at_least.is_none() && test.below.is_none() {
            self.problem(owner, format!("「{}」の age_of に at_least か below がありません", owner.value.0));
        }
        Test::Age(test)
    }

    fn days(&mut self, raw: &RawRule, owner: &At) -> Test {
        let (than, not_before) = match (&raw.not_after, &raw.not_before) {
            (Some(than), None) => (than, false),
            (None, Some(than)) => (than, true),
            _ => return self.unclear(owner),
        };
        let Some(day) = &raw.day else { return self.unclear(owner) };
        let plus = raw.plus.as_ref().map_or(Length::Days(0), |plus| self.length(plus));
        Test::Day(DayTest { day: self.fact_ref(day), than: self.fact_ref(than), plus, not_before })
    }

    /// `14d`, `3m`, `-1d`, `2y`.
    pub(super) fn length(&mut self, written: &At) -> Length {
        let word = written.value.0.as_str();
        let mut letters = word.chars();
        let unit = letters.next_back();
        match (letters.as_str().parse(), unit) {
            (Ok(number), Some('d')) => Length::Days(number),
            (Ok(number), Some('m')) => Length::Months(number),
            (Ok(number), Some('y')) => Length::Years(number),
            _ => {
                self.problem(written, format!("期間「{word}」は 14d・3m・2y のように書いてください"));
                Length::Days(0)
            }
        }
    }

    fn impairment(&mut self, raw: &RawRule, whose: Whose, owner: &At) -> Test {
        let Some(fact) = self.key("person.handbooks.physical.impairments") else {
            self.problem(
                owner,
                "事実 person.handbooks.physical.impairments が facts にありません".to_owned(),
            );
            return Test::Always;
        };
        Test::Impairment(ImpairmentTest {
            list: Ref { whose, fact },
            parts: raw.parts.clone().unwrap_or_default(),
            grades: raw.grades.clone().unwrap_or_default(),
            items: raw.items.clone().unwrap_or_default(),
        })
    }

    fn fact_test(&mut self, raw: &RawRule, written: &At, owner: &At) -> Test {
        let fact = self.fact_ref(written);
        if let Some(is) = &raw.is {
            return Test::Is(fact, vec![self.value(fact, is)]);
        }
        if let Some(values) = &raw.one_of {
            return Test::Is(fact, values.iter().map(|value| self.value(fact, value)).collect());
        }
        if let Some(value) = &raw.has {
            return Test::Has(fact, self.listed(fact, std::slice::from_ref(value)));
        }
        if let Some(values) = &raw.has_any {
            return Test::Has(fact, self.listed(fact, values));
        }
        if let Some(other) = &raw.same_as {
            return Test::Same(fact, self.fact_ref(other));
        }
        if let Some(known) = raw.known {
            let test = Test::Known(fact);
            return if known { test } else { Test::Not(Box::new(Rule::bare(test))) };
        }
        let at_least = raw.at_least.or_else(|| raw.above.map(|end| end + 1));
        let at_most = raw.at_most.or_else(|| raw.below.map(|end| end - 1));
        if at_least.is_none() && at_most.is_none() {
            return self.unclear(owner);
        }
        let each = raw.each.as_ref().map(|each| (self.fact_ref(&each.fact), each.add));
        Test::Number(NumberTest { fact, at_least, at_most, each })
    }

    pub(super) fn value(&mut self, fact: Ref, written: &At) -> Value {
        let word = &written.value.0;
        let found = self.def(fact).and_then(|def| def.read(word));
        found.unwrap_or_else(|| {
            let name = self.def(fact).map_or_else(String::new, |def| def.id.to_string());
            self.problem(written, format!("「{word}」は事実「{name}」の値にありません"));
            Value::Choice(word.clone())
        })
    }

    fn listed(&mut self, fact: Ref, written: &[At]) -> Vec<String> {
        for word in written {
            let known = matches!(self.def(fact).map(|def| &def.kind), Some(FactKind::List(choices)) if choices.iter().any(|choice| choice.value == word.value.0));
            if !known {
                self.problem(word, format!("「{}」は、いくつでも選べる事実の値ではありません", word.value.0));
            }
        }
        written.iter().map(|word| word.value.0.clone()).collect()
    }
}
