//! Who is here: opening the store, signing in and out, and taking up what a crash left open.

use std::sync::Arc;

use crate::commands::{Nothing, OpenWindow, SignIn, Unlock, WaitFor};
use crate::desk::{Counter, Desk, Office, Vault, Wish};
use crate::interview::matter_name;
use crate::notices;
use crate::refusal::Refusal;
use crate::store::Draft;
use crate::store::keys::{self, NoKey, PASSPHRASE_CHARS_MIN};
use crate::surroundings::day_and_time;
use crate::views::{Changes, Door, DraftView, Kind, Notice, Seat, SessionView};

impl Desk {
    pub(crate) async fn session_look(&self, _: Nothing) -> Result<SessionView, Refusal> {
        if self.office_or_notice().is_err() {
            self.try_again();
        }
        Ok(match self.office_or_notice() {
            Ok(office) => session(&office),
            Err(notice) => shut(notice),
        })
    }

    pub(crate) async fn session_unlock(&self, request: Unlock) -> Result<SessionView, Refusal> {
        let office = self.office()?;
        let folder = &office.settings.data_dir;
        if request.passphrase.chars().count() < PASSPHRASE_CHARS_MIN {
            return Err(Refusal::refused(notices::short_passphrase()));
        }
        if matches!(office.lock().store, Vault::Open(_)) {
            return Ok(session(&office));
        }
        let key = keys::open_with(folder, &request.passphrase, &self.outside);
        if matches!(key, Err(NoKey::WrongPassphrase)) {
            return Err(Refusal::refused(notices::wrong_passphrase()));
        }
        let mut counter = office.lock();
        counter.let_in(key, &office.settings, &self.outside);
        office.tidy_ledgers(&mut counter);
        drop(counter);
        self.changed(&[Kind::Session, Kind::Counter]);
        Ok(session(&office))
    }

    pub(crate) async fn session_sign_in(&self, request: SignIn) -> Result<SessionView, Refusal> {
        let office = self.office()?;
        let member = office.contents.staff.iter().find(|member| member.id == request.staff);
        let member = member.ok_or_else(|| Refusal::refused(notices::unknown_staff()))?;
        let mut counter = office.lock();
        counter.store()?;
        counter.clerk = Some(member.clone());
        counter.since = self.outside.now();
        drop(counter);
        self.changed(&[Kind::Session, Kind::Counter]);
        self.bell.notify_one();
        Ok(session(&office))
    }

    /// Signs out. An open interview stays in the store and is offered at the next sign-in.
    pub(crate) async fn session_sign_out(&self, _: Nothing) -> Result<SessionView, Refusal> {
        let office = self.office()?;
        let mut counter = office.lock();
        counter.clerk = None;
        counter.shown_to_guest = None;
        counter.found = counter.draft.take().or_else(|| counter.found.take());
        counter.forget_papers();
        counter.since = self.outside.now();
        drop(counter);
        self.changed(&[Kind::Session, Kind::Counter, Kind::Interview, Kind::Guest]);
        self.bell.notify_one();
        Ok(session(&office))
    }

    pub(crate) async fn session_ready(&self, _: Nothing) -> Result<Nothing, Refusal> {
        Ok(Nothing {})
    }

    pub(crate) async fn changes_wait(&self, request: WaitFor) -> Result<Changes, Refusal> {
        Ok(self.changes.wait(request.seen).await)
    }

    pub(crate) async fn window_open(&self, request: OpenWindow) -> Result<Nothing, Refusal> {
        match request.seat {
            Seat::Supervisor => drop(self.supervised()?),
            Seat::Clerk | Seat::Guest => drop(self.staffed()?),
            // The desk has no such window: forms are placed beside it, not at it.
            Seat::Drafter => return Err(Refusal::refused(notices::not_this_seat())),
        }
        let _ = self.wishes.send(Wish::OpenWindow(request.seat));
        Ok(Nothing {})
    }
}

fn shut(notice: Notice) -> SessionView {
    SessionView {
        door: Door::Shut { notice },
        office: String::new(),
        desk_name: String::new(),
        clerk: None,
        staff: Vec::new(),
        notices: Vec::new(),
        draft: None,
        catalogue: String::new(),
    }
}

pub(crate) fn session(office: &Arc<Office>) -> SessionView {
    let mut counter = office.lock();
    let reborn = counter.store().ok().and_then(|store| store.reborn().ok().flatten()).map(notices::reborn);
    SessionView {
        door: door(&counter),
        office: office.settings.office.clone(),
        desk_name: office.settings.desk_name.clone(),
        clerk: counter.clerk.as_ref().map(crate::staff::Member::clerk),
        staff: office.contents.staff.iter().map(crate::staff::Member::choice).collect(),
        notices: office.notices.iter().cloned().chain(reborn).collect(),
        draft: counter.found.as_ref().map(|draft| found(office, &counter, draft)),
        catalogue: format!("手続台帳 {}", office.contents.in_force.catalogue.version),
    }
}

fn door(counter: &Counter) -> Door {
    match &counter.store {
        Vault::Open(_) => Door::Open,
        Vault::Closed(NoKey::ChoosePassphrase) => {
            Door::NeedsPassphrase { first_time: true, notice: notices::keyring_absent() }
        }
        Vault::Closed(NoKey::AskPassphrase | NoKey::WrongPassphrase) => {
            Door::NeedsPassphrase { first_time: false, notice: notices::keyring_absent() }
        }
        Vault::Closed(NoKey::KeyringGone) => Door::Shut { notice: notices::keyring_missing() },
        Vault::Closed(NoKey::Unreadable) | Vault::Unreadable => {
            Door::Shut { notice: notices::store_unreadable() }
        }
    }
}

fn found(office: &Office, counter: &Counter, draft: &Draft) -> DraftView {
    let ledger = office.ledger_of(draft);
    let catalogue = &ledger.catalogue;
    DraftView {
        application: draft.application.to_string(),
        amends: draft.amends.as_ref().map(|_| draft.number.clone()),
        matter_name: matter_name(catalogue, &draft.interview),
        ticket: counter.ticket.as_ref().map(|at_hand| at_hand.ticket.number.clone()),
        answers: u16::try_from(draft.interview.standing(catalogue).answered().len()).unwrap_or(u16::MAX),
        saved_at: day_and_time(draft.saved_at),
    }
}
