//! What a device sends: each op judged in its turn by what all before it made, then kept as applied, as known or as
//! refused. The judging itself is pure; what it needs and what comes of it is the docket's.

use kakanai_protocol::merge::{Merged, merge};
use kakanai_protocol::{Application, Op, OpAnswer, OpBody, OpOutcome};
use serde_json::json;
use uuid::Uuid;

use super::audit::Act;
use super::docket::Docket;
use crate::outside::Moment;
use crate::store::judge::{Ruling, judge};
use crate::store::row;
use crate::store::tx::{Done, Tx};
use crate::ward::WhichDesk;

/// Takes a device's ops in their order. The ward's log is held from the first to the last, so that revisions have no
/// gap and none is seen before all lower ones.
pub async fn push(tx: &mut dyn Tx, from: &WhichDesk, ops: &[Op], at: Moment) -> Done<Vec<OpAnswer>> {
    let mut docket = Docket::gather(tx, from, ops, at).await?;
    let mut answers = Vec::with_capacity(ops.len());
    for op in ops {
        let outcome = take(tx, &mut docket, from, op).await?;
        answers.push(OpAnswer { op_id: op.envelope().op_id, outcome });
    }
    docket.write(tx, from).await?;
    Ok(answers)
}

async fn take(tx: &mut dyn Tx, docket: &mut Docket, from: &WhichDesk, op: &Op) -> Done<OpOutcome> {
    let ruling = judge(op, from, &docket.known(op)?);
    match ruling {
        Ruling::Apply(merged) => {
            docket.advance(op);
            let outcome = apply(docket, from, op, merged.map(|merged| *merged))?;
            if let OpBody::ApplicationFinished { application } = &op.envelope().body {
                take_waiting(docket, application.id)?;
            }
            Ok(outcome)
        }
        Ruling::Duplicate { rev, advance } => {
            if advance {
                docket.advance(op);
            }
            Ok(OpOutcome::Duplicate { rev })
        }
        Ruling::Refuse { code, advance: passed } => {
            if passed {
                docket.advance(op);
            }
            docket.refuse(tx, from, op, code, passed).await?;
            Ok(OpOutcome::Refused { code })
        }
    }
}

/// Gives an op the ward's next revision and keeps what it changed.
fn apply(docket: &mut Docket, from: &WhichDesk, op: &Op, merged: Option<Merged>) -> Done<OpOutcome> {
    docket.take(from, op);
    let rev = docket.head.rev;
    let Some(Merged { application, conflict }) = merged else { return Ok(OpOutcome::Applied { rev }) };
    let before = docket.application(application.taken.id).and_then(|application| application.conflict);
    keep_conflict(docket, from, op, &application, before)?;
    docket.keep_application(from, op, application);
    Ok(match conflict {
        Some(id) => OpOutcome::Conflict { rev, id },
        None => OpOutcome::Applied { rev },
    })
}

/// Keeps a conflict that stands; or notes that a person has chosen.
fn keep_conflict(
    docket: &mut Docket,
    from: &WhichDesk,
    op: &Op,
    application: &Application,
    before: Option<Uuid>,
) -> Done<()> {
    if let Some(id) = application.conflict {
        docket.keep_conflict(from, id, application.taken.id, row::json(&both_values(application))?);
        if before != Some(id) {
            docket.note(from, Act::ConflictOpened, id.to_string(), None);
        }
    } else if let Some(id) = before {
        docket.settle_conflict(id, op.envelope().op_id);
        docket.note(from, Act::ConflictSettled, id.to_string(), None);
    }
    Ok(())
}

fn both_values(application: &Application) -> serde_json::Value {
    let part = |part: &str| {
        let claims = application.parts.get(part).into_iter().flatten();
        let said = claims.map(|claim| {
            let act = application.acts.get(&claim.op);
            json!({
                "value": claim.value, "op_id": claim.op, "clerk_id": act.map(|act| &act.clerk_id),
                "desk": act.map(|act| &act.desk), "made_at": act.map(|act| act.made_at),
            })
        });
        json!({ "part": part, "said": said.collect::<Vec<_>>() })
    };
    application.contested().into_iter().map(part).collect()
}

/// An application came after acts on it, as after a restored backup: those that waited are taken now.
fn take_waiting(docket: &mut Docket, application: Uuid) -> Done<()> {
    for waiting in docket.waiting_for(application) {
        let Some(standing) = docket.application(application) else { return Ok(()) };
        let merged = merge(Some(standing), waiting.op.envelope(), &waiting.from.desk);
        let Ok(merged) = merged else { continue };
        apply(docket, &waiting.from, &waiting.op, merged)?;
        docket.waited(&waiting);
    }
    Ok(())
}
