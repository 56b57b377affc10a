//! Stories of the sheet to take home over the city's own ledger: what stands on it, in which order, and what never does.
#![cfg(test)]

mod ledger;

use jiff::civil::{Date, date};
use kakanai_domain::answer::{Answer, FactId, Value};
use kakanai_domain::calendar::office_day::Holidays;
use kakanai_domain::case::{Case, Person, Role};
use kakanai_domain::sheet::handout::{Body, Handout};
use kakanai_domain::sheet::{TakeHome, take_home};
use kakanai_domain::verdict::seen::Seen;
use kakanai_domain::verdict::{Status, of_all};
use ledger::LEDGER;

const TODAY: Date = date(2026, 6, 10);

fn person(id: &str, roles: &[Role]) -> Person {
    Person { id: id.to_owned(), roles: roles.iter().copied().collect(), label: None }
}

/// A case of an event with these people; every fact is written as the ledger reads it.
fn case(event: &str, people: Vec<Person>, facts: &[(&str, &str)]) -> Case {
    let focus = people.first().map(|person| person.id.clone());
    let mut case = Case { people, everybody_named: true, focus, ..Case::default() };
    let kinds = Value::List([event.to_owned()].into_iter().collect());
    case.answers.set(FactId::new("event.kinds"), Answer::Known { value: kinds });
    for (fact, value) in facts.iter().chain(&[("event.visit_date", "2026-06-10")]) {
        let fact = FactId::new(*fact);
        let def = LEDGER.fact(&fact).unwrap_or_else(|| panic!("{} is no fact", fact.as_str()));
        let value = match value.parse::<Date>() {
            Ok(day) => Value::Date(day.into()),
            Err(_) => def.read(value).unwrap_or_else(|| Value::Text(String::from(*value).into())),
        };
        case.answers.set(fact, Answer::Known { value });
    }
    case
}

fn of(case: &Case) -> TakeHome {
    let holidays = Holidays::read(include_str!("../../../assets/catalogue/holidays.csv")).unwrap();
    let verdicts = of_all(&LEDGER, case, &holidays);
    take_home(&Seen::whole(&LEDGER, case), &verdicts, "架空区役所", TODAY)
}

fn a_bereavement() -> Case {
    let people =
        vec![person("gone", &[Role::Deceased]), person("wife", &[Role::Visitor, Role::FuneralOrganiser])];
    let facts = [
        ("people[gone].health_insurance", "nhi"),
        ("people[gone].birth_date", "1950-04-01"),
        ("people[gone].is_head", "true"),
        ("people[wife].relation", "spouse"),
        ("people[wife].sex", "female"),
        ("people[wife].household", "same"),
        ("people[wife].heir", "true"),
        ("people[wife].name", "架空花子"),
        ("people[wife].address", "架空市架空区架空町一丁目"),
        ("death.date", "2026-06-01"),
        ("funeral.status", "held"),
        ("funeral.date", "2026-06-03"),
    ];
    case("bereavement", people, &facts)
}

/// Every word of a handout.
fn words(handout: &Handout) -> String {
    let mut all = vec![handout.title.clone(), handout.from.clone(), handout.lead.clone()];
    for part in &handout.parts {
        all.push(part.heading.clone());
        all.extend(part.lead.clone());
        match &part.body {
            Body::Ticks(words) | Body::Sentences(words) => all.extend(words.iter().cloned()),
            Body::Entries(entries) => {
                for entry in entries {
                    all.push(entry.name.clone());
                    all.extend(entry.at_right.clone());
                    all.extend(entry.lines.iter().map(|(label, words)| format!("{label} {words}")));
                }
            }
        }
    }
    all.join("\n")
}

#[test]
fn what_is_needed_stands_by_its_deadline_and_those_without_one_come_last() {
    let sheet = of(&a_bereavement());
    assert!(sheet.required.len() >= 2, "{:?}", sheet.required);
    let days: Vec<Date> = sheet
        .required
        .iter()
        .map(|row| row.until.as_ref().and_then(|until| until.day).unwrap_or(Date::MAX))
        .collect();
    assert!(days.is_sorted(), "{days:?}");
    assert!(days[0] < Date::MAX);
}

