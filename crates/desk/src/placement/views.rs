//! What the screen of placing boxes sees and says. Lengths are millimetres from the sheet's top left corner.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A form on a city's own blank, as it stands in its file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlacementView {
    /// the form's id, which is its folder's name
    pub id: String,
    /// the form's title
    pub title: String,
    /// its sheets
    pub pages: Vec<SheetOfBlank>,
    /// the made-up cases that the preview can be filled from
    pub samples: Vec<SampleView>,
    /// everything that keeps the form from being used, box by box and of the whole
    pub problems: Vec<PlacementProblem>,
    /// raised with every change: a picture of an older one is out of date
    pub revision: u32,
}

/// One sheet of the blank.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SheetOfBlank {
    /// from 1
    pub page: u16,
    /// across
    pub width: f64,
    /// down
    pub height: f64,
    /// straight lines printed on the blank, to snap to
    pub lines: Vec<GuideLine>,
    /// in reading order
    pub boxes: Vec<PlacedBox>,
}

/// A printed line, along or down the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct GuideLine {
    /// left or upper end
    pub from: (f64, f64),
    /// right or lower end
    pub to: (f64, f64),
}

/// How a box is filled. Sizes and lines follow from the way unless they are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// a person's name: large, on one line
    Name,
    /// its reading: small
    Kana,
    /// an address: as many lines as it needs
    Address,
    /// words on one line
    Text,
    /// words on as many lines as they need
    Words,
    /// a number at the right edge
    Number,
    /// a whole day, 年月日 printed with it
    Date,
    /// a day's era alone, where 年月日 are printed on the blank
    Era,
    /// a day's year in its era
    Year,
    /// a day's month
    Month,
    /// a day's day
    Day,
    /// one character a cell
    Cells,
    /// a tick where the fact has a value
    Tick,
    /// a ring around printed words where the fact has a value
    Circle,
    /// a code that carries the value
    Qr,
    /// left empty for a hand
    Space,
    /// written in the file in a way that this screen cannot change
    Other,
}

/// A box on the blank.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlacedBox {
    /// its own part: what the screen may change
    pub draft: BoxDraft,
    /// what the facts that feed it are called; empty where nothing feeds it
    pub fed_by: String,
    /// what the sample puts there
    pub sample: String,
    /// how the sample fits, if that is worth a word (縮小して印字)
    pub fit: Option<String>,
    /// what is wrong with it, in Japanese; none for a sound box
    pub problems: Vec<String>,
}

/// What the screen may change of a box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BoxDraft {
    /// unique in the form; empty for a new box, which is then named here
    pub id: String,
    /// what the clerk calls it
    pub label: String,
    /// left, top, width, height
    pub at: (f64, f64, f64, f64),
    /// the facts that feed it, one after another
    pub facts: Vec<String>,
    /// left for a hand, in place of facts
    pub hand: Option<HandOf>,
    /// whether an empty box is worth a word to the clerk
    pub required: bool,
    /// how it is filled
    pub way: Way,
    /// the height of a character; else as the way has it
    pub size: Option<f64>,
    /// how many cells, for cells
    pub cells: Option<u16>,
    /// the values that tick or circle it
    pub when: Vec<String>,
}

/// Whose hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HandOf {
    /// the visitor's
    Visitor,
    /// the office's
    Office,
}

/// Something that keeps the form from being used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlacementProblem {
    /// the box, where it is one's
    pub id: Option<String>,
    /// what is wrong and what to do
    pub what: String,
}

/// A made-up case for the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SampleView {
    /// `長い氏名の世帯`
    pub name: String,
    /// whether the preview is filled from it
    pub chosen: bool,
}

/// The boxes of a sheet in place of those that were there.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BoxesOfSheet {
    /// from 1
    pub page: u16,
    /// all of them; a box that is not among them is taken away
    pub boxes: Vec<BoxDraft>,
}

/// Picks a sheet of the blank.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichSheet {
    /// from 1
    pub page: u16,
}

/// The boxes that the blank's own lines and words suggest, beside those that stand there.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Suggested {
    /// none of them overlaps a box that stands there
    pub boxes: Vec<BoxDraft>,
}

/// Picks a made-up case.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichSample {
    /// its place in the list, from 0
    pub sample: u16,
}

/// What the form is called.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TitleOfForm {
    /// `住民異動届`
    pub title: String,
}

/// Words of a fact that is sought.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SoughtFact {
    /// `亡くなった 氏名`; empty for those that forms use most
    pub words: String,
}

/// Facts that fit the words, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundFacts {
    /// at most 40
    pub facts: Vec<FactChoice>,
    /// how many more there are
    pub more: u32,
}

/// A fact that can feed a box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FactChoice {
    /// as a form writes it
    pub fact: String,
    /// `亡くなった方の氏名`
    pub name: String,
    /// how a box of it is usually filled
    pub way: Way,
    /// what the sample has
    pub sample: String,
    /// the values that can tick or circle a box, with their words
    pub values: Vec<ValueChoice>,
}

/// A value that a fact can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValueChoice {
    /// as a form writes it
    pub value: String,
    /// `男`
    pub words: String,
}
