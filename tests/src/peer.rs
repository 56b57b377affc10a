//! The same conditions in a general rule engine (zen-expression), for the bench. It knows two values, no reasons.
//!
//! Ages and days are given to it as plain numbers, counted beforehand: it is spared the calendar.
#![expect(
    clippy::missing_panics_doc,
    clippy::expect_used,
    clippy::panic,
    reason = "a peer that cannot be set up measures nothing"
)]

use kakanai_domain::answer::{Answer, Value};
use kakanai_domain::case::{Case, Role};
use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::verdict::deadline::Length;
use kakanai_domain::verdict::rule::{Group, Quantity, Ref, Rule, Test, Whose};
use kakanai_domain::verdict::seen::Seen;
use serde_json::{Map, Value as Json, json};
use zen_expression::expression::Standard;
use zen_expression::{Expression, compile_expression};

/// Every procedure's condition as the other engine takes it.
#[must_use]
pub fn compiled(catalogue: &Catalogue) -> Vec<Expression<Standard>> {
    let rules = catalogue.procedures.iter().flat_map(|it| it.required_when.iter().chain(&it.offer_when));
    rules
        .map(|rule| {
            let written = written(catalogue, rule);
            compile_expression(&written).unwrap_or_else(|why| panic!("{why}: {written}"))
        })
        .collect()
}

/// How many of the conditions hold.
pub fn held(conditions: &[Expression<Standard>], facts: &Json) -> usize {
    let facts = zen_expression::Variable::from(facts.clone());
    conditions
        .iter()
        .filter(|condition| {
            condition.evaluate(facts.clone()).is_ok_and(|value| value.as_bool() == Some(true))
        })
        .count()
}

fn written(catalogue: &Catalogue, rule: &Rule) -> String {
    let all = |rules: &[Rule], word: &str, none: &str| {
        let rules: Vec<String> = rules.iter().map(|rule| written(catalogue, rule)).collect();
        if rules.is_empty() { none.to_owned() } else { format!("({})", rules.join(word)) }
    };
    match &rule.test {
        Test::Always => "true".to_owned(),
        Test::All(rules) => all(rules, " and ", "true"),
        Test::Any(rules) => all(rules, " or ", "false"),
        Test::Not(rule) => format!("not ({})", written(catalogue, rule)),
        Test::Named(at) => written(catalogue, &catalogue.conditions.get(*at).expect("it is named").rule),
        Test::Is(fact, values) => {
            format!("({} in {})", name(catalogue, *fact), json!(values.iter().map(plain).collect::<Vec<_>>()))
        }
        Test::Has(fact, wanted) => {
            let each =
                wanted.iter().map(|value| format!("contains({}, {})", name(catalogue, *fact), json!(value)));
            format!("({})", each.collect::<Vec<_>>().join(" or "))
        }
        Test::Known(fact) => format!("({} != null)", name(catalogue, *fact)),
        Test::Same(one, other) => format!("({} == {})", name(catalogue, *one), name(catalogue, *other)),
        Test::Number(test) => {
            let number = name(catalogue, test.fact);
            let least = test.at_least.map(|least| format!("{number} >= {least}"));
            let most = test.at_most.map(|most| match test.each {
                Some((fact, more)) => format!("{number} <= {most} + {more} * {}", name(catalogue, fact)),
                None => format!("{number} <= {most}"),
            });
            format!("({})", least.into_iter().chain(most).collect::<Vec<_>>().join(" and "))
        }
        Test::Role(roles) => {
            let each = roles.iter().map(|role| format!("#.is_{}", role.name()));
            format!("({})", each.collect::<Vec<_>>().join(" or "))
        }
        Test::People(test) => {
            let group = match test.group {
                Group::People => "people".to_owned(),
                Group::Family => "family".to_owned(),
                Group::Role(role) => format!("group_{}", role.name()),
            };
            let filter = written(catalogue, &test.filter);
            match test.quantity {
                Quantity::Some => format!("some({group}, {filter})"),
                Quantity::Every => format!("all({group}, {filter})"),
                Quantity::Count { at_least, .. } => format!("(count({group}, {filter}) >= {at_least})"),
            }
        }
        Test::Age(test) => {
            let age = format!("{}.years", holder(test.who));
            let least = test.at_least.map(|least| format!("{age} >= {least}"));
            let below = test.below.map(|below| format!("{age} < {below}"));
            format!("({})", least.into_iter().chain(below).collect::<Vec<_>>().join(" and "))
        }
        Test::SchoolYear(test) => format!("({}.years <= {})", holder(test.who), test.age),
        Test::Day(test) => {
            let days = match test.plus {
                Length::Days(days) => days,
                Length::Months(months) => months * 30,
                Length::Years(years) => years * 365,
            };
            let sign = if test.not_before { ">=" } else { "<=" };
            format!("({} {sign} {} + {days})", name(catalogue, test.day), name(catalogue, test.than))
        }
        Test::Impairment(test) => {
            let parts = format!("#.part in {}", json!(test.parts));
            let grades = (!test.grades.is_empty()).then(|| format!(" and #.grade in {}", json!(test.grades)));
            format!("some({}, {parts}{})", name(catalogue, test.list), grades.unwrap_or_default())
        }
    }
}

