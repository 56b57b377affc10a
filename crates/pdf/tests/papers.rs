//! Whole papers, drawn from the committed form and faces. Single glyphs are looked at in `glyphs.rs`.

#![expect(clippy::expect_used, clippy::panic, reason = "what a test leans on may stop the test")]

mod ink;
mod office;
mod paper;
mod pixels;
mod reader;

use std::path::PathBuf;
use std::process::Command;

use kakanai_domain::form::{BoxWarning, Source};
use kakanai_domain::sheet::handout::Handout;
use kakanai_pdf::{Drawn, DrawnBox, Error, OnPaper, draw, draw_bundle, picture};
use office::{fonts, stamp};
use paper::{filled, form};
use pixels::Picture;
use reader::shown;

fn drawn(otherwise: &[(&str, &str)]) -> Drawn {
    draw(&[filled(otherwise)], &fonts(), &stamp()).unwrap_or_else(|e| panic!("{e}"))
}

fn find<'a>(drawn: &'a Drawn, id: &str) -> &'a DrawnBox {
    drawn.boxes.iter().find(|b| b.id == id).expect("the box is on the form")
}

/// Writes what a person wants to look at beside the other test output, and says where.
fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("the test's own folder");
    path
}

#[test]
fn the_form_is_filled_without_a_warning() {
    let drawn = drawn(&[]);
    let warned: Vec<_> = drawn.boxes.iter().filter(|b| b.warning.is_some()).map(|b| &b.label).collect();
    assert!(warned.is_empty(), "{warned:?}");
    assert_eq!(find(&drawn, "subject_birth_date").value, "昭和23年3月9日");
    assert_eq!(find(&drawn, "item_honseki").value, "省略する");
    let titles: Vec<_> = drawn.sheets.iter().map(|s| (s.page, s.title.as_str())).collect();
    assert_eq!(titles, [(1, "住民票の写し等交付請求書")]);
}

#[test]
fn hands_boxes_are_not_among_the_filled() {
    let by_hand = form().pages[0].boxes.iter().filter(|b| !matches!(b.source, Source::Facts(_))).count();
    assert_eq!(drawn(&[]).boxes.len() + by_hand, form().pages[0].boxes.len());
    assert!(by_hand > 0);
}

#[test]
fn the_same_paper_has_the_same_bytes() {
    assert!(drawn(&[]).bytes == drawn(&[]).bytes);
    assert!(drawn(&[]).bytes != drawn(&[("certificate.copies", "3")]).bytes);
}

