//! Stories of one interview over the city's own ledger: what is asked, what is spared, what is decided and why.
#![cfg(test)]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kakanai_domain::answer::{Answer, FactId, Facts, Value};
use kakanai_domain::catalogue::{self, Catalogue};
use kakanai_domain::interview::{Interview, read_answer};
use kakanai_domain::question::{FactKind, Question};
use kakanai_domain::verdict::{Status, of_all};
use proptest::prelude::*;

const LEDGER: &str = include_str!("../../../assets/catalogue/catalogue.yaml");
const MATTER: &str = "certificate.resident";

/// The ledger, with a form that prints every fact the interview can ask for.
static READ: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut catalogue = catalogue::parse(LEDGER).expect("the city's ledger is sound");
    let facts: Vec<FactId> = catalogue.facts.iter().map(|fact| fact.id.clone()).collect();
    catalogue.learn_form("resident-certificate", facts);
    catalogue
});

fn ledger() -> &'static Catalogue {
    &READ
}

fn begun(catalogue: &Catalogue) -> Interview {
    Interview::begin(catalogue, catalogue.matter(MATTER).expect("the matter is in the ledger"))
}

/// Answers one question: `None` is 不明, `Some` what was typed for each of its facts.
fn tell(catalogue: &Catalogue, interview: &mut Interview, question: &str, typed: Option<&str>) {
    let question =
        catalogue.questions.iter().find(|q| q.id == question).expect("the question is in the ledger");
    let answers: Vec<(FactId, Option<Answer>)> = question
        .asks
        .iter()
        .map(|asked| {
            let def = catalogue.fact(&asked.fact).expect("the fact is in the ledger");
            let answer = match typed {
                None => Some(Answer::Unknown),
                Some(typed) => {
                    let typed = if def.kind == FactKind::Date { "S50.1.2" } else { typed };
                    read_answer(def, if def.kind == FactKind::Phone { "093-582-3400" } else { typed })
                        .expect("the answer fits")
                }
            };
            (asked.fact.clone(), answer)
        })
        .collect();
    interview.answer(question, answers);
}

fn asked_in_order(catalogue: &Catalogue, answers: &[(&str, Option<&str>)]) -> Vec<String> {
    let mut interview = begun(catalogue);
    let mut asked = Vec::new();
    while let Some(question) = interview.question(catalogue) {
        let id = question.id.clone();
        let typed = answers
            .iter()
            .find(|(q, _)| *q == id)
            .unwrap_or_else(|| panic!("nobody expected to be asked {id}"));
        tell(catalogue, &mut interview, &id, typed.1);
        asked.push(id);
    }
    asked
}

fn status_and_reason(catalogue: &Catalogue, interview: &Interview, procedure: &str) -> (Status, String) {
    let verdicts = of_all(catalogue, &interview.facts(catalogue));
    let verdict =
        verdicts.into_iter().find(|v| v.procedure == procedure).expect("every procedure has a verdict");
    (verdict.status, verdict.reason)
}

const REST: [(&str, Option<&str>); 6] = [
    ("subject", Some("架空　花子")),
    ("visitor", Some("架空　太郎")),
    ("scope", Some("household")),
    ("items", Some("none")),
    ("purpose", Some("pension")),
    ("copies", Some("1")),
];

#[test]
fn who_asks_for_their_own_is_asked_six_questions() {
    let ledger = ledger();
    let answers = [&[("relation", Some("self"))], &REST[..]].concat();
    assert_eq!(
        asked_in_order(ledger, &answers),
        ["relation", "subject", "scope", "items", "purpose", "copies"]
    );
}

#[test]
fn the_same_household_needs_no_proxy_letter() {
    let ledger = ledger();
    let answers = [&[("relation", Some("child")), ("household", Some("same"))], &REST[..]].concat();
    let asked = asked_in_order(ledger, &answers);
    assert!(!asked.contains(&"proxy".to_owned()) && asked.contains(&"visitor".to_owned()), "{asked:?}");
}

#[test]
fn not_knowing_the_household_leads_to_the_proxy_letter_and_stays_open_without_one() {
    let ledger = ledger();
    let mut interview = begun(ledger);
    tell(ledger, &mut interview, "relation", Some("child"));
    tell(ledger, &mut interview, "household", None);
    assert_eq!(interview.question(ledger).map(|q| q.id.as_str()), Some("proxy"));
    tell(ledger, &mut interview, "proxy", Some("false"));
    tell(ledger, &mut interview, "interest", Some("false"));
    let (status, reason) = status_and_reason(ledger, &interview, "CE-01");
    assert_eq!(status, Status::Undecided);
    assert_eq!(reason, "「住民票の世帯」が分かれば決まります。");
}

