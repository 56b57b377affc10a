//! The op log of this device: appended in the transaction of the change it tells of, sent in order, never altered.

use jiff::Timestamp;
use kakanai_protocol::op::ENVELOPE;
use kakanai_protocol::{Acked, Envelope, Op, OpAnswer, OpBody, OpOutcome, RefusalCode};
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::{Identity, Store, StoreError, records};

/// Where and when an op is made.
#[derive(Debug, Clone)]
pub(crate) struct OpOrigin {
    pub(crate) op_id: Uuid,
    pub(crate) ward: String,
    pub(crate) made_at: Timestamp,
}

/// How many ops wait, and for whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// not yet at the centre
    pub(crate) unsent: u32,
    /// not taken by the centre; they wait for a person
    pub(crate) refused: u32,
}

/// The end of this life's chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChainEnd {
    pub(crate) seq: u64,
    pub(crate) hash: String,
}

/// Appends an op and makes the record anew that it is about.
pub(super) fn append_and_renew(
    connection: &Connection,
    (identity, desk): (Identity, &str),
    body: OpBody,
    origin: &OpOrigin,
) -> Result<Op, StoreError> {
    let op = append(connection, identity, body, origin)?;
    if let Some(application) = op.envelope().body.application_id() {
        records::renew(connection, application, desk)?;
    }
    Ok(op)
}

pub(super) fn append(
    connection: &Connection,
    identity: Identity,
    body: OpBody,
    origin: &OpOrigin,
) -> Result<Op, StoreError> {
    let end = chain_end(connection)?;
    let op = Op::seal(&Envelope {
        v: ENVELOPE,
        op_id: origin.op_id,
        device_id: identity.device_id,
        incarnation: identity.incarnation,
        seq: end.seq + 1,
        ward: origin.ward.clone(),
        made_at: origin.made_at,
        prev: end.hash,
        body,
    })?;
    let Envelope { op_id, seq, body, .. } = op.envelope();
    connection.execute(
        "INSERT INTO op (op_id, seq, hash, body, application_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        (op_id.to_string(), seq, op.hash(), op.text(), body.application_id().map(|id| id.to_string())),
    )?;
    put_chain_end(connection, &op)?;
    Ok(op)
}

pub(super) fn chain_end(connection: &Connection) -> Result<ChainEnd, StoreError> {
    Ok(connection.query_row("SELECT seq, hash FROM chain", [], |row| {
        Ok(ChainEnd { seq: row.get(0)?, hash: row.get(1)? })
    })?)
}

pub(super) fn put_chain_end(connection: &Connection, op: &Op) -> Result<(), StoreError> {
    connection.execute("UPDATE chain SET seq = ?1, hash = ?2", (op.envelope().seq, op.hash()))?;
    Ok(())
}

/// The newest op that the centre answered.
const ACKED: &str = "UPDATE chain SET (acked_seq, acked_hash) = (SELECT seq, hash FROM op WHERE op_id = ?1) \
                     WHERE acked_seq < (SELECT seq FROM op WHERE op_id = ?1)";

/// Whether the centre's chain went on past an op so answered. Where it did not, the two chains have parted.
pub(crate) const fn goes_on(outcome: OpOutcome) -> bool {
    !matches!(outcome, OpOutcome::Refused { code: RefusalCode::ChainBroken | RefusalCode::SequenceGap })
}

