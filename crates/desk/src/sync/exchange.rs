//! One conversation between a store and the centre: greet, send what is unsent, hear of the ward, mend what came apart.
//!
//! It knows neither desk nor clerk. Whatever fails is tried again at the next round; nothing is ever dropped.

use kakanai_protocol::op::{PUSH_BYTES_MAX, PUSH_OPS_MAX};
use kakanai_protocol::ward_log::{BLOCK_REVS, PULL_OPS_MAX, block_of};
use kakanai_protocol::{
    Centre, CentreError, DigestRequest, Hello, HelloReply, OpOutcome, PROTOCOL, PullRequest, PushReply,
    PushRequest, RefusalCode, WardHead,
};

use super::plan::{Greeting, meaning};
use crate::store::{Store, StoreError, WhyReborn, goes_on};
use crate::surroundings::Surroundings;

/// Leaves room in a push for what JSON adds around the ops.
const PUSH_BYTES: usize = PUSH_BYTES_MAX - 64 * 1024;

/// Where a store is, for one short act at a time.
pub(crate) trait StorePlace {
    /// `None` while the store is closed.
    fn with<T>(&self, act: impl FnOnce(&mut Store) -> T) -> Option<T>;
}

/// What a conversation has come to so far.
#[derive(Debug, Default)]
pub(crate) struct Conversation {
    /// said since the line was last lost
    pub(crate) greeted: bool,
    /// how often the chains were brought together again since a push, and a look at the log, went well
    mended: u8,
    /// the ward's head at which everything that the centre answered was found in its log
    proven: Option<WardHead>,
    /// a new life was begun, and nobody has been told
    pub(crate) news: bool,
    /// how many ops the next push takes at most, while one that cannot be read is looked for; 0 for no bound
    at_most: usize,
}

/// Why a round ended before its end.
pub(crate) enum Cut {
    /// the store could not be read or written; it is tried again
    Store,
    /// the centre
    Centre(CentreError),
}

impl From<CentreError> for Cut {
    fn from(error: CentreError) -> Self {
        Self::Centre(error)
    }
}

impl From<StoreError> for Cut {
    fn from(_: StoreError) -> Self {
        Self::Store
    }
}

impl Conversation {
    /// Greets if need be and sends everything that is unsent.
    pub(crate) async fn send(
        &mut self,
        place: &impl StorePlace,
        centre: &dyn Centre,
        outside: &Surroundings,
    ) -> Result<(), Cut> {
        if !self.greeted {
            self.greet(place, centre, outside).await?;
        }
        while self.push_some(place, centre, outside).await? {}
        Ok(())
    }

    /// Pulls what the ward did, until this store has all of it. A copy that differs from the centre's is compared block
    /// by block, and pulled again from the first that differs.
    ///
    /// Then whatever the centre ever answered must be in that log. What is not, the centre has lost since.
    pub(crate) async fn hear(
        &mut self,
        place: &impl StorePlace,
        centre: &dyn Centre,
        outside: &Surroundings,
    ) -> Result<(), Cut> {
        let head = catch_up(place, centre).await?;
        if self.proven.as_ref() == Some(&head) {
            return Ok(());
        }
        if held(place, |store| store.misses_an_answered_op())? {
            return self.mend(place, centre, outside).await;
        }
        self.mended = 0;
        self.proven = Some(head);
        Ok(())
    }

    /// Introduces the store. One that parted from the centre begins a new life and introduces itself again.
    async fn greet(
        &mut self,
        place: &impl StorePlace,
        centre: &dyn Centre,
        outside: &Surroundings,
    ) -> Result<(), Cut> {
        let reply = centre.hello(held(place, hello)?).await?;
        if !reply.protocol.takes(PROTOCOL) {
            let (min, max) = (reply.protocol.min, reply.protocol.max);
            return Err(CentreError::Protocol { min, max }.into());
        }
        let parted = held(place, |store| take_up(store, &reply))?;
        if parted {
            held(place, |store| store.begin_new_life(WhyReborn::PartedFromTheCentre, outside))?;
            self.news = true;
            // A life nobody has heard of yet cannot be parted from.
            centre.hello(held(place, hello)?).await?;
        }
        self.greeted = true;
        Ok(())
    }

