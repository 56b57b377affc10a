//! Every form of the city, filled for invented households: each page looks as it did, each value stands there letter for
//! letter in the very glyphs of its face, and no ink leaves its box. How one glyph is found is `glyphs.rs`.

#![expect(clippy::expect_used, clippy::panic, reason = "what a test leans on may stop the test")]

mod household;
mod ink;
mod office;
mod overflow;
mod pixels;
mod reader;
mod wanted;

use std::path::PathBuf;
use std::sync::LazyLock;

use hayro::hayro_syntax::Pdf;
use household::{Household, forms};
use kakanai_domain::form::sheet::Blank;
use kakanai_domain::form::{Area, Content, FilledForm, Form};
use kakanai_pdf::{Drawn, Fonts, draw, picture};
use office::{fonts, stamp};
use reader::{Shown, shown};
use wanted::Wanted;

/// The household of the golden pages.
const GOLDEN: u64 = 7;
/// The golden pages are 2.5 pixels to the millimetre: enough to see a line moved by a fifth of one.
const WIDTH_PX: u32 = 525;
/// How many households fill every form; a long run asks for more by `KAKANAI_HOUSEHOLDS`.
const HOUSEHOLDS: u64 = 2;

fn drawn(filled: &FilledForm) -> Drawn {
    let form = &filled.form.id;
    static FONTS: LazyLock<Fonts> = LazyLock::new(fonts);
    draw(std::slice::from_ref(filled), &FONTS, &stamp()).unwrap_or_else(|e| panic!("{form}: {e}"))
}

fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("the test's own folder");
    path
}

#[test]
fn every_form_looks_as_it_did() {
    let mut changed = Vec::new();
    for (id, form) in forms() {
        let drawn = drawn(&Household::of(GOLDEN, &form).fills(&form));
        for sheet in &drawn.sheets {
            let name = format!("{id}-{}", sheet.page);
            let picture = picture(&drawn.bytes, sheet.page, WIDTH_PX).expect("a picture");
            let path = written(&format!("{name}.png"), &picture.png);
            changed.extend(ink::changed(&name, &picture.png, 50, &path));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn every_value_of_every_household_stands_there_letter_for_letter_in_the_glyphs_of_its_face() {
    let count = std::env::var("KAKANAI_HOUSEHOLDS").ok().and_then(|count| count.parse().ok());
    let mut wanted = Wanted::read();
    for (id, form) in forms() {
        for seed in 0..count.unwrap_or(HOUSEHOLDS) {
            let filled = Household::of(seed, &form).fills(&form);
            let shown = shown(&drawn(&filled).bytes);
            for Shown { face, text, outline } in &shown {
                assert_eq!(outline, wanted.outline(face, text), "{id} {seed}: {text} in {face}");
            }
            let page: String = shown.iter().map(|glyph| glyph.text.as_str()).collect();
            stand_in_order(&filled, &page, &format!("{id}, household {seed}"));
        }
    }
}

/// The words of all boxes stand on the sheets whole, one after another.
fn stand_in_order(filled: &FilledForm, page: &str, whose: &str) {
    for number in 1..=filled.form.pages.len() {
        let boxes = filled.boxes.iter().filter(|one| usize::from(one.page) == number);
        for one in boxes {
            if let Content::Text(text) = &one.content {
                let text = text.expose();
                assert!(page.contains(text.as_str()), "{whose}: 「{}」 {text} is not whole", one.id);
            }
        }
    }
}

#[test]
fn no_ink_leaves_its_box_however_long_the_value() {
    for (id, form) in forms() {
        // Without its blank whatever is on a sheet is a value's: one picture tells, also where a line would hide it.
        let form = bare(form);
        let filled = Household::long_winded(&form).fills(&form);
        let drawn = drawn(&filled);
        // Behind them lie the sheets for what found no room.
        let document = Pdf::new(drawn.bytes.clone()).expect("our own PDF");
        let sheets = drawn.sheets.iter().take(filled.form.pages.len());
        for (sheet, page) in sheets.zip(document.pages().iter()) {
            let boxes = filled.boxes.iter().filter(|one| one.page == sheet.page);
            let areas: Vec<Area> =
                boxes.filter_map(|one| filled.form_box(one)).map(|form_box| form_box.at).collect();
            if let Some(outside) = overflow::outside(page, &areas, sheet.paper.w, WIDTH_PX) {
                let page = picture(&drawn.bytes, sheet.page, WIDTH_PX).expect("a picture").png;
                let path = written(&format!("longest-{id}-{}.png", sheet.page), &page);
                panic!("{}: ink at {outside:?} in millimetres", path.display());
            }
        }
    }
}

/// The same form with nothing printed on it.
fn bare(mut form: Form) -> Form {
    for page in &mut form.pages {
        page.blank = Blank::default();
    }
    form
}
