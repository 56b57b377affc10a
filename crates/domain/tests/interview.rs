//! Stories of one interview over the city's own ledger: what is asked, what is spared, what is decided and why.
#![cfg(test)]

mod ledger;

use std::collections::{BTreeMap, BTreeSet};

use kakanai_domain::answer::{Answer, FactId, Value};
use kakanai_domain::calendar::office_day::Holidays;
use kakanai_domain::case::Role;
use kakanai_domain::catalogue::Matter;
use kakanai_domain::form::Know;
use kakanai_domain::form::case_facts::CaseFacts;
use kakanai_domain::interview::{Interview, Named, Step, read_answer};
use kakanai_domain::question::FactKind;
use kakanai_domain::verdict::seen::Seen;
use kakanai_domain::verdict::{Status, of_all};
use ledger::{FILES, LEDGER, read};

fn holidays() -> Holidays {
    Holidays::read(include_str!("../../../assets/catalogue/holidays.csv")).unwrap()
}

fn begun(matter: &str) -> Interview {
    let mut interview =
        Interview::begin(&LEDGER, LEDGER.matter(matter).expect("the matter is in the ledger"));
    let today = Value::Date("2026-06-10".parse::<jiff::civil::Date>().unwrap().into());
    interview.given(FactId::new("event.visit_date"), Answer::Known { value: today });
    interview
}

/// Answers one question as it is asked: `None` is 不明, `Some` what was typed for each of its facts.
fn tell(interview: &mut Interview, asked_as: &str, typed: Option<&str>) {
    let standing = interview.standing(&LEDGER);
    let asking = standing.find(asked_as).unwrap_or_else(|| panic!("{asked_as} can be asked"));
    let answers: Vec<(FactId, Option<Answer>)> = asking
        .places(&standing.seen)
        .map(|place| {
            let def = LEDGER.def(place.fact);
            let answer = typed.map_or(Answer::Unknown, |typed| {
                let typed = match def.kind {
                    FactKind::Date => "S50.1.2",
                    FactKind::Phone => "093-582-3400",
                    _ => typed,
                };
                read_answer(def, typed).expect("the answer fits").expect("something was typed")
            });
            (standing.seen.full_name(place), Some(answer))
        })
        .collect();
    interview.answer(asked_as, answers);
}

fn next(interview: &Interview) -> Option<String> {
    let standing = interview.standing(&LEDGER);
    standing.step().map(|step| match step {
        Step::Ask(asking) => asking.name(standing.seen.people()),
        Step::Roster(_) => "roster".to_owned(),
    })
}

fn asked_in_order(answers: &[(&str, Option<&str>)]) -> Vec<String> {
    let mut interview = begun("certificate.resident");
    let mut asked = Vec::new();
    while let Some(id) = next(&interview) {
        let typed = answers.iter().find(|(question, _)| *question == id);
        let typed = typed.unwrap_or_else(|| panic!("nobody expected to be asked {id}"));
        tell(&mut interview, &id, typed.1);
        asked.push(id);
    }
    asked
}

fn status_and_reason(interview: &Interview, procedure: &str) -> (Status, String) {
    let verdicts = of_all(&LEDGER, &interview.case(&LEDGER), &holidays());
    let verdict =
        verdicts.into_iter().find(|v| v.procedure == procedure).expect("every procedure has a verdict");
    (verdict.status, verdict.reason)
}

const REST: [(&str, Option<&str>); 7] = [
    ("subject", Some("架空　花子")),
    ("visitor", Some("架空　太郎")),
    ("scope", Some("household")),
    ("items", Some("none")),
    ("purpose", Some("pension")),
    ("relief", Some("false")),
    ("copies", Some("1")),
];

#[test]
fn who_asks_for_their_own_is_asked_seven_questions() {
    let answers = [&[("relation", Some("self"))], &REST[..]].concat();
    assert_eq!(
        asked_in_order(&answers),
        ["relation", "subject", "scope", "items", "purpose", "relief", "copies"]
    );
}

