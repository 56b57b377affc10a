//! What the screen sees of the ward's applications: the list, one of them whole, and the tray of what the centre refused.

use serde::Serialize;
use ts_rs::TS;

use super::{Notice, PersonView, SectionView, VerdictsView};

/// A list of applications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordsView {
    /// the newest first
    pub rows: Vec<RecordRow>,
    /// whether there are older ones that fit as well
    pub more: bool,
    /// what the list can be narrowed to
    pub states: Vec<RecordChoice>,
    /// the matters and procedures that the list can be narrowed to
    pub procedures: Vec<RecordChoice>,
    /// how many applications of the ward have two values
    pub contested: u32,
    /// how many acts of this desk the centre did not take
    pub refused: u32,
}

/// One of several, with the words for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordChoice {
    /// said back to the desk
    pub value: String,
    /// `形式審査`
    pub label: String,
}

/// An application in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordRow {
    /// opaque id
    pub application: String,
    /// `KK-3-261121-001`
    pub number: String,
    /// `11月21日 11:42`
    pub taken_at: String,
    /// `住民票の写し`
    pub matter_name: String,
    /// `渡邉 櫻子 ほか2人`
    pub people: String,
    /// `受付`
    pub step_name: String,
    /// `3番窓口`: where it is gone on with
    pub desk_name: String,
    /// whether the visitor took it back
    pub withdrawn: bool,
    /// whether two values stand
    pub contested: bool,
    /// whether something of it is not yet at the centre
    pub unsent: bool,
}

/// One application, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordView {
    /// as in the list
    pub row: RecordRow,
    /// said back with every act: what stood before the clerk's eyes
    pub seen: Vec<String>,
    /// who is concerned
    pub people: Vec<PersonView>,
    /// what was answered, section by section; of what two things are said, nothing
    pub path: Vec<SectionView>,
    /// what follows from it by the ledger of this desk
    pub verdicts: VerdictsView,
    /// why the answers cannot be shown, if so
    pub unreadable: Option<Notice>,
    /// two values, until a person has chosen
    pub contest: Option<ContestView>,
    /// what was done, the oldest first
    pub history: Vec<HistoryRow>,
    /// the steps that may follow
    pub next_steps: Vec<RecordChoice>,
    /// the other desks of the ward
    pub desks: Vec<RecordChoice>,
    /// why nothing can be put right or taken back any more, if so
    pub closed: Option<Notice>,
    /// how often its papers were printed once more
    pub reprints: u32,
    /// the printer's name, if one is set
    pub printer: Option<String>,
}

/// Two values on one application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContestView {
    /// said back with the choice
    pub conflict: String,
    /// part by part
    pub parts: Vec<ContestedPart>,
    /// the visitor took it back at one window, and answers were put right at another
    pub withdrawal: Option<ContestedWithdrawal>,
}

/// One part of which different things are said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContestedPart {
    /// said back with the choice
    pub part: String,
    /// `妻の住所`
    pub label: String,
    /// each as it was said
    pub said: Vec<SaidView>,
}

/// What one person said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SaidView {
    /// said back with the choice
    pub op: String,
    /// in words; `（答えなし）` where the answer was taken away
    pub answer: String,
    /// `山本`
    pub clerk_name: String,
    /// `3番窓口`
    pub desk_name: String,
    /// `11月21日 11:42`
    pub at: String,
}

/// Taken back at one window and put right at another, neither in the sight of the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContestedWithdrawal {
    /// who took it back
    pub withdrawn: SaidView,
    /// who put it right
    pub edited: Vec<SaidView>,
}

/// One act on an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistoryRow {
    /// `11月21日 11:42`
    pub at: String,
    /// `山本`
    pub clerk_name: String,
    /// `3番窓口`
    pub desk_name: String,
    /// `差戻し`
    pub what: String,
    /// the clerk's words, if any
    pub words: Option<String>,
    /// whether it is not yet at the centre
    pub unsent: bool,
}

/// Papers that came out once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReprintedView {
    /// the application as it stands now
    pub record: RecordView,
    /// sheets that came out
    pub pages: u16,
    /// the printer's name, where they were printed
    pub printer: Option<String>,
    /// the file and its folder, where they were saved
    pub saved: Option<super::SavedView>,
}

/// What the centre did not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrayView {
    /// the oldest first
    pub rows: Vec<TrayRow>,
}

/// An act of this desk that the centre did not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrayRow {
    /// said back with an act on it
    pub op: String,
    /// the application, where this desk knows it
    pub application: Option<String>,
    /// `KK-3-261121-001`, where it is about one
    pub number: Option<String>,
    /// `訂正`
    pub what: String,
    /// `11月21日 11:42`
    pub at: String,
    /// why, and what to do
    pub why: Notice,
    /// whether it makes sense to send it once more as it is
    pub can_send_again: bool,
    /// who put it away, when and why
    pub put_away: Option<HistoryRow>,
}
