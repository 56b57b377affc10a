//! Stories of a case whose ledger is exchanged under it: it goes on with the one it began with, the clerk sees what the
//! new one would change, and takes it over or not. No answer is lost.
#![cfg(test)]

mod small_office;

use serde_json::{Value, json};
use small_office::{AtDesk, SmallOffice};

const FIRST: &str = "\
version: 第1版
anchors: [{id: visit, name: 届出日, fact: event.visit_date}]
applicants: [{id: self, name: ご本人}]
offices: [{id: citizens, name: 市民課}]
facts:
- {id: event.kinds, name: 出来事, type: list, values: [{value: certificate, label: 証明書}]}
- {id: event.visit_date, name: 来庁日, type: date}
- {id: event.ward, name: 区, type: choice, values: [{value: kokurakita, label: 小倉北区}]}
- {id: certificate.use, name: 使いみち, type: choice, values: [{value: pension, label: 年金}, {value: other, label: ほか}]}
- {id: certificate.scope, name: 範囲, type: choice, values: [{value: whole, label: 全部}, {value: part, label: 一部}]}
matters:
- id: small
  name: 小さな用件
  events: [certificate]
  focus: {id: subject, roles: [certificate_subject], label: 必要な方}
  sections: [{id: all, title: うかがうこと}]
questions:
- {id: use, section: all, asks: [{fact: certificate.use}], say: 何に使いますか。, official: 使いみち}
- {id: scope, section: all, asks: [{fact: certificate.scope}], say: 全部ですか。, official: 範囲}
procedures:
- id: CE-01
  name: 写し
  event: certificate
  weight: required
  when: {fact: certificate.use, is: pension}
  deadlines: [{from: visit, plus: 14d, roll: none}]
  office: [citizens]
  confidence: partly
- id: CE-02
  name: 全部の証明
  event: certificate
  weight: offer
  when: {fact: certificate.scope, is: whole}
  office: [citizens]
  confidence: partly
";

/// The new ledger: a longer term, no more scope, and another thing to ask.
fn second() -> String {
    let copies = "- {id: certificate.copies, name: 通数, type: number, min: 1, max: 9}\n";
    let ask = "- {id: copies, section: all, asks: [{fact: certificate.copies}], say: 何通いりますか。, official: 通数}\n";
    FIRST
        .replace("version: 第1版", "version: 第2版")
        .replace("plus: 14d", "plus: 20d")
        .lines()
        .filter(|line| !line.contains("id: certificate.scope") && !line.contains("{id: scope,"))
        .map(|line| match line {
            "matters:" => format!("{copies}matters:\n"),
            "procedures:" => format!("{ask}procedures:\n"),
            "  weight: offer" => "  weight: required\n".to_owned(),
            "  when: {fact: certificate.scope, is: whole}" => {
                "  when: {fact: certificate.copies, at_least: 2}\n".to_owned()
            }
            line => format!("{line}\n"),
        })
        .collect()
}

/// An interview of the first ledger with both its questions answered.
async fn begun(desk: &AtDesk) -> Value {
    desk.clerk("interview.begin", json!({ "matter": "small" })).await;
    desk.answer("use", "certificate.use", "pension").await;
    desk.answer("scope", "certificate.scope", "whole").await
}