#[test]
fn the_same_household_needs_no_proxy_letter() {
    let answers = [&[("relation", Some("child")), ("household", Some("same"))], &REST[..]].concat();
    let asked = asked_in_order(&answers);
    assert!(!asked.contains(&"proxy".to_owned()) && asked.contains(&"visitor".to_owned()), "{asked:?}");
}

#[test]
fn not_knowing_the_household_leads_to_the_proxy_letter_and_stays_open_without_one() {
    let mut interview = begun("certificate.resident");
    tell(&mut interview, "relation", Some("child"));
    tell(&mut interview, "household", None);
    assert_eq!(next(&interview).as_deref(), Some("proxy"));
    tell(&mut interview, "proxy", Some("false"));
    tell(&mut interview, "interest", Some("false"));
    let (status, reason) = status_and_reason(&interview, "CE-01");
    assert_eq!(status, Status::Undecided);
    assert!(reason.contains("住民票の世帯") && reason.contains("市民課"), "{reason}");
}

#[test]
fn reasons_are_made_from_what_decided_both_ways() {
    let mut interview = begun("certificate.resident");
    tell(&mut interview, "relation", Some("self"));
    let (status, reason) = status_and_reason(&interview, "CE-01");
    assert_eq!(status, Status::Required);
    assert!(reason.contains("ご本人") && reason.ends_with("。"), "{reason}");
    for (question, typed) in
        [("relation", "unrelated"), ("household", "other"), ("proxy", "false"), ("interest", "false")]
    {
        tell(&mut interview, question, Some(typed));
    }
    let (status, refused) = status_and_reason(&interview, "CE-01");
    assert_eq!(status, Status::NotNeeded);
    assert!(refused.contains("委任状") && refused != reason, "{refused}");
    assert_eq!(
        next(&interview).as_deref(),
        Some("purpose"),
        "for a request that cannot be granted nothing is asked for the paper"
    );
}

#[test]
fn going_back_keeps_later_answers_and_they_count_again_when_their_question_returns() {
    let mut interview = begun("certificate.resident");
    tell(&mut interview, "relation", Some("child"));
    tell(&mut interview, "household", Some("other"));
    tell(&mut interview, "proxy", Some("true"));
    tell(&mut interview, "subject", Some("架空　花子"));
    interview.go_to("relation");
    assert_eq!(next(&interview).as_deref(), Some("relation"));
    tell(&mut interview, "relation", Some("self"));
    let proxy = FactId::new("certificate.proxy_letter");
    let counted = interview.case(&LEDGER);
    assert_eq!(counted.answer(&proxy), None, "an answer whose question fell away does not count");
    assert_eq!(next(&interview).as_deref(), Some("scope"), "the later answer still stands");
    tell(&mut interview, "relation", Some("child"));
    assert_eq!(interview.case(&LEDGER).value(&proxy), Some(&Value::Flag(true)));
}

#[test]
fn an_interview_survives_being_written_and_read() {
    let mut interview = begun("certificate.resident");
    tell(&mut interview, "relation", Some("self"));
    tell(&mut interview, "subject", Some("渡邉\u{E0102}　\u{FA19}子"));
    let written = serde_json::to_string(&interview).unwrap();
    assert_eq!(serde_json::from_str::<Interview>(&written).unwrap(), interview);
    assert!(!format!("{interview:?}").contains("渡邉"), "a log would have shown the name");
}

#[test]
fn the_visitor_is_the_subject_while_they_are_the_same_person() {
    let mut interview = begun("certificate.resident");
    tell(&mut interview, "relation", Some("self"));
    tell(&mut interview, "subject", Some("架空　花子"));
    let printed = |interview: &Interview| {
        let case = interview.case(&LEDGER);
        let facts = CaseFacts { seen: &Seen::whole(&LEDGER, &case), signer: None, own: &BTreeMap::new() };
        facts.known("visitor.name", None).map(|known| known.said)
    };
    assert_eq!(printed(&interview), Some("架空　花子".to_owned()));
    tell(&mut interview, "relation", Some("child"));
    assert_eq!(printed(&interview), None);
}

