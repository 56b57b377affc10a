//! What the screen sees of an interview: its way, its question, what is decided and what an answer would change. No rule is
//! left for the screen to apply.

use serde::Serialize;
use ts_rs::TS;

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
    /// `KK-3-261121-001`: the application being put right, where it is not a new one
    pub amends: Option<String>,
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
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
