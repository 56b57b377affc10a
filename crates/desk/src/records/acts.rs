//! What is done with a finished application without asking anew: the next step, another desk, taken back. Each is an op,
//! kept before the screen says so; one that is not legal is refused here, before anything is kept.

use std::sync::Arc;

use kakanai_domain::personal::Personal;
use kakanai_protocol::OpBody;
use kakanai_protocol::body::{Ground, HandedOver, StepTaken, Withdrawn};

use super::{id_of, saw, step_named, unknown};
use crate::commands::{HandOver, OnRecord, TakeStep, Withdraw};
use crate::desk::{Desk, Office};
use crate::notices;
use crate::refusal::Refusal;
use crate::views::{Kind, RecordView};

/// What an act on an application makes the screens look at again.
pub(super) const RECORD_CHANGED: &[Kind] = &[Kind::Records, Kind::Counter];

impl Desk {
    /// The back office takes the next step.
    pub(crate) async fn records_step(&self, request: TakeStep) -> Result<RecordView, Refusal> {
        let (office, clerk) = self.staffed()?;
        let to = step_named(&request.step).ok_or_else(Refusal::malformed)?;
        let id = id_of(&request.on.application)?;
        let from = office.lock().store()?.record(id)?.ok_or_else(unknown)?.application.step;
        if to == kakanai_protocol::Step::Returned && request.note.trim().is_empty() {
            return Err(Refusal::refused(notices::reason_required()).at("note"));
        }
        self.act_on(&office, &request.on, &clerk.id, |ground| {
            OpBody::StepTaken(StepTaken { ground, from, to, note: Personal::new(request.note) })
        })
    }

    /// Another desk goes on with it.
    pub(crate) async fn records_hand_over(&self, request: HandOver) -> Result<RecordView, Refusal> {
        let (office, clerk) = self.staffed()?;
        let desks = office.lock().store()?.desks()?;
        if !desks.iter().any(|desk| desk.id == request.desk) {
            return Err(Refusal::refused(notices::unknown_desk()));
        }
        self.act_on(&office, &request.on, &clerk.id, |ground| {
            OpBody::HandedOver(HandedOver { ground, to_desk: request.desk })
        })
    }

    /// The visitor takes the application back.
    pub(crate) async fn records_withdraw(&self, request: Withdraw) -> Result<RecordView, Refusal> {
        let (office, clerk) = self.staffed()?;
        let reason = reason(&request.reason)?;
        self.act_on(&office, &request.on, &clerk.id, |ground| {
            OpBody::ApplicationWithdrawn(Withdrawn { ground, reason })
        })
    }

    /// Keeps an act on an application and shows what became of it.
    pub(super) fn act_on(
        &self,
        office: &Arc<Office>,
        on: &OnRecord,
        clerk: &str,
        body: impl FnOnce(Ground) -> OpBody,
    ) -> Result<RecordView, Refusal> {
        let (application_id, saw) = (id_of(&on.application)?, saw(on)?);
        let origin = self.origin(office);
        {
            let mut counter = office.lock();
            let store = counter.store()?;
            let base_rev = store.ward_head()?.rev;
            let body = body(Ground { application_id, clerk_id: clerk.to_owned(), base_rev, saw });
            store.act(body, &origin)?.map_err(|code| Refusal::refused(notices::act_refused(code)))?;
        }
        self.changed(RECORD_CHANGED);
        self.bell.notify_one();
        self.record_view(office, application_id)
    }
}

/// Words that must be there.
pub(super) fn reason(typed: &str) -> Result<Personal<String>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Refusal::refused(notices::reason_required()).at("reason"));
    }
    Ok(Personal::new(typed.to_owned()))
}
