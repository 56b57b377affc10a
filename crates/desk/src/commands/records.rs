//! What the screen asks of the ward's applications and of the tray. Words of people have no `Debug`.

use serde::Deserialize;
use ts_rs::TS;

/// Looks for applications.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchRecords {
    /// a number or a name, or a part of one; empty for all
    pub text: String,
    /// of which days
    pub days: RecordDays,
    /// one of the states offered
    pub state: String,
    /// one of the matters and procedures offered
    pub procedure: Option<String>,
    /// how many rows at most, 1 to 500
    pub most: u32,
}

/// The days of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecordDays {
    /// today's
    Today,
    /// of the last seven days
    Week,
    /// every one that this desk has
    All,
}

/// Picks an application.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichRecord {
    /// one of the list
    pub application: String,
}

/// Picks an application for an act.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OnRecord {
    /// which
    pub application: String,
    /// what stood before the clerk's eyes, as the view said it
    pub seen: Vec<String>,
}

/// Takes the next step.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeStep {
    /// on which
    pub on: OnRecord,
    /// one of the steps that may follow
    pub step: String,
    /// the clerk's words, empty for none
    pub note: String,
}

/// Lets another desk go on.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// on which
    pub on: OnRecord,
    /// one of the desks offered
    pub desk: String,
}

/// Takes an application back for its visitor.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// on which
    pub on: OnRecord,
    /// why
    pub reason: String,
}

/// Prints or saves the papers once more.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reprint {
    /// on which
    pub on: OnRecord,
    /// why
    pub reason: String,
    /// to the printer, or into a file
    pub to: ReprintTo,
}

/// Where papers go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReprintTo {
    /// the desk's printer
    Printer,
    /// a PDF in the folder of saved papers
    File,
}

/// Chooses between values that differ.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// on which
    pub on: OnRecord,
    /// which conflict
    pub conflict: String,
    /// a choice for every part
    pub choices: Vec<ChosenValue>,
    /// whether it is withdrawn, where that is what differs
    pub withdrawn: Option<bool>,
}

/// A value chosen.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChosenValue {
    /// of which part
    pub part: String,
    /// whose word stands
    pub op: String,
}

/// Picks an act in the tray.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichOp {
    /// one of the tray
    pub op: String,
}

/// Puts an act away; it is kept.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PutAway {
    /// one of the tray
    pub op: String,
    /// why
    pub reason: String,
}
