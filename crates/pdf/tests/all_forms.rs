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

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use household::{Household, forms};
use kakanai_domain::form::sheet::Blank;
use kakanai_domain::form::{Area, Content, FilledForm, Form};
use kakanai_pdf::{Drawn, Fonts, draw, picture};
use office::{fonts, stamp};
use pixels::Picture;
use reader::{Shown, shown};
use wanted::Wanted;

/// The household of the golden pages.
const GOLDEN: u64 = 7;
/// The golden pages are 2.5 pixels to the millimetre: enough to see a line moved by a fifth of one.
const WIDTH_PX: u32 = 525;
/// What the sheets for values without room are called.
const BEHIND: &str = "別紙";
/// How many households fill every form; a long run asks for more by `KAKANAI_HOUSEHOLDS`.
const HOUSEHOLDS: u64 = 2;

/// So many households' papers are one document: reading its fonts takes most of the time.
const TOGETHER: u64 = 25;

fn drawn(filled: &[FilledForm]) -> Drawn {
    static FONTS: LazyLock<Fonts> = LazyLock::new(fonts);
    draw(filled, &FONTS, &stamp()).unwrap_or_else(|e| panic!("{}: {e}", filled[0].form.id))
}

/// Every sheet's picture as pixels: to make picture files of them and read those would take most of the time.
fn pictures(drawn: &Drawn) -> Vec<Picture> {
    let document = Pdf::new(drawn.bytes.clone()).expect("our own PDF");
    let picture = |page: &Page| {
        let scale = (WIDTH_PX as f32 + 0.5) / page.render_dimensions().0;
        let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let (how, settings) = (InterpreterSettings::default(), RenderSettings::default());
        let pixels = render(page, &RenderCache::new(), &how, &settings, &size);
        let (width, height) = (usize::from(pixels.width()), usize::from(pixels.height()));
        Picture { width, height, depth: 4, pixels: pixels.data_as_u8_slice().to_vec() }
    };
    document.pages().iter().map(picture).collect()
}

/// A sheet's picture for a person to look at.
fn png(drawn: &Drawn, page: u16) -> Vec<u8> {
    picture(&drawn.bytes, page, WIDTH_PX).expect("a picture").png
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
        let drawn = drawn(&[Household::of(GOLDEN, &form).fills(&form)]);
        for (sheet, pixels) in drawn.sheets.iter().zip(pictures(&drawn)) {
            let name = format!("{id}-{}", sheet.page);
            let shown = || written(&format!("{name}.png"), &png(&drawn, sheet.page));
            changed.extend(ink::changed(&name, &pixels, 50, shown));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn every_value_of_every_household_stands_there_letter_for_letter_in_the_glyphs_of_its_face() {
    let count = std::env::var("KAKANAI_HOUSEHOLDS").ok().and_then(|count| count.parse().ok());
    let count = count.unwrap_or(HOUSEHOLDS);
    let mut wanted = Wanted::read();
    for (id, form) in forms() {
        for first in (0..count).step_by(TOGETHER as usize) {
            let seeds = first..count.min(first + TOGETHER);
            let filled: Vec<FilledForm> = seeds.map(|seed| Household::of(seed, &form).fills(&form)).collect();
            let drawn = drawn(&filled);
            let shown = shown(&drawn.bytes);
            for Shown { face, text, outline, .. } in &shown {
                assert_eq!(outline, wanted.outline(face, text), "{id} from {first}: {text} in {face}");
            }
            let text = |page: u16| -> String {
                let on_it = shown.iter().filter(|glyph| glyph.sheet == u32::from(page));
                on_it.map(|glyph| glyph.text.as_str()).collect()
            };
            let mut sheets = drawn.sheets.iter().map(|sheet| (sheet, text(sheet.page))).peekable();
            for (filled, seed) in filled.iter().zip(first..) {
                let own: Vec<String> =
                    sheets.by_ref().take(filled.form.pages.len()).map(|(_, text)| text).collect();
                let behind = std::iter::from_fn(|| sheets.next_if(|(sheet, _)| sheet.title == BEHIND));
                let page: String = own.into_iter().chain(behind.map(|(_, text)| text)).collect();
                stand_in_order(filled, &page, &format!("{id}, household {seed}"));
            }
            assert!(sheets.next().is_none(), "{id}: every sheet is somebody's");
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
        let filled = [filled];
        let drawn = drawn(&filled);
        let [filled] = filled;
        // Behind them lie the sheets for what found no room.
        let sheets = drawn.sheets.iter().take(filled.form.pages.len());
        for (sheet, pixels) in sheets.zip(pictures(&drawn)) {
            let boxes = filled.boxes.iter().filter(|one| one.page == sheet.page);
            let areas: Vec<Area> =
                boxes.filter_map(|one| filled.form_box(one)).map(|form_box| form_box.at).collect();
            if let Some(outside) = overflow::outside(&pixels, &areas, sheet.paper.w) {
                let path = written(&format!("longest-{id}-{}.png", sheet.page), &png(&drawn, sheet.page));
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
