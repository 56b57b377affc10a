//! The tray: what the centre did not take, why, and what a person does with it. Nothing is ever thrown away.

use kakanai_protocol::{OpBody, RefusalCode};

use super::acts::{RECORD_CHANGED, reason};
use super::id_of;
use super::names::Names;
use super::view::act_name;
use crate::commands::{Nothing, PutAway, WhichOp};
use crate::desk::{Desk, Office};
use crate::notices;
use crate::refusal::Refusal;
use crate::store::{InTray, PutAside, Store};
use crate::surroundings::day_and_time;
use crate::views::{HistoryRow, TrayRow, TrayView};

impl Desk {
    pub(crate) async fn tray_look(&self, _: Nothing) -> Result<TrayView, Refusal> {
        let (office, _) = self.staffed()?;
        let mut counter = office.lock();
        tray(&office, counter.store()?)
    }

    /// Sends the same once more, as an act of its own.
    pub(crate) async fn tray_send_again(&self, request: WhichOp) -> Result<TrayView, Refusal> {
        let (office, clerk) = self.staffed()?;
        let origin = self.origin(&office);
        let view = {
            let mut counter = office.lock();
            let store = counter.store()?;
            let again = waiting(store, &request.op)?;
            if !can_send_again(&again) {
                return Err(Refusal::refused(notices::act_refused(code(&again))));
            }
            let why = "もう一度送りました".to_owned().into();
            store.tell_again(
                &again,
                &origin,
                &PutAside { clerk_id: clerk.id, at: origin.made_at, reason: why },
            )?;
            tray(&office, store)?
        };
        self.changed(RECORD_CHANGED);
        self.bell.notify_one();
        Ok(view)
    }

    /// Puts an act away; it stays to be seen.
    pub(crate) async fn tray_put_away(&self, request: PutAway) -> Result<TrayView, Refusal> {
        let (office, clerk) = self.staffed()?;
        let reason = reason(&request.reason)?;
        let view = {
            let mut counter = office.lock();
            let store = counter.store()?;
            let op = waiting(store, &request.op)?.op.envelope().op_id;
            store.put_away(op, &PutAside { clerk_id: clerk.id, at: self.outside.now(), reason })?;
            tray(&office, store)?
        };
        self.changed(RECORD_CHANGED);
        Ok(view)
    }
}

fn waiting(store: &Store, op: &str) -> Result<InTray, Refusal> {
    store.waiting_in_tray(id_of(op)?)?.ok_or_else(|| Refusal::refused(notices::not_in_tray()))
}

fn tray(office: &Office, store: &Store) -> Result<TrayView, Refusal> {
    let names = Names::of(office, store)?;
    let rows = store.tray()?;
    Ok(TrayView { rows: rows.iter().map(|each| row(store, &names, each)).collect::<Result<_, _>>()? })
}

fn row(store: &Store, names: &Names, each: &InTray) -> Result<TrayRow, Refusal> {
    let envelope = each.op.envelope();
    let about = envelope.body.application_id();
    let known = about.map(|id| store.record(id)).transpose()?.flatten();
    let own = match &envelope.body {
        OpBody::ApplicationFinished { application } => Some(application.number.clone()),
        _ => None,
    };
    Ok(TrayRow {
        op: envelope.op_id.to_string(),
        application: known.as_ref().map(|record| record.application.taken.id.to_string()),
        number: known.map(|record| record.application.taken.number).or(own),
        what: act_name(&envelope.body).to_owned(),
        at: day_and_time(envelope.made_at),
        why: notices::act_refused(code(each)),
        can_send_again: each.put_away.is_none() && can_send_again(each),
        put_away: each.put_away.as_ref().map(|by| HistoryRow {
            at: day_and_time(by.at),
            clerk_name: names.clerk(&by.clerk_id),
            desk_name: String::new(),
            what: "片づけました".to_owned(),
            words: Some(by.reason.expose().clone()),
            unsent: false,
        }),
    })
}

/// Whether the world may have changed so that the same is taken now. What the op itself tells stays as it is.
fn can_send_again(each: &InTray) -> bool {
    use RefusalCode::{
        ConflictOpen, LineFull, Other, ProtocolUnsupported, Unauthorised, UnknownApplication, UnknownKind,
        WrongWard,
    };
    matches!(
        code(each),
        ConflictOpen
            | LineFull
            | Other
            | ProtocolUnsupported
            | Unauthorised
            | UnknownApplication
            | UnknownKind
            | WrongWard
    )
}

/// The refusal, by the name it was kept under.
fn code(each: &InTray) -> RefusalCode {
    let known = RefusalCode::ALL.into_iter().find(|code| format!("{code:?}") == each.code);
    known.unwrap_or(RefusalCode::Other)
}
