//! What a device sends: each op judged, then kept as applied, as known or as refused. The judging itself is pure.

use kakanai_protocol::merge::{Merged, merge};
use kakanai_protocol::{Application, Op, OpAnswer, OpBody, OpOutcome, RefusalCode, WardHead};
use serde_json::json;
use uuid::Uuid;

use super::audit::{self, Act};
use super::log;
use crate::outside::Moment;
use crate::store::cell::{Row, cells};
use crate::store::judge::{Head, Known, Ruling, judge};
use crate::store::row::{self, OpRow};
use crate::store::tx::{Done, Tx};
use crate::ward::WhichDesk;

const CHAIN_START: &str = "INSERT INTO chain (device_id, incarnation, ward, desk, last_seq, last_hash) \
     VALUES ($1, $2, $3, $4, 0, $5) ON CONFLICT (device_id, incarnation) DO NOTHING";
const CHAIN_HELD: &str = "SELECT last_seq, last_hash FROM chain WHERE device_id = $1 AND incarnation = $2";
const CHAIN_ADVANCE: &str = "UPDATE chain SET ward = $1, desk = $2, last_seq = $3, last_hash = $4 \
     WHERE device_id = $5 AND incarnation = $6";
const OP_KNOWN: &str = "SELECT rev, content FROM op WHERE op_id = $1";
const OP_PASSED: &str =
    "SELECT code FROM refused_op WHERE ward = $1 AND op_id = $2 AND fingerprint = $3 AND passed";
const OP_PUT: &str = "INSERT INTO op (ward, rev, op_id, device_id, incarnation, seq, desk, kind, made_at, \
     received_at, content, hash, digest, application_id) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const REFUSED_KNOWN: &str =
    "SELECT COUNT(*) FROM refused_op WHERE ward = $1 AND op_id = $2 AND fingerprint = $3 AND code = $4";
const REFUSED_PUT: &str = "INSERT INTO refused_op (ward, op_id, fingerprint, code, passed, desk, device_id, \
     incarnation, seq, made_at, received_at, content, application_id) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
     ON CONFLICT (ward, op_id, fingerprint, code) DO UPDATE SET passed = refused_op.passed OR excluded.passed";
const WAITING: &str = "SELECT desk, content, fingerprint FROM refused_op WHERE ward = $1 AND application_id = $2 \
     AND code = $3 AND passed AND taken_rev IS NULL ORDER BY received_at, device_id, incarnation, seq";
const WAITED: &str =
    "UPDATE refused_op SET taken_rev = $1 WHERE ward = $2 AND op_id = $3 AND fingerprint = $4";
/// Rows of the first release have no body yet: it is made from the op that brought them.
const APPLICATION_HELD: &str = "SELECT ward, body, op_id FROM application WHERE id = $1";
const OP_OF_APPLICATION: &str = "SELECT content, desk FROM op WHERE op_id = $1";
const APPLICATION_PUT: &str = "INSERT INTO application (id, ward, number, matter, catalogue_version, clerk_id, \
     ticket_id, finished_at, received_at, op_id, state, withdrawn, conflict_id, rev, body) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO UPDATE SET \
     state = excluded.state, withdrawn = excluded.withdrawn, conflict_id = excluded.conflict_id, \
     rev = excluded.rev, body = excluded.body";
const CONFLICT_PUT: &str = "INSERT INTO conflict (id, ward, application_id, opened_rev, opened_at, content) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET content = excluded.content";
const CONFLICT_SETTLED: &str =
    "UPDATE conflict SET settled_rev = $1, settled_at = $2, settled_op = $3 WHERE id = $4";
const TICKET_DONE: &str =
    "UPDATE ticket SET state = 'done', done_at = $1 WHERE ward = $2 AND id = $3 AND state <> 'done'";

/// Takes a device's ops in their order. The ward's log is held from the first to the last, so that revisions have no
/// gap and none is seen before all lower ones; the raised revision is the last statement of the transaction.
pub async fn push(tx: &mut dyn Tx, from: &WhichDesk, ops: &[Op], at: Moment) -> Done<Vec<OpAnswer>> {
    let before = log::head_held(tx, &from.ward).await?;
    let mut head = before.clone();
    let mut answers = Vec::with_capacity(ops.len());
    for op in ops {
        let outcome = take(tx, from, op, at, &mut head).await?;
        answers.push(OpAnswer { op_id: op.envelope().op_id, outcome });
    }
    if head != before {
        log::head_put(tx, &from.ward, &head).await?;
    }
    Ok(answers)
}

