//! Reads a form from its file and says, line by line, what is wrong with it. Knows no file names.

use std::fmt;

use serde_saphyr::Spanned;

use super::layout::raw::Hand;
use super::sheet::{Form, FormBox, Page, Paper, Source};
use super::written::{WrittenBox, WrittenForm, WrittenSheet};
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

/// The form of a form's file, for editors and other programs.
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(WrittenForm)
}

/// Reads a form. Whatever is wrong comes back at once, not only the first of it.
pub fn parse(text: &str) -> Result<Form, Vec<Problem>> {
    let written = WrittenForm::read(text).map_err(|problem| vec![problem])?;
    let mut problems: Vec<Problem> = wrong_blank(&written).into_iter().collect();
    let WrittenForm { id, title, version, layout_source, each, city_blank, paper, pages } = written;
    let pages = pages.into_iter().zip(1..);
    let pages =
        pages.map(|(written, number)| sheet(written, (number, paper), &title, &mut problems)).collect();
    let form = Form { id, title, version, city_blank, layout_source, each, pages };
    problems.extend(check::problems(&form));
    if problems.is_empty() { Ok(form) } else { Err(problems) }
}

/// The blank lies beside the form's file and nowhere else.
fn wrong_blank(written: &WrittenForm) -> Option<Problem> {
    let name = written.city_blank.as_ref()?;
    let plain = name.ends_with(".pdf") && !name.contains(['/', '\\']) && !name.starts_with('.');
    let what = || format!("city_blank「{name}」には、form.yaml と同じフォルダーにあるPDFの名前を書きます");
    (!plain).then(|| Problem { line: None, what: what() })
}

fn sheet(
    written: WrittenSheet,
    (number, usual): (u16, Paper),
    title: &str,
    problems: &mut Vec<Problem>,
) -> Page {
    let paper = written.paper.unwrap_or(usual);
    let laid = layout::lay(written.layout.unwrap_or_default(), title, paper.w);
    problems.extend(laid.problems);
    let mut blank = written.blank;
    blank.tints.extend(laid.blank.tints);
    blank.rules.extend(laid.blank.rules);
    blank.frames.extend(laid.blank.frames);
    blank.words.extend(laid.blank.words);
    let mut boxes = laid.boxes;
    boxes.extend(written.boxes.into_iter().map(|written| sourced(written, problems)));
    Page { paper, number, blank, boxes }
}

/// Settles who fills the box: exactly one of `fact` and `hand` must be there.
fn sourced(written: Spanned<WrittenBox>, problems: &mut Vec<Problem>) -> FormBox {
    let line = Some(written.referenced.line());
    let WrittenBox { id, label, fact, hand, when, whom, required, at, draw } = written.value;
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