/// How a procedure stands: its status and its last day.
fn stands(interview: &Value, procedure: &str) -> (String, String) {
    let rows = interview["verdicts"]["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["procedure"] == procedure).unwrap();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (word(&row["status"]), word(&row["deadline"]))
}

fn is(status: &str, until: &str) -> (String, String) {
    (status.to_owned(), until.to_owned())
}

#[tokio::test]
async fn a_case_goes_on_with_the_ledger_it_began_with_until_it_is_taken_over() {
    let office = SmallOffice::with_ledger(FIRST);
    let desk = office.open().await;
    let before = begun(&desk).await;
    assert_eq!(before["ledger"]["newer"], Value::Null);
    assert_eq!(stands(&before, "CE-01"), is("required", "2026年12月8日(火)まで"));
    drop(desk);
    office.exchange_ledger(&second());
    let desk = office.open().await;
    let session = desk.clerk("session.look", json!({})).await;
    assert_eq!((&session["catalogue"], &session["draft"]["answers"]), (&json!("手続台帳 第2版"), &json!(2)));

    let resumed = desk.clerk("interview.resume", json!({})).await;
    assert_eq!(
        resumed["ledger"],
        json!({ "version": "第1版", "newer": "第2版", "lost": null, "fell_away": [] })
    );
    assert_eq!(resumed["verdicts"], before["verdicts"]);
    let list = desk.clerk("guest.show", json!({ "show": true, "what": "take_home" })).await;
    assert!(list.to_string().contains("12月8日"), "the list to take home goes by the first ledger: {list}");

    let changes = desk.clerk("interview.newer_ledger", json!({})).await;
    assert_eq!(
        changes,
        json!({
            "from": "第1版",
            "to": "第2版",
            "changes": [
                {
                    "procedure": "CE-01", "name": "写し", "before": "required", "after": "required",
                    "until_before": "2026年12月8日(火)まで", "until_after": "2026年12月14日(月)まで",
                },
                {
                    "procedure": "CE-02", "name": "全部の証明", "before": "offer", "after": "undecided",
                    "until_before": null, "until_after": null,
                },
            ],
            "asked": ["何通いりますか。"],
            "spared": [],
            "fell_away": [{ "label": "範囲", "answer": "全部", "unknown": false }],
        })
    );
    assert_eq!(desk.clerk("interview.look", json!({})).await, resumed, "a preview keeps nothing");

    let over = desk.clerk("interview.take_over", json!({})).await;
    assert_eq!(over["ledger"]["version"], "第2版");
    assert_eq!(over["ledger"]["newer"], Value::Null);
    assert_eq!(over["ledger"]["fell_away"], changes["fell_away"]);
    assert_eq!(over["question"]["id"], "copies");
    assert_eq!(stands(&over, "CE-01"), is("required", "2026年12月14日(月)まで"));
    assert_eq!(office.kept_ledgers().len(), 1, "nothing goes by the first ledger any more");
    desk.answer("copies", "certificate.copies", "2").await;
    drop(desk);
    let desk = office.open().await;
    let resumed = desk.clerk("interview.resume", json!({})).await;
    assert_eq!(stands(&resumed, "CE-02"), is("required", ""));
    assert_eq!(resumed["ledger"]["fell_away"], changes["fell_away"], "it is still known what fell away");
    desk.clerk("interview.finish", json!({})).await;
}

#[tokio::test]
async fn a_ledger_goes_when_no_draft_and_no_open_application_goes_by_it() {
    let office = SmallOffice::with_ledger(FIRST);
    let desk = office.open().await;
    begun(&desk).await;
    desk.clerk("interview.finish", json!({})).await;
    drop(desk);
    office.exchange_ledger(&second());
    let desk = office.open().await;
    assert_eq!(office.kept_ledgers().len(), 2, "the application is not at the centre yet");
    desk.clerk("interview.begin", json!({ "matter": "small" })).await;
    drop(desk);
    office.exchange_ledger(&second().replace("第2版", "第3版"));
    let desk = office.open().await;
    assert_eq!(office.kept_ledgers().len(), 3);
    desk.clerk("interview.resume", json!({})).await;
    desk.clerk("interview.discard", json!({})).await;
    assert_eq!(office.kept_ledgers().len(), 2, "the draft was discarded");
}

#[tokio::test]
async fn a_case_whose_ledger_is_lost_goes_on_with_the_one_in_force_and_says_so() {
    for broken in ["", "{\"ledger.yaml\": \"version: 第9版\"}"] {
        let office = SmallOffice::with_ledger(FIRST);
        let desk = office.open().await;
        begun(&desk).await;
        drop(desk);
        std::fs::write(&office.kept_ledgers()[0], broken).unwrap();
        office.exchange_ledger(&second());
        let desk = office.open().await;
        let resumed = desk.clerk("interview.resume", json!({})).await;
        let ledger = &resumed["ledger"];
        assert_eq!(
            (&ledger["version"], &ledger["newer"], &ledger["lost"]),
            (&json!("第2版"), &Value::Null, &json!("第1版"))
        );
        assert_eq!(ledger["fell_away"].as_array().unwrap().len(), 1);
        assert_eq!(stands(&resumed, "CE-01"), is("required", "2026年12月14日(月)まで"));
        drop(desk);
        let desk = office.open().await;
        assert_eq!(
            desk.clerk("interview.resume", json!({})).await["ledger"],
            *ledger,
            "it goes on saying so"
        );
    }
}

#[tokio::test]
async fn a_ledger_that_was_only_mended_is_another_and_what_fell_away_can_come_back() {
    let office = SmallOffice::with_ledger(FIRST);
    let desk = office.open().await;
    begun(&desk).await;
    drop(desk);
    office.exchange_ledger(&second().replace("第2版", "第1版"));
    let desk = office.open().await;
    let resumed = desk.clerk("interview.resume", json!({})).await;
    assert_eq!(resumed["ledger"]["newer"], "第1版（直したもの）");
    desk.clerk("interview.take_over", json!({})).await;
    drop(desk);
    office.exchange_ledger(FIRST);
    let desk = office.open().await;
    desk.clerk("interview.resume", json!({})).await;
    let back = desk.clerk("interview.take_over", json!({})).await;
    assert_eq!(back["ledger"]["fell_away"], json!([]));
    assert_eq!(stands(&back, "CE-02"), is("offer", ""));
}

#[tokio::test]
async fn a_case_is_not_taken_over_to_a_ledger_without_its_matter() {
    let office = SmallOffice::with_ledger(FIRST);
    let desk = office.open().await;
    let before = begun(&desk).await;
    drop(desk);
    office.exchange_ledger(&second().replace("- id: small", "- id: other"));
    let desk = office.open().await;
    let resumed = desk.clerk("interview.resume", json!({})).await;
    for command in ["interview.newer_ledger", "interview.take_over"] {
        assert_eq!(desk.refused(command).await, "MATTER_NOT_IN_LEDGER");
    }
    assert_eq!(resumed["verdicts"], before["verdicts"]);
    desk.clerk("interview.finish", json!({})).await;
}
