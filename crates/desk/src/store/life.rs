//! The lives of this store: a copy, or an older state put back, begins a new one. Same ops, same ids, a chain of its own.
//!
//! The chain's end is kept in the key place as well. A store that is behind it, or beside it, is not the newest one.

use kakanai_protocol::Op;
use kakanai_protocol::op::CHAIN_START;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Identity, Store, StoreError, at_hand, outbox, records};
use crate::surroundings::Surroundings;

const REBORN: &str = "reborn";
const CENTRE_EPOCH: &str = "centre_epoch";

/// Why a store began a new life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum WhyReborn {
    /// this machine once kept a newer one
    OlderThanItsKey,
    /// the centre has other ops of the same life
    PartedFromTheCentre,
    /// the centre could not read an op, and the chain goes on without it
    OpSetAside,
}

/// The chain's end as the key place keeps it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptEnd {
    incarnation: Uuid,
    seq: u64,
    hash: String,
}

impl Store {
    /// Begins a new life: every op that is kept, but those refused for what they tell, is chained anew and sent again.
    /// The centre knows each by its id.
    pub(crate) fn begin_new_life(
        &mut self,
        why: WhyReborn,
        outside: &Surroundings,
    ) -> Result<(), StoreError> {
        let incarnation = outside.id();
        let transaction = self.connection.transaction()?;
        rechain(&transaction, incarnation)?;
        records::renew_own(&transaction, &self.desk)?;
        transaction.execute("UPDATE identity SET incarnation = ?1", [incarnation.to_string()])?;
        at_hand::write(&transaction, REBORN, &why)?;
        transaction.commit()?;
        self.identity.incarnation = incarnation;
        tracing::warn!(?why, "this store begins a new life");
        self.remember_end();
        Ok(())
    }

    /// Why a new life was begun, until the store is opened again and found to be in order.
    pub(crate) fn reborn(&self) -> Result<Option<WhyReborn>, StoreError> {
        self.look(REBORN)
    }

    /// The epoch of the centre's store when it was last heard of.
    pub(crate) fn centre_epoch(&self) -> Result<Option<Uuid>, StoreError> {
        self.look(CENTRE_EPOCH)
    }

    pub(crate) fn keep_centre_epoch(&self, epoch: Uuid) -> Result<(), StoreError> {
        self.keep(CENTRE_EPOCH, &epoch)
    }

    /// Compares with the end in the key place: a store that is older, or another, begins a new life.
    pub(super) fn prove_newest(&mut self, outside: &Surroundings) -> Result<(), StoreError> {
        let kept = self.keys.get(&name(self.identity)).ok().flatten();
        let kept: Option<KeptEnd> = kept.and_then(|kept| serde_json::from_slice(&kept).ok());
        if let Some(kept) = kept
            && !self.follows(&kept)?
        {
            return self.begin_new_life(WhyReborn::OlderThanItsKey, outside);
        }
        at_hand::clear(&self.connection, REBORN)?;
        self.remember_end();
        Ok(())
    }

    /// Whether this store's chain goes on from an end that was kept.
    fn follows(&self, kept: &KeptEnd) -> Result<bool, StoreError> {
        let end = self.chain_end()?;
        if kept.incarnation != self.identity.incarnation || end.seq < kept.seq {
            return Ok(false);
        }
        if end.seq == kept.seq {
            return Ok(end.hash == kept.hash);
        }
        // What is no longer kept was in a backup of the centre: the chain went on long since.
        Ok(self.hash_at(kept.seq)?.is_none_or(|hash| hash == kept.hash))
    }

    /// Keeps the chain's end where a copy of the store does not take it along. A machine without a place for keys has
    /// none for this either; the centre then notices alone.
    pub(super) fn remember_end(&self) {
        let Ok(end) = self.chain_end() else { return };
        let kept = KeptEnd { incarnation: self.identity.incarnation, seq: end.seq, hash: end.hash };
        if let Ok(kept) = serde_json::to_vec(&kept) {
            // The store itself is whole; it is only a witness that is missing.
            let _ = self.keys.put(&name(self.identity), &kept);
        }
    }
}

fn name(identity: Identity) -> String {
    format!("chain-{}", identity.device_id)
}

fn rechain(connection: &Connection, incarnation: Uuid) -> Result<(), StoreError> {
    connection.execute("UPDATE op SET seq = NULL", [])?;
    // The first release kept an op out of its chain as refused; it was never looked at for what it tells.
    let sent_again = "SELECT place, body FROM op \
                      WHERE state <> 'refused' OR code IN ('ChainBroken', 'SequenceGap') ORDER BY place";
    let mut statement = connection.prepare(sent_again)?;
    let kept = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let kept: Vec<(i64, String)> = kept.collect::<Result<_, _>>()?;
    connection
        .execute("UPDATE chain SET seq = 0, hash = ?1, acked_seq = 0, acked_hash = ?1", [CHAIN_START])?;
    let mut prev = CHAIN_START.to_owned();
    for ((place, body), seq) in kept.into_iter().zip(1_u64..) {
        let op = Op::of_text(body)?.moved(incarnation, seq, &prev)?;
        connection.execute(
            "UPDATE op SET seq = ?2, hash = ?3, body = ?4, state = 'unsent', rev = NULL, code = NULL, conflict = NULL \
             WHERE place = ?1",
            (place, seq, op.hash(), op.text()),
        )?;
        outbox::put_chain_end(connection, &op)?;
        op.hash().clone_into(&mut prev);
    }
    Ok(())
}
