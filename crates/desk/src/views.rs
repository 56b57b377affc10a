//! What the screen sees. Plain data in Japanese, ready to show; no rule is left for the screen to apply.

mod interview;
mod papers;
mod records;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use interview::*;
pub use papers::*;
pub use records::*;

/// Which window speaks. It comes from the window's label in Rust, never from the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// the clerk's own window
    Clerk,
    /// the second display, facing the visitor
    Guest,
    /// the supervisor's view
    Supervisor,
    /// whoever places the boxes of a form; no seat of a desk
    Drafter,
}

/// What a member of staff may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// counter staff
    Counter,
    /// watches every window
    Supervisor,
}

/// Which part of the desk changed; a screen that shows it looks again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// who is signed in, whether the desk is open
    Session,
    /// the ticket, the line, the link to the centre
    Counter,
    /// the interview and its verdicts
    Interview,
    /// what the visitor is shown
    Guest,
    /// the ward's applications, and the tray
    Records,
}

/// The answer to a wait for changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Changes {
    /// pass this to the next wait
    pub seen: u32,
    /// what changed since; empty when the wait ran out
    pub kinds: Vec<Kind>,
}

/// A word to the clerk about something amiss: what happened, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Notice {
    /// stable, for the screen and the IT office
    pub code: String,
    /// one line: what happened
    pub title: String,
    /// what to do, and that nothing is lost
    pub what_to_do: String,
}

/// How the desk stands when the screen opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Door {
    /// the store is open
    Open,
    /// no keyring here: the store opens with the office's passphrase
    NeedsPassphrase {
        /// true the first time, when the passphrase is being chosen
        first_time: bool,
        /// why a passphrase is asked for
        notice: Notice,
    },
    /// the desk cannot open; nothing may be entered
    Shut {
        /// what happened and what to do
        notice: Notice,
    },
}

/// Who is here, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SessionView {
    /// whether the store is open
    pub door: Door,
    /// `小倉北区役所`
    pub office: String,
    /// `3番窓口`
    pub desk_name: String,
    /// who is signed in
    pub clerk: Option<ClerkView>,
    /// who may sign in here
    pub staff: Vec<StaffChoice>,
    /// things amiss that do not stop the work
    pub notices: Vec<Notice>,
    /// an interview left open by a crash or a sign-out
    pub draft: Option<DraftView>,
    /// `証明書 第1版`
    pub catalogue: String,
}

/// The clerk at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClerkView {
    /// staff id
    pub id: String,
    /// `山本`
    pub name: String,
    /// what they may do
    pub role: Role,
}

/// One line of the sign-in list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StaffChoice {
    /// staff id
    pub id: String,
    /// `山本 恵`
    pub name: String,
    /// `市民課`
    pub section: String,
    /// what they may do
    pub role: Role,
}

/// An interview that can be taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftView {
    /// opaque id
    pub application: String,
    /// `KK-3-261121-001`: the application it puts right, where it is not a new one
    pub amends: Option<String>,
    /// the matter, in Japanese
    pub matter_name: String,
    /// the ticket's number, if it was taken for one
    pub ticket: Option<String>,
    /// how many answers it holds
    pub answers: u16,
    /// `11月21日 11:20`
    pub saved_at: String,
}

/// Everything outside the interview: ticket, line, link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CounterView {
    /// the visitor at the desk
    pub ticket: Option<TicketView>,
    /// the office's lines as last heard; `None` when cut off
    pub line: Option<LineView>,
    /// how the desk stands with the centre
    pub link: LinkView,
    /// whether an interview is open
    pub interviewing: bool,
    /// the application finished last, until the next visitor is called
    pub finished: Option<FinishedView>,
    /// the interviews that can be begun without a number
    pub matters: Vec<MatterView>,
    /// applications in which this desk has a hand and two values stand
    pub contested: u32,
    /// acts of this desk that the centre did not take
    pub refused: u32,
}

/// The number at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketView {
    /// `A-128`
    pub number: String,
    /// the matter, in Japanese
    pub matter_name: String,
    /// since the call, for the clock in the bar
    pub called_s: u32,
}

