//! The whole conversation between screen and counter on one page: name, request, reply, and which seats may say it.
//! Bodies live in the feature's own file; nothing is decided here but who may speak.

mod records;

use std::collections::BTreeMap;

use serde::Deserialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::table::table;
use crate::views::{
    Changes, CounterView, GuestView, InterviewView, NameCheckView, NameFontView, NewerLedgerView,
    PagePicture, PapersView, PreviewView, PrintedView, PrinterView, QuestionView, RecordView, RecordsView,
    ReprintedView, SavedView, Seat, SessionView, SheetView, TrayView, VariantsView, WardView,
};

pub use records::*;

table! {
    Desk:
    // who is here
    "session.look"        session_look(Nothing) -> SessionView, by [Clerk, Guest, Supervisor];
    "session.unlock"      session_unlock(Unlock) -> SessionView, by [Clerk];
    "session.sign_in"     session_sign_in(SignIn) -> SessionView, by [Clerk];
    "session.sign_out"    session_sign_out(Nothing) -> SessionView, by [Clerk];
    "session.ready"       session_ready(Nothing) -> Nothing, by [Clerk, Guest, Supervisor];
    "changes.wait"        changes_wait(WaitFor) -> Changes, by [Clerk, Guest, Supervisor];
    "window.open"         window_open(OpenWindow) -> Nothing, by [Clerk];
    // the queue
    "counter.look"        counter_look(Nothing) -> CounterView, by [Clerk];
    "counter.call_next"   counter_call_next(Press) -> CounterView, by [Clerk];
    "counter.end_service" counter_end_service(Nothing) -> CounterView, by [Clerk];
    // the interview
    "interview.look"      interview_look(Nothing) -> Option<InterviewView>, by [Clerk];
    "interview.begin"     interview_begin(Begin) -> InterviewView, by [Clerk];
    "interview.resume"    interview_resume(Nothing) -> InterviewView, by [Clerk];
    "interview.discard"   interview_discard(Nothing) -> SessionView, by [Clerk];
    "interview.answer"    interview_answer(Answered) -> InterviewView, by [Clerk];
    "interview.go_to"     interview_go_to(GoTo) -> InterviewView, by [Clerk];
    "interview.question"  interview_question(WhichQuestion) -> QuestionView, by [Clerk];
    "interview.preview"   interview_preview(Answered) -> PreviewView, by [Clerk];
    "interview.name"      interview_name(NameSomebody) -> InterviewView, by [Clerk];
    "interview.forget"    interview_forget(Forget) -> InterviewView, by [Clerk];
    "interview.everybody" interview_everybody(Nothing) -> InterviewView, by [Clerk];
    "interview.newer_ledger" interview_newer_ledger(Nothing) -> NewerLedgerView, by [Clerk];
    "interview.take_over" interview_take_over(Nothing) -> InterviewView, by [Clerk];
    "interview.roles"     interview_roles(GiveRoles) -> InterviewView, by [Clerk];
    "interview.take_up"   interview_take_up(WhichMatter) -> InterviewView, by [Clerk];
    "interview.put_down"  interview_put_down(WhichMatter) -> InterviewView, by [Clerk];
    "interview.finish"    interview_finish(Nothing) -> CounterView, by [Clerk];
    // the papers
    "papers.look"         papers_look(Nothing) -> PapersView, by [Clerk];
    "papers.picture"      papers_picture(WhichPage) -> PagePicture, by [Clerk];
    "papers.save"         papers_save(Nothing) -> SavedView, by [Clerk];
    "papers.print"        papers_print(WhichPages) -> PrintedView, by [Clerk];
    "printer.look"        printer_look(Nothing) -> PrinterView, by [Clerk];
    // how names are written
    "names.check"         names_check(WrittenName) -> NameCheckView, by [Clerk];
    "names.variants"      names_variants(WhichCharacter) -> VariantsView, by [Clerk];
    "names.font"          names_font(WrittenName) -> NameFontView, by [Clerk, Supervisor];
    // the sheet to take home
    "sheet.look"          sheet_look(Nothing) -> SheetView, by [Clerk];
    "sheet.picture"       sheet_picture(WhichPage) -> PagePicture, by [Clerk];
    "sheet.save"          sheet_save(Nothing) -> SavedView, by [Clerk];
    "sheet.print"         sheet_print(Nothing) -> PrintedView, by [Clerk];
    // the ward's applications
    "records.search"      records_search(SearchRecords) -> RecordsView, by [Clerk, Supervisor];
    "records.open"        records_open(WhichRecord) -> RecordView, by [Clerk, Supervisor];
    "records.amend"       records_amend(OnRecord) -> InterviewView, by [Clerk];
    "records.step"        records_step(TakeStep) -> RecordView, by [Clerk];
    "records.hand_over"   records_hand_over(HandOver) -> RecordView, by [Clerk];
    "records.withdraw"    records_withdraw(Withdraw) -> RecordView, by [Clerk];
    "records.reprint"     records_reprint(Reprint) -> ReprintedView, by [Clerk];
    "records.settle"      records_settle(Settle) -> RecordView, by [Clerk, Supervisor];
    "tray.look"           tray_look(Nothing) -> TrayView, by [Clerk];
    "tray.send_again"     tray_send_again(WhichOp) -> TrayView, by [Clerk];
    "tray.put_away"       tray_put_away(PutAway) -> TrayView, by [Clerk];
    // the second display
    "guest.show"          guest_show(ShowGuest) -> GuestView, by [Clerk];
    "guest.look"          guest_look(Nothing) -> GuestView, by [Clerk, Guest];
    // the supervisor
    "ward.look"           ward_look(Nothing) -> WardView, by [Supervisor];
}

