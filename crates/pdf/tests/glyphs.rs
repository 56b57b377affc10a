//! Every drawn glyph is the very outline that its face has for the text, and copying gives that text. How a page
//! looks as a whole is `papers.rs`.

#![expect(clippy::expect_used, clippy::panic, reason = "what a test leans on may stop the test")]

mod office;
mod reader;
mod wanted;

use kakanai_domain::form::cluster::clusters;
use kakanai_domain::form::{BoxWarning, FilledForm, fill, parse};
use kakanai_pdf::{Error, Face, Fonts, Style, draw};
use office::{faces, fonts, ipamj, stamp};
use reader::{Shown, shown};
use wanted::Wanted;

/// Names as they stand in registers, and what stands beside them on a form.
const CORPUS: [&str; 10] = [
    "𠮷野家　髙﨑　祐子",
    "辻\u{E0102}本　辻\u{E0103}本　辻本",
    "葛\u{E0102}飾　葛\u{E0103}城　葛城",
    "神\u{FA19}　\u{FA10}　德永　濵田",
    "ｱｶｻ ﾀﾅ 123-4567 ABC xyz",
    "小倉北区大手町１－１　北九州ﾋﾞﾙ 3F",
    "がぱヴ　か\u{3099}は\u{309A}ウ\u{3099}",
    "齋藤　斎藤　齊藤　斉藤　邊　邉　渡辺",
    "𡈽屋　𠀋夫　𩸽",
    "Ñandú O'BRIEN-SMITH",
];

/// A form of one line across the sheet.
fn line(text: &str) -> FilledForm {
    let form = "{id: t, title: 試し, version: 1, paper: [210, 297], pages: [{boxes: [
        {id: a, label: 氏名, fact: x.name, at: [10, 10, 190, 10], draw: {line: {size: 5, floor: 2}}}]}]}";
    fill(&parse(form).expect("sound"), &|_: &str| Some(text.to_owned()), None)
}

#[test]
fn every_glyph_is_exact_and_copies_as_itself() {
    let mut wanted = Wanted::read();
    for text in CORPUS {
        let drawn = draw(&[line(text)], &fonts(), &stamp()).unwrap_or_else(|e| panic!("{text}: {e}"));
        let shown = shown(&drawn.bytes);
        let texts: Vec<&str> = shown.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(texts, clusters(text), "{text}");
        for Shown { face, text, outline, .. } in &shown {
            assert_eq!(outline, wanted.outline(face, text), "{text} in {face}");
        }
    }
}

#[test]
fn one_and_two_dots_are_drawn_apart() {
    let drawn = draw(&[line("辻\u{E0102}辻\u{E0103}辻")], &fonts(), &stamp()).expect("IPAmj has all three");
    let outlines: Vec<String> = shown(&drawn.bytes).into_iter().map(|s| s.outline).collect();
    assert_ne!(outlines[0], outlines[1]);
    // The plain character is one of the two: one glyph, two texts, each with its own code.
    assert!(outlines[..2].contains(&outlines[2]));
}

#[test]
fn a_variant_of_the_other_collection_is_drawn_by_its_twin_and_copies_as_itself() {
    let shown = |text: &str| shown(&draw(&[line(text)], &fonts(), &stamp()).expect("drawn").bytes);
    for (adobe, moji) in
        [("辻\u{E0100}", "辻\u{E0102}"), ("葛\u{E0101}", "葛\u{E0103}"), ("邉\u{E0100}", "邉\u{E010F}")]
    {
        let (drawn, twin) = (&shown(adobe)[0], &shown(moji)[0]);
        assert_eq!((&drawn.face, &drawn.outline), (&twin.face, &twin.outline), "{adobe}");
        assert_eq!(drawn.text, adobe);
    }
}

#[test]
fn a_variant_that_has_no_twin_is_drawn_by_the_face_that_has_it() {
    // No Moji_Joho twin is beyond doubt; BIZ UD明朝 has the very variant, and the whole name goes with it.
    let drawn = draw(&[line("渡\u{E0100}部")], &fonts(), &stamp()).expect("BIZ UD has it");
    let shown = shown(&drawn.bytes);
    assert!(shown.iter().all(|s| s.face == "BIZUDMincho-Regular"));
    assert_eq!(shown[0].outline, Wanted::read().outline("BIZUDMincho-Regular", "渡\u{E0100}"));
}

