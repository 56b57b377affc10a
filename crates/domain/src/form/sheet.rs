//! What a form is: its sheets, the blank printed on them, and the boxes to fill. Not the values in the boxes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::um::{Area, Place, Um};

/// An official form, as drawn by the city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// `resident-certificate`
    pub id: String,
    /// `住民票の写し等交付請求書`
    pub title: String,
    /// counts up whenever the form changes
    pub version: u16,
    /// the city's own PDF beside the form's file, on which the boxes stand; else the blank is ours
    pub city_blank: Option<String>,
    /// where the order of its items comes from, for whoever checks it
    pub layout_source: Option<String>,
    /// one paper for each of these people; without it, one for all
    pub each: Option<Whom>,
    /// the sheets in order
    pub pages: Vec<Page>,
}

/// Somebody among the people: of a group, who fits a named condition, the nth of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Whom {
    /// as in the ledger: `people`, `family`, `child`
    pub of: String,
    /// the name of one of the ledger's conditions
    #[serde(rename = "if", skip_serializing_if = "Option::is_none")]
    pub fits: Option<String>,
    /// which of them, from 0
    #[serde(default, skip_serializing_if = "is_usual")]
    pub nth: usize,
}

/// The size of a sheet; written `[width, height]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "(Um, Um)", into = "(Um, Um)")]
pub struct Paper {
    /// across
    pub w: Um,
    /// down
    pub h: Um,
}

impl From<(Um, Um)> for Paper {
    fn from((w, h): (Um, Um)) -> Self {
        Self { w, h }
    }
}

impl From<Paper> for (Um, Um) {
    fn from(paper: Paper) -> Self {
        (paper.w, paper.h)
    }
}

impl Default for Paper {
    /// A4, upright.
    fn default() -> Self {
        Self { w: Um::mm(210), h: Um::mm(297) }
    }
}

impl Paper {
    /// The whole sheet as an area.
    pub fn area(&self) -> Area {
        Area { x: Um(0), y: Um(0), w: self.w, h: self.h }
    }
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// its width and height
    pub paper: Paper,
    /// which sheet of the form it is, from 1: a sheet that is used twice keeps its number
    pub number: u16,
    /// what is printed whoever asks
    pub blank: Blank,
    /// what is filled
    pub boxes: Vec<FormBox>,
}

/// Everything on a sheet that is the same for everyone. Tints lie under rules, rules under words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Blank {
    /// shaded areas
    pub tints: Vec<Area>,
    /// straight lines
    pub rules: Vec<Rule>,
    /// rectangles
    pub frames: Vec<Frame>,
    /// printed words
    pub words: Vec<Words>,
}

/// How heavy a line is. Only three weights, so that every form looks of one hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// 0.1 mm: between cells
    Hair,
    /// 0.2 mm: around a table
    Thin,
    /// 0.5 mm: around what the visitor answers for
    Thick,
}

impl Weight {
    /// The line's width on paper.
    pub const fn um(self) -> Um {
        match self {
            Self::Hair => Um(100),
            Self::Thin => Um(200),
            Self::Thick => Um(500),
        }
    }
}

/// A straight line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// one end
    pub from: Place,
    /// the other end
    pub to: Place,
    /// how heavy
    pub weight: Weight,
}

/// A rectangle's outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// its place
    pub at: Area,
    /// how heavy
    pub weight: Weight,
}

/// Where words stand across their area. Down, they always stand in the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// at the left edge
    #[default]
    Left,
    /// in the middle
    Centre,
    /// at the right edge
    Right,
    /// 均等割付: from edge to edge
    Spread,
    /// one character below another, in the middle
    Stacked,
}

/// Printed words; a line break in the text breaks the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// what is printed
    pub text: String,
    /// where
    pub at: Area,
    /// the height of a character
    pub size: Um,
    /// how they stand in their area
    #[serde(default, skip_serializing_if = "is_usual")]
    pub align: Align,
}

/// Free room on the left and the right of whatever stands in a box.
pub const MARGIN: Um = Um(2_400);

/// A box: a place for one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormBox {
    /// unique in the form
    pub id: String,
    /// what the clerk calls it
    pub label: String,
    /// where the value comes from
    pub source: Source,
    /// whose fact is meant by `their.`, where it is not the paper's own person
    pub whom: Option<Whom>,
    /// filled only while this condition of the ledger holds
    pub when: Option<String>,
    /// whether an empty box is worth a word to the clerk
    pub required: bool,
    /// its place
    pub at: Area,
    /// how the value is drawn
    pub draw: Drawing,
    /// where it stands in the form's file, for whoever mends it
    pub line: Option<u64>,
}

