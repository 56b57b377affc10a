//! The tray: this device's ops that the centre did not take. Each waits for a person and is kept, whatever becomes of it.

use jiff::Timestamp;
use kakanai_domain::personal::Personal;
use kakanai_protocol::{Envelope, Op};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{OpOrigin, Store, StoreError, outbox};

/// An op in the tray.
#[derive(Debug, Clone)]
pub(crate) struct InTray {
    pub(crate) op: Op,
    /// the refusal's name, as it was kept
    pub(crate) code: String,
    /// none while it waits
    pub(crate) put_away: Option<PutAside>,
}

/// Who put an op away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PutAside {
    pub(crate) clerk_id: String,
    pub(crate) at: Timestamp,
    pub(crate) reason: Personal<String>,
}

const IN_TRAY: &str = "SELECT body, code, put_away FROM op WHERE state = 'refused'";

impl Store {
    /// Everything in the tray, the oldest first.
    pub(crate) fn tray(&self) -> Result<Vec<InTray>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{IN_TRAY} ORDER BY place"))?;
        let rows = statement.query_map([], row)?;
        rows.map(|row| in_tray(row?)).collect()
    }

    /// One that still waits.
    pub(crate) fn waiting_in_tray(&self, op_id: Uuid) -> Result<Option<InTray>, StoreError> {
        let one = format!("{IN_TRAY} AND op_id = ?1 AND put_away IS NULL");
        let found = self.connection.query_row(&one, [op_id.to_string()], row).optional()?;
        found.map(in_tray).transpose()
    }

    /// Puts an op away.
    pub(crate) fn put_away(&mut self, op_id: Uuid, by: &PutAside) -> Result<(), StoreError> {
        put_away(&self.connection, op_id, by)
    }

    /// Says the same once more as an op of its own, and puts the old one away.
    pub(crate) fn tell_again(
        &mut self,
        again: &InTray,
        origin: &OpOrigin,
        by: &PutAside,
    ) -> Result<(), StoreError> {
        let Envelope { op_id, body, .. } = again.op.envelope().clone();
        let transaction = self.connection.transaction()?;
        outbox::append_and_renew(&transaction, (self.identity, &self.desk), body, origin)?;
        put_away(&transaction, op_id, by)?;
        transaction.commit()?;
        self.remember_end();
        Ok(())
    }
}

fn put_away(connection: &Connection, op_id: Uuid, by: &PutAside) -> Result<(), StoreError> {
    let put = "UPDATE op SET put_away = ?2 WHERE op_id = ?1";
    connection.execute(put, (op_id.to_string(), serde_json::to_string(by)?))?;
    Ok(())
}

type Row = (String, Option<String>, Option<String>);

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

fn in_tray((body, code, put_away): Row) -> Result<InTray, StoreError> {
    Ok(InTray {
        op: Op::of_text(body)?,
        code: code.unwrap_or_default(),
        put_away: put_away.map(|by| serde_json::from_str(&by)).transpose()?,
    })
}
