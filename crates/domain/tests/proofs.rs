//! What is proved of a ledger without any case: each fault is put in by hand, and must be found.
#![cfg(test)]

mod ledger;

use std::path::Path;

use kakanai_domain::catalogue::findings;
use kakanai_domain::form;
use ledger::{FILES, LEDGER, form_of, read};

/// What is found in the ledger with one more file.
fn found_with(more: &str) -> Vec<(String, String)> {
    let mut files = FILES.clone();
    files.push(("more.yaml".to_owned(), more.to_owned()));
    let mut catalogue = read(&files).unwrap_or_else(|problems| panic!("{problems:?}"));
    catalogue.learn_form(&form_of(&["certificate_subject.name"]));
    findings(&catalogue).into_iter().map(|found| (found.at, found.message)).collect()
}

fn procedure(when: &str, rest: &str) -> String {
    format!(
        "procedures:\n- id: ZZ-01\n  name: 試しの手続\n  event: certificate\n  weight: required\n  when: {when}\n  office: [citizens]\n  confidence: partly\n{rest}"
    )
}

fn is_found(more: &str, at: &str, words: &str) {
    let found = found_with(more);
    assert!(
        found.iter().any(|(place, message)| place == at && message.contains(words)),
        "{words} of {at} is not among {found:?}"
    );
}

#[test]
fn the_citys_own_ledger_has_no_findings() {
    let mut ledger = LEDGER.clone();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/forms")).unwrap()
    {
        let text = std::fs::read_to_string(entry.unwrap().path().join("form.yaml")).unwrap();
        ledger.learn_form(&form::parse(&text).unwrap_or_else(|problems| panic!("{problems:?}")));
    }
    assert_eq!(findings(&ledger), []);
}

#[test]
fn conditions_that_rule_each_other_out_are_found() {
    for when in [
        "{all: [{fact: visitor.relation, is: self}, {fact: visitor.relation, is: child}]}",
        "{all: [{fact: visitor.relation, is: self}, {not: {fact: visitor.relation, in: [self, child]}}]}",
        "{any: [{age_of: visitor, at_least: 65, below: 20}]}",
        "{some: people, where: {all: [{role: [visitor]}, {fact: their.heir, is: 'true'}, {fact: their.heir, is: 'false'}]}, yes: いる, no: いない}",
    ] {
        is_found(&procedure(when, ""), "ZZ-01", "打ち消し合って");
    }
}

#[test]
fn a_fact_that_no_question_asks_for_is_found() {
    is_found(&procedure("{fact: visitor.dialysis, is: 'true'}", ""), "ZZ-01", "person.dialysis");
    let named = "conditions:\n- id: zz\n  when: {fact: visitor.dialysis, is: 'true'}\n";
    is_found(&format!("{named}{}", procedure("{use: zz}", "")), "ZZ-01", "person.dialysis");
}

#[test]
fn a_term_whose_start_nobody_asks_for_is_found() {
    let term = "  deadlines:\n  - {from: marriage, plus: 14d, kind: law}\n";
    is_found(&procedure("{fact: visitor.relation, is: self}", term), "ZZ-01", "婚姻日");
}

#[test]
fn a_source_that_is_claimed_and_missing_is_found() {
    let more = procedure("{fact: visitor.relation, is: self}", "").replace("partly", "sourced");
    is_found(&more, "ZZ-01", "出典");
}

#[test]
fn a_question_that_nothing_needs_is_found() {
    let more = "questions:\n- id: zz\n  section: use\n  asks: [{fact: visitor.occupation}]\n  say: お仕事は何ですか。\n  official: 職業\n";
    is_found(more, "zz", "使われていません");
}

#[test]
fn a_fact_that_others_tell_must_look_at_all_it_spares() {
    let gate = |told: &str| {
        format!(
            "facts:\n- id: certificate.zz\n  name: 試し\n  type: choice\n  presumed: unstated\n  told:\n{told}  values:\n  - {{value: nobody, label: いない}}\n  - {{value: unstated, label: まだ}}\nquestions:\n- id: zz\n  section: certificate_kinds\n  asks: [{{fact: visitor.heir}}]\n  say: 相続人ですか。\n  official: 相続人\n  ask_when: {{all: [{{fact: certificate.zz, is: unstated}}]}}\n"
        )
    };
    is_found(&gate("  - {value: nobody, when: {fact: visitor.relation, is: self}}\n"), "zz", "person.heir");
    let looks = "  - {value: nobody, when: {fact: visitor.heir, is: 'false'}}\n";
    let found = found_with(&gate(looks));
    assert!(!found.iter().any(|(_, message)| message.contains("told")), "{found:?}");
    let never = "  - {value: nobody, when: {all: [{fact: visitor.heir, is: 'false'}, {fact: visitor.heir, is: 'true'}]}}\n";
    is_found(&gate(never), "certificate.zz", "打ち消し合って");
    let circle = format!("{looks}  - {{value: unstated, when: {{fact: certificate.zz, is: nobody}}}}\n");
    is_found(&gate(&circle), "certificate.zz", "ほかの事実から決まる事実");
}
