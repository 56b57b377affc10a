//! A form word for word as its file has it, to be read, changed and written again. Whether it is sound, `parse` says.

use schemars::JsonSchema;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_saphyr::{FlowMap, FlowSeq, Location, Spanned};

use super::layout::raw::{Hand, OneOrMore, Part};
use super::parse::Problem;
use super::sheet::{Blank, Drawing, Paper, Whom, is_usual};
use super::um::Area;

/// A form's file.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "様式")]
pub struct WrittenForm {
    /// the folder's name
    pub id: String,
    /// `住民異動届`
    pub title: String,
    /// counts up whenever the form changes
    pub version: u16,
    /// where the order of the items comes from
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout_source: Option<String>,
    /// one paper for each of these people
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<Whom>,
    /// the city's own PDF beside this file, on which the boxes stand
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city_blank: Option<String>,
    /// the size of every sheet that does not say its own
    #[serde(default, serialize_with = "in_one_line")]
    pub paper: Paper,
    /// the sheets in order
    pub pages: Vec<WrittenSheet>,
}

/// A sheet: laid out by rows, or measured by hand.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenSheet {
    /// its size, where it is not the form's
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "own_in_one_line")]
    pub paper: Option<Paper>,
    /// rows that lay themselves out; never written by a program
    #[serde(skip_serializing)]
    pub layout: Option<Vec<Part>>,
    /// what is printed whoever asks
    #[serde(default, skip_serializing_if = "is_usual")]
    pub blank: Blank,
    /// what is filled
    #[serde(default, serialize_with = "a_line_each")]
    #[schemars(with = "Vec<WrittenBox>")]
    pub boxes: Vec<Spanned<WrittenBox>>,
}

/// A box that is measured by hand.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenBox {
    /// unique in the form
    pub id: String,
    /// what the clerk calls it
    pub label: String,
    /// the fact or facts that feed it
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<OneOrMore>,
    /// left for a hand, in place of facts
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hand: Option<Hand>,
    /// filled only while this condition of the ledger holds
    #[serde(rename = "if", skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// whose fact `their.` means in this box alone
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whom: Option<Whom>,
    /// whether an empty box is worth a word to the clerk
    #[serde(default, skip_serializing_if = "is_usual")]
    pub required: bool,
    /// its place
    pub at: Area,
    /// how the value is drawn
    #[serde(serialize_with = "in_braces")]
    pub draw: Drawing,
}

/// The beginning of a file that a program writes.
const HEAD: &str =
    "# 市の用紙（PDF）に欄を置いた様式。配置の画面が書き直すので、この行より下の注釈は残りません。
# 長さはミリメートル、原点は用紙の左上。at は [左, 上, 幅, 高さ]。
";

impl WrittenForm {
    /// Reads a form's file.
    ///
    /// # Errors
    /// The first thing that cannot be read, with its line.
    pub fn read(text: &str) -> Result<Self, Problem> {
        serde_saphyr::from_str(text).map_err(|error| {
            let line = error.location().map(|place| place.line());
            // The first line of the message names the field or the value; the rest is a drawing of the file.
            let reason = error.to_string();
            let reason = reason.lines().next().unwrap_or_default();
            Problem { line, what: format!("様式を読めません（{reason}）") }
        })
    }

    /// The file again, a box a line. What is said by rows of cells is not in it: such a form is written by people.
    ///
    /// # Errors
    /// Never for a form without rows of cells.
    pub fn write(&self) -> Result<String, Problem> {
        let unwritten = |what: String| Problem { line: None, what };
        if self.pages.iter().any(|sheet| sheet.layout.is_some()) {
            return Err(unwritten("行と欄で書かれた様式（layout）は、ファイルで直してください".to_owned()));
        }
        let body = serde_saphyr::to_string(self);
        body.map(|body| format!("{HEAD}{body}")).map_err(|error| unwritten(error.to_string()))
    }
}

impl WrittenSheet {
    /// A sheet of such a size with nothing but boxes.
    #[must_use]
    pub fn of(paper: Paper, boxes: Vec<WrittenBox>) -> Self {
        let mut sheet = Self { paper: Some(paper), layout: None, blank: Blank::default(), boxes: Vec::new() };
        sheet.put(boxes);
        sheet
    }