impl Store {
    /// The oldest unsent ops, at most `most` of them and about `bytes` bytes, in order.
    pub(crate) fn unsent(&self, most: usize, bytes: usize) -> Result<Vec<Op>, StoreError> {
        let oldest = "SELECT body FROM op WHERE state = 'unsent' ORDER BY seq LIMIT ?1";
        let mut statement = self.connection.prepare_cached(oldest)?;
        let mut rows = statement.query([most])?;
        let (mut ops, mut size) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let body: String = row.get(0)?;
            size += body.len();
            if size > bytes && !ops.is_empty() {
                break;
            }
            ops.push(Op::of_text(body)?);
        }
        Ok(ops)
    }

    /// Keeps the centre's answers. A refused op stays, for a person; one out of its chain stays to be sent again.
    pub(crate) fn keep_answers(&mut self, answers: &[OpAnswer]) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        for answer in answers.iter().filter(|answer| goes_on(answer.outcome)) {
            let (state, rev, code, conflict) = match answer.outcome {
                OpOutcome::Applied { rev } | OpOutcome::Duplicate { rev } => {
                    ("applied", Some(rev), None, None)
                }
                OpOutcome::Conflict { rev, id } => ("applied", Some(rev), None, Some(id.to_string())),
                OpOutcome::Refused { code } => ("refused", None, Some(format!("{code:?}")), None),
            };
            let keep = "UPDATE op SET state = ?2, rev = ?3, code = ?4, conflict = ?5 WHERE op_id = ?1";
            let op_id = answer.op_id.to_string();
            transaction.prepare_cached(keep)?.execute((&op_id, state, rev, code, conflict))?;
            transaction.prepare_cached(ACKED)?.execute([&op_id])?;
            if state == "applied" {
                // What it says stands already; only that it waits is over.
                records::sent(&transaction, answer.op_id)?;
            } else {
                records::renew_of(&transaction, answer.op_id, &self.desk)?;
            }
        }
        Ok(transaction.commit()?)
    }

    /// The newest op of this life that the centre answered.
    pub(crate) fn acked(&self) -> Result<Option<Acked>, StoreError> {
        let acked = self.connection.query_row("SELECT acked_seq, acked_hash FROM chain", [], |row| {
            Ok(Acked { seq: row.get(0)?, hash: row.get(1)? })
        })?;
        Ok(Some(acked).filter(|acked| acked.seq > 0))
    }

    /// The end of this life's chain.
    pub(crate) fn chain_end(&self) -> Result<ChainEnd, StoreError> {
        chain_end(&self.connection)
    }

    /// The hash at a place of this life's chain; `None` when that op is no longer kept.
    pub(crate) fn hash_at(&self, seq: u64) -> Result<Option<String>, StoreError> {
        let at = "SELECT hash FROM op WHERE seq = ?1";
        Ok(self.connection.query_row(at, [seq], |row| row.get(0)).optional()?)
    }

    /// The centre lost what it had answered: everything from a place on is sent again.
    pub(crate) fn send_again_from(&mut self, seq: u64) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        transaction.execute(
            "UPDATE op SET state = 'unsent', rev = NULL, code = NULL, conflict = NULL WHERE seq >= ?1",
            [seq],
        )?;
        transaction.execute(
            "UPDATE chain SET acked_seq = max(?1 - 1, 0), \
             acked_hash = coalesce((SELECT hash FROM op WHERE seq = ?1 - 1), acked_hash)",
            [seq],
        )?;
        records::renew_own(&transaction, &self.desk)?;
        Ok(transaction.commit()?)
    }

    /// The centre will not read an op at all: it waits for a person, out of the chain.
    pub(crate) fn set_aside(&mut self, op_id: Uuid, code: RefusalCode) -> Result<(), StoreError> {
        self.connection.execute(
            "UPDATE op SET state = 'refused', code = ?2, seq = NULL WHERE op_id = ?1",
            (op_id.to_string(), format!("{code:?}")),
        )?;
        records::renew_of(&self.connection, op_id, &self.desk)
    }

    /// Lets go of what a backup of the centre holds. Refused ops stay.
    pub(crate) fn forget_up_to(&mut self, durable_rev: u64) -> Result<(), StoreError> {
        self.connection.execute("DELETE FROM op WHERE state = 'applied' AND rev <= ?1", [durable_rev])?;
        Ok(())
    }

    /// The ops that wait for a person.
    pub(crate) fn refused(&self) -> Result<Vec<Uuid>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT op_id FROM op WHERE state = 'refused' ORDER BY place")?;
        let ids = statement.query_map([], |row| row.get::<_, String>(0))?;
        ids.map(|id| Uuid::parse_str(&id?).map_err(|_| StoreError::Row)).collect()
    }

    pub(crate) fn counts(&self) -> Result<Counts, StoreError> {
        let count = "SELECT count(*) FILTER (WHERE state = 'unsent'), \
                     count(*) FILTER (WHERE state = 'refused' AND put_away IS NULL) FROM op";
        Ok(self
            .connection
            .query_row(count, [], |row| Ok(Counts { unsent: row.get(0)?, refused: row.get(1)? }))?)
    }
}
