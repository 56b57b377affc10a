//! What the screen sees. Plain data in Japanese, ready to show; no rule is left for the screen to apply.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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

/// The interview as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InterviewView {
    /// opaque id of the application
    pub application: String,
    /// its matters, in Japanese
    pub matter_name: String,
    /// every matter of the counter, and whether it is or can be of this interview
    pub matters: Vec<BesideView>,
    /// who this is about
    pub people: Vec<PersonView>,
    /// the interview's way, section by section
    pub path: Vec<SectionView>,
    /// the one question now; `None` when all is asked
    pub question: Option<QuestionView>,
    /// fewest and most questions still to come, this one included
    pub remaining: RemainingView,
    /// what is decided so far
    pub verdicts: VerdictsView,
    /// what to bring or show, merged
    pub bring: Vec<String>,
    /// sheets that will be printed
    pub papers: u16,
    /// whether F12 may finish now
    pub can_finish: bool,
    /// `第1版の手続台帳`
    pub catalogue: String,
    /// by which ledger the case is judged
    pub ledger: LedgerView,
}

/// By which ledger a case is judged: the one it began with, until the clerk takes it over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LedgerView {
    /// `第1版`: the one it goes by
    pub version: String,
    /// `第2版`: the one in force, where the case goes by an older one
    pub newer: Option<String>,
    /// `第1版`: the one it began with, where that can no longer be read
    pub lost: Option<String>,
    /// answers that the ledger has no place for; kept, but they do not count
    pub fell_away: Vec<PartView>,
}

/// What the ledger in force would change in the interview at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NewerLedgerView {
    /// `第1版`
    pub from: String,
    /// `第2版`
    pub to: String,
    /// procedures that would stand otherwise, or by another day
    pub changes: Vec<LedgerChangeView>,
    /// questions that would be asked besides
    pub asked: Vec<String>,
    /// questions that would be spared
    pub spared: Vec<String>,
    /// answers that would fall away
    pub fell_away: Vec<PartView>,
}

/// A procedure under two ledgers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LedgerChangeView {
    /// `OK-02`
    pub procedure: String,
    /// `世帯主変更届`
    pub name: String,
    /// how it stands; nothing where that ledger does not have it
    pub before: Option<VerdictStatus>,
    /// how it would stand; nothing where that ledger does not have it
    pub after: Option<VerdictStatus>,
    /// `6月24日(水)まで`
    pub until_before: Option<String>,
    /// `6月30日(火)まで`
    pub until_after: Option<String>,
}

/// A matter beside the interview at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BesideView {
    /// `moving`
    pub id: String,
    /// `引越し・世帯の変更`
    pub name: String,
    /// how it stands to this interview
    pub stand: Stand,
}

/// How a matter stands to the interview at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// the interview began with it
    First,
    /// taken up beside the first; it can be put down
    Taken,
    /// it can be taken up
    Free,
    /// it needs an interview of its own
    Apart,
}

/// `あと min〜max 問`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct RemainingView {
    /// fewest
    pub min: u16,
    /// most
    pub max: u16,
    /// answered already
    pub done: u16,
}

/// A person of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonView {
    /// one character in the circle: 来, 本
    pub badge: String,
    /// a name, or 来庁された方
    pub label: String,
    /// a line beneath
    pub note: String,
}

/// A section of the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SectionView {
    /// stable id
    pub id: String,
    /// the matter that begins here, where the interview has several
    pub matter: Option<String>,
    /// `どなたの住民票か`
    pub title: String,
    /// where we are
    pub state: SectionState,
    /// what was answered here; each can be gone back to
    pub answered: Vec<AnsweredView>,
}

/// Where a section stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SectionState {
    /// all asked
    Done,
    /// the question now is here
    Now,
    /// still to come
    Todo,
    /// nothing is to be asked, as things stand
    Needless,
}

/// An answer given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnsweredView {
    /// the question's id, for going back
    pub question: String,
    /// in a few words: `使いみち`
    pub label: String,
    /// `年金`, or 分からない
    pub answer: String,
    /// true for 不明
    pub unknown: bool,
    /// each fact answered, where the question asked for several
    pub parts: Vec<PartView>,
}

/// One fact of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PartView {
    /// `生年月日`
    pub label: String,
    /// as the question words it
    pub answer: String,
    /// true for 不明
    pub unknown: bool,
}

/// The one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuestionView {
    /// stable id
    pub id: String,
    /// the section's title
    pub section: String,
    /// the exact words to say
    pub say: String,
    /// the official term, small beneath
    pub official: String,
    /// help for the clerk (F1), if any
    pub help: Option<String>,
    /// how it is answered
    pub input: InputView,
    /// what 不明 does, where it is allowed
    pub unknown: Option<String>,
    /// why it is asked: what hangs on it
    pub because: String,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum InputView {
    /// pick one, by its number key
    Choice {
        /// the fact answered
        fact: String,
        /// at most eight
        options: Vec<OptionView>,
        /// the answer held, if any: an option's value
        chosen: Option<String>,
        /// whether 不明 is the answer held
        unknown_chosen: bool,
    },
    /// up to five fields that belong together
    Fields {
        /// in the order of the Enter key
        fields: Vec<FieldView>,
    },
    /// name everybody concerned, one by one
    People {
        /// who was named so far
        named: Vec<NamedView>,
        /// how somebody may be related
        relations: Vec<OptionView>,
        /// what somebody may be in the event
        roles: Vec<OptionView>,
    },
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OptionView {
    /// what is sent back
    pub value: String,
    /// what is read
    pub label: String,
    /// a hint at the right edge
    pub hint: Option<String>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldView {
    /// the fact answered
    pub fact: String,
    /// `氏名`
    pub label: String,
    /// what may be typed
    pub kind: FieldKind,
    /// whether it may be left empty
    pub required: bool,
    /// a hint beneath
    pub hint: Option<String>,
    /// the answer held, as it was typed; of a listed fact the value, several with commas
    pub value: String,
    /// whether 不明 is the answer held
    pub unknown: bool,
    /// what may be picked, where the fact lists its values
    pub options: Vec<OptionView>,
}

/// What an answer would change, before it is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PreviewView {
    /// procedures that would stand otherwise
    pub changes: Vec<ChangeView>,
    /// papers that would come, go, or read otherwise
    pub papers: Vec<PaperChangeView>,
}

/// A paper that would come, go, or read otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaperChangeView {
    /// `住民異動届`
    pub title: String,
    /// what becomes of it
    pub turn: PaperTurn,
    /// the boxes that would read otherwise, as the clerk calls them
    pub boxes: Vec<String>,
}