/// A request or reply without content.
#[derive(Debug, Clone, Copy, Default, serde::Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Opens the store with the office's passphrase.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    /// never logged: this type has no `Debug`
    pub passphrase: String,
}

/// Signs in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// one of the staff list
    pub staff: String,
}

/// Waits until something changed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WaitFor {
    /// what the last wait gave, 0 at first
    pub seen: u32,
}

/// Opens another window of this desk.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenWindow {
    /// `guest` or `supervisor`
    pub seat: Seat,
}

/// One press of 次を呼ぶ.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Press {
    /// a UUID made by the page for this press: a repeated key never calls twice
    pub press: String,
}

/// Begins an interview without a number.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Begin {
    /// one of the counter's matters
    pub matter: String,
}

/// Answers a question.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// the question answered
    pub question: String,
    /// fact → what was typed or chosen; `null` is 不明
    pub given: BTreeMap<String, Option<String>>,
}

/// Goes back (or forward) to a question; nothing answered is lost.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GoTo {
    /// the question to stand at
    pub question: String,
}

/// Names somebody whom the case concerns.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NameSomebody {
    /// how they are related: one of the roster's relations
    pub relation: String,
    /// `male`, `female`, or not told
    pub sex: Option<String>,
    /// what they are in the event: some of the roster's roles
    pub roles: Vec<String>,
}

/// Takes back somebody named by mistake, with everything said of them.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Forget {
    /// one of those named
    pub person: String,
}

/// Says what somebody who was named is in the event.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveRoles {
    /// one of those named
    pub person: String,
    /// what they are: some of the roster's roles
    pub roles: Vec<String>,
}

/// Picks a matter of the interview at hand.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichMatter {
    /// one of the counter's matters
    pub matter: String,
}

/// Picks a question without going there.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichQuestion {
    /// one that was answered or is still to come
    pub question: String,
}

/// A name or an address as it is typed.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WrittenName {
    /// never logged: this type has no `Debug`
    pub text: String,
}

/// A character of a name.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichCharacter {
    /// with its selector, if it has one
    pub character: String,
}

/// Picks sheets.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichPages {
    /// from 1; all of them where none is said
    pub pages: Vec<u16>,
}

/// Picks a page.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichPage {
    /// from 1
    pub page: u16,
    /// the picture's width in pixels, 200 to 2400
    pub width: u32,
}

/// Shows the visitor something, or nothing.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowGuest {
    /// false blanks the second display
    pub show: bool,
    /// what is shown; the question at hand where nothing is said
    #[serde(default)]
    #[ts(optional)]
    pub what: Option<GuestSubject>,
}

/// What the visitor can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GuestSubject {
    /// the question at hand
    Question,
    /// the list to take home
    TakeHome,
}