#[test]
fn people_stand_by_their_word_and_nothing_personal_stands_there() {
    let words = words(&of(&a_bereavement()).handout());
    assert!(words.contains("申請する方 妻"), "{words}");
    for personal in ["花子", "一丁目", "1950", "昭和"] {
        assert!(!words.contains(personal), "{personal}");
    }
}

#[test]
fn a_day_stands_with_its_weekday_and_how_it_comes_about() {
    let words = words(&of(&a_bereavement()).handout());
    assert!(words.contains("2026年6月15日(月)まで"), "{words}");
    assert!(words.contains("14日以内"), "{words}");
    assert!(words.contains("過ぎると請求できなくなります"), "{words}");
}

#[test]
fn what_to_bring_stands_once() {
    let sheet = of(&a_bereavement());
    let mut things = sheet.bring.clone();
    things.sort();
    things.dedup();
    assert_eq!(things.len(), sheet.bring.len());
    assert!(sheet.bring.iter().any(|thing| thing == "来庁された方の本人確認書類"));
}

#[test]
fn what_is_open_says_what_would_decide_it_and_who_knows() {
    let sheet = of(&a_bereavement());
    assert!(!sheet.undecided.is_empty());
    assert!(sheet.undecided.iter().any(|row| !row.settled_by.is_empty() && !row.looked_up_by.is_empty()));
    let words = words(&sheet.handout());
    assert!(words.contains("調べる先"), "{words}");
}

#[test]
fn the_sheet_says_what_it_does_not_judge() {
    let after = words(&of(&a_bereavement()).handout());
    assert!(after.contains("相続をするか放棄するか") && after.contains("税金や保険料などの金額"));
    let moving = case("moving", vec![person("mover", &[Role::Mover, Role::Visitor])], &[]);
    assert!(!words(&of(&moving).handout()).contains("相続をするか"));
}

#[test]
fn a_deadline_that_has_passed_says_so() {
    let mut late = a_bereavement();
    let day = Value::Date(date(2026, 4, 1).into());
    late.answers.set(FactId::new("death.date"), Answer::Known { value: day });
    let words = words(&of(&late).handout());
    assert!(words.contains("期限を過ぎています"), "{words}");
}

/// Whoever someone hides from may read the sheet: neither the procedure nor a reason may tell.
#[test]
fn nothing_on_the_sheet_tells_of_protection() {
    let moving = case(
        "moving",
        vec![person("mover", &[Role::Mover, Role::Visitor])],
        &[("move.any_protection", "some"), ("people[mover].dv_support", "wanted")],
    );
    let divorce = case(
        "divorce",
        vec![person("self", &[Role::Spouse, Role::Visitor])],
        &[("people[self].relation", "self"), ("people[self].dv_support", "wanted")],
    );
    let order = case(
        "divorce",
        vec![person("self", &[Role::Spouse, Role::Visitor, Role::Parent]), person("child", &[Role::Child])],
        &[("people[self].single_parent_basis", "dv_order"), ("people[child].relation", "child")],
    );
    let holidays = Holidays::read(include_str!("../../../assets/catalogue/holidays.csv")).unwrap();
    for (case, hidden) in [(&moving, "MV-12"), (&divorce, "DI-14")] {
        let verdicts = of_all(&LEDGER, case, &holidays);
        let verdict = verdicts.iter().find(|verdict| verdict.procedure == hidden).unwrap();
        assert_eq!(verdict.status, Status::Required, "the story means something");
    }
    for case in [&moving, &divorce, &order] {
        let words = words(&of(case).handout());
        for telling in ["支援措置", "住所を守る", "保護命令", "DV", "暴力", "警察"] {
            assert!(!words.contains(telling), "{telling}: {words}");
        }
    }
}
