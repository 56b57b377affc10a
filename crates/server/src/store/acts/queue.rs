//! The lines: a number is given out, and the next one is called. A press already known gets its old answer.

use kakanai_protocol::{ClaimReply, IssueReply, IssueRequest, RefusalCode, Ticket};
use uuid::Uuid;

use crate::outside::Moment;
use crate::store::cell::cells;
use crate::store::tx::{Done, Tx};
use crate::store::{StoreError, row};
use crate::ward::WhichDesk;

/// All of the ward's lines, always in the same order: claims and issues take turns and never wait in a circle.
const LINES_HELD: &str = "SELECT id FROM queue WHERE ward = $1 ORDER BY id";
const LINE_HELD: &str = "SELECT letter, name, first_number, last_number FROM queue \
     WHERE ward = $1 AND id = $2 AND in_use";
const PRESS_KNOWN: &str =
    "SELECT call_seq, ticket_id FROM call_press WHERE ward = $1 AND desk = $2 AND press_id = $3";
const LINE_HEAD: &str = "SELECT id FROM ticket WHERE ward = $1 AND day = $2 AND state = 'waiting' \
     AND queue IN (SELECT queue FROM desk_queue WHERE ward = $1 AND desk = $3) ORDER BY place LIMIT 1";
const CALL_LAST: &str = "SELECT COALESCE(MAX(call_seq), 0) FROM ward_day WHERE ward = $1 AND day = $2";
const CALL_NEXT: &str = "INSERT INTO ward_day (ward, day, call_seq, place) VALUES ($1, $2, 1, 0) \
     ON CONFLICT (ward, day) DO UPDATE SET call_seq = ward_day.call_seq + 1 RETURNING call_seq";
const TICKET_CALLED: &str =
    "UPDATE ticket SET state = 'called', desk = $1, call_seq = $2, called_at = $3 WHERE id = $4";
const PRESS_PUT: &str = "INSERT INTO call_press (ward, desk, press_id, call_seq, ticket_id, pressed_at) \
     VALUES ($1, $2, $3, $4, $5, $6)";
const TICKET: &str = "SELECT t.id, t.label, t.queue, q.name, q.matter, t.taken_at FROM ticket t \
     JOIN queue q ON q.ward = t.ward AND q.id = t.queue WHERE t.id = $1";
const ISSUED: &str = "SELECT t.label, q.name, t.ahead, t.taken_at FROM ticket t \
     JOIN queue q ON q.ward = t.ward AND q.id = t.queue WHERE t.ward = $1 AND t.press_id = $2";
const HIGH_WATER: &str =
    "SELECT COALESCE(MAX(high_water), 0) FROM queue_day WHERE ward = $1 AND queue = $2 AND day = $3";
const HIGH_WATER_PUT: &str = "INSERT INTO queue_day (ward, queue, day, high_water) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (ward, queue, day) DO UPDATE SET high_water = excluded.high_water";
const PLACE_NEXT: &str = "INSERT INTO ward_day (ward, day, call_seq, place) VALUES ($1, $2, 0, 1) \
     ON CONFLICT (ward, day) DO UPDATE SET place = ward_day.place + 1 RETURNING place";
const AHEAD: &str =
    "SELECT COUNT(*) FROM ticket WHERE ward = $1 AND day = $2 AND queue = $3 AND state = 'waiting'";
const TICKET_PUT: &str = "INSERT INTO ticket \
     (id, ward, queue, day, number, label, place, ahead, press_id, taken_at, state) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting')";

/// Calls the head of the desk's lines.
pub async fn claim(tx: &mut dyn Tx, from: &WhichDesk, press: Uuid, at: Moment) -> Done<ClaimReply> {
    let (ward, desk, day) = (&from.ward, &from.desk, &at.day.to_string());
    tx.hold(LINES_HELD, cells![ward]).await?;
    if let Some(answered) = tx.first(PRESS_KNOWN, cells![ward, desk, press]).await? {
        let call_seq = answered.count(0)?;
        return Ok(ClaimReply { call_seq, ticket: ticket(tx, answered.maybe_text(1)?).await? });
    }
    let head = tx.first(LINE_HEAD, cells![ward, day, desk]).await?;
    let head = head.map(|found| found.owned(0)).transpose()?;
    let counter = if head.is_some() { CALL_NEXT } else { CALL_LAST };
    let call_seq = tx.one(counter, cells![ward, day]).await?.int(0)?;
    let now = row::time(at.now);
    if let Some(id) = &head {
        tx.run(TICKET_CALLED, cells![desk, call_seq, &now, id]).await?;
    }
    tx.run(PRESS_PUT, cells![ward, desk, press, call_seq, head.as_ref(), &now]).await?;
    Ok(ClaimReply { call_seq: row::count(call_seq), ticket: ticket(tx, head.as_deref()).await? })
}

async fn ticket(tx: &mut dyn Tx, id: Option<&str>) -> Done<Option<Ticket>> {
    let Some(id) = id else { return Ok(None) };
    let found = tx.one(TICKET, cells![id]).await?;
    Ok(Some(Ticket {
        id: row::id_of(found.text(0)?)?,
        number: found.owned(1)?,
        queue: found.owned(2)?,
        matter_name: found.owned(3)?,
        matter: found.maybe_text(4)?.map(str::to_owned),
        taken_at: row::time_of(found.text(5)?)?,
    }))
}

/// Gives out a number.
pub async fn issue(tx: &mut dyn Tx, press: &IssueRequest, ticket: Uuid, at: Moment) -> Done<IssueReply> {
    let (ward, queue, day) = (&press.ward, &press.queue, &at.day.to_string());
    let line = tx.hold(LINE_HELD, cells![ward, queue]).await?.into_iter().next();
    let line = line.ok_or(StoreError::Refused(RefusalCode::UnknownQueue))?;
    if let Some(given) = tx.first(ISSUED, cells![ward, press.press_id]).await? {
        return Ok(IssueReply {
            number: given.owned(0)?,
            matter_name: given.owned(1)?,
            ahead: row::small(given.int(2)?),
            taken_at: row::time_of(given.text(3)?)?,
        });
    }
    let given = tx.one(HIGH_WATER, cells![ward, queue, day]).await?.int(0)?;
    let number = line.int(2)?.max(given + 1);
    if number > line.int(3)? {
        return Err(StoreError::Refused(RefusalCode::LineFull));
    }
    tx.run(HIGH_WATER_PUT, cells![ward, queue, day, number]).await?;
    let place = tx.one(PLACE_NEXT, cells![ward, day]).await?.int(0)?;
    let ahead = tx.one(AHEAD, cells![ward, day, queue]).await?.int(0)?;
    let (label, now) = (row::label(line.text(0)?, number), row::time(at.now));
    let cells = cells![ticket, ward, queue, day, number, &label, place, ahead, press.press_id, now];
    tx.run(TICKET_PUT, cells).await?;
    Ok(IssueReply { number: label, matter_name: line.owned(1)?, ahead: row::small(ahead), taken_at: at.now })
}
