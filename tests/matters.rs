//! Stories of a second matter in the same interview, and of an answer looked at before it is given, at a real desk.
#![cfg(test)]

use kakanai_tests::office::{DeskAtWork, Office};
use serde_json::{Value, json};

const NOBODY: &str = "http://127.0.0.1:9";

async fn marriage(office: &Office) -> DeskAtWork {
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    desk.sign_in().await;
    desk.clerk("interview.begin", json!({ "matter": "marriage" })).await;
    desk
}

/// Answers whatever is asked with 不明, names nobody else, and goes on to the end; says what was asked.
async fn go_on(desk: &DeskAtWork) -> Vec<String> {
    let mut asked = Vec::new();
    loop {
        let view = desk.clerk("interview.look", json!({})).await;
        let question = &view["question"];
        let Some(id) = question["id"].as_str() else { return asked };
        asked.push(id.to_owned());
        assert!(asked.len() < 80, "the interview does not end: {asked:?}");
        let input = &question["input"];
        let facts: Vec<&Value> = match input["is"].as_str() {
            Some("people") => {
                desk.clerk("interview.everybody", json!({})).await;
                continue;
            }
            Some("choice") => vec![&input["fact"]],
            _ => input["fields"].as_array().unwrap().iter().map(|field| &field["fact"]).collect(),
        };
        let known = if id == "moving.kind" { json!("move") } else { Value::Null };
        let given: serde_json::Map<String, Value> =
            facts.iter().map(|fact| (fact.as_str().unwrap().to_owned(), known.clone())).collect();
        desk.clerk("interview.answer", json!({ "question": id, "given": given })).await;
    }
}

fn stand(view: &Value, matter: &str) -> String {
    let matters = view["matters"].as_array().unwrap();
    matters.iter().find(|one| one["id"] == matter).unwrap()["stand"].as_str().unwrap().to_owned()
}