#[test]
fn two_papers_are_two_sheets_of_one_document() {
    let both =
        draw(&[filled(&[]), filled(&[("certificate.copies", "3")])], &fonts(), &stamp()).expect("drawn");
    assert_eq!(both.sheets.iter().map(|s| s.page).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(both.boxes.iter().filter(|b| b.page == 2 && b.value == "3").count(), 1);
    assert!(picture(&both.bytes, 2, 100).is_ok());
    // The faces are shared: two sheets take little more than one.
    assert!(both.bytes.len() < drawn(&[]).bytes.len() * 5 / 4);
}

#[test]
fn a_name_of_sixty_characters_is_printed_whole_with_a_warning() {
    let name = "寿限無".repeat(20);
    let drawn = drawn(&[("certificate_subject.name", &name), ("certificate_subject.kana", &name)]);
    assert_eq!(find(&drawn, "subject_name").warning, Some(BoxWarning::Wrapped(2)));
    assert_eq!(find(&drawn, "subject_kana").warning, Some(BoxWarning::Shrunk));
    assert_eq!(find(&drawn, "subject_name").value, name);
    written("long-name.pdf", &drawn.bytes);
}

#[test]
fn an_address_of_three_hundred_characters_stands_on_a_sheet_behind_its_paper() {
    let address = "福岡県北九州市小倉北区架空町一丁目２番３号　".repeat(14);
    let drawn = drawn(&[("visitor.address", &address)]);
    assert_eq!(find(&drawn, "visitor_address").warning, Some(BoxWarning::TooLong));
    let titles: Vec<&str> = drawn.sheets.iter().map(|sheet| sheet.title.as_str()).collect();
    assert_eq!(titles, [paper::form().title.as_str(), "別紙"]);
    written("long-address.pdf", &drawn.bytes);
}

#[test]
fn the_cover_counts_the_sheets_behind_a_paper_too() {
    let address = "福岡県北九州市小倉北区架空町一丁目２番３号　".repeat(14);
    let papers = [filled(&[("visitor.address", &address)]), filled(&[])];
    let on_paper: Vec<OnPaper> = papers.iter().map(OnPaper::ours).collect();
    let cover = |sheets: &[usize]| Handout {
        title: "提出する用紙".to_owned(),
        from: "架空区役所".to_owned(),
        lead: format!("用紙{sheets:?}"),
        parts: Vec::new(),
    };
    let bundle = || draw_bundle(Some(&cover), &on_paper, &fonts(), &stamp()).expect("drawn");
    let drawn = bundle();
    let titles: Vec<&str> = drawn.sheets.iter().map(|sheet| sheet.title.as_str()).collect();
    let form = form().title;
    assert_eq!(titles, ["提出する用紙", &form, "別紙", &form]);
    let words: String = shown(&drawn.bytes).into_iter().map(|glyph| glyph.text).collect();
    assert!(words.contains("用紙[2, 1]"), "{words}");
    assert_eq!(drawn.boxes.iter().filter(|one| one.id == "visitor_address" && one.page == 4).count(), 1);
    assert!(drawn.bytes == bundle().bytes, "the same input gives the same bytes");
}

#[test]
fn an_unknown_required_box_is_told() {
    let drawn = drawn(&[("certificate_subject.birth_date", ""), ("certificate.proxy_letter", "")]);
    assert_eq!(find(&drawn, "subject_birth_date").warning, Some(BoxWarning::Empty));
    assert_eq!(find(&drawn, "proxy_letter").warning, None);
}

#[test]
fn an_inexact_birthday_is_printed_in_words() {
    let drawn = drawn(&[("certificate_subject.birth_date", "大正15年　月日不詳")]);
    assert_eq!(find(&drawn, "subject_birth_date").value, "大正15年　月日不詳");
    assert_eq!(find(&drawn, "subject_birth_date").warning, None);
}

#[test]
fn the_page_looks_as_it_did() {
    let drawn = drawn(&[]);
    written("resident-certificate.pdf", &drawn.bytes);
    let picture = picture(&drawn.bytes, 1, 840).expect("a picture");
    assert_eq!((picture.width, picture.height), (840, 1_188));
    let shown = || written("resident-certificate.png", &picture.png);
    assert_eq!(ink::changed("resident-certificate", &decoded(&picture.png), 100, shown), None);
}

/// Reads the picture as the screen does.
fn decoded(png: &[u8]) -> Picture {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("pixels");
    let (width, height) = (info.width as usize, info.height as usize);
    Picture { width, height, depth: info.color_type.samples(), pixels }
}

#[test]
fn qpdf_finds_no_fault() {
    let path = written("for-qpdf.pdf", &drawn(&[]).bytes);
    let output = Command::new("qpdf").arg("--check").arg(path).output().expect("qpdf is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// PDFBox's own validator, from Debian's `libpdfbox2-java`, `libactivation-java` and `libjaxb-api-java`.
fn preflight(path: &std::path::Path) -> String {
    let jars =
        ["preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api"];
    let class_path: Vec<String> = jars.iter().map(|jar| format!("/usr/share/java/{jar}.jar")).collect();
    let mut java = Command::new("java");
    java.arg("-cp").arg(class_path.join(":")).arg("org.apache.pdfbox.preflight.Validator_A1b").arg(path);
    let output = java.output().expect("Java is installed");
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

#[test]
fn a_paper_of_ours_is_fit_for_the_archive() {
    let handed =
        draw(&[filled(&[]), filled(&[("certificate.copies", "3")])], &fonts(), &stamp()).expect("drawn");
    let path = written("for-the-archive.pdf", &handed.bytes);
    let said = preflight(&path);
    assert!(said.contains("is a valid PDF/A-1b file"), "{said}");
    let text = String::from_utf8_lossy(&handed.bytes).into_owned();
    assert!(text.starts_with("%PDF-1.4"));
    for said in ["<pdfaid:part>1<", "<pdfaid:conformance>B<", "GTS_PDFA1", "2026-11-21T11:42:00+09:00"] {
        assert!(text.contains(said), "{said}");
    }
    assert!(!text.contains("/Group") && !text.contains("/SMask"));
}

#[test]
fn what_cannot_be_shown_is_told_without_a_panic() {
    let bytes = drawn(&[]).bytes;
    let cases: [(&[u8], u16, u32); 6] = [
        (b"", 1, 100),
        (b"%PDF-1.7 nothing", 1, 100),
        (&bytes, 0, 100),
        (&bytes, 2, 100),
        (&bytes, 1, 0),
        (&bytes, 1, 99_999),
    ];
    for (pdf, page, width) in cases {
        assert!(matches!(picture(pdf, page, width), Err(Error::Picture { .. })), "{page} {width}");
    }
}

#[test]
fn no_personal_data_stands_in_the_documents_description() {
    let bytes = drawn(&[]).bytes;
    let document = lopdf::Document::load_mem(&bytes).expect("our own PDF");
    let info = document.trailer.get(b"Info").and_then(|o| o.as_reference()).expect("a description");
    let info = document.get_dictionary(info).expect("a description");
    let keys: Vec<String> = info.iter().map(|(k, _)| String::from_utf8_lossy(k).into_owned()).collect();
    assert_eq!(keys, ["Title", "Subject", "Creator", "Producer", "CreationDate", "ModDate"]);
}