#[test]
fn reasons_are_made_from_what_decided_both_ways() {
    let ledger = ledger();
    let mut interview = begun(ledger);
    tell(ledger, &mut interview, "relation", Some("self"));
    assert_eq!(
        status_and_reason(ledger, &interview, "CE-01"),
        (Status::Required, "ご本人が請求されるため、請求できます。".into())
    );
    tell(ledger, &mut interview, "relation", Some("unrelated"));
    tell(ledger, &mut interview, "household", Some("other"));
    tell(ledger, &mut interview, "proxy", Some("false"));
    tell(ledger, &mut interview, "interest", Some("false"));
    let (status, reason) = status_and_reason(ledger, &interview, "CE-01");
    assert_eq!(status, Status::NotNeeded);
    assert_eq!(
        reason,
        "ご親族でない方が請求される、住民票の世帯が別である、委任状がない、必要な理由を示す書類がないため、今日は請求できません。"
    );
}

#[test]
fn a_request_that_cannot_be_granted_asks_nothing_for_the_paper() {
    let ledger = ledger();
    let mut interview = begun(ledger);
    for (question, typed) in
        [("relation", "unrelated"), ("household", "other"), ("proxy", "false"), ("interest", "false")]
    {
        tell(ledger, &mut interview, question, Some(typed));
    }
    let next = interview.question(ledger).map(|question| question.id.clone());
    assert_eq!(next.as_deref(), Some("purpose"), "only what still decides another procedure is asked");
}

#[test]
fn going_back_keeps_later_answers_and_they_count_again_when_their_question_returns() {
    let ledger = ledger();
    let mut interview = begun(ledger);
    tell(ledger, &mut interview, "relation", Some("child"));
    tell(ledger, &mut interview, "household", Some("other"));
    tell(ledger, &mut interview, "proxy", Some("true"));
    tell(ledger, &mut interview, "subject", Some("架空　花子"));
    let relation = ledger.questions.iter().find(|q| q.id == "relation").unwrap();
    interview.go_to(relation);
    assert_eq!(interview.question(ledger).map(|q| q.id.as_str()), Some("relation"));
    tell(ledger, &mut interview, "relation", Some("self"));
    let proxy = FactId::new("certificate.proxy_letter");
    assert_eq!(
        interview.facts(ledger).answer(&proxy),
        None,
        "an answer whose question fell away does not count"
    );
    assert_eq!(
        interview.question(ledger).map(|q| q.id.as_str()),
        Some("scope"),
        "the later answer still stands"
    );
    tell(ledger, &mut interview, "relation", Some("child"));
    assert_eq!(interview.facts(ledger).value(&proxy), Some(&Value::Flag(true)));
}

#[test]
fn an_interview_survives_being_written_and_read() {
    let ledger = ledger();
    let mut interview = begun(ledger);
    tell(ledger, &mut interview, "relation", Some("self"));
    tell(ledger, &mut interview, "subject", Some("渡邉\u{E0102}　\u{FA19}子"));
    let written = serde_json::to_string(&interview).unwrap();
    assert_eq!(serde_json::from_str::<Interview>(&written).unwrap(), interview);
    assert!(!format!("{interview:?}").contains("渡邉"), "a log would have shown the name");
}

#[test]
fn the_visitor_is_the_subject_while_they_are_the_same_person() {
    let ledger = ledger();
    let mut interview = begun(ledger);
    tell(ledger, &mut interview, "relation", Some("self"));
    tell(ledger, &mut interview, "subject", Some("架空　花子"));
    let name = FactId::new("visitor.name");
    let facts = interview.facts(ledger);
    assert_eq!(ledger.value_of(&name, &facts), Some(&Value::Text("架空　花子".to_owned().into())));
    tell(ledger, &mut interview, "relation", Some("child"));
    assert_eq!(ledger.value_of(&name, &interview.facts(ledger)), None);
}

// --- laws ---

/// An answer to a question: which of its values, or 不明 where that is allowed.
fn play(catalogue: &Catalogue, interview: &mut Interview, question: &Question, dice: u8) {
    let unknown = question.unknown.is_some() && dice.is_multiple_of(4);
    let def = catalogue.fact(&question.asks[0].fact).unwrap();
    let typed = match &def.kind {
        FactKind::Choice(choices) => choices[usize::from(dice) % choices.len()].value.clone(),
        FactKind::Flag { .. } => dice.is_multiple_of(2).to_string(),
        FactKind::Number { .. } => "1".into(),
        _ => "架空".into(),
    };
    tell(catalogue, interview, &question.id, (!unknown).then_some(typed.as_str()));
}

