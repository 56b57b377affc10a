//! The audit log: what was refused, and what was done to the store itself. An append-only chain of hashes a ward; ids
//! and codes only, never a name.

use sha2::{Digest, Sha256};

use crate::outside::Moment;
use crate::store::cell::cells;
use crate::store::tx::{Done, Tx};
use crate::store::{row, to_hex};
use crate::ward::WhichDesk;
use kakanai_protocol::op::CHAIN_START;

const HEAD_START: &str =
    "INSERT INTO audit_head (ward, seq, hash) VALUES ($1, 0, $2) ON CONFLICT (ward) DO NOTHING";
const HEAD_HELD: &str = "SELECT seq, hash FROM audit_head WHERE ward = $1";
const HEAD_PUT: &str = "UPDATE audit_head SET seq = $1, hash = $2 WHERE ward = $3";
const ENTRY_PUT: &str = "INSERT INTO audit (ward, seq, at, desk, act, subject, code, prev, hash) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const ENTRIES: &str =
    "SELECT seq, at, desk, act, subject, code, prev, hash FROM audit WHERE ward = $1 ORDER BY seq";

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// a whole request was not taken; the subject is its path
    RequestRefused,
    /// an op was not taken and is kept aside; the subject is its id
    OpRefused,
    /// an op kept aside was taken after all, once its application was known; the subject is its id
    OpTakenLate,
    /// two values stand; the subject is the conflict's id
    ConflictOpened,
    /// a person chose; the subject is the conflict's id
    ConflictSettled,
    /// the store is older than what it had answered; the subject is its new epoch
    StoreRestored,
    /// a backup holds everything up to a revision; the subject is that revision
    BackedUp,
}

impl Act {
    const fn name(self) -> &'static str {
        match self {
            Self::RequestRefused => "request_refused",
            Self::OpRefused => "op_refused",
            Self::OpTakenLate => "op_taken_late",
            Self::ConflictOpened => "conflict_opened",
            Self::ConflictSettled => "conflict_settled",
            Self::StoreRestored => "store_restored",
            Self::BackedUp => "backed_up",
        }
    }
}

/// Writes one entry, in the transaction of what it tells.
pub async fn note(
    tx: &mut dyn Tx,
    from: &WhichDesk,
    act: Act,
    subject: &str,
    code: Option<&str>,
    at: Moment,
) -> Done<()> {
    tx.run(HEAD_START, cells![&from.ward, CHAIN_START]).await?;
    let head = tx.hold(HEAD_HELD, cells![&from.ward]).await?;
    let head = head.first().ok_or_else(|| row::unreadable("audit"))?;
    let (seq, prev, at) = (head.int(0)? + 1, head.text(1)?, row::time(at.now));
    let hash =
        hash(&[&from.ward, &seq.to_string(), &at, &from.desk, act.name(), subject, code.unwrap_or(""), prev]);
    let cells = cells![&from.ward, seq, at, &from.desk, act.name(), subject, code, prev, &hash];
    tx.run(ENTRY_PUT, cells).await?;
    tx.run(HEAD_PUT, cells![seq, hash, &from.ward]).await.map(drop)
}

/// The first entry of a ward that does not follow from the one before it; `None` when all do.
pub async fn first_broken(tx: &mut dyn Tx, ward: &str) -> Done<Option<u64>> {
    let (mut prev, mut next) = (CHAIN_START.to_owned(), 1);
    for entry in tx.all(ENTRIES, cells![ward]).await? {
        let seq = entry.int(0)?;
        let code = entry.maybe_text(5)?.unwrap_or("");
        let expected = hash(&[
            ward,
            &seq.to_string(),
            entry.text(1)?,
            entry.text(2)?,
            entry.text(3)?,
            entry.text(4)?,
            code,
            &prev,
        ]);
        if seq != next || entry.text(6)? != prev || entry.text(7)? != expected {
            return Ok(Some(row::count(next)));
        }
        (prev, next) = (expected, seq + 1);
    }
    let head = tx.first(HEAD_HELD, cells![ward]).await?;
    let cut = head.is_some_and(|head| head.int(0).is_ok_and(|seq| seq + 1 != next));
    Ok(cut.then(|| row::count(next)))
}

/// Each word with its length before it, so that no two entries make the same text.
fn hash(words: &[&str]) -> String {
    let mut hashed = Sha256::new();
    for word in words {
        hashed.update(format!("{}:{word};", word.len()));
    }
    to_hex(hashed)
}