/// The matters named in the outline, and how its sections stand.
fn outline(view: &Value) -> (Vec<String>, Vec<(String, String)>) {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let path = view["path"].as_array().unwrap();
    let matters = path.iter().filter(|section| section["matter"].is_string());
    let states = path.iter().map(|section| (word(&section["id"]), word(&section["state"])));
    (matters.map(|section| word(&section["matter"])).collect(), states.collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_matter_is_taken_up_kept_over_a_power_cut_and_finished_with_the_first() {
    let office = Office::default();
    let desk = marriage(&office).await;
    let first = go_on(&desk).await;
    let view = desk.clerk("interview.take_up", json!({ "matter": "moving" })).await;
    assert_eq!(view["matter_name"], "婚姻・引越し・世帯の変更");
    assert_eq!(view["question"]["section"], "異動する方", "who moves is the first thing to know");
    assert_eq!((stand(&view, "marriage").as_str(), stand(&view, "moving").as_str()), ("first", "taken"));
    assert_eq!(outline(&view).0, ["婚姻", "引越し・世帯の変更"]);
    assert!(view["verdicts"]["rows"].to_string().contains("MV-") && view.to_string().contains("MA-0"));
    desk.power_cut().await;

    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    let found = desk.clerk("session.look", json!({})).await["draft"].clone();
    assert_eq!(found["matter_name"], "婚姻・引越し・世帯の変更");
    desk.sign_in().await;
    let view = desk.clerk("interview.resume", json!({})).await;
    assert_eq!(view["question"]["section"], "異動する方");
    let second = go_on(&desk).await;
    let again: Vec<&String> = second.iter().filter(|id| first.contains(id) && *id != "roster").collect();
    assert!(again.is_empty(), "asked twice: {again:?}");
    let finished = desk.clerk("interview.finish", json!({})).await["finished"].clone();
    assert_eq!(finished["matter_name"], "婚姻・引越し・世帯の変更");
}

/// The sections of the path that only their own matter asks. What fills papers is asked for every matter alike: told
/// for one, it stays told.
fn of_its_own(view: &Value) -> Vec<Value> {
    let path = view["path"].as_array().expect("a path");
    let own = path.iter().filter(|part| !part["id"].as_str().is_some_and(|id| id.ends_with("_papers")));
    own.cloned().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_matter_taken_up_by_mistake_is_put_down_and_comes_back_with_its_answers() {
    let office = Office::default();
    let desk = marriage(&office).await;
    go_on(&desk).await;
    let before = desk.clerk("interview.look", json!({})).await;
    desk.clerk("interview.take_up", json!({ "matter": "moving" })).await;
    go_on(&desk).await;
    let both = desk.clerk("interview.look", json!({})).await;
    let after = desk.clerk("interview.put_down", json!({ "matter": "moving" })).await;
    for part in ["verdicts", "people", "matters", "matter_name"] {
        assert_eq!(after[part], before[part], "{part}");
    }
    assert_eq!(of_its_own(&after), of_its_own(&before));
    let again = desk.clerk("interview.take_up", json!({ "matter": "moving" })).await;
    assert_eq!((&again["path"], &again["question"]), (&both["path"], &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_go_together_is_refused_with_words() {
    let office = Office::default();
    let desk = marriage(&office).await;
    let view = desk.clerk("interview.look", json!({})).await;
    for apart in ["bereavement", "divorce", "certificate"] {
        assert_eq!(stand(&view, apart), "apart");
        let request = json!({ "matter": apart });
        assert_eq!(desk.refused("interview.take_up", request).await, "MATTER_APART", "{apart}");
    }
    assert_eq!(desk.refused("interview.put_down", json!({ "matter": "marriage" })).await, "MATTER_STAYS");
    assert_eq!(desk.refused("interview.put_down", json!({ "matter": "moving" })).await, "MATTER_STAYS");
    assert_eq!(desk.refused("interview.take_up", json!({ "matter": "no.such" })).await, "UNKNOWN_MATTER");
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_were_named_are_put_right_for_the_second_matter() {
    let office = Office::default();
    let desk = marriage(&office).await;
    let spouse = json!({ "relation": "spouse", "sex": "male", "roles": ["spouse"] });
    desk.clerk("interview.name", spouse).await;
    desk.clerk("interview.take_up", json!({ "matter": "moving" })).await;
    let moves = json!({ "person": "husband", "roles": ["spouse", "mover"] });
    desk.clerk("interview.roles", moves).await;
    assert_eq!(
        desk.refused("interview.roles", json!({ "person": "husband", "roles": ["king"] })).await,
        "MALFORMED"
    );
    let asked = go_on(&desk).await;
    assert!(asked.iter().any(|id| id == "moving.insurance@husband"), "{asked:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_section_says_what_is_still_to_come_in_it_wherever_the_clerk_stands() {
    let office = Office::default();
    let desk = marriage(&office).await;
    go_on(&desk).await;
    let (matters, done) = outline(&desk.clerk("interview.look", json!({})).await);
    assert!(matters.is_empty(), "one matter needs no name");
    assert!(done.iter().all(|(_, state)| state == "done" || state == "needless"), "{done:?}");
    let view = desk.clerk("interview.go_to", json!({ "question": "marriage.filing" })).await;
    let (_, back) = outline(&view);
    assert_eq!(back[0], ("marriage_filing".to_owned(), "now".to_owned()));
    assert_eq!(back[1..], done[1..], "what lies behind was asked already");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_fact_of_a_question_can_be_looked_at_before_the_others_are_told() {
    let office = Office::default();
    let desk = marriage(&office).await;
    let before = desk.clerk("interview.look", json!({})).await;
    let question =
        |filed: &str| json!({ "question": "marriage.filing", "given": { "marriage.filed": filed } });
    let seen = desk.clerk("interview.preview", question("true")).await;
    let named = |id: &str| {
        seen["changes"].as_array().unwrap().iter().find(|change| change["procedure"] == id).cloned()
    };
    assert_eq!(named("MA-01").unwrap()["after"], "not_needed");
    assert_eq!(desk.clerk("interview.look", json!({})).await, before, "nothing is kept of it");
    assert_eq!(desk.refused("interview.answer", question("true")).await, "FIELD_REQUIRED");
}
