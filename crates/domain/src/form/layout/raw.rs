//! A sheet as rows of cells, the way a form is written when nobody measures it. It holds no coordinates: `flow` finds them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_saphyr::Spanned;

use crate::form::sheet::{Align, Choosable, Drawing, Whom};
use crate::form::um::Um;

/// A part of a sheet, from edge to edge; parts stand one below another.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// the number's frame, the title, to whom and when
    Head(Head),
    /// a line above a table: `１　亡くなった方`
    Section(String),
    /// small words to the reader
    Note(Note),
    /// rows of cells in one frame
    Table(Table),
    /// the same rows for each of some people
    People(People),
    /// where the citizen signs
    Sign(Sign),
    /// what the office fills after printing
    Office(Office),
    /// empty room
    Gap(Um),
}

/// The head of a form.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Head {
    /// printed in place of the form's title
    pub title: Option<String>,
    /// who it is addressed to, in place of the ward head
    pub to: Option<String>,
    /// what the day is called; `届出日`
    pub day: Option<String>,
}

/// Small words.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// a line break in the text breaks the line
    pub text: String,
    /// the height of a character
    #[serde(default = "note_size")]
    pub size: Um,
}

const fn note_size() -> Um {
    Um(2_700)
}

/// Rows in one frame.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// words down the left edge, one character below another
    pub side: Option<String>,
    /// the frame's line; thick is what the citizen answers for
    #[serde(default)]
    pub thin: bool,
    /// one below another
    pub rows: Vec<Row>,
}

/// The same rows for each of some people, numbered down the left edge.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// the group, as in the ledger
    pub of: String,
    /// the ledger's condition on each of them
    #[serde(rename = "if")]
    pub fits: Option<String>,
    /// how many of them a sheet holds; more of them take another sheet
    pub count: usize,
    /// rows in which `their.` is one of them
    pub rows: Vec<Row>,
}

/// Where the citizen signs.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// the sentence above: `上記のとおり請求します。`
    #[serde(default)]
    pub text: String,
    /// what the place is called
    #[serde(default = "signature")]
    pub label: String,
    /// its height
    #[serde(default = "signature_height")]
    pub h: Um,
}

fn signature() -> String {
    "署名".to_owned()
}

const fn signature_height() -> Um {
    Um::mm(13)
}

/// What the office fills after printing.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Office {
    /// rows beside the usual one of stamps
    pub rows: Vec<Row>,
    /// the stamps' places, in place of the usual ones
    pub stamps: Option<Vec<String>>,
}

/// One row.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// its height; else as high as its highest cell needs
    pub h: Option<Um>,
    /// from left to right
    #[schemars(with = "Vec<Cell>")]
    pub cells: Vec<Spanned<Cell>>,
}

/// A label with what it names; a label alone; or what is named alone.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// the box's id; else made from its fact or label
    pub id: Option<String>,
    /// what is printed before the box
    pub label: Option<String>,
    /// what the clerk calls the box where the label does not say it
    pub name: Option<String>,
    /// the width of the label's part
    pub label_w: Option<Um>,
    /// the width of the whole cell; cells without one share what is left
    pub w: Option<Um>,
    /// the fact or facts that feed the box
    pub fact: Option<OneOrMore>,
    /// filled only while this condition of the ledger holds
    #[serde(rename = "if")]
    pub when: Option<String>,
    /// whose fact `their.` means in this box alone
    pub whom: Option<Whom>,
    /// left for a hand
    pub hand: Option<Hand>,
    /// whether an empty box is worth a word to the clerk
    #[serde(default)]
    pub required: bool,
    /// how the value is drawn; else as its fact's name tells
    pub draw: Option<Draw>,
    /// what can be chosen
    #[serde(default)]
    pub choose: Vec<Choosable>,
    /// columns of what can be chosen
    pub columns: Option<u16>,
    /// whether the choice is circled; else ticked
    #[serde(default)]
    pub circle: bool,
    /// words printed in the cell
    pub text: Option<String>,
    /// how they stand
    #[serde(default)]
    pub align: Align,
    /// the unit printed behind the box: `円`
    pub unit: Option<String>,
}

/// Who fills a box by hand.
#[derive(Debug, Serialize, Deserialize, JsonSchema, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Hand {
    /// the citizen
    Visitor,
    /// the office
    Office,
}

/// One word, or several.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMore {
    /// one
    One(String),
    /// several
    More(Vec<String>),
}

impl OneOrMore {
    /// So many as there are; nothing of none.
    #[must_use]
    pub fn of(mut all: Vec<String>) -> Option<Self> {
        match all.len() {
            0 => None,
            1 => all.pop().map(Self::One),
            _ => Some(Self::More(all)),
        }
    }

    /// All of them.
    #[must_use]
    pub fn all(self) -> Vec<String> {
        match self {
            Self::One(one) => vec![one],
            Self::More(more) => more,
        }
    }
}

/// How a value is drawn: by a name that every form shares, or in full.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Draw {
    /// one of the shared ways
    Shared(Shared),
    /// one character a cell
    Cells {
        /// how many
        cells: u16,
    },
    /// in full
    Own(Drawing),
}

/// The ways of drawing that every form shares, so that all look of one hand.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Shared {
    /// a person's name: large, on one line
    Name,
    /// its reading: small
    Kana,
    /// an address: as many lines as it needs
    Address,
    /// any words on one line
    Text,
    /// any words on as many lines as they need
    Words,
    /// a number at the right edge
    Number,
    /// 元号 年 月 日
    Date,
}