impl FormBox {
    /// Whether the visitor fills it by hand.
    #[must_use]
    pub fn is_visitors(&self) -> bool {
        self.source == Source::Visitor
    }
}

/// Who fills a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// the program, from facts such as `visitor.name`, one after another, or from `=addressee` and the like
    Facts(Vec<String>),
    /// the visitor's own hand, after printing
    Visitor,
    /// the clerk's hand, after printing
    Office,
}

/// How a value is drawn in its box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Drawing {
    /// one line that shrinks to its floor, then two
    Line(Lettering),
    /// as many lines as the box holds
    Wrap(Lettering),
    /// one character a cell
    Cells(Cells),
    /// 元号 年 月 日
    Date(DateParts),
    /// one part of a day, where 年 月 日 stand on the blank already
    Part(PartOfDay),
    /// words, of which the fitting ones are ticked or circled
    Choice(Choice),
    /// a tick or a ring over what stands on the blank already, where the fact has a value
    Mark(PenMark),
    /// a QR code that carries the value
    Qr,
    /// left empty for a hand
    Space,
}

/// Size and stance of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lettering {
    /// the height of a character
    pub size: Um,
    /// the smallest height that is still fit to read
    pub floor: Um,
    /// how the text stands in the box
    #[serde(default, skip_serializing_if = "is_usual")]
    pub align: Align,
}

/// Equal cells from the left edge of the box to its right edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cells {
    /// how many
    pub count: u16,
    /// the height of a character
    pub size: Um,
    /// whether the last character stands in the last cell
    #[serde(default, skip_serializing_if = "is_usual")]
    pub from_right: bool,
}

/// A day in the Japanese calendar; 年, 月 and 日 are printed, the era and the numbers are filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DateParts {
    /// the height of a character
    pub size: Um,
}

/// One part of a day, alone in its box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartOfDay {
    /// which
    pub of: DayPart,
    /// the height of a character
    pub size: Um,
}

/// A part of a day in the Japanese calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayPart {
    /// 元号
    Era,
    /// 年
    Year,
    /// 月
    Month,
    /// 日
    Day,
}

/// What a pen would put over printed words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PenMark {
    /// how it looks
    pub shape: MarkShape,
    /// the fact's values that call for it; of a day, its era
    #[serde(default, skip_serializing_if = "is_usual")]
    pub when: Vec<String>,
    /// the ledger's condition that calls for it, in place of values
    #[serde(default, rename = "if", skip_serializing_if = "Option::is_none")]
    pub holds: Option<String>,
}

/// How a mark over printed words looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MarkShape {
    /// in a printed square
    Tick,
    /// around printed words
    Ring,
}

/// Squares with words, in equal columns, row by row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// how many columns
    #[serde(default = "one")]
    pub columns: u16,
    /// the height of the words
    pub size: Um,
    /// whether the words are circled, as on paper by hand; else a square before them is ticked
    #[serde(default, skip_serializing_if = "is_usual")]
    pub circle: bool,
    /// what can be ticked
    pub options: Vec<Choosable>,
}

const fn one() -> u16 {
    1
}

/// Whether a value is the one that counts where nothing is written.
pub(super) fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One square.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choosable {
    /// the fact's values that tick it; none where a hand ticks it
    #[serde(default, skip_serializing_if = "is_usual")]
    pub when: Vec<String>,
    /// the ledger's condition that ticks it, in place of values
    #[serde(default, rename = "if", skip_serializing_if = "Option::is_none")]
    pub holds: Option<String>,
    /// the words beside it
    pub text: String,
}

impl Choice {
    /// How many rows the options take.
    pub fn rows(&self) -> i32 {
        let columns = usize::from(self.columns.max(1));
        self.options.len().div_ceil(columns) as i32
    }
}

impl DateParts {
    /// The era's slot and the slots of year, month and day in 1/100 of a character's height, each number slot being
    /// followed by its printed unit.
    pub const SLOTS: [i32; 4] = [220, 170, 170, 170];
    /// The width of a printed unit in 1/100 of a character's height.
    pub const UNIT: i32 = 100;

    /// How much room the day takes across.
    pub fn width(&self) -> Um {
        self.size.scaled(Self::SLOTS.iter().sum::<i32>() + 3 * Self::UNIT, 100)
    }
}
