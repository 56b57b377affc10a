//! Our own way: forms filled and drawn on a city's blank. `ours workload DIR` writes what the peers draw instead; `ours
//! bundle [OUT.pdf]` measures.

use std::fmt::Write;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::Instant;

use kakanai_domain::form::{FilledForm, Form, fill, parse};
use kakanai_pdf::{CityBlank, Face, Fonts, OnPaper, Stamp, Style, draw, draw_on};
use papers_peers::{FIELDS, IPAMJ, SHEETS, fields, measure, place, text};

fn main() {
    let started = Instant::now();
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("workload"), Some(folder)) => workload(Path::new(&folder)),
        _ => ours(started),
    }
}

fn face(name: &str, path: &str, style: Style) -> Face {
    let file = File::open(path).expect("the face's file");
    Face::reading(name, style, move |at, into| file.read_exact_at(into, at)).expect("a sound face")
}

fn fonts() -> Fonts {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/fonts/");
    Fonts::new(vec![
        face("IPAmjMincho", IPAMJ, Style::Mincho),
        face("BIZUDMincho-Regular", &format!("{here}BIZUDMincho-Regular.ttf"), Style::Mincho),
        face("BIZUDGothic-Regular", &format!("{here}BIZUDGothic-Regular.ttf"), Style::Gothic),
    ])
}

fn stamp() -> Stamp {
    Stamp::new("K-20261121-0042".to_owned(), jiff::civil::date(2026, 11, 21).at(11, 42, 0, 0))
}

/// Eighty boxes; with a blank of frames and labels, or without.
fn form(with_blank: bool) -> Form {
    let (mut frames, mut words, mut boxes) = (String::new(), String::new(), String::new());
    for at in 0..FIELDS {
        let (x, y) = place(at);
        _ = write!(frames, "{{at: [{x}, {y}, 92, 6], weight: thin}}, ");
        _ = write!(words, "{{text: 欄{at}, at: [{}, {y}, 12, 6], size: 2}}, ", x + 80.0);
        _ = write!(
            boxes,
            "{{id: b{at}, label: 欄{at}, fact: f.{at}, at: [{x}, {y}, 78, 6], draw: {{line: {{size: 3, floor: 2}}}}}}, "
        );
    }
    let blank =
        if with_blank { format!("blank: {{frames: [{frames}], words: [{words}]}}, ") } else { String::new() };
    let yaml = format!(
        "{{id: t, title: 測定, version: 1, paper: [210, 297], pages: [{{{blank}boxes: [{boxes}]}}]}}"
    );
    parse(&yaml).unwrap_or_else(|problems| panic!("{:?}", problems.first()))
}

fn filled(form: &Form, texts: &[String]) -> FilledForm {
    let know = |fact: &str| texts.get(fact.strip_prefix("f.")?.parse::<usize>().ok()?).cloned();
    fill(form, &know, None)
}

fn workload(folder: &Path) {
    let nobody = filled(&form(true), &[]);
    let blank = draw(&[nobody], &fonts(), &stamp()).expect("the blank");
    std::fs::write(folder.join("blank.pdf"), blank.bytes).expect("the bench's own folder");
    let all = serde_json::to_vec(&fields()).expect("fields");
    std::fs::write(folder.join("fields.json"), all).expect("the bench's own folder");
    assert_eq!(fields().len(), SHEETS);
}

fn ours(started: Instant) {
    let fonts = fonts();
    let folder = std::env::var("WORKLOAD").expect("the folder of the workload");
    let blank = std::fs::read(Path::new(&folder).join("blank.pdf")).expect("the workload");
    let blank = CityBlank::read(&blank).expect("our own blank");
    let form = form(false);
    let stamp = stamp();
    let texts: Vec<Vec<String>> =
        (0..SHEETS).map(|sheet| (0..FIELDS).map(|field| text(sheet, field)).collect()).collect();
    measure(started, |sheets| {
        let filled: Vec<FilledForm> = texts[..sheets].iter().map(|texts| filled(&form, texts)).collect();
        let papers: Vec<OnPaper> =
            filled.iter().map(|filled| OnPaper { filled, blank: Some(&blank) }).collect();
        draw_on(&papers, &fonts, &stamp).expect("drawn").bytes
    });
}
