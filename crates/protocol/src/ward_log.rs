//! The ward's log as a desk reads it: pages of revisions without a gap, and digests by which both sides compare. No SQL.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::op::{CHAIN_START, Op, hex};

/// How many revisions a block has.
pub const BLOCK_REVS: u64 = 1024;
/// The most revisions one page may carry.
pub const PULL_OPS_MAX: usize = 500;
/// About how many bytes of ops one page may carry; one op alone may be larger.
pub const PULL_BYTES_MAX: usize = 1024 * 1024;

/// The newest revision of a ward's log, and the digest of all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardHead {
    /// the revision, 0 for an empty log
    pub rev: u64,
    /// the digest up to and with it, [`CHAIN_START`] for an empty log
    pub digest: String,
}

impl WardHead {
    /// Before the first revision.
    #[must_use]
    pub fn start() -> Self {
        Self { rev: 0, digest: CHAIN_START.to_owned() }
    }

    /// The head once an op of this hash has come after it.
    #[must_use]
    pub fn and(&self, op_hash: &str) -> Self {
        Self { rev: self.rev.saturating_add(1), digest: digest_after(&self.digest, op_hash) }
    }
}

/// The digest of a log that had this digest before an op of this hash: SHA-256 over both, as their hex text.
#[must_use]
pub fn digest_after(before: &str, op_hash: &str) -> String {
    hex(Sha256::new().chain_update(before).chain_update(op_hash))
}

/// The block a revision is in, from 0.
#[must_use]
pub const fn block_of(rev: u64) -> u64 {
    rev.saturating_sub(1) / BLOCK_REVS
}

/// The last revision of a block.
#[must_use]
pub const fn end_of(block: u64) -> u64 {
    block.saturating_add(1).saturating_mul(BLOCK_REVS)
}

/// Asks for the ward's log after a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullRequest {
    /// the last revision the desk has
    pub after_rev: u64,
    /// how many it takes, at most [`PULL_OPS_MAX`]
    pub limit: u32,
}

/// A page of the ward's log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PullReply {
    /// the store's epoch; another one than before means that revisions may have been given anew
    pub store_epoch: Uuid,
    /// the newest revision when the page was read
    pub ward_head: WardHead,
    /// every revision up to this one is safe even if the store is lost
    pub durable_rev: u64,
    /// the revisions after the one asked for, without a gap
    pub ops: Vec<PulledOp>,
}

/// An op of the ward's log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PulledOp {
    /// its revision
    pub rev: u64,
    /// the desk it came from
    pub desk: String,
    /// the centre's clock when it came
    pub received_at: Timestamp,
    /// the op as it came
    pub op: Op,
}

impl PullReply {
    /// Whether the page is after+1…n, every op intact.
    #[must_use]
    pub fn follows(&self, after_rev: u64) -> bool {
        let expected = (1..).map(|step| after_rev.saturating_add(step));
        self.ops.iter().zip(expected).all(|(pulled, rev)| pulled.rev == rev && pulled.op.is_intact())
    }
}

/// Asks for the digest at the end of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DigestRequest {
    /// the block, from 0
    pub block: u64,
}

/// The digest at the end of a block, or at the newest revision where the block is not full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestReply {
    /// the revision and the digest of everything up to it
    pub head: WardHead,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_depends_on_every_op_before_it_and_on_their_order() {
        let (a, b) = ("a".repeat(64), "b".repeat(64));
        let head = WardHead::start();
        assert_eq!(head.and(&a).and(&b), head.and(&a).and(&b));
        assert_ne!(head.and(&a).and(&b).digest, head.and(&b).and(&a).digest);
        assert_eq!(head.and(&a).and(&b).rev, 2);
        // The figure that another program must come to.
        assert_eq!(digest_after(CHAIN_START, CHAIN_START), hex(Sha256::new().chain_update("0".repeat(128))));
    }

    #[test]
    fn a_block_has_1024_revisions() {
        assert_eq!([1, 1024, 1025, 2048, 2049].map(block_of), [0, 0, 1, 1, 2]);
        assert_eq!([0, 1].map(end_of), [1024, 2048]);
    }
}