    /// Puts boxes in place of those that are there; they stand on a line once the form is written.
    pub fn put(&mut self, boxes: Vec<WrittenBox>) {
        let nowhere = |one| Spanned::new(one, Location::UNKNOWN, Location::UNKNOWN);
        self.boxes = boxes.into_iter().map(nowhere).collect();
    }
}

fn in_one_line<S: Serializer>(paper: &Paper, serializer: S) -> Result<S::Ok, S::Error> {
    FlowSeq(<(super::um::Um, super::um::Um)>::from(*paper)).serialize(serializer)
}

fn own_in_one_line<S: Serializer>(paper: &Option<Paper>, serializer: S) -> Result<S::Ok, S::Error> {
    in_one_line(&paper.unwrap_or_default(), serializer)
}

/// A way of drawing as a plain map: the writer of YAML leaves out the braces around a variant in a line.
fn in_braces<S: Serializer>(draw: &Drawing, serializer: S) -> Result<S::Ok, S::Error> {
    match draw {
        Drawing::Line(letters) => entry("line", letters, serializer),
        Drawing::Wrap(letters) => entry("wrap", letters, serializer),
        Drawing::Cells(cells) => entry("cells", cells, serializer),
        Drawing::Date(date) => entry("date", date, serializer),
        Drawing::Part(part) => entry("part", part, serializer),
        Drawing::Choice(choice) => entry("choice", choice, serializer),
        Drawing::Mark(mark) => entry("mark", mark, serializer),
        Drawing::Qr | Drawing::Space => draw.serialize(serializer),
    }
}

fn entry<S: Serializer>(name: &str, value: &impl Serialize, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(name, value)?;
    map.end()
}

fn a_line_each<S: Serializer>(boxes: &[Spanned<WrittenBox>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(boxes.iter().map(|one| FlowMap(&one.value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "id: moving-in
title: 転入届
version: 1
city_blank: blank.pdf
paper: [210, 297]
pages:
- paper: [297, 210]
  boxes:
  - {id: name, label: '氏名: 本人', fact: visitor.name, required: true, at: [20, 30.5, 60, 9], draw: {line: {size: 4.6, floor: 2.4}}}
  - {id: born, label: 生年月日（年）, fact: visitor.birth_date, at: [90, 30, 8, 9], draw: {part: {of: year, size: 4}}}
  - {id: male, label: 男, fact: visitor.sex, at: [110, 30, 8, 9], draw: {mark: {shape: ring, when: [male]}}}
  - {id: sign, label: 署名, hand: visitor, at: [20, 50, 60, 9], draw: space}
";

    #[test]
    fn what_is_written_reads_as_the_same_form() {
        let written = WrittenForm::read(FORM).expect("read").write().expect("written");
        let again = WrittenForm::read(&written).expect("read again");
        assert_eq!(again.write().expect("written again"), written);
        let parse = |text: &str| super::super::parse(text).expect("sound");
        let without_lines = |text: &str| {
            let mut form = parse(text);
            let boxes = form.pages.iter_mut().flat_map(|page| &mut page.boxes);
            boxes.for_each(|one| one.line = None);
            form
        };
        assert_eq!(without_lines(&written), without_lines(FORM));
    }

    #[test]
    fn every_box_is_written_on_a_line_of_its_own() {
        let written = WrittenForm::read(FORM).expect("read").write().expect("written");
        let again = WrittenForm::read(&written).expect("read again");
        let lines = again.pages[0].boxes.iter().map(|one| one.referenced.line());
        let lines: Vec<u64> = lines.collect();
        assert!(lines.is_sorted_by(|a, b| a + 1 == *b), "{lines:?}\n{written}");
    }

    #[test]
    fn a_form_of_rows_is_not_written_by_a_program() {
        let rows = "id: t\ntitle: 試し\nversion: 1\npages:\n- layout:\n  - head: {}\n";
        assert!(WrittenForm::read(rows).expect("read").write().is_err());
    }
}
