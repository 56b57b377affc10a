//! The hall today: lines, calls and what the desks report. It only looks, but for the report it keeps.

use kakanai_protocol::{BoardCall, DeskReport};

use crate::hall::{DeskRow, Hall, Line};
use crate::outside::Moment;
use crate::store::cell::{Row, cells};
use crate::store::row;
use crate::store::tx::{Done, Tx};
use crate::ward::WhichDesk;

const REPORT_PUT: &str = "INSERT INTO desk_report (ward, desk, report, heard_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (ward, desk) DO UPDATE SET report = excluded.report, heard_at = excluded.heard_at";
const OFFICE: &str = "SELECT name FROM ward WHERE code = $1 AND in_use";
const LINES: &str = "SELECT q.id, q.letter, q.name, COUNT(t.id), MIN(t.taken_at) FROM queue q \
     LEFT JOIN ticket t ON t.ward = $1 AND t.queue = q.id AND t.day = $2 AND t.state = 'waiting' \
     WHERE q.ward = $1 AND q.in_use GROUP BY q.id, q.letter, q.name, q.position ORDER BY q.position";
const CALLS: &str = "SELECT t.call_seq, t.label, d.name, q.name, t.called_at FROM ticket t \
     JOIN desk d ON d.ward = t.ward AND d.id = t.desk \
     JOIN queue q ON q.ward = t.ward AND q.id = t.queue \
     WHERE t.ward = $1 AND t.day = $2 AND t.call_seq IS NOT NULL ORDER BY t.call_seq DESC LIMIT 5";
const DESKS: &str = "SELECT d.id, d.name, r.report, r.heard_at FROM desk d \
     LEFT JOIN desk_report r ON r.ward = d.ward AND r.desk = d.id \
     WHERE d.ward = $1 AND d.in_use ORDER BY d.position";

/// Keeps what a desk says it is doing.
pub async fn report(tx: &mut dyn Tx, from: &WhichDesk, report: &DeskReport, at: Moment) -> Done<()> {
    tx.run(REPORT_PUT, cells![&from.ward, &from.desk, row::json(report)?, row::time(at.now)]).await.map(drop)
}

/// The ward's hall today; `None` when there is no such ward.
pub async fn hall(tx: &mut dyn Tx, ward: &str, at: Moment) -> Done<Option<Hall>> {
    let day = &at.day.to_string();
    let Some(office) = tx.first(OFFICE, cells![ward]).await? else { return Ok(None) };
    let lines = tx.all(LINES, cells![ward, day]).await?;
    let calls = tx.all(CALLS, cells![ward, day]).await?;
    let desks = tx.all(DESKS, cells![ward]).await?;
    Ok(Some(Hall {
        office: office.owned(0)?,
        lines: lines.iter().map(line).collect::<Done<_>>()?,
        calls: calls.iter().map(call).collect::<Done<_>>()?,
        desks: desks.iter().map(desk).collect::<Done<_>>()?,
    }))
}

fn line(found: &Row) -> Done<Line> {
    Ok(Line {
        queue: found.owned(0)?,
        letter: found.owned(1)?,
        name: found.owned(2)?,
        waiting: row::small(found.int(3)?),
        oldest_taken_at: found.maybe_text(4)?.map(row::time_of).transpose()?,
    })
}

fn call(found: &Row) -> Done<BoardCall> {
    Ok(BoardCall {
        call_seq: found.count(0)?,
        number: found.owned(1)?,
        desk_name: found.owned(2)?,
        matter_name: found.owned(3)?,
        called_at: row::time_of(found.text(4)?)?,
    })
}

fn desk(found: &Row) -> Done<DeskRow> {
    let report = found.maybe_text(2)?.map(row::of_json).transpose()?;
    let heard_at = found.maybe_text(3)?.map(row::time_of).transpose()?;
    Ok(DeskRow { id: found.owned(0)?, name: found.owned(1)?, heard: report.zip(heard_at) })
}