fn holder(whose: Whose) -> String {
    match whose {
        Whose::Matter => "matter".to_owned(),
        Whose::Their => "#".to_owned(),
        Whose::Focus => "focus".to_owned(),
        Whose::Role(role) => format!("one_{}", role.name()),
    }
}

fn name(catalogue: &Catalogue, fact: Ref) -> String {
    format!("{}.{}", holder(fact.whose), flat(catalogue.def(fact.fact).id.path()))
}

fn flat(path: &str) -> String {
    path.replace('.', "_")
}

fn plain(value: &Value) -> Json {
    match value {
        Value::Choice(word) => json!(word),
        Value::Flag(flag) => json!(flag),
        Value::Number(number) => json!(number),
        Value::List(held) => json!(held),
        Value::Impairments(held) => json!(held),
        Value::Date(day) => {
            json!(day.expose().since(jiff::civil::date(1900, 1, 1)).map_or(0, |span| span.get_days()))
        }
        Value::Text(_) | Value::Partial(_) => Json::Null,
    }
}

/// A case as the other engine takes it.
#[must_use]
pub fn facts(catalogue: &Catalogue, case: &Case) -> Json {
    let seen = Seen::whole(catalogue, case);
    let mut matter = Map::new();
    let mut people: Vec<Map<String, Json>> = case
        .people
        .iter()
        .enumerate()
        .map(|(at, person)| {
            let mut held = Map::new();
            for (name, role) in Role::NAMED {
                held.insert(format!("is_{name}"), json!(person.is(role)));
            }
            let years = seen.born(at).map(|born| born.age_on(jiff::civil::date(2026, 6, 10)).0);
            held.insert("years".to_owned(), json!(years));
            held
        })
        .collect();
    for def in &catalogue.facts {
        let target: Vec<(Option<usize>, String)> = if def.is_of_a_person() {
            (0..case.people.len()).map(|at| (Some(at), flat(def.id.path()))).collect()
        } else {
            vec![(None, flat(def.id.path()))]
        };
        for (person, name) in target {
            let fact = person
                .and_then(|at| case.people.get(at))
                .map_or_else(|| def.id.clone(), |person| person.fact(def.id.path()));
            let value = match case.answer(&fact) {
                Some(Answer::Known { value }) => plain(value),
                _ => Json::Null,
            };
            match person.and_then(|at| people.get_mut(at)) {
                Some(held) => held.insert(name, value),
                None => matter.insert(name, value),
            };
        }
    }
    let mut whole = Map::new();
    let of = |role: Role| -> Vec<Json> {
        case.people
            .iter()
            .zip(&people)
            .filter(|(person, _)| person.is(role))
            .map(|(_, held)| Json::Object(held.clone()))
            .collect()
    };
    for (name, role) in Role::NAMED {
        let these = of(role);
        whole.insert(format!("one_{name}"), these.first().cloned().unwrap_or(json!({})));
        whole.insert(format!("group_{name}"), Json::Array(these));
    }
    let family: Vec<Json> = case
        .people
        .iter()
        .zip(&people)
        .filter(|(person, _)| !person.is(Role::Deceased))
        .map(|(_, held)| Json::Object(held.clone()))
        .collect();
    let focus =
        case.focus.as_ref().and_then(|focus| case.people.iter().position(|person| person.id == *focus));
    whole.insert(
        "focus".to_owned(),
        focus.and_then(|at| people.get(at)).map_or(json!({}), |held| Json::Object(held.clone())),
    );
    whole.insert("matter".to_owned(), Json::Object(matter));
    whole.insert("family".to_owned(), Json::Array(family));
    whole.insert("people".to_owned(), Json::Array(people.into_iter().map(Json::Object).collect()));
    Json::Object(whole)
}
