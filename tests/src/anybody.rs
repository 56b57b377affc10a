//! Anybody: random people with everything known about them, for laws and measurements. The same seed, the same people.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a ledger that cannot be read fails whoever asks"
)]

use std::path::Path;
use std::sync::LazyLock;

use jiff::ToSpan;
use kakanai_desk::{Ledger, read_ledger};
use kakanai_domain::answer::{Answer, FactId, Impairment, Value};
use kakanai_domain::case::{Case, Person, Role};
use kakanai_domain::catalogue::{Catalogue, Matter};
use kakanai_domain::interview::Interview;
use kakanai_domain::question::{FactDef, FactKind};
use kakanai_domain::verdict::seen::Seen;

use crate::dice::Dice;

/// The city's own ledger.
pub static LEDGER: LazyLock<Ledger> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/catalogue");
    read_ledger(&folder).expect("the city's ledger is sound")
});

/// Any value that a fact may hold. Days lie around the visit, births anywhere in a long life.
fn any_value(def: &FactDef, dice: &mut Dice) -> Option<Value> {
    Some(match &def.kind {
        FactKind::Choice(choices) => Value::Choice(dice.pick(choices).value.clone()),
        FactKind::Flag { .. } => Value::Flag(dice.roll(2) == 0),
        FactKind::List(choices) => {
            let held = choices.iter().filter(|_| dice.roll(4) == 0).map(|choice| choice.value.clone());
            Value::List(held.collect())
        }
        FactKind::Number { .. } => {
            Value::Number(*dice.pick(&[0, 1, 3, 5, 12, 40, 200, 1_000_000, 5_000_000]))
        }
        FactKind::Date => {
            let visit = jiff::civil::date(2026, 6, 10);
            let back = if def.is_birth() { dice.roll(36_000) } else { dice.roll(120) };
            Value::Date(visit.saturating_sub(i32::try_from(back).unwrap_or(0).days()).into())
        }
        FactKind::Impairments => {
            let parts = ["vision", "hearing", "lower_limb", "trunk", "heart", "kidney"];
            let held = (0..dice.roll(3)).map(|_| Impairment {
                part: (*dice.pick(&parts)).to_owned(),
                grade: i64::try_from(dice.roll(6)).unwrap_or(0) + 1,
                item: Some(i64::try_from(dice.roll(4)).unwrap_or(0) + 1),
            });
            Value::Impairments(held.collect())
        }
        _ => return None,
    })
}

/// Everything about everybody, at random: nothing is unknown. The matter's own people and events stand.
pub fn any_case(matter: &Matter, dice: &mut Dice) -> Case {
    let mut case = matter.case();
    if let Some(roster) = &matter.roster {
        for at in 0..dice.roll(4) {
            let roles =
                roster.roles.iter().copied().filter(|role| *role != Role::Visitor && dice.roll(3) == 0);
            case.people.push(Person { id: format!("person{at}"), roles: roles.collect(), label: None });
        }
        if let Some(visitor) = case.people.last_mut()
            && roster.roles.contains(&Role::Visitor)
        {
            visitor.roles.insert(Role::Visitor);
        }
    }
    case.everybody_named = true;
    let given = case.answers.clone();
    // An age is told only of somebody whose birth nobody knows; here every birth is known.
    let told = |def: &&FactDef| def.presumed.is_none() && def.id.as_str() != "person.age";
    for def in LEDGER.catalogue.facts.iter().filter(told) {
        let owners: Vec<FactId> = if def.is_of_a_person() {
            case.people.iter().map(|person| person.fact(def.id.path())).collect()
        } else {
            vec![def.id.clone()]
        };
        for fact in owners {
            if !given.is_asked(&fact)
                && let Some(value) = any_value(def, dice)
            {
                case.answers.set(fact, Answer::Known { value });
            }
        }
    }
    let visit = Value::Date(jiff::civil::date(2026, 6, 10).into());
    case.answers.set(FactId::new("event.visit_date"), Answer::Known { value: visit });
    make_possible(&mut case);
    case
}

/// More than any family's contradictions: one left over is a family that cannot be, of which no law speaks.
const CONTRADICTIONS_MAX: usize = 1_000;

/// What the ledger says cannot be is not: nobody of eighty has the insurance of the younger.
fn make_possible(case: &mut Case) {
    for _ in 0..CONTRADICTIONS_MAX {
        let held = case.clone();
        let seen = Seen::whole(&LEDGER.catalogue, &held);
        let mut changed = false;
        for (fact, answer) in held.answers.iter() {
            let (Some(place), Answer::Known { value }) = (seen.place(fact), answer) else { continue };
            if seen.ruled_out(place, value).is_none() {
                continue;
            }
            let values = LEDGER.catalogue.def(place.fact).values();
            let other = values.into_iter().find(|value| seen.ruled_out(place, value).is_none());
            if let Some(value) = other {
                case.answers.set(fact.clone(), Answer::Known { value });
                changed = true;
                break;
            }
        }
        if !changed {
            return;
        }
    }
}

/// An interview of those people, everybody named, nothing answered.
pub fn begun(catalogue: &Catalogue, matter: &Matter, case: &Case) -> Interview {
    let mut interview = Interview::begin(catalogue, matter);
    for person in case.people.iter().filter(|person| !matter.case().people.contains(person)) {
        interview.name_as(person.clone());
    }
    interview.everybody_is_named(true);
    for fact in ["event.visit_date", "event.ward"] {
        let fact = FactId::new(fact);
        interview.given(fact.clone(), case.answer(&fact).expect("the case has it").clone());
    }
    // Relation and sex are told when somebody is named.
    for person in &case.people {
        for path in ["relation", "sex"] {
            let fact = person.fact(path);
            interview.given(fact.clone(), case.answer(&fact).expect("the case has it").clone());
        }
    }
    interview
}