async fn take(
    tx: &mut dyn Tx,
    from: &WhichDesk,
    op: &Op,
    at: Moment,
    head: &mut WardHead,
) -> Done<OpOutcome> {
    let kept = OpRow::of(op);
    let known = known(tx, from, op, &kept).await?;
    match judge(op, from, &known) {
        Ruling::Apply(merged) => {
            advance(tx, from, op, &kept).await?;
            let before = known.application.as_ref().and_then(|(_, application)| application.conflict);
            let outcome = apply(tx, from, op, merged.as_deref(), before, at, head).await?;
            if let OpBody::ApplicationFinished { application } = &op.envelope().body {
                take_waiting(tx, from, application.id, at, head).await?;
            }
            Ok(outcome)
        }
        Ruling::Duplicate { rev, advance: goes_on } => {
            if goes_on {
                advance(tx, from, op, &kept).await?;
            }
            Ok(OpOutcome::Duplicate { rev })
        }
        Ruling::Refuse { code, advance: passed } => {
            if passed {
                advance(tx, from, op, &kept).await?;
            }
            refuse(tx, from, &kept, code, passed, at).await?;
            Ok(OpOutcome::Refused { code })
        }
    }
}

/// What is known that bears on an op; the device's chain and the application stay held until the transaction ends.
async fn known(tx: &mut dyn Tx, from: &WhichDesk, op: &Op, kept: &OpRow) -> Done<Known> {
    let chain = cells![&kept.device_id, &kept.incarnation, &from.ward, &from.desk, Head::start().hash];
    tx.run(CHAIN_START, chain).await?;
    let head = tx.hold(CHAIN_HELD, cells![&kept.device_id, &kept.incarnation]).await?;
    let head = head.first().ok_or_else(|| row::unreadable("chain"))?;
    let applied = tx.first(OP_KNOWN, cells![&kept.op_id]).await?;
    let passed = tx.first(OP_PASSED, cells![&from.ward, &kept.op_id, &kept.fingerprint]).await?;
    let taken = |found: Row| -> Done<(u64, Op)> { Ok((found.count(0)?, row::op_of(found.text(1)?)?)) };
    Ok(Known {
        head: Head { seq: head.count(0)?, hash: head.owned(1)? },
        applied: applied.map(taken).transpose()?,
        passed: passed.map(|found| row::code_of(found.text(0)?)).transpose()?,
        application: match op.envelope().body.application_id() {
            Some(id) => application(tx, id).await?,
            None => None,
        },
    })
}

/// An application and its ward, held.
async fn application(tx: &mut dyn Tx, id: Uuid) -> Done<Option<(String, Application)>> {
    let held = tx.hold(APPLICATION_HELD, cells![id]).await?;
    let Some(found) = held.first() else { return Ok(None) };
    let application = match found.maybe_text(1)? {
        Some(body) => row::of_json(body)?,
        None => {
            let first = tx.one(OP_OF_APPLICATION, cells![found.text(2)?]).await?;
            begun(&first)?
        }
    };
    Ok(Some((found.owned(0)?, application)))
}

fn begun(first: &Row) -> Done<Application> {
    let op = row::op_of(first.text(0)?)?;
    let merged = merge(None, op.envelope(), first.text(1)?);
    let merged = merged.ok().flatten().ok_or_else(|| row::unreadable("application"))?;
    Ok(merged.application)
}

async fn advance(tx: &mut dyn Tx, from: &WhichDesk, op: &Op, kept: &OpRow) -> Done<()> {
    let head = cells![&from.ward, &from.desk, kept.seq, op.hash(), &kept.device_id, &kept.incarnation];
    tx.run(CHAIN_ADVANCE, head).await.map(drop)
}

/// Gives an op the ward's next revision and keeps what it changed.
async fn apply(
    tx: &mut dyn Tx,
    from: &WhichDesk,
    op: &Op,
    merged: Option<&Merged>,
    conflict_before: Option<Uuid>,
    at: Moment,
    head: &mut WardHead,
) -> Done<OpOutcome> {
    *head = head.and(op.hash());
    let (rev, now, kept) = (row::kept(head.rev), row::time(at.now), OpRow::of(op));
    let cells = cells![
        &from.ward,
        rev,
        &kept.op_id,
        &kept.device_id,
        &kept.incarnation,
        kept.seq,
        &from.desk,
        op.envelope().body.kind(),
        kept.made_at,
        &now,
        op.text(),
        op.hash(),
        &head.digest,
        kept.application_id,
    ];
    tx.run(OP_PUT, cells).await?;
    if let Some(ticket) = op.envelope().body.ended_ticket() {
        tx.run(TICKET_DONE, cells![&now, &from.ward, ticket]).await?;
    }
    let Some(merged) = merged else { return Ok(OpOutcome::Applied { rev: head.rev }) };
    put(tx, from, &merged.application, &kept.op_id, rev, &now).await?;
    keep_conflict(tx, from, op, &merged.application, conflict_before, rev, at).await?;
    Ok(match merged.conflict {
        Some(id) => OpOutcome::Conflict { rev: head.rev, id },
        None => OpOutcome::Applied { rev: head.rev },
    })
}

