//! The foot of every sheet: whose application it is, which sheet of how many, and nobody's name.

#![expect(clippy::expect_used, clippy::panic, reason = "what a test leans on may stop the test")]

mod office;
mod paper;
mod reader;

use std::collections::BTreeMap;

use kakanai_pdf::{Stamp, draw, excerpt};
use office::{fonts, stamp};
use reader::shown;

/// A stamp of papers whose sheets of the trial form were printed so often before.
fn marked(printed: &[u16]) -> Stamp {
    let printed = BTreeMap::from([(paper::filled(&[]).form.title, printed.to_vec())]);
    Stamp { mark: Some("K7D29QXM41TB".to_owned()), printed, ..stamp() }
}

/// The words on a document, in the order in which they are drawn.
fn words(stamp: &Stamp, sheets: usize) -> String {
    let papers = vec![paper::filled(&[]); sheets];
    let drawn = draw(&papers, &fonts(), stamp).expect("drawn");
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(path.join(format!("foot-{sheets}.pdf")), &drawn.bytes).expect("the test's own folder");
    shown(&drawn.bytes).into_iter().map(|glyph| glyph.text).collect()
}

#[test]
fn every_sheet_says_its_application_and_its_place() {
    let words = words(&marked(&[]), 3);
    for number in 1..=3 {
        assert!(words.contains(&format!("K-20261121-0042　{number}／3")), "{number}");
    }
    assert!(!words.contains("再印刷"));
}

#[test]
fn a_reprint_says_so() {
    assert!(words(&marked(&[2]), 1).contains("再印刷（2回目）　K-20261121-0042　1／1"));
}

#[test]
fn only_the_sheets_that_were_printed_before_say_so() {
    let words = words(&marked(&[0, 1]), 2);
    assert_eq!(words.matches("再印刷").count(), 1);
    assert!(words.contains("再印刷（1回目）　K-20261121-0042　2／2"));
}

#[test]
fn some_sheets_of_a_document_are_those_sheets_and_no_others() {
    let papers = vec![paper::filled(&[]); 3];
    let drawn = draw(&papers, &fonts(), &marked(&[])).expect("drawn");
    let some = excerpt(&drawn.bytes, &[1, 3]).expect("two of three");
    let words: String = shown(&some).into_iter().map(|glyph| glyph.text).collect();
    assert!(words.contains("1／3") && words.contains("3／3") && !words.contains("2／3"));
    assert!(excerpt(&drawn.bytes, &[4]).is_err());
}

#[test]
fn without_a_mark_there_is_no_foot() {
    assert!(!words(&stamp(), 2).contains("1／2"));
}

#[test]
fn a_mark_that_no_code_holds_stops_the_paper() {
    let stamp = Stamp { mark: Some("x".repeat(4_000)), ..stamp() };
    assert!(draw(&[paper::filled(&[])], &fonts(), &stamp).is_err());
}
