//! The ward's log as this desk has it, and the applications it makes. A copy of the centre's: nothing here is sent.

use kakanai_protocol::merge::merge;
use kakanai_protocol::{Application, Op, PullReply, PulledOp, WardHead};
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::{Store, StoreError, records};

impl Store {
    /// The newest revision this desk has.
    pub(crate) fn ward_head(&self) -> Result<WardHead, StoreError> {
        ward_head(&self.connection)
    }

    /// The head as it was at a revision; `None` when this desk has no such revision.
    pub(crate) fn ward_head_at(&self, rev: u64) -> Result<Option<WardHead>, StoreError> {
        if rev == 0 {
            return Ok(Some(WardHead::start()));
        }
        let at = "SELECT rev, digest FROM ward_op WHERE rev = ?1";
        Ok(self.connection.query_row(at, [rev], head_of).optional()?)
    }

    /// Takes a page that follows this desk's newest revision. An op of ours that came late to the centre is no longer
    /// for a person to look at.
    pub(crate) fn take_page(&mut self, page: &PullReply) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        let mut head = ward_head(&transaction)?;
        for pulled in &page.ops {
            head = head.and(pulled.op.hash());
            keep(&transaction, pulled, &head)?;
            fold(&transaction, pulled.rev, &pulled.op, &pulled.desk)?;
            transaction.prepare_cached(
                "UPDATE op SET state = 'applied', rev = ?2, code = NULL WHERE op_id = ?1 AND state = 'refused'",
            )?
            .execute((pulled.op.envelope().op_id.to_string(), pulled.rev))?;
        }
        records::renew_all(&transaction, &page.ops, &self.desk)?;
        Ok(transaction.commit()?)
    }

    /// Lets go of every revision after one; the applications go back to what the others make of them.
    pub(crate) fn drop_after(&mut self, rev: u64) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        let touched: Vec<String> = {
            let dropped =
                "SELECT DISTINCT application_id FROM ward_op WHERE rev > ?1 AND application_id IS NOT NULL";
            let mut statement = transaction.prepare(dropped)?;
            statement.query_map([rev], |row| row.get(0))?.collect::<Result<_, _>>()?
        };
        transaction.execute("DELETE FROM ward_op WHERE rev > ?1", [rev])?;
        for application in touched {
            transaction.execute("DELETE FROM ward_application WHERE id = ?1", [&application])?;
            let left: Vec<(u64, String, String)> = {
                let left = "SELECT rev, body, desk FROM ward_op WHERE application_id = ?1 ORDER BY rev";
                let mut statement = transaction.prepare_cached(left)?;
                statement
                    .query_map([&application], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                    .collect::<Result<_, _>>()?
            };
            for (rev, body, desk) in left {
                fold(&transaction, rev, &Op::of_text(body)?, &desk)?;
            }
            let id = Uuid::parse_str(&application).map_err(|_| StoreError::Row)?;
            records::renew(&transaction, id, &self.desk)?;
        }
        Ok(transaction.commit()?)
    }

    /// Whether the centre answered an op that is not in its log: it lost it since.
    pub(crate) fn misses_an_answered_op(&self) -> Result<bool, StoreError> {
        let missing = "SELECT EXISTS (SELECT 1 FROM op WHERE state = 'applied' AND NOT EXISTS \
                       (SELECT 1 FROM ward_op WHERE ward_op.op_id = op.op_id))";
        Ok(self.connection.prepare_cached(missing)?.query_row([], |row| row.get(0))?)
    }

    /// Every application of the ward's log.
    pub(crate) fn ward_applications(&self) -> Result<Vec<Application>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT body FROM ward_application ORDER BY id")?;
        let bodies = statement.query_map([], |row| row.get::<_, String>(0))?;
        bodies.map(|body| Ok(serde_json::from_str(&body?)?)).collect()
    }
}

fn ward_head(connection: &Connection) -> Result<WardHead, StoreError> {
    let newest = "SELECT rev, digest FROM ward_op ORDER BY rev DESC LIMIT 1";
    Ok(connection.query_row(newest, [], head_of).optional()?.unwrap_or_else(WardHead::start))
}

fn head_of(row: &Row<'_>) -> rusqlite::Result<WardHead> {
    Ok(WardHead { rev: row.get(0)?, digest: row.get(1)? })
}

fn keep(connection: &Connection, pulled: &PulledOp, head: &WardHead) -> Result<(), StoreError> {
    let envelope = pulled.op.envelope();
    let put = "INSERT INTO ward_op (rev, op_id, application_id, desk, received_at, digest, body) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    connection.prepare_cached(put)?.execute((
        pulled.rev,
        envelope.op_id.to_string(),
        envelope.body.application_id().map(|id| id.to_string()),
        &pulled.desk,
        pulled.received_at.to_string(),
        &head.digest,
        pulled.op.text(),
    ))?;
    Ok(())
}

/// What an op makes of its application. One that only a newer program understands leaves it as it is.
fn fold(connection: &Connection, rev: u64, op: &Op, desk: &str) -> Result<(), StoreError> {
    let Some(id) = op.envelope().body.application_id() else { return Ok(()) };
    let before = application(connection, id)?;
    let Ok(Some(merged)) = merge(before.as_ref(), op.envelope(), desk) else { return Ok(()) };
    let Application { taken, step, conflict, .. } = &merged.application;
    let put = "INSERT INTO ward_application (id, number, matter, state, conflict, rev, body) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET \
               state = excluded.state, conflict = excluded.conflict, rev = excluded.rev, body = excluded.body";
    connection.prepare_cached(put)?.execute((
        id.to_string(),
        &taken.number,
        &taken.matter,
        step.name(),
        conflict.map(|id| id.to_string()),
        rev,
        serde_json::to_string(&merged.application)?,
    ))?;
    Ok(())
}

pub(super) fn application(connection: &Connection, id: Uuid) -> Result<Option<Application>, StoreError> {
    let held = "SELECT body FROM ward_application WHERE id = ?1";
    let body: Option<String> =
        connection.prepare_cached(held)?.query_row([id.to_string()], |row| row.get(0)).optional()?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}
