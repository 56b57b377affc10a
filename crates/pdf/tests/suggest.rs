//! What a city's blank suggests by itself: a form that an office typed and printed to PDF, with a table, choices, days.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop")]

use kakanai_domain::form::sheet::DayPart;
use kakanai_domain::form::um::Um;
use kakanai_pdf::{CityBlank, Suggested, Suggestion};

fn suggested() -> Vec<Suggestion> {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/data/blanks/health-insurance-change.pdf");
    CityBlank::read(&std::fs::read(file).expect("the blank")).expect("read").suggested(1)
}

fn labels(of: impl Fn(&Suggested) -> bool) -> Vec<String> {
    suggested().into_iter().filter(|one| of(&one.kind)).map(|one| one.label).collect()
}

#[test]
fn every_empty_cell_is_a_box_named_by_the_words_beside_it() {
    let words = labels(|kind| *kind == Suggested::Words);
    for label in ["フリガナ", "氏名", "電話番号", "住所", "世帯主　氏名", "世帯主　住所", "署名"]
    {
        assert_eq!(words.iter().filter(|known| *known == label).count(), 1, "{label} in {words:?}");
    }
    assert!(!words.iter().any(|label| label == "世帯主"), "a heading is no box: {words:?}");
}

#[test]
fn numbers_go_before_the_printed_units_of_a_day_in_a_cell_or_at_the_head() {
    let parts = labels(|kind| matches!(kind, Suggested::Part(_)));
    for label in ["届出日（年）", "届出日（月）", "届出日（日）", "生年月日（年）", "生年月日（日）"]
    {
        assert_eq!(parts.iter().filter(|known| *known == label).count(), 1, "{label} in {parts:?}");
    }
    let year = suggested().into_iter().find(|one| one.label == "生年月日（年）").expect("the year");
    assert_eq!(year.kind, Suggested::Part(DayPart::Year));
    assert!(year.at.w > Um::mm(6) && year.at.w < Um::mm(12), "{:?}", year.at);
}

#[test]
fn printed_choices_are_ringed_and_printed_squares_are_ticked() {
    let rings = labels(|kind| matches!(kind, Suggested::Ring(_)));
    assert_eq!(
        rings,
        [
            "性別（男）",
            "性別（女）",
            "生年月日（大正）",
            "生年月日（昭和）",
            "生年月日（平成）",
            "生年月日（令和）"
        ]
    );
    let ticks = labels(|kind| matches!(kind, Suggested::Tick(_)));
    assert_eq!(ticks, ["転入", "社会保険離脱", "出生", "その他（）"]);
}

#[test]
fn no_two_boxes_share_a_place_and_none_lies_on_a_printed_line() {
    let boxes = suggested();
    for (at, one) in boxes.iter().enumerate() {
        for other in &boxes[at + 1..] {
            assert!(!one.at.overlaps(&other.at), "{} and {}", one.label, other.label);
        }
    }
    assert!(boxes.iter().all(|one| one.at.w > Um(0) && one.at.h > Um(0)));
}

#[test]
fn a_page_of_nothing_but_lines_suggests_in_time() {
    use kakanai_domain::form::sheet::{Blank, Rule, Weight};
    use kakanai_domain::form::um::Place;
    let line = |at: i32, down: bool| {
        let (a, b) = (Um(at * 700), Um(209_000));
        let place = |x, y| Place { x, y };
        let (from, to) = if down { (place(a, Um(0)), place(a, b)) } else { (place(Um(0), a), place(b, a)) };
        Rule { from, to, weight: Weight::Hair }
    };
    let rules = (0..290).flat_map(|at| [line(at, true), line(at, false)]).collect();
    let bytes = drawn_blank(Blank { rules, ..Blank::default() });
    let found = CityBlank::read(&bytes).expect("read").suggested(1);
    assert!(found.is_empty(), "cells of 0.7 mm are no boxes: {}", found.len());
}

/// A form of ours with nothing but its blank.
fn drawn_blank(blank: kakanai_domain::form::sheet::Blank) -> Vec<u8> {
    use kakanai_domain::form::{fill, parse};
    let form = "{id: t, title: 試し, version: 1, pages: [{boxes: []}]}";
    let mut form = parse(form).unwrap_or_else(|problems| panic!("{problems:?}"));
    form.pages[0].blank = blank;
    let filled = fill(&form, &|_: &str| None, None);
    kakanai_pdf::draw(&[filled], &office::fonts(), &office::stamp()).expect("drawn").bytes
}

mod office;
