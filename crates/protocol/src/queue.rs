//! Tickets, calls and the board, as they cross the wire. Numbers only: no name ever reaches the board.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A visitor's place in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// opaque id
    pub id: Uuid,
    /// what is printed and spoken: `A-128`
    pub number: String,
    /// the queue's id
    pub queue: String,
    /// the matter the queue is for, in Japanese
    pub matter_name: String,
    /// the interview it opens, if the queue is for one
    pub matter: Option<String>,
    /// when the number was taken, by the authority's clock
    pub taken_at: Timestamp,
}

/// A press of 次を呼ぶ. The same `press_id` always gets the same answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimRequest {
    /// one press of the key
    pub press_id: Uuid,
}

/// Who was called, if anyone waited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimReply {
    /// the call's number within the ward's day; later acts carry it
    pub call_seq: u64,
    /// nobody waited when `None`
    pub ticket: Option<Ticket>,
}

/// A press at the kiosk. The same `press_id` always gets the same number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IssueRequest {
    /// the ward's code
    pub ward: String,
    /// the queue's id
    pub queue: String,
    /// one press of the button
    #[ts(as = "String")]
    pub press_id: Uuid,
}

/// What the kiosk prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IssueReply {
    /// `A-128`
    pub number: String,
    /// the matter, in Japanese
    pub matter_name: String,
    /// how many wait before this number
    pub ahead: u32,
    /// when it was taken
    #[ts(as = "String")]
    pub taken_at: Timestamp,
}

/// A matter the kiosk offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatterChoice {
    /// the queue's id
    pub queue: String,
    /// the number's letter
    pub letter: String,
    /// the matter, in Japanese
    pub name: String,
    /// how many wait
    pub waiting: u32,
}

/// What the hall's board shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardView {
    /// the ward office's name
    pub office: String,
    /// the authority's clock when this was true
    #[ts(as = "String")]
    pub at: Timestamp,
    /// the newest call first, at most five
    pub calls: Vec<BoardCall>,
    /// every line of the office
    pub lines: Vec<BoardLine>,
}

/// One call on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardCall {
    /// the call's number within the ward's day
    #[ts(type = "number")]
    pub call_seq: u64,
    /// `A-128`
    pub number: String,
    /// `3番窓口`
    pub desk_name: String,
    /// the matter, in Japanese
    pub matter_name: String,
    /// when it was called
    #[ts(as = "String")]
    pub called_at: Timestamp,
}

/// One line on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardLine {
    /// the queue's id
    pub queue: String,
    /// the number's letter
    pub letter: String,
    /// the matter, in Japanese
    pub name: String,
    /// how many wait
    pub waiting: u32,
}
