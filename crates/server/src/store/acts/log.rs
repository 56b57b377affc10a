//! The ward's log: its head, its pages, its digests. Nothing here adds to it.

use kakanai_protocol::ward_log::{PULL_BYTES_MAX, PULL_OPS_MAX, end_of};
use kakanai_protocol::{DigestReply, PullReply, PullRequest, PulledOp, WardHead};

use crate::store::cell::{Row, cells};
use crate::store::row;
use crate::store::tx::{Done, Tx};

const HEAD: &str = "SELECT rev, digest FROM ward WHERE code = $1";
const HEAD_PUT: &str = "UPDATE ward SET rev = $1, digest = $2 WHERE code = $3";
const STORE: &str =
    "SELECT m.value, w.durable_rev FROM ward w JOIN meta m ON m.name = 'store_epoch' WHERE w.code = $1";
const PAGE: &str =
    "SELECT rev, desk, received_at, content FROM op WHERE ward = $1 AND rev > $2 ORDER BY rev LIMIT $3";
const DIGEST_AT: &str = "SELECT rev, digest FROM op WHERE ward = $1 AND rev = $2";
const WARDS: &str = "SELECT code FROM ward ORDER BY code";
const WITHOUT_DIGEST: &str =
    "SELECT rev, content FROM op WHERE ward = $1 AND digest IS NULL ORDER BY rev LIMIT 1000";
const DIGEST_PUT: &str =
    "UPDATE op SET hash = $1, digest = $2, application_id = $3 WHERE ward = $4 AND rev = $5";

fn head_of(found: &Row) -> Done<WardHead> {
    Ok(WardHead { rev: found.count(0)?, digest: found.owned(1)? })
}

/// The ward's newest revision.
pub async fn head(tx: &mut dyn Tx, ward: &str) -> Done<WardHead> {
    head_of(&tx.one(HEAD, cells![ward]).await?)
}

/// The ward's newest revision; nobody else raises it before this transaction ends.
pub async fn head_held(tx: &mut dyn Tx, ward: &str) -> Done<WardHead> {
    head_of(tx.hold(HEAD, cells![ward]).await?.first().ok_or_else(|| row::unreadable("ward"))?)
}

pub async fn head_put(tx: &mut dyn Tx, ward: &str, head: &WardHead) -> Done<()> {
    tx.run(HEAD_PUT, cells![row::kept(head.rev), &head.digest, ward]).await.map(drop)
}

/// The revisions after one, without a gap: as many as were asked for, as one page may carry.
pub async fn pull(tx: &mut dyn Tx, ward: &str, asked: PullRequest) -> Done<PullReply> {
    let store = tx.one(STORE, cells![ward]).await?;
    let most = i64::from(asked.limit).min(i64::try_from(PULL_OPS_MAX).unwrap_or(i64::MAX));
    let (mut ops, mut size) = (Vec::new(), 0_usize);
    for found in tx.all(PAGE, cells![ward, row::kept(asked.after_rev), most]).await? {
        size = size.saturating_add(found.text(3)?.len());
        if size > PULL_BYTES_MAX && !ops.is_empty() {
            break;
        }
        ops.push(PulledOp {
            rev: found.count(0)?,
            desk: found.owned(1)?,
            received_at: row::time_of(found.text(2)?)?,
            op: row::op_of(found.text(3)?)?,
        });
    }
    let (store_epoch, durable_rev) = (row::id_of(store.text(0)?)?, store.count(1)?);
    Ok(PullReply { store_epoch, ward_head: head(tx, ward).await?, durable_rev, ops })
}

/// The head as it was at a revision; `None` when the log is shorter.
pub async fn head_at(tx: &mut dyn Tx, ward: &str, rev: u64) -> Done<Option<WardHead>> {
    if rev == 0 {
        return Ok(Some(WardHead::start()));
    }
    tx.first(DIGEST_AT, cells![ward, row::kept(rev)]).await?.map(|found| head_of(&found)).transpose()
}

/// The digest at the end of a block, or at the newest revision.
pub async fn digest(tx: &mut dyn Tx, ward: &str, block: u64) -> Done<DigestReply> {
    let newest = head(tx, ward).await?;
    let at = head_at(tx, ward, end_of(block).min(newest.rev)).await?;
    Ok(DigestReply { head: at.unwrap_or(newest) })
}

/// Gives a log of the first release its digests. They follow from the ops, so it can be done again at any time.
pub async fn catch_up(tx: &mut dyn Tx) -> Done<()> {
    for ward in tx.all(WARDS, cells![]).await? {
        let ward = ward.text(0)?;
        loop {
            let page = tx.all(WITHOUT_DIGEST, cells![ward]).await?;
            let Some(first) = page.first() else { break };
            let before = head_at(tx, ward, first.count(0)?.saturating_sub(1)).await?;
            let mut head = before.ok_or_else(|| row::unreadable("log"))?;
            for found in &page {
                let op = row::op_of(found.text(1)?)?;
                head = head.and(op.hash());
                let application = op.envelope().body.application_id();
                let cells = cells![op.hash(), &head.digest, application, ward, found.int(0)?];
                tx.run(DIGEST_PUT, cells).await?;
            }
            head_put(tx, ward, &head).await?;
        }
    }
    Ok(())
}
