//! What the desk is in the middle of: the draft, the ticket, the press not yet answered. One row each, replaced whole.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kakanai_domain::interview::{Interview, Parts};
use kakanai_protocol::Ticket;
use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Store, StoreError};

const DRAFT: &str = "draft";
const TICKET: &str = "ticket";
const PRESS: &str = "press";
const NUMBER: &str = "number";
const DESKS: &str = "desks";

/// An interview not yet finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// the application it will be
    pub(crate) application: Uuid,
    /// the number it will have
    pub(crate) number: String,
    /// every answer
    pub(crate) interview: Interview,
    /// when the last answer was kept
    pub(crate) saved_at: Timestamp,
    /// the ledger it goes by: the one it began with, or was taken over to
    #[serde(default)]
    pub(crate) ledger: String,
    /// the version it began with, where that ledger was lost and the one in force took its place
    #[serde(default)]
    pub(crate) lost: Option<String>,
    /// how often each sheet of its papers was printed: by its title, and which of that title it is
    #[serde(default)]
    pub(crate) printed: BTreeMap<String, Vec<u16>>,
    /// where it puts an application right that was finished before
    #[serde(default)]
    pub(crate) amends: Option<Amends>,
}

/// What an interview puts right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Amends {
    /// the ops whose values stood before the clerk's eyes when it was taken up
    pub(crate) saw: Vec<Uuid>,
    /// what was answered then
    pub(crate) before: Parts,
}

/// A desk of the ward, as the centre names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeskOfWard {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// The last application number of a day. Kept before it is given, so that no number is given twice.
#[derive(Serialize, Deserialize)]
struct LastNumber {
    day: String,
    running: u32,
}

/// The visitor called to this desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TicketAtHand {
    pub(crate) ticket: Ticket,
    pub(crate) call_seq: u64,
    pub(crate) called_at: Timestamp,
}

impl Store {
    /// The next running number of a day, from 1.
    pub(crate) fn next_number(&self, day: &str) -> Result<u32, StoreError> {
        let last: Option<LastNumber> = self.look(NUMBER)?;
        let running = last.filter(|last| last.day == day).map_or(1, |last| last.running + 1);
        self.keep(NUMBER, &LastNumber { day: day.to_owned(), running })?;
        Ok(running)
    }

    pub(crate) fn draft(&self) -> Result<Option<Draft>, StoreError> {
        self.look(DRAFT)
    }

    pub(crate) fn keep_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.keep(DRAFT, draft)
    }

    /// The desks of the ward, as last heard.
    pub(crate) fn desks(&self) -> Result<Vec<DeskOfWard>, StoreError> {
        Ok(self.look(DESKS)?.unwrap_or_default())
    }

    pub(crate) fn keep_desks(&self, desks: &[DeskOfWard]) -> Result<(), StoreError> {
        if self.desks()? == desks { Ok(()) } else { self.keep(DESKS, &desks) }
    }

    pub(crate) fn discard_draft(&self) -> Result<(), StoreError> {
        clear_draft(&self.connection)
    }

    pub(crate) fn ticket(&self) -> Result<Option<TicketAtHand>, StoreError> {
        self.look(TICKET)
    }

    /// Keeps who was called and forgets the press that called them, all or nothing.
    pub(crate) fn keep_ticket(&mut self, ticket: &TicketAtHand) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        write(&transaction, TICKET, ticket)?;
        clear(&transaction, PRESS)?;
        Ok(transaction.commit()?)
    }

    /// A press of 次を呼ぶ whose answer has not been seen.
    pub(crate) fn press(&self) -> Result<Option<Uuid>, StoreError> {
        self.look(PRESS)
    }

    pub(crate) fn keep_press(&self, press: Uuid) -> Result<(), StoreError> {
        self.keep(PRESS, &press)
    }

    pub(crate) fn forget_press(&self) -> Result<(), StoreError> {
        clear(&self.connection, PRESS)
    }

    pub(super) fn look<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StoreError> {
        let body: Option<String> = self
            .connection
            .query_row("SELECT body FROM at_hand WHERE name = ?1", [name], |row| row.get(0))
            .optional()?;
        Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
    }

    pub(super) fn keep<T: Serialize>(&self, name: &str, thing: &T) -> Result<(), StoreError> {
        write(&self.connection, name, thing)
    }
}

pub(super) fn write<T: Serialize>(connection: &Connection, name: &str, thing: &T) -> Result<(), StoreError> {
    let replace =
        "INSERT INTO at_hand (name, body) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET body = ?2";
    connection.execute(replace, (name, serde_json::to_string(thing)?))?;
    Ok(())
}

pub(super) fn clear(connection: &Connection, name: &str) -> Result<(), StoreError> {
    connection.execute("DELETE FROM at_hand WHERE name = ?1", [name])?;
    Ok(())
}

/// The end of an interview; whoever is at the desk stays there.
pub(super) fn clear_draft(connection: &Connection) -> Result<(), StoreError> {
    clear(connection, DRAFT)
}

/// The end of a service: no draft and nobody at the desk.
pub(super) fn clear_service(connection: &Connection) -> Result<(), StoreError> {
    clear_draft(connection)?;
    clear(connection, TICKET)
}
