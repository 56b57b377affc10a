//! Stories of one desk's papers: what an edit changes on them, which letters they can show, and what a printer does to them.
#![cfg(test)]

use std::sync::{Arc, Mutex};

use kakanai_desk::{PrintTrouble, Printer, PrinterStanding, PrinterTrouble};
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
    assert_eq!(desk.refused("papers.print", json!({ "pages": [] })).await, "FAULT");
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

/// A tray into which whatever is printed falls.
#[derive(Default)]
struct Tray(Mutex<Vec<Vec<u8>>>);

impl Printer for Tray {
    fn name(&self) -> Option<String> {
        Some("窓口3".to_owned())
    }

    fn print(&self, pdf: &[u8], _: &str) -> Result<(), PrintTrouble> {
        self.0.lock().unwrap().push(pdf.to_vec());
        Ok(())
    }

    fn standing(&self) -> PrinterStanding {
        PrinterStanding { waiting: 1, trouble: Some(PrinterTrouble::PaperOut) }
    }
}

fn office_with(tray: &Arc<Tray>) -> Office {
    let mut office = Office::default();
    office.printer = Arc::clone(tray) as _;
    office
}

/// A bereavement in which everything that is asked was answered, at a desk with a tray.
async fn bereaved(tray: &Arc<Tray>) -> (Office, DeskAtWork) {
    let office = office_with(tray);
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    desk.sign_in().await;
    desk.clerk("interview.begin", json!({ "matter": "bereavement" })).await;
    desk.play_whatever_is_asked().await;
    (office, desk)
}

fn printed(papers: &Value) -> Vec<u64> {
    papers["pages"].as_array().unwrap().iter().map(|page| page["printed"].as_u64().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn several_papers_lie_under_a_cover_and_some_of_them_are_printed_again() {
    let tray = Arc::new(Tray::default());
    let (_office, desk) = bereaved(&tray).await;
    let papers = desk.clerk("papers.look", json!({})).await;
    let pages = papers["pages"].as_array().unwrap().len();
    assert_eq!(papers["pages"][0]["title"], "提出する用紙");
    assert!(pages > 3, "{pages}");
    assert_eq!(desk.clerk("papers.print", json!({ "pages": [] })).await["pages"], pages);
    assert_eq!(desk.clerk("papers.print", json!({ "pages": [3, 1, 3] })).await["pages"], 2);
    assert_eq!(desk.refused("papers.print", json!({ "pages": [pages + 1] })).await, "UNKNOWN_PAGE");
    let beyond: Vec<usize> = (pages + 1..=2 * pages).collect();
    assert_eq!(desk.refused("papers.print", json!({ "pages": beyond })).await, "UNKNOWN_PAGE");
    let times = printed(&desk.clerk("papers.look", json!({})).await);
    assert_eq!(times[..4], [2, 1, 2, 1], "a refused page counts for nothing");
    let jobs = tray.0.lock().unwrap();
    assert_eq!(jobs.len(), 2);
    assert!(jobs[0].len() > jobs[1].len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_box_leads_to_its_question_and_what_is_answered_there_stands_in_it() {
    let tray = Arc::new(Tray::default());
    let (_office, desk) = bereaved(&tray).await;
    let papers = desk.clerk("papers.look", json!({})).await;
    let boxes = papers["boxes"].as_array().unwrap();
    let named = boxes.iter().find(|one| one["value"] == "架空　花子" && one["question"].is_string()).unwrap();
    let question = desk.clerk("interview.question", json!({ "question": named["question"] })).await;
    let field = question["input"]["fields"].as_array().unwrap();
    let field = field.iter().find(|field| field["value"] == "架空　花子").unwrap();
    let given = json!({ field["fact"].as_str().unwrap(): "架空　髙子" });
    let mut whole: serde_json::Map<String, Value> = serde_json::Map::new();
    for each in question["input"]["fields"].as_array().unwrap() {
        let (fact, held) = (each["fact"].as_str().unwrap(), &each["value"]);
        whole.insert(fact.to_owned(), given.get(fact).unwrap_or(held).clone());
    }
    desk.clerk("interview.answer", json!({ "question": question["id"], "given": whole })).await;
    let papers = desk.clerk("papers.look", json!({})).await;
    let now = papers["boxes"].as_array().unwrap();
    assert!(now.iter().any(|one| one["label"] == named["label"] && one["value"] == "架空　髙子"));
    assert!(!papers["by_hand"].as_array().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printer_without_paper_is_told_with_what_to_do() {
    let tray = Arc::new(Tray::default());
    let office = office_with(&tray);
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    desk.sign_in().await;
    let printer = desk.clerk("printer.look", json!({})).await;
    assert_eq!((&printer["waiting"], &printer["trouble"]["code"]), (&json!(1), &json!("PRINTER_PAPER_OUT")));
}