#[test]
fn nobody_is_taken_for_everybody_before_everybody_is_named() {
    let mut interview = begun("bereavement");
    while let Some(asked) = next(&interview).filter(|asked| asked != "roster") {
        tell(&mut interview, &asked, None);
    }
    assert_eq!(next(&interview).as_deref(), Some("roster"));
    assert_eq!(status_and_reason(&interview, "OK-12").0, Status::Undecided, "a family may still be named");
    let wife = Named { relation: "spouse".into(), sex: Some("female".into()), roles: [].into() };
    assert_eq!(interview.name(&wife), "wife");
    assert_eq!(interview.name(&Named { relation: "child".into(), sex: None, roles: [].into() }), "child1");
    interview.forget("child1");
    interview.everybody_is_named(true);
    let people: Vec<&str> = interview.kept().people.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(people, ["deceased", "wife"]);
    assert_ne!(next(&interview).as_deref(), Some("roster"));
}

// --- a second matter in the same interview ---

fn matter(id: &str) -> &'static Matter {
    LEDGER.matter(id).expect("the matter is in the ledger")
}

fn named(interview: &mut Interview, relation: &str, roles: &[Role]) -> String {
    let roles = roles.iter().copied().collect();
    interview.name(&Named { relation: relation.into(), sex: Some("male".into()), roles })
}

/// Goes on to the end, not knowing anything but the kind of the move; says what was asked.
fn go_on(interview: &mut Interview) -> Vec<String> {
    let mut asked = Vec::new();
    while let Some(id) = next(interview) {
        match id.as_str() {
            "roster" => interview.roster_is_told(&LEDGER),
            "moving.kind" => tell(interview, &id, Some("move")),
            _ => tell(interview, &id, None),
        }
        asked.push(id);
    }
    asked
}

/// A marriage asked to its end: the two, and a child of hers.
fn marriage_told() -> Interview {
    let mut interview = begun("marriage");
    while let Some(id) = next(&interview).filter(|id| id != "roster") {
        tell(&mut interview, &id, None);
    }
    named(&mut interview, "spouse", &[Role::Spouse]);
    named(&mut interview, "child", &[Role::Child]);
    go_on(&mut interview);
    interview
}

fn of_event(interview: &Interview, event: &str) -> usize {
    let verdicts = of_all(&LEDGER, &interview.case(&LEDGER), &holidays());
    let theirs = verdicts.iter().filter(|verdict| verdict.status != Status::NotNeeded);
    theirs.filter(|v| LEDGER.procedure(&v.procedure).is_some_and(|p| p.event == event)).count()
}

#[test]
fn a_second_matter_asks_only_what_the_first_did_not_and_both_are_judged() {
    let mut interview = marriage_told();
    assert_eq!(of_event(&interview, "moving"), 0);
    interview.take_up(&LEDGER, matter("moving"));
    let (both, also_married) = (of_event(&interview, "moving"), of_event(&interview, "marriage"));
    assert!(both > 0 && also_married > 0);
    assert_eq!(next(&interview).as_deref(), Some("roster"), "who moves is the first thing to know");
    let child: BTreeSet<Role> = [Role::Child, Role::Mover].into();
    interview.give_roles(&LEDGER, "child1", &child);
    let asked = go_on(&mut interview);
    assert_eq!(asked[..2], ["roster", "moving.kind"]);
    assert!(!asked.iter().any(|id| id.starts_with("marriage")), "{asked:?}");
    assert!(asked.iter().any(|id| id.ends_with("@child1")), "{asked:?}");
    assert!(!asked.iter().any(|id| id.starts_with("moving.mover@husband")), "{asked:?}");
}

