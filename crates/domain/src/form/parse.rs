//! Reads a form from its file and says, line by line, what is wrong with it. Knows no file names.

use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_saphyr::Spanned;

use super::layout::raw::{Hand, OneOrMore, Part};
use super::sheet::{Blank, Drawing, Form, FormBox, Page, Paper, Source, Whom};
use super::um::Area;
use super::{check, layout};

/// Something wrong in a form's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// line of the file, from 1; `None` where it concerns the whole
    pub line: Option<u64>,
    /// what is wrong, in Japanese
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{line}行目: {}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "様式")]
struct RawForm {
    id: String,
    title: String,
    version: u16,
    /// where the order of the items comes from
    layout_source: Option<String>,
    /// one paper for each of these people
    each: Option<Whom>,
    #[serde(default)]
    paper: Paper,
    pages: Vec<RawPage>,
}

/// A sheet: laid out by rows, or measured by hand.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawPage {
    layout: Option<Vec<Part>>,
    #[serde(default)]
    blank: Blank,
    #[serde(default)]
    #[schemars(with = "Vec<RawBox>")]
    boxes: Vec<Spanned<RawBox>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawBox {
    id: String,
    label: String,
    fact: Option<OneOrMore>,
    hand: Option<Hand>,
    #[serde(rename = "if")]
    when: Option<String>,
    whom: Option<Whom>,
    #[serde(default)]
    required: bool,
    at: Area,
    draw: Drawing,
}

/// The form of a form's file, for editors and other programs.
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(RawForm)
}

/// Reads a form. Whatever is wrong comes back at once, not only the first of it.
pub fn parse(text: &str) -> Result<Form, Vec<Problem>> {
    let raw: RawForm = serde_saphyr::from_str(text).map_err(|error| vec![unreadable(&error)])?;
    let mut problems = Vec::new();
    let pages = raw.pages.into_iter().map(|page| sheet(page, &raw.title, raw.paper, &mut problems)).collect();
    let RawForm { id, title, version, layout_source, each, paper, .. } = raw;
    let form = Form { id, title, version, paper, layout_source, each, pages };
    problems.extend(check::problems(&form));
    if problems.is_empty() { Ok(form) } else { Err(problems) }
}

fn sheet(raw: RawPage, title: &str, paper: Paper, problems: &mut Vec<Problem>) -> Page {
    let laid = layout::lay(raw.layout.unwrap_or_default(), title, paper.w);
    problems.extend(laid.problems);
    let mut blank = raw.blank;
    blank.tints.extend(laid.blank.tints);
    blank.rules.extend(laid.blank.rules);
    blank.frames.extend(laid.blank.frames);
    blank.words.extend(laid.blank.words);
    let mut boxes = laid.boxes;
    boxes.extend(raw.boxes.into_iter().map(|raw| sourced(raw, problems)));
    Page { blank, boxes }
}

fn unreadable(error: &serde_saphyr::Error) -> Problem {
    let line = error.location().map(|place| place.line());
    // The first line of the message names the field or the value; the rest is a drawing of the file.
    let reason = error.to_string();
    let reason = reason.lines().next().unwrap_or_default();
    Problem { line, what: format!("様式を読めません（{reason}）") }
}

/// Settles who fills the box: exactly one of `fact` and `hand` must be there.
fn sourced(raw: Spanned<RawBox>, problems: &mut Vec<Problem>) -> FormBox {
    let line = Some(raw.referenced.line());
    let RawBox { id, label, fact, hand, when, whom, required, at, draw } = raw.value;
    let source = match (fact, hand) {
        (Some(facts), None) => Source::Facts(facts.all()),
        (None, Some(Hand::Visitor)) => Source::Visitor,
        (None, Some(Hand::Office)) => Source::Office,
        _ => {
            let what = format!("記入欄「{label}」には fact か hand のどちらか一つを書きます");
            problems.push(Problem { line, what });
            Source::Office
        }
    };
    FormBox { id, label, source, whom, when, required, at, draw, line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems_of(boxes: &str) -> Vec<String> {
        let head = "id: t\ntitle: 試し\nversion: 1\npaper: [210, 297]\npages:\n  - boxes:\n";
        match parse(&format!("{head}{boxes}")) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn two_boxes_in_one_place_are_named_with_their_line() {
        let problems = problems_of(
            "      - {id: a, label: 氏名, fact: x.a, at: [10, 10, 20, 8], draw: {line: {size: 4, floor: 2}}}
      - {id: b, label: 住所, fact: x.b, at: [29, 10, 20, 8], draw: {line: {size: 4, floor: 2}}}
",
        );
        assert_eq!(problems, ["8行目: 記入欄「住所」が「氏名」と重なっています"]);
    }

    #[test]
    fn a_box_outside_the_sheet_is_named() {
        let problems =
            problems_of("      - {id: a, label: 氏名, hand: visitor, at: [200, 10, 20, 8], draw: space}\n");
        assert_eq!(problems, ["7行目: 記入欄「氏名」が用紙からはみ出しています"]);
    }

    #[test]
    fn a_box_that_nobody_fills_is_named() {
        let problems = problems_of("      - {id: a, label: 氏名, at: [10, 10, 20, 8], draw: space}\n");
        assert_eq!(problems, ["7行目: 記入欄「氏名」には fact か hand のどちらか一つを書きます"]);
    }

    #[test]
    fn a_misspelt_word_is_named_with_its_line() {
        let problems = problems_of("      - {id: a, labell: 氏名, at: [10, 10, 20, 8], draw: space}\n");
        assert_eq!(problems.len(), 1);
        assert!(problems[0].starts_with("7行目: 様式を読めません"), "{problems:?}");
        assert!(problems[0].contains("labell"), "{problems:?}");
    }

    #[test]
    fn what_is_not_a_form_gives_a_problem_not_a_panic() {
        for text in ["", "id", "[1, 2", "pages: 1", "\u{0}", "id: [[[[[[[[", "a: &a [*a, *a]"] {
            assert!(parse(text).is_err(), "{text:?}");
        }
    }
}
