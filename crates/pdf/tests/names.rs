//! What the counter asks while a name is being typed: what cannot be printed, and how else a character is written. How
//! glyphs are drawn is `glyphs.rs`.

#![expect(clippy::expect_used, clippy::panic, reason = "what a test leans on may stop the test")]

#[expect(dead_code, reason = "a name that is only asked for carries no stamp")]
mod office;

use kakanai_pdf::{Fonts, Variant, lacking, variants, web_font};
use office::{faces, fonts, ipamj};

fn lacks(text: &str, fonts: &Fonts) -> Vec<String> {
    lacking(text, fonts).expect("the faces are sound").into_iter().map(|found| found.codes).collect()
}

fn ways(character: &str, fonts: &Fonts) -> Vec<Variant> {
    variants(character, fonts).expect("the faces are sound")
}

#[test]
fn names_as_they_stand_in_registers_can_be_printed() {
    for name in ["𠮷野　家子", "髙﨑", "辻\u{E0102}", "辻\u{E0100}", "葛\u{E0103}", "邉\u{E010F}", "O'BRIEN"]
    {
        assert_eq!(lacks(name, &fonts()), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_cannot_be_printed_is_named_once_in_its_order() {
    let found = lacks("辻\u{E01EF}\u{E000}辻\u{E01EF}子", &fonts());
    assert_eq!(found, ["U+8FBB U+E01EF", "U+E000"]);
}

#[test]
fn without_the_face_of_rare_names_rare_characters_are_told() {
    let common = Fonts::new(faces());
    assert_eq!(lacks("𠮷野", &common), ["U+20BB7"]);
    assert_eq!(lacks("辻\u{E0100}本", &common), Vec::<String>::new());
    assert_eq!(lacks("辻\u{E0102}本", &common), ["U+8FBB U+E0102"]);
}

#[test]
fn the_ways_to_write_a_character_have_their_register_names() {
    let found = ways("辻", &fonts());
    let named: Vec<(&str, &str)> =
        found.iter().map(|way| (way.text.as_str(), way.mj_name.as_deref().unwrap_or(""))).collect();
    // The plain character is the one with two dots: its sequence is not offered a second time.
    assert_eq!(named, [("辻", "MJ025761"), ("辻\u{E0102}", "MJ025760")]);
}

#[test]
fn a_family_is_offered_with_all_its_variants() {
    let found = ways("邉\u{E010F}", &fonts());
    assert_eq!(found[0].text, "邉");
    for wanted in ["邉\u{E0110}", "辺", "邊", "邊\u{E010F}"] {
        assert!(found.iter().any(|way| way.text == wanted && way.printable), "{wanted}");
    }
    let texts: std::collections::BTreeSet<&str> = found.iter().map(|way| way.text.as_str()).collect();
    assert_eq!(texts.len(), found.len());
}

#[test]
fn every_offered_way_can_be_printed_as_it_says() {
    for character in ["斎", "高", "吉", "葛", "崎", "土"] {
        for way in ways(character, &fonts()) {
            assert_eq!(lacks(&way.text, &fonts()).is_empty(), way.printable, "{}", way.codes);
        }
    }
}

#[test]
fn without_the_face_of_rare_names_the_common_variants_are_offered() {
    let found = ways("辻", &Fonts::new(faces()));
    assert!(found.iter().any(|way| way.text == "辻\u{E0100}" && way.mj_name.is_none()));
}

#[test]
fn nothing_has_no_variants() {
    assert_eq!(ways("", &fonts()), []);
    assert_eq!(ways("A", &Fonts::new(vec![ipamj()])).len(), 1);
}

/// The outline of a glyph as moves and lines, for comparing two fonts.
#[derive(Default, PartialEq, Debug)]
struct Outline(Vec<String>);

impl ttf_parser::OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(format!("M {x} {y}"));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(format!("L {x} {y}"));
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push(format!("Q {x1} {y1} {x} {y}"));
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.push(format!("C {x1} {y1} {x2} {y2} {x} {y}"));
    }
    fn close(&mut self) {
        self.0.push("Z".to_owned());
    }
}

fn outline(font: &[u8], base: char, selector: Option<char>) -> Outline {
    let face = ttf_parser::Face::parse(font, 0).expect("a font that screens can read");
    let id = match selector {
        Some(selector) => face.glyph_variation_index(base, selector),
        None => face.glyph_index(base),
    };
    let mut outline = Outline::default();
    face.outline_glyph(id.expect("it has the character"), &mut outline);
    outline
}

#[test]
fn the_screens_font_has_the_very_outlines_of_the_face_of_names() {
    let ours = web_font("辻\u{E0102}口 𠮷髙﨑", &fonts()).expect("the faces are sound").expect("it has them");
    let whole = std::fs::read(office::FACES[2].1).expect("the face of names is installed");
    for (base, selector) in
        [('辻', None), ('辻', Some('\u{E0102}')), ('𠮷', None), ('髙', None), ('﨑', None)]
    {
        assert_eq!(outline(&ours, base, selector), outline(&whole, base, selector), "{base}");
    }
    assert_ne!(outline(&ours, '辻', None), outline(&ours, '辻', Some('\u{E0102}')));
    assert!(ours.len() < 20_000, "{}", ours.len());
}

#[test]
fn a_text_that_the_face_of_names_lacks_makes_no_font() {
    assert_eq!(web_font("\u{E000}", &fonts()).expect("the faces are sound"), None);
}
