//! Stories of one desk's papers: what an edit changes on them, which letters they can show, and what a printer does to them.
#![cfg(test)]

use kakanai_tests::office::{DeskAtWork, Office};
use serde_json::{Value, json};

const NAME: &str = "架空　花子";
const NOBODY: &str = "http://127.0.0.1:9";

async fn begun(desk: &DeskAtWork) {
    desk.sign_in().await;
    desk.clerk("interview.begin", json!({ "matter": "certificate.resident" })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_no_font_has_stops_the_paper_and_is_named() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    begun(&desk).await;
    desk.play_to_the_end("架空　\u{2FFFD}子").await;
    let stopped = desk.clerk("papers.look", json!({})).await["stopped"].clone();
    assert_eq!(stopped["code"], "UNPRINTABLE");
    assert!(stopped["title"].as_str().unwrap().contains("U+2FFFD"), "{stopped}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rare_letter_is_printed_with_the_font_of_rare_names() {
    let office = Office::default();
    let rare = "rare_names_font = \"/usr/share/fonts/truetype/ipamj/ipamjm.ttf\"";
    let desk = office.open_desk(&office.write_settings(NOBODY, rare));
    begun(&desk).await;
    desk.play_to_the_end("𠮷田　花子").await;
    let papers = desk.clerk("papers.look", json!({})).await;
    assert!(papers["stopped"].is_null(), "{}", papers["stopped"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printer_that_falls_over_reaches_the_clerk_as_words_and_the_desk_lives_on() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    begun(&desk).await;
    desk.play_to_the_end(NAME).await;
    assert_eq!(desk.refused("papers.print", json!({})).await, "FAULT");
    desk.clerk("interview.finish", json!({})).await;
}

// --- who may say what ---

/// What the papers' part of a preview says: each paper's title, its turn and its boxes.
async fn papers_if(desk: &DeskAtWork, question: &str, given: Value) -> Vec<(String, String, Vec<String>)> {
    let seen = desk.clerk("interview.preview", json!({ "question": question, "given": given })).await;
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let paper = |paper: &Value| {
        let boxes = paper["boxes"].as_array().unwrap().iter().map(word).collect();
        (word(&paper["title"]), word(&paper["turn"]), boxes)
    };
    seen["papers"].as_array().unwrap().iter().map(paper).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_is_shown_by_the_boxes_that_it_would_change() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    begun(&desk).await;
    desk.play_to_the_end(NAME).await;
    let held = desk.clerk("papers.look", json!({})).await;
    let title = held["pages"][0]["title"].as_str().unwrap().to_owned();
    let two = json!({ "certificate.copies": "2" });
    assert_eq!(
        papers_if(&desk, "copies", two.clone()).await,
        [(title, "changes".to_owned(), vec!["通数".to_owned()])]
    );
    assert_eq!(papers_if(&desk, "copies", json!({ "certificate.copies": "1" })).await, []);
    assert_eq!(desk.clerk("papers.look", json!({})).await, held, "a preview keeps nothing");
    desk.answer("copies", &[("certificate.copies", Some("2"))]).await;
    assert_eq!(papers_if(&desk, "copies", two).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_makes_a_paper_needed_says_that_it_comes() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    desk.sign_in().await;
    desk.clerk("interview.begin", json!({ "matter": "moving" })).await;
    desk.answer("moving.kind", &[("move.kind", Some("move"))]).await;
    let area = [("move.from.area", Some("other_pref")), ("move.to.area", Some("kitakyushu"))];
    let coming = papers_if(&desk, "moving.area", area.into_iter().collect()).await;
    assert_eq!(coming, [("住民異動届（転入・区間異動）".to_owned(), "comes".to_owned(), Vec::new())]);
    desk.answer("moving.area", &area).await;
    let going = papers_if(&desk, "moving.kind", json!({ "move.kind": "household" })).await;
    assert!(going.iter().any(|(_, turn, _)| turn == "goes"), "{going:?}");
}