proptest! {
    #[test]
    fn the_range_of_remaining_questions_is_kept(dice in prop::collection::vec(any::<u8>(), 12)) {
        let ledger = ledger();
        let mut interview = begun(ledger);
        let mut ranges = Vec::new();
        for dice in dice {
            let Some(question) = interview.question(ledger) else { break };
            ranges.push(interview.remaining(ledger));
            play(ledger, &mut interview, question, dice);
        }
        prop_assert_eq!(interview.question(ledger), None, "twelve answers are enough for ten questions");
        let played = ranges.len();
        for (done, range) in ranges.into_iter().enumerate() {
            prop_assert!(played - done <= usize::from(range.most), "{} left of at most {}", played - done, range.most);
        }
    }

    #[test]
    fn an_answer_never_turns_a_decided_verdict_back_to_undecided(dice in prop::collection::vec(any::<u8>(), 12)) {
        let ledger = ledger();
        let mut interview = begun(ledger);
        let mut decided = BTreeSet::new();
        for dice in dice {
            let Some(question) = interview.question(ledger) else { break };
            play(ledger, &mut interview, question, dice);
            for verdict in of_all(ledger, &interview.facts(ledger)) {
                if verdict.status == Status::Undecided {
                    prop_assert!(!decided.contains(&verdict.procedure), "{} came undecided again", verdict.procedure);
                } else {
                    decided.insert(verdict.procedure);
                }
                prop_assert!(!verdict.reason.is_empty());
            }
        }
    }

    #[test]
    fn every_order_of_going_back_gives_the_same_verdicts(dice in prop::collection::vec(any::<u8>(), 12), seed in any::<u64>()) {
        let ledger = ledger();
        let (mut straight, mut wandering) = (begun(ledger), begun(ledger));
        let mut played = Vec::new();
        for dice in dice {
            let Some(question) = straight.question(ledger) else { break };
            play(ledger, &mut straight, question, dice);
            played.push((question, dice));
        }
        // The same answers, given in another order, by jumping to each question.
        let from = usize::try_from(seed % played.len() as u64).unwrap();
        played.rotate_left(from);
        for (question, dice) in played {
            wandering.go_to(question);
            play(ledger, &mut wandering, question, dice);
        }
        prop_assert_eq!(of_all(ledger, &straight.facts(ledger)), of_all(ledger, &wandering.facts(ledger)));
    }
}

#[test]
fn without_facts_nothing_is_decided_but_what_the_matter_gives() {
    let ledger = ledger();
    assert!(of_all(ledger, &Facts::default()).iter().all(|verdict| verdict.status == Status::Undecided));
}

// --- what a city employee may write wrongly ---

fn problems(change: impl Fn(&str) -> String) -> Vec<(u64, String)> {
    match catalogue::parse(&change(LEDGER)) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.into_iter().map(|problem| (problem.line, problem.message)).collect(),
    }
}

fn line_of(text: &str, part: &str) -> u64 {
    1 + text[..text.find(part).expect("the ledger has this line")].matches('\n').count() as u64
}

#[test]
fn a_misspelt_fact_is_named_with_its_line() {
    let wrong =
        LEDGER.replacen("asks: [{fact: certificate.purpose}]", "asks: [{fact: certificate.purpos}]", 1);
    let found = problems(|_| wrong.clone());
    assert_eq!(found[0].0, line_of(&wrong, "certificate.purpos}"), "{found:?}");
    assert!(found[0].1.contains("certificate.purpos"), "{found:?}");
}

#[test]
fn a_value_that_a_fact_does_not_have_is_named() {
    let found = problems(|ledger| ledger.replacen("is: pension}", "is: pensoin}", 1));
    assert!(found[0].1.contains("pensoin") && found[0].0 > 0, "{found:?}");
}

#[test]
fn broken_yaml_and_unknown_words_are_named_with_their_line() {
    for (right, wrong) in
        [("version: 第1版", "version: [第1版"), ("confidence: unconfirmed", "confidense: unconfirmed")]
    {
        let found = problems(|ledger| ledger.replacen(right, wrong, 1));
        assert!(!found.is_empty() && found[0].0 > 0, "{found:?}");
    }
}

#[test]
fn a_question_written_twice_is_named() {
    let found = problems(|ledger| ledger.replacen("- id: copies\n", "- id: purpose\n", 1));
    assert!(found.iter().any(|(_, message)| message.contains("2回")), "{found:?}");
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