#[test]
fn each_matter_asks_for_its_own_people() {
    let mut interview = begun("marriage");
    interview.take_up(&LEDGER, matter("moving"));
    let asked = go_on(&mut interview);
    assert_eq!(asked.iter().filter(|id| *id == "roster").count(), 2, "{asked:?}");
}

#[test]
fn a_matter_taken_up_by_mistake_is_put_down_and_leaves_nothing_behind() {
    let before = marriage_told();
    let mut interview = before.clone();
    interview.take_up(&LEDGER, matter("moving"));
    interview.give_roles(&LEDGER, "child1", &[Role::Child, Role::Mover].into());
    let asked = go_on(&mut interview);
    assert!(asked.len() > 3, "{asked:?}");
    interview.put_down(&LEDGER, matter("moving"));
    // The move asked anew whether the child is a boy; that answer is the newer one of the same thing.
    let mut as_before = before.case(&LEDGER);
    as_before.answers.set(FactId::new("people[child1].sex"), Answer::Unknown);
    assert_eq!(interview.case(&LEDGER), as_before);
    assert_eq!(next(&interview), None, "the marriage was told already");
    interview.put_down(&LEDGER, matter("marriage"));
    assert_eq!(interview.matters(&LEDGER).len(), 1, "what it began with stays");
}

#[test]
fn taking_a_matter_up_again_brings_its_answers_back() {
    let mut interview = marriage_told();
    interview.take_up(&LEDGER, matter("moving"));
    interview.give_roles(&LEDGER, "child1", &[Role::Child, Role::Mover].into());
    go_on(&mut interview);
    let whole = interview.case(&LEDGER);
    interview.put_down(&LEDGER, matter("moving"));
    let written = serde_json::to_string(&interview).unwrap();
    let mut interview: Interview = serde_json::from_str(&written).unwrap();
    interview.take_up(&LEDGER, matter("moving"));
    assert_eq!(interview.case(&LEDGER), whole);
    assert_eq!(go_on(&mut interview), Vec::<String>::new());
}

#[test]
fn a_matter_whose_people_are_counted_from_somebody_else_is_not_taken_up() {
    let mut interview = begun("marriage");
    let can = |interview: &Interview, id: &str| interview.can_take_up(&LEDGER, matter(id));
    assert!(can(&interview, "moving") && can(&interview, "birth"));
    for other in ["marriage", "divorce", "bereavement", "disability", "certificate"] {
        assert!(!can(&interview, other), "{other}");
    }
    interview.take_up(&LEDGER, matter("moving"));
    assert!(!can(&interview, "moving") && can(&interview, "birth"), "a birth goes with both");
    for one in &LEDGER.matters {
        for other in &one.beside {
            assert!(matter(other).beside.contains(&one.id), "{other} is beside {}", one.id);
        }
    }
}

#[test]
fn the_first_matters_own_person_keeps_what_they_are() {
    let mut interview = begun("birth");
    interview.give_roles(&LEDGER, "newborn", &BTreeSet::new());
    assert!(interview.kept().people[0].is(Role::Newborn));
}

// --- what a city employee may write wrongly ---

/// What is said of the ledger after one change in one of its files.
fn problems(file: &str, right: &str, wrong: &str) -> Vec<(String, u64, String)> {
    let mut files = FILES.clone();
    let (_, text) = files.iter_mut().find(|(name, _)| name == file).expect("the ledger has this file");
    assert!(text.contains(right), "{file} has {right}");
    *text = text.replacen(right, wrong, 1);
    match read(&files) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.into_iter().map(|found| (found.file, found.line, found.message)).collect(),
    }
}

const RESIDENT: &str = "certificate/resident.yaml";

