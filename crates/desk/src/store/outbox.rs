//! The op log of this device: appended in the transaction of the change it tells of, sent in order, never altered.

use jiff::Timestamp;
use kakanai_protocol::op::CHAIN_START;
use kakanai_protocol::{Envelope, Op, OpAnswer, OpBody, OpOutcome};
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::{Identity, Store, StoreError};

const ENVELOPE_VERSION: u16 = 1;

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

pub(super) fn append(
    connection: &Connection,
    identity: Identity,
    body: OpBody,
    origin: &OpOrigin,
) -> Result<(), StoreError> {
    let last: Option<(u64, String)> = connection
        .query_row("SELECT seq, hash FROM op ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (seq, prev) = last.map_or((1, CHAIN_START.to_owned()), |(seq, hash)| (seq + 1, hash));
    let op = Op::seal(Envelope {
        v: ENVELOPE_VERSION,
        op_id: origin.op_id,
        device_id: identity.device_id,
        incarnation: identity.incarnation,
        seq,
        ward: origin.ward.clone(),
        made_at: origin.made_at,
        prev,
        body,
    })?;
    connection.execute(
        "INSERT INTO op (seq, op_id, hash, body) VALUES (?1, ?2, ?3, ?4)",
        (seq, op.envelope.op_id.to_string(), &op.hash, serde_json::to_string(&op)?),
    )?;
    Ok(())
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
            ops.push(serde_json::from_str(&body)?);
        }
        Ok(ops)
    }

    /// Keeps the centre's answers. A refused op stays, for a person.
    pub(crate) fn keep_answers(&mut self, answers: &[OpAnswer]) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        for answer in answers {
            let (state, rev, code) = match answer.outcome {
                OpOutcome::Applied { rev } | OpOutcome::Duplicate { rev } => ("applied", Some(rev), None),
                OpOutcome::Refused { code } => ("refused", None, Some(format!("{code:?}"))),
            };
            transaction.execute(
                "UPDATE op SET state = ?2, rev = ?3, code = ?4 WHERE op_id = ?1",
                (answer.op_id.to_string(), state, rev, code),
            )?;
        }
        Ok(transaction.commit()?)
    }

    pub(crate) fn counts(&self) -> Result<Counts, StoreError> {
        let count = "SELECT count(*) FILTER (WHERE state = 'unsent'), count(*) FILTER (WHERE state = 'refused') FROM op";
        Ok(self
            .connection
            .query_row(count, [], |row| Ok(Counts { unsent: row.get(0)?, refused: row.get(1)? }))?)
    }
}
