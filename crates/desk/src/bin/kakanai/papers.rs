//! `kakanai papers`: the papers of one case as PDF files, and what stands in each box as JSON. It prints nothing.

use std::path::Path;

use kakanai_desk::{CasePapers, PaperPlaces, PaperRoom};
use kakanai_domain::form::BoxWarning;
use kakanai_pdf::DrawnBox;
use serde_json::{Value, json};

use crate::files;

pub(crate) fn papers(ledger: &Path, places: &PaperPlaces, case: &Path, out: &Path) -> Result<String, String> {
    let room = PaperRoom::open(files::ledger(ledger)?, places).map_err(|found| files::told(&found))?;
    let case = files::case_of(room.catalogue(), case)?;
    let drawn = room.draw(&case.id, &case.case).map_err(|found| files::told(&found))?;
    let Some(drawn) = drawn else {
        write(out, "papers.json", json!({ "boxes": [] }).to_string().as_bytes())?;
        return Ok("この事例に要る申請書はありません。\n".to_owned());
    };
    write(out, "bundle.pdf", &drawn.bundle.bytes)?;
    for (name, paper) in &drawn.each {
        write(out, &format!("{name}.pdf"), &paper.bytes)?;
    }
    let rows = rows(&drawn);
    write(out, "papers.json", format!("{:#}\n", json!({ "boxes": rows })).as_bytes())?;
    Ok(told(&drawn))
}

fn write(out: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    let unwritten = |_| format!("{name} を書けません。--out のフォルダーを確かめてください");
    std::fs::create_dir_all(out).map_err(unwritten)?;
    std::fs::write(out.join(name), bytes).map_err(unwritten)
}

/// Every box of every paper; pages are those of the paper.
fn rows(drawn: &CasePapers) -> Vec<Value> {
    let boxes = drawn.each.iter().flat_map(|(name, paper)| paper.boxes.iter().map(move |one| (name, one)));
    boxes.map(|(name, one)| row(name, one)).collect()
}

fn row(paper: &str, one: &DrawnBox) -> Value {
    json!({
        "paper": paper,
        "form": one.form,
        "page": one.page,
        "box": one.id,
        "label": one.label,
        "fact": one.facts.first(),
        "facts": one.facts,
        "text": one.value,
        "fit": fit(one.warning),
        "font": one.faces.first(),
        "filled": !one.value.is_empty(),
        "warnings": one.warning.map(BoxWarning::words).into_iter().collect::<Vec<_>>(),
    })
}

const fn fit(warning: Option<BoxWarning>) -> &'static str {
    match warning {
        Some(BoxWarning::Shrunk) => "shrunk",
        Some(BoxWarning::Wrapped(_)) => "wrapped",
        Some(BoxWarning::TooLong) => "too_long",
        _ => "whole",
    }
}

/// What was written, and how much of it the facts filled.
fn told(drawn: &CasePapers) -> String {
    let lines = drawn.each.iter().map(|(name, paper)| {
        let filled = paper.boxes.iter().filter(|one| !one.value.is_empty()).count();
        format!("{name}.pdf　{}枚　記入 {filled}/{}\n", paper.sheets.len(), paper.boxes.len())
    });
    lines.chain([format!("bundle.pdf　{}枚\n", drawn.bundle.sheets.len())]).collect()
}