async fn put(
    tx: &mut dyn Tx,
    from: &WhichDesk,
    application: &Application,
    op_id: &str,
    rev: i64,
    now: &str,
) -> Done<()> {
    let taken = &application.taken;
    let (state, body) = (application.step.name(), row::json(application)?);
    let cells = cells![
        taken.id,
        &from.ward,
        &taken.number,
        &taken.matter,
        &taken.catalogue_version,
        &taken.clerk_id,
        taken.ticket_id,
        row::time(taken.finished_at),
        now,
        op_id,
        state,
        application.is_withdrawn(),
        application.conflict,
        rev,
        body,
    ];
    tx.run(APPLICATION_PUT, cells).await.map(drop)
}

/// Keeps a conflict with every value on it, who said it and when; or notes that a person has chosen.
async fn keep_conflict(
    tx: &mut dyn Tx,
    from: &WhichDesk,
    op: &Op,
    application: &Application,
    before: Option<Uuid>,
    rev: i64,
    at: Moment,
) -> Done<()> {
    let now = row::time(at.now);
    if let Some(id) = application.conflict {
        let content = row::json(&both_values(application))?;
        tx.run(CONFLICT_PUT, cells![id, &from.ward, application.taken.id, rev, now, content]).await?;
        if before != Some(id) {
            audit::note(tx, from, Act::ConflictOpened, &id.to_string(), None, at).await?;
        }
    } else if let Some(id) = before {
        tx.run(CONFLICT_SETTLED, cells![rev, now, op.envelope().op_id, id]).await?;
        audit::note(tx, from, Act::ConflictSettled, &id.to_string(), None, at).await?;
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

/// Keeps a refused op for a person; the audit log hears of it once.
async fn refuse(
    tx: &mut dyn Tx,
    from: &WhichDesk,
    kept: &OpRow,
    code: RefusalCode,
    passed: bool,
    at: Moment,
) -> Done<()> {
    let (code, now) = (row::code(code)?, row::time(at.now));
    let same = cells![&from.ward, &kept.op_id, &kept.fingerprint, &code];
    if tx.one(REFUSED_KNOWN, same).await?.int(0)? == 0 {
        audit::note(tx, from, Act::OpRefused, &kept.op_id, Some(&code), at).await?;
    }
    let cells = cells![
        &from.ward,
        &kept.op_id,
        &kept.fingerprint,
        code,
        passed,
        &from.desk,
        &kept.device_id,
        &kept.incarnation,
        kept.seq,
        &kept.made_at,
        now,
        &kept.content,
        kept.application_id,
    ];
    tx.run(REFUSED_PUT, cells).await.map(drop)
}

/// An application came after acts on it, as after a restored backup: those that waited are taken now.
async fn take_waiting(
    tx: &mut dyn Tx,
    from: &WhichDesk,
    application_id: Uuid,
    at: Moment,
    head: &mut WardHead,
) -> Done<()> {
    let code = row::code(RefusalCode::UnknownApplication)?;
    for waiting in tx.all(WAITING, cells![&from.ward, application_id, code]).await? {
        let sender = WhichDesk { ward: from.ward.clone(), desk: waiting.owned(0)? };
        let (op, standing) = (row::op_of(waiting.text(1)?)?, application(tx, application_id).await?);
        let Some((_, standing)) = standing else { return Ok(()) };
        let Ok(merged) = merge(Some(&standing), op.envelope(), &sender.desk) else { continue };
        apply(tx, &sender, &op, merged.as_ref(), standing.conflict, at, head).await?;
        let op_id = op.envelope().op_id.to_string();
        tx.run(WAITED, cells![row::kept(head.rev), &from.ward, &op_id, waiting.text(2)?]).await?;
        audit::note(tx, &sender, Act::OpTakenLate, &op_id, None, at).await?;
    }
    Ok(())
}