    /// Sends the oldest unsent ops; true when there may be more.
    async fn push_some(
        &mut self,
        place: &impl StorePlace,
        centre: &dyn Centre,
        outside: &Surroundings,
    ) -> Result<bool, Cut> {
        let most = if self.at_most == 0 { PUSH_OPS_MAX } else { self.at_most };
        let ops = held(place, |store| store.unsent(most, PUSH_BYTES))?;
        let Some(first) = ops.first().map(|op| op.envelope().op_id) else { return Ok(false) };
        let sent = ops.len();
        let reply = match centre.push(PushRequest { ops }).await {
            Err(CentreError::Refused(code @ (RefusalCode::Malformed | RefusalCode::TooLarge))) => {
                // Something in it cannot be read at all: it is looked for by halves, and set aside when found.
                self.at_most = sent / 2;
                if sent == 1 {
                    held(place, |store| {
                        store.set_aside(first, code)?;
                        store.begin_new_life(WhyReborn::OpSetAside, outside)
                    })?;
                    (self.greeted, self.news) = (false, true);
                    self.greet(place, centre, outside).await?;
                }
                return Ok(true);
            }
            answered => answered?,
        };
        self.at_most = 0;
        if reply.answers.len() != sent {
            return Err(CentreError::Nonsense.into());
        }
        held(place, |store| store.keep_answers(&reply.answers))?;
        self.proven = None;
        if parted(&reply) {
            self.mend(place, centre, outside).await?;
        } else {
            self.mended = 0;
        }
        Ok(true)
    }

    /// The centre's chain is not ours. Perhaps it only forgot, which a greeting tells; if it did not, this store begins a
    /// new life; if even that does not help, something is wrong that no haste mends.
    async fn mend(
        &mut self,
        place: &impl StorePlace,
        centre: &dyn Centre,
        outside: &Surroundings,
    ) -> Result<(), Cut> {
        match self.mended {
            0 => {}
            1 => {
                held(place, |store| store.begin_new_life(WhyReborn::PartedFromTheCentre, outside))?;
                self.news = true;
            }
            _ => return Err(CentreError::Nonsense.into()),
        }
        self.mended += 1;
        self.greeted = false;
        self.greet(place, centre, outside).await
    }
}

/// Pulls until this store has all of the ward's log; gives its head.
async fn catch_up(place: &impl StorePlace, centre: &dyn Centre) -> Result<WardHead, Cut> {
    loop {
        let mine = held(place, |store| store.ward_head())?;
        let limit = u32::try_from(PULL_OPS_MAX).unwrap_or(u32::MAX);
        let page = centre.pull(PullRequest { after_rev: mine.rev, limit }).await?;
        let stands_still = page.ops.is_empty() && page.ward_head.rev > mine.rev;
        if stands_still || !page.follows(mine.rev) {
            return Err(CentreError::Nonsense.into());
        }
        if !page.ops.is_empty() {
            held(place, |store| store.take_page(&page))?;
        }
        let mine = held(place, |store| store.ward_head())?;
        if mine == page.ward_head {
            return Ok(mine);
        }
        if mine.rev >= page.ward_head.rev {
            let common = common(place, centre, &page.ward_head).await?;
            tracing::warn!(
                rev = common,
                "the ward's log differs from the centre's; it is pulled again from here"
            );
            held(place, |store| store.drop_after(common))?;
        }
    }
}

/// The end of the last block that both sides have alike.
async fn common(place: &impl StorePlace, centre: &dyn Centre, theirs: &WardHead) -> Result<u64, Cut> {
    let alike = |theirs: &WardHead| -> Result<bool, Cut> {
        Ok(held(place, |store| store.ward_head_at(theirs.rev))?.as_ref() == Some(theirs))
    };
    if alike(theirs)? {
        return Ok(theirs.rev);
    }
    for block in 0..=block_of(theirs.rev) {
        if !alike(&centre.digest(DigestRequest { block }).await?.head)? {
            return Ok(block.saturating_mul(BLOCK_REVS));
        }
    }
    Ok(0)
}

fn held<T>(place: &impl StorePlace, act: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Result<T, Cut> {
    Ok(place.with(act).ok_or(Cut::Store)??)
}

fn hello(store: &mut Store) -> Result<Hello, StoreError> {
    let identity = store.identity();
    Ok(Hello {
        protocol: PROTOCOL,
        device_id: identity.device_id,
        incarnation: identity.incarnation,
        acked: store.acked()?,
        store_epoch: store.centre_epoch()?,
        ward_head: Some(store.ward_head()?),
    })
}

/// Takes up what a greeting says; true when the store has parted from the centre.
fn take_up(store: &mut Store, reply: &HelloReply) -> Result<bool, StoreError> {
    let hash = store.hash_at(reply.last_seq)?;
    match meaning(store.chain_end()?.seq, hash.as_deref(), reply) {
        Greeting::Parted => return Ok(true),
        Greeting::SendAgainFrom(seq) => store.send_again_from(seq)?,
        Greeting::GoOn => {}
    }
    store.forget_up_to(reply.durable_rev)?;
    store.keep_centre_epoch(reply.store_epoch)?;
    Ok(false)
}

fn parted(reply: &PushReply) -> bool {
    reply
        .answers
        .iter()
        .any(|answer| matches!(answer.outcome, OpOutcome::Refused { .. }) && !goes_on(answer.outcome))
}
