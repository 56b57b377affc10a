//! The encrypted store of one desk. An answer the clerk saw on the screen is on the disk; it decides nothing.

mod at_hand;
pub(crate) mod keys;
mod life;
mod outbox;
mod records;
mod replica;
mod tray;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use kakanai_protocol::{ApplicationRecord, OpBody};
use rusqlite::Connection;
use thiserror::Error;
use uuid::Uuid;

use crate::surroundings::{KeyPlace, Surroundings};
use keys::DataKey;

pub(crate) use at_hand::{Amends, DeskOfWard, Draft, TicketAtHand};
pub(crate) use life::WhyReborn;
pub(crate) use outbox::{Counts, OpOrigin, goes_on};
pub(crate) use records::{Deed, Record, WITHDRAWN_STATE, Wanted, holder};
pub(crate) use tray::{InTray, PutAside};

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// SQLite before this can corrupt a database in WAL mode.
const SQLITE_MIN: i32 = 3_051_003;

/// Why the store did not do as asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// no room left
    #[error("the disk is full")]
    DiskFull,
    /// cannot be opened with this key, or is damaged
    #[error("the store cannot be read")]
    Unreadable,
    /// anything else the database says; never carries content
    #[error("the database failed")]
    Database(rusqlite::ErrorCode),
    /// a row is not what this program writes
    #[error("a row is not understood")]
    Row,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull | rusqlite::ErrorCode::SystemIoFailure) => Self::DiskFull,
            Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt) => {
                Self::Unreadable
            }
            Some(code) => Self::Database(code),
            None => Self::Row,
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        Self::Row
    }
}

/// Who this device is at the centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) device_id: Uuid,
    pub(crate) incarnation: Uuid,
}

/// One desk's database, open.
pub(crate) struct Store {
    connection: Connection,
    identity: Identity,
    /// the desk's id at the centre, under which its own acts count
    desk: String,
    /// where the chain's end is kept besides
    keys: Arc<dyn KeyPlace>,
}

impl Store {
    /// Opens the store of a folder, creating it the first time.
    pub(crate) fn open(
        folder: &Path,
        desk: &str,
        key: &DataKey,
        outside: &Surroundings,
    ) -> Result<Self, StoreError> {
        if rusqlite::version_number() < SQLITE_MIN {
            return Err(StoreError::Unreadable);
        }
        let mut connection = Connection::open(folder.join("desk.db"))?;
        connection.pragma_update(None, "key", format!("x'{}'", key.hex().as_str()))?;
        // The first read proves the key; only then is anything written.
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        embedded::migrations::runner().run(&mut connection).map_err(|_| StoreError::Unreadable)?;
        let identity = identity(&connection, outside)?;
        let mut store = Self { connection, identity, desk: desk.to_owned(), keys: Arc::clone(&outside.keys) };
        store.prove_newest(outside)?;
        store.make_records()?;
        Ok(store)
    }

    pub(crate) const fn identity(&self) -> Identity {
        self.identity
    }

    /// Keeps a finished application, its op, and the end of its draft, all or nothing.
    pub(crate) fn finish(
        &mut self,
        application: &ApplicationRecord,
        ledger: &str,
        day: &str,
        origin: &OpOrigin,
    ) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        transaction.execute(
            "INSERT INTO application (id, number, finished_on, body, ledger) VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                application.id.to_string(),
                &application.number,
                day,
                serde_json::to_string(application)?,
                ledger,
            ),
        )?;
        let body = OpBody::ApplicationFinished { application: Box::new(application.clone()) };
        outbox::append_and_renew(&transaction, (self.identity, &self.desk), body, origin)?;
        at_hand::clear_service(&transaction)?;
        transaction.commit()?;
        self.remember_end();
        Ok(())
    }

    /// The ledgers of the applications that are not at the centre yet.
    pub(crate) fn ledgers_of_open_applications(&self) -> Result<BTreeSet<String>, StoreError> {
        let open = "SELECT DISTINCT ledger FROM application WHERE ledger IS NOT NULL AND id IN \
                    (SELECT json_extract(body, '$.body.application.id') FROM op WHERE state <> 'applied')";
        let mut statement = self.connection.prepare_cached(open)?;
        let ledgers = statement.query_map([], |row| row.get(0))?;
        Ok(ledgers.collect::<Result<_, _>>()?)
    }

    /// Keeps an act, legal or not.
    pub(crate) fn tell(&mut self, body: OpBody, origin: &OpOrigin) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        outbox::append_and_renew(&transaction, (self.identity, &self.desk), body, origin)?;
        transaction.commit()?;
        self.remember_end();
        Ok(())
    }

    /// Keeps the end of a service that made no application.
    pub(crate) fn end_service(&mut self, ticket_id: Uuid, origin: &OpOrigin) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        let body = OpBody::ServiceEnded { ticket_id };
        outbox::append(&transaction, self.identity, body, origin)?;
        at_hand::clear_service(&transaction)?;
        transaction.commit()?;
        self.remember_end();
        Ok(())
    }
}

fn identity(connection: &Connection, outside: &Surroundings) -> Result<Identity, StoreError> {
    let new = (outside.id().to_string(), outside.id().to_string());
    connection.execute(
        "INSERT INTO identity (only, device_id, incarnation) VALUES (1, ?1, ?2) ON CONFLICT DO NOTHING",
        new,
    )?;
    let kept: (String, String) =
        connection.query_row("SELECT device_id, incarnation FROM identity", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let id = |text: &str| Uuid::parse_str(text).map_err(|_| StoreError::Row);
    Ok(Identity { device_id: id(&kept.0)?, incarnation: id(&kept.1)? })
}

/// Makes a folder for this user only, where the system knows such a thing. One that is there already is left as
/// the IT office set it: it may belong to another.
pub(crate) fn make_folder(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}