#[test]
fn a_blank_and_a_value_may_share_a_glyph_and_differ_in_text() {
    // The blank is kept with its codes; a later document whose value claims the same glyph must not change it.
    let form = "{id: t, title: 試し, version: 1, paper: [210, 297], pages: [{
        blank: {words: [{text: 辻辻\u{E0103}, at: [10, 30, 60, 8], size: 4}]},
        boxes: [{id: a, label: 氏名, fact: x.name, at: [10, 10, 190, 10], draw: {line: {size: 5, floor: 2}}}]}]}";
    let fonts = Fonts::new(vec![ipamj()]);
    for name in ["辻", "辻\u{E0103}", "辻\u{E0103}辻"] {
        let filled = fill(&parse(form).expect("sound"), &|_: &str| Some(name.to_owned()), None);
        let texts: Vec<String> = shown(&draw(&[filled], &fonts, &stamp()).expect("drawn").bytes)
            .into_iter()
            .map(|s| s.text)
            .collect();
        assert_eq!(texts.concat(), format!("辻辻\u{E0103}{name}"));
    }
}

#[test]
fn a_character_without_a_glyph_stops_the_work_and_is_named() {
    let error = draw(&[line("辻\u{E01EF}本")], &fonts(), &stamp()).err().expect("no face has this variant");
    let expected = Error::Unprintable {
        character: "辻\u{E01EF}".to_owned(),
        codes: "U+8FBB U+E01EF".to_owned(),
        label: "氏名".to_owned(),
    };
    assert_eq!(error, expected);
    assert!(error.to_string().contains("U+8FBB U+E01EF"));
}

#[test]
fn control_and_private_characters_are_never_printed() {
    for text in ["架空\u{0}", "架空\n太郎", "\u{E000}外字", "\u{200B}", "か\u{3099}\u{3099}"] {
        let error = draw(&[line(text)], &fonts(), &stamp()).err();
        assert!(matches!(error, Some(Error::Unprintable { .. })), "{text:?}");
    }
}

#[test]
fn without_rare_faces_a_rare_name_stops_the_work() {
    let error = draw(&[line("𠮷野")], &Fonts::new(faces()), &stamp()).err();
    assert!(matches!(error, Some(Error::Unprintable { codes, .. }) if codes == "U+20BB7"));
}

#[test]
fn a_name_stands_in_one_face() {
    let drawn = draw(&[line("𠮷野太郎")], &fonts(), &stamp()).expect("IPAmj has 𠮷");
    assert!(shown(&drawn.bytes).iter().all(|s| s.face == ipamj().name()));
}

#[test]
fn a_number_stands_one_character_a_cell() {
    let form = "{id: t, title: 試し, version: 1, paper: [210, 297], pages: [{boxes: [
        {id: a, label: 番号, fact: x.number, at: [10, 10, 40, 8], draw: {cells: {count: 8, size: 4}}}]}]}";
    let filled = |number: &str| fill(&parse(form).expect("sound"), &|_: &str| Some(number.to_owned()), None);
    let fits = draw(&[filled("12345678")], &fonts(), &stamp()).expect("digits");
    assert_eq!(fits.boxes[0].warning, None);
    let texts: Vec<String> = shown(&fits.bytes).into_iter().map(|s| s.text).collect();
    assert_eq!(texts.concat(), "12345678");
    let long = draw(&[filled("123456789")], &fonts(), &stamp()).expect("digits");
    assert_eq!(long.boxes[0].warning, Some(BoxWarning::TooLong));
    // A cut number is worse than none: it stands whole on a sheet behind the paper, and the box leads there.
    let texts: Vec<String> = shown(&long.bytes).into_iter().map(|s| s.text).collect();
    assert!(texts.concat().starts_with("別紙1のとおり別紙"), "{}", texts.concat());
    assert!(texts.concat().contains("別紙1　番号123456789"), "{}", texts.concat());
}

#[test]
fn what_is_not_a_face_is_refused_by_name() {
    for bytes in [Vec::new(), b"not a font".to_vec(), vec![0; 4_096]] {
        let error = Face::new("壊れた書体", Style::Mincho, bytes).err();
        assert!(matches!(error, Some(Error::BadFace { name, .. }) if name == "壊れた書体"));
    }
}
