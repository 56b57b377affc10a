//! Who is who between a device and the store: the chain's head, the store's epoch, what a backup covers.

use kakanai_protocol::Hello;
use uuid::Uuid;

use super::audit::{self, Act};
use super::log;
use crate::outside::Moment;
use crate::store::cell::cells;
use crate::store::judge::Head;
use crate::store::tx::{Done, Tx};
use crate::store::{Standing, row};
use crate::ward::WhichDesk;

const EPOCH_START: &str =
    "INSERT INTO meta (name, value) VALUES ('store_epoch', $1) ON CONFLICT (name) DO NOTHING";
const EPOCH_HELD: &str = "SELECT value FROM meta WHERE name = 'store_epoch'";
const EPOCH_PUT: &str = "UPDATE meta SET value = $1 WHERE name = 'store_epoch'";
const CHAIN: &str = "SELECT last_seq, last_hash FROM chain WHERE device_id = $1 AND incarnation = $2";
const DURABLE: &str = "SELECT durable_rev FROM ward WHERE code = $1";
const DURABLE_PUT: &str =
    "UPDATE ward SET durable_rev = $1 WHERE code = $2 AND durable_rev < $1 AND rev >= $1";
const DURABLE_CUT: &str = "UPDATE ward SET durable_rev = rev WHERE durable_rev > rev";
const WARDS: &str = "SELECT code FROM ward ORDER BY code";

/// Gives the store its epoch the first time.
pub async fn begin(tx: &mut dyn Tx, epoch: Uuid) -> Done<()> {
    tx.run(EPOCH_START, cells![epoch]).await.map(drop)
}

/// What is held of a device. When the device proves that this store once had more than it has, the store was restored
/// from a backup: it takes the new epoch, once, and says from where on the device sends again.
pub async fn greet(
    tx: &mut dyn Tx,
    from: &WhichDesk,
    hello: &Hello,
    fresh: Uuid,
    at: Moment,
) -> Done<Standing> {
    let chain = tx.first(CHAIN, cells![hello.device_id, hello.incarnation]).await?;
    let chain = match chain {
        Some(found) => Head { seq: found.count(0)?, hash: found.owned(1)? },
        None => Head::start(),
    };
    let answered = hello.acked.as_ref().map_or(0, |acked| acked.seq);
    let resend_from = (chain.seq < answered).then(|| chain.seq.saturating_add(1));
    let held = tx.hold(EPOCH_HELD, cells![]).await?;
    let mut epoch = row::id_of(held.first().ok_or_else(|| row::unreadable("epoch"))?.text(0)?)?;
    let forgot = resend_from.is_some() || !has(tx, from, hello).await?;
    if forgot && hello.store_epoch == Some(epoch) {
        epoch = fresh;
        restored(tx, from, epoch, at).await?;
    }
    Ok(Standing {
        store_epoch: epoch,
        last_seq: chain.seq,
        last_hash: chain.hash,
        ward_head: log::head(tx, &from.ward).await?,
        durable_rev: tx.one(DURABLE, cells![&from.ward]).await?.count(0)?,
        resend_from,
    })
}

/// Whether the log has what the device has of it.
async fn has(tx: &mut dyn Tx, from: &WhichDesk, hello: &Hello) -> Done<bool> {
    let Some(theirs) = &hello.ward_head else { return Ok(true) };
    Ok(log::head_at(tx, &from.ward, theirs.rev).await?.as_ref() == Some(theirs))
}

/// The store was put back from a backup: revisions may be given anew, and no backup holds more than the log does.
pub async fn restored(tx: &mut dyn Tx, from: &WhichDesk, epoch: Uuid, at: Moment) -> Done<()> {
    tx.run(EPOCH_PUT, cells![epoch]).await?;
    tx.run(DURABLE_CUT, cells![]).await?;
    audit::note(tx, from, Act::StoreRestored, &epoch.to_string(), None, at).await
}

/// Notes that a backup, finished and put away, holds a ward's log up to a revision; false when the log is shorter, or
/// more than that was noted before.
pub async fn backed_up(tx: &mut dyn Tx, from: &WhichDesk, rev: u64, at: Moment) -> Done<bool> {
    let noted = tx.run(DURABLE_PUT, cells![row::kept(rev), &from.ward]).await? > 0;
    if noted {
        audit::note(tx, from, Act::BackedUp, &rev.to_string(), None, at).await?;
    }
    Ok(noted)
}

/// Every ward with its head, for whoever makes a backup.
pub async fn heads(tx: &mut dyn Tx) -> Done<Vec<(String, u64)>> {
    let mut heads = Vec::new();
    for ward in tx.all(WARDS, cells![]).await? {
        heads.push((ward.owned(0)?, log::head(tx, ward.text(0)?).await?.rev));
    }
    Ok(heads)
}