/// What becomes of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperTurn {
    /// it would be printed
    Comes,
    /// it would not be printed any more
    Goes,
    /// some of its boxes would read otherwise
    Changes,
}

/// A procedure that would stand otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeView {
    /// `OK-02`
    pub procedure: String,
    /// `世帯主変更届`
    pub name: String,
    /// how it stands
    pub before: VerdictStatus,
    /// how it would stand
    pub after: VerdictStatus,
}

/// Somebody who was named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedView {
    /// for taking them back
    pub person: String,
    /// `妻`
    pub label: String,
    /// `来庁された方・葬祭を行った方`
    pub note: String,
    /// the roles they have, by their names
    pub roles: Vec<String>,
    /// whether they can be taken back
    pub removable: bool,
}

/// What may be typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// a name, kept letter for letter
    Name,
    /// a reading
    Kana,
    /// a date, 和暦 or 西暦
    Date,
    /// an address, kept letter for letter
    Address,
    /// a whole number, 全角 or 半角
    Number,
    /// free words
    Text,
    /// one of the options
    Choice,
    /// any number of the options
    Many,
}

/// What is decided so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerdictsView {
    /// 必要
    pub required: u16,
    /// 案内
    pub offer: u16,
    /// 要確認
    pub undecided: u16,
    /// 不要
    pub not_needed: u16,
    /// every procedure: required first, then undecided, offer, not needed
    pub rows: Vec<VerdictRow>,
}

/// One procedure and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerdictRow {
    /// `CE-01`
    pub procedure: String,
    /// `住民票の写し`
    pub name: String,
    /// in one word
    pub status: VerdictStatus,
    /// one sentence a citizen can read
    pub reason: String,
    /// `6月24日(水)まで`
    pub deadline: Option<String>,
    /// how the deadline comes about, or what would settle it
    pub term: Option<String>,
    /// who may apply
    pub applicants: Vec<String>,
    /// what to bring
    pub bring: Vec<String>,
    /// what people should know beside it
    pub guidance: Option<String>,
    /// what staff must make sure of
    pub caution: Option<String>,
    /// the law it stands on
    pub law: Option<String>,
    /// where
    pub office: String,
    /// `300円`
    pub fee: Option<String>,
    /// what would decide it: the questions' short labels
    pub deciding: Vec<String>,
    /// sources, in words
    pub source: String,
    /// true while it rests on unconfirmed knowledge
    pub unconfirmed: bool,
}

/// A verdict in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VerdictStatus {
    /// 必要
    Required,
    /// 案内
    Offer,
    /// 要確認
    Undecided,
    /// 不要
    NotNeeded,
}

/// The papers of the interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PapersView {
    /// every sheet in order
    pub pages: Vec<PageView>,
    /// what stands in the boxes
    pub boxes: Vec<BoxView>,
    /// where the visitor writes
    pub by_hand: Vec<HandView>,
    /// why nothing can be printed, if so
    pub stopped: Option<Notice>,
    /// the printer's name, if one is set
    pub printer: Option<String>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PageView {
    /// from 1
    pub page: u16,
    /// the form's title
    pub title: String,
    /// how often it was printed
    pub printed: u16,
}

/// Where something stands on its sheet, in ten-thousandths of the sheet's width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PlaceView {
    /// from the left edge
    pub left: u16,
    /// from the upper edge
    pub top: u16,
    /// across
    pub width: u16,
    /// down
    pub height: u16,
}

/// A place left for the visitor's pen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HandView {
    /// on which page
    pub page: u16,
    /// `届出人署名`
    pub label: String,
    /// where
    pub at: PlaceView,
}

/// One filled box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BoxView {
    /// on which page
    pub page: u16,
    /// `氏名`
    pub label: String,
    /// the words printed
    pub value: String,
    /// 縮小, 空欄, …
    pub warning: Option<String>,
    /// the question that tells what stands in it; none where it follows from other answers
    pub question: Option<String>,
    /// where
    pub at: PlaceView,
}

/// A sheet as a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PagePicture {
    /// from 1
    pub page: u16,
    /// PNG, base64
    pub png: String,
    /// pixels
    pub width: u32,
    /// pixels
    pub height: u32,
}

/// Where the PDF was put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SavedView {
    /// the file's name; it names the application, never a person
    pub file: String,
    /// the folder, for the clerk to find it
    pub folder: String,
}

/// What was sent to the printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrintedView {
    /// the printer's name
    pub printer: String,
    /// sheets sent
    pub pages: u16,
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

/// How this desk's printer stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrinterView {
    /// its name, if one is set
    pub printer: Option<String>,
    /// jobs sent and not yet out
    pub waiting: u16,
    /// what keeps it, and what to do
    pub trouble: Option<Notice>,
}

/// The sheet to take home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetView {
    /// how many pages it has
    pub pages: u16,
    /// the printer's name, if one is set
    pub printer: Option<String>,
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