/// The lines this desk serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LineView {
    /// how many wait
    pub waiting: u32,
    /// the longest wait in minutes
    pub longest_min: u32,
}

/// How the desk stands with the centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LinkView {
    /// in one word
    pub state: LinkState,
    /// applications and acts not yet at the centre
    pub unsent: u32,
    /// `11:20`, `None` before the first time
    pub last_sync: Option<String>,
    /// why, where the link is not well
    pub notice: Option<Notice>,
}

/// The link in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// everything is at the centre
    Synced,
    /// connected, some still on the way
    Sending,
    /// the centre cannot be reached; work goes on
    Offline,
    /// the centre answers, but something needs the IT office
    Trouble,
}

/// A matter that an interview exists for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatterView {
    /// `certificate.resident`
    pub id: String,
    /// `住民票の写し`
    pub name: String,
}

/// What was just finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FinishedView {
    /// the application's number
    pub number: String,
    /// the matter, in Japanese
    pub matter_name: String,
    /// whether the centre has it already
    pub at_centre: bool,
}

/// Which characters of a name no font of the office has.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct NameCheckView {
    /// each once; none where everything can be printed
    pub lacking: Vec<LackingView>,
}

/// A character that cannot be printed.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct LackingView {
    /// with its selector
    pub character: String,
    /// `U+8FBB U+E0102`
    pub codes: String,
}

/// The ways to write a character.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct VariantsView {
    /// the plain one first
    pub variants: Vec<VariantView>,
}

/// One way to write a character.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct VariantView {
    /// as it would be kept
    pub text: String,
    /// `U+908A U+E0110`
    pub codes: String,
    /// `MJ026193`, where the font tells it
    pub mj_name: Option<String>,
    /// whether paper can show it
    pub printable: bool,
}

/// The letters of some names.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct NameFontView {
    /// a font file in base64; empty where the office's font of names has none of them
    pub font: String,
}

/// What the visitor sees on the second display.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GuestView {
    /// the office's name, shown while nothing else is
    pub office: String,
    /// what the clerk is showing; nothing until 見せる
    pub shown: Option<GuestPage>,
}

/// One page for the visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GuestPage {
    /// the question's words
    pub say: String,
    /// the choices, as read
    pub options: Vec<String>,
    /// the list to take home, where that is shown
    pub list: Vec<GuestGroup>,
}

/// A part of the list to take home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GuestGroup {
    /// `必要な手続`
    pub title: String,
    /// its procedures
    pub rows: Vec<GuestRow>,
}

/// A procedure as the visitor reads it on the second display.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GuestRow {
    /// `世帯主変更届`
    pub name: String,
    /// `2026年6月24日(水)まで`
    pub deadline: Option<String>,
    /// where; of what is to be looked up, who looks
    pub office: String,
}

/// A ward for the supervisor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WardView {
    /// `小倉北区役所`
    pub office: String,
    /// `11:42:08`
    pub at: String,
    /// every desk in the hall's order
    pub desks: Vec<WardDesk>,
    /// every line
    pub lines: Vec<WardLine>,
    /// the applications of the ward on which two values stand
    pub contested: Vec<RecordRow>,
}

/// One desk for the supervisor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WardDesk {
    /// `3番窓口`
    pub desk_name: String,
    /// `山本`
    pub clerk_name: Option<String>,
    /// what it is doing
    pub state: WardDeskState,
    /// `A-128`
    pub ticket: Option<String>,
    /// the matter, in Japanese
    pub matter_name: Option<String>,
    /// seconds it has been doing this
    pub since_s: u32,
    /// fewest and most questions still to come
    pub remaining: Option<(u16, u16)>,
    /// not yet sent from there
    pub unsent: u32,
    /// true when it has not been heard of for 30 s
    pub silent: bool,
}

/// What a desk is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WardDeskState {
    /// nobody signed in
    Closed,
    /// waiting for a visitor
    Open,
    /// a number is called
    Calling,
    /// a visitor is being served
    Serving,
}

/// One line for the supervisor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WardLine {
    /// the number's letter
    pub letter: String,
    /// the matter, in Japanese
    pub name: String,
    /// how many wait
    pub waiting: u32,
    /// the longest wait in minutes
    pub longest_min: u32,
}