#[test]
fn what_is_misspelt_is_named_with_its_file_and_line() {
    for (right, wrong) in [
        ("asks: [{fact: certificate.copies}]", "asks: [{fact: certificate.copeis}]"),
        ("not: {fact: visitor.relation, is: self}", "not: {fact: visitor.relation, is: sefl}"),
        ("not: {fact: visitor.relation, is: self}", "not: {use: no_such_condition}"),
        ("section: use", "section: usse"),
        ("official: 通数", "offical: 通数"),
        ("roles: [visitor]", "roles: [visiter]"),
        ("- id: copies\n", "- id: purpose\n"),
        ("  given:\n", "  beside: [weddding]\n  given:\n"),
        ("questions:", "questions: ["),
    ] {
        let found = problems(RESIDENT, right, wrong);
        let (file, line, message) = found.first().unwrap_or_else(|| panic!("{wrong} is not seen"));
        assert_eq!(file, RESIDENT, "{message}");
        assert!(*line > 0 && !message.is_empty(), "{wrong}: {message}");
    }
}

#[test]
fn a_condition_that_uses_itself_is_named() {
    let right = "conditions:\n";
    let wrong = "conditions:\n- id: snake\n  when: {not: {use: tail}}\n- id: tail\n  when: {use: snake}\n";
    let found = problems("bereavement/conditions.yaml", right, wrong);
    assert!(found.iter().any(|(_, _, message)| message.contains("snake")), "{found:?}");
}

#[test]
fn the_days_a_clerk_types_are_read_as_the_screen_reads_them() {
    #[derive(serde::Deserialize)]
    struct Row {
        typed: String,
        iso: Option<String>,
    }
    let rows: Vec<Row> = serde_json::from_str(include_str!("../../../tests/data/wareki.json")).unwrap();
    assert!(rows.len() >= 30);
    for Row { typed, iso } in rows {
        let read = kakanai_domain::calendar::era::read(&typed).map(|day| day.to_string());
        assert_eq!(read, iso, "{typed}");
    }
}

#[test]
fn twins_are_both_asked_about_and_told_apart_and_terms_run_from_the_first_of_them() {
    let mut interview = begun("birth");
    let roles = [Role::Newborn, Role::Child].into();
    let twin = interview.name(&Named { relation: "sibling".into(), sex: None, roles });
    interview.everybody_is_named(true);
    let standing = interview.standing(&LEDGER);
    assert_eq!(
        [standing.seen.called(0), standing.seen.called(1)],
        ["お子さん（1人目）", "お子さん（2人目）"]
    );
    let to_come: Vec<String> = standing.to_come().map(|asking| asking.name(standing.seen.people())).collect();
    for baby in ["newborn", &twin] {
        assert!(to_come.contains(&format!("birth.baby@{baby}")), "{to_come:?}");
    }
    let (status, reason) = status_and_reason(&interview, "BI-13");
    assert_eq!(status, Status::Undecided);
    for word in ["お子さん（1人目）の「医療保険", "お子さん（2人目）の「医療保険"]
    {
        assert!(reason.contains(word), "{reason}");
    }
    // One is born before midnight, the other after it; the later one is answered first.
    for (baby, day) in [(twin.as_str(), "2026-05-11"), ("newborn", "2026-05-10")] {
        let known = |path: &str, value| {
            (FactId::new(format!("people[{baby}].{path}")), Some(Answer::Known { value }))
        };
        let born = Value::Date(day.parse::<jiff::civil::Date>().unwrap().into());
        let answers = [
            known("birth_date", born),
            known("health_insurance", Value::Choice("nhi".to_owned())),
            known("public_assistance", Value::Flag(false)),
        ];
        interview.answer(&format!("birth.baby@{baby}"), answers);
    }
    let verdicts = interview.standing(&LEDGER).verdicts(&holidays());
    let card = verdicts.iter().find(|verdict| verdict.procedure == "BI-12").unwrap();
    assert_eq!(card.status, Status::Required);
    let last = card.deadline.as_ref().and_then(|until| until.day);
    assert_eq!(last, Some(jiff::civil::date(2026, 6, 10)), "a month after the first of them was born");
}
