//! The centre itself: what every desk, board and kiosk asks, over HTTP or in one process. Knows no HTTP and no SQL.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use jiff::Timestamp;
use kakanai_protocol::merge::is_label;
use kakanai_protocol::op::PUSH_OPS_MAX;
use kakanai_protocol::{
    BoardView, Centre, CentreError, ClaimReply, ClaimRequest, DeskReport, DigestReply, DigestRequest, Hello,
    HelloReply, IssueReply, IssueRequest, LiveWard, MatterChoice, OpOutcome, ProtocolRange, PullReply,
    PullRequest, PushReply, PushRequest, RefusalCode,
};
use tokio::sync::watch;

use crate::auth;
use crate::hall::Hall;
use crate::outside::{Moment, Outside};
use crate::store::{Store, StoreError, nobody};
use crate::ward::{Desk, Ward, WhichDesk};

/// The one authority over its wards' queues and the keeper of their applications.
pub struct Authority {
    store: Arc<Store>,
    outside: Arc<dyn Outside>,
    wards: Vec<Ward>,
    changes: HashMap<String, watch::Sender<u64>>,
    /// the refusals written down, and in which minute
    noted: Mutex<HashMap<(String, String, String, RefusalCode), i64>>,
}

impl From<StoreError> for CentreError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(code) => Self::Refused(code),
            StoreError::Failed(why) => {
                tracing::error!(why, "the store failed");
                Self::Fault
            }
        }
    }
}

impl Authority {
    /// Takes its place over a store already furnished with these wards.
    #[must_use]
    pub fn new(store: Arc<Store>, outside: Arc<dyn Outside>, wards: Vec<Ward>) -> Self {
        let changes = wards.iter().map(|ward| (ward.code.clone(), watch::Sender::new(0))).collect();
        Self { store, outside, wards, changes, noted: Mutex::default() }
    }

    /// The desk a token belongs to.
    #[must_use]
    pub fn desk_of_token(&self, token: &str) -> Option<WhichDesk> {
        auth::desk_of_token(&self.wards, token)
    }

    /// A desk of this process, without a wire between.
    #[must_use]
    pub fn at_desk(self: &Arc<Self>, ward: &str, desk: &str) -> Option<InHouseDesk> {
        let desk = WhichDesk { ward: ward.to_owned(), desk: desk.to_owned() };
        self.desk(&desk)?;
        Some(InHouseDesk { authority: Arc::clone(self), desk })
    }

    /// What time it is at the centre.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.outside.now()
    }

    /// Counts the ward's changes; each calls for a new look at the board. `None` for an unknown ward.
    #[must_use]
    pub fn changes(&self, ward: &str) -> Option<watch::Receiver<u64>> {
        self.changes.get(ward).map(watch::Sender::subscribe)
    }

    /// What the hall's board shows.
    ///
    /// # Errors
    /// For an unknown ward, or when the store fails.
    pub async fn board(&self, ward: &str) -> Result<BoardView, CentreError> {
        let at = self.moment();
        Ok(self.hall(ward, at).await?.board(at.now))
    }

    /// What the kiosk offers.
    ///
    /// # Errors
    /// For an unknown ward, or when the store fails.
    pub async fn matters(&self, ward: &str) -> Result<Vec<MatterChoice>, CentreError> {
        Ok(self.hall(ward, self.moment()).await?.matters())
    }

    /// Gives out a number at the kiosk.
    ///
    /// # Errors
    /// For an unknown ward or queue, a line that is full, or when the store fails.
    pub async fn issue(&self, press: &IssueRequest) -> Result<IssueReply, CentreError> {
        let ward = self.wards.iter().find(|ward| ward.code == press.ward);
        if !ward.is_some_and(|ward| ward.queues.iter().any(|queue| queue.id == press.queue)) {
            return Err(CentreError::Refused(RefusalCode::UnknownQueue));
        }
        let reply = self.store.issue(press, self.outside.new_id(), self.moment()).await?;
        tracing::info!(ward = press.ward, number = reply.number, "a number was given out");
        self.publish(&press.ward);
        Ok(reply)
    }

    /// Writes into the audit log that a whole request was refused. The same refusal to the same desk in the same
    /// minute is written once: a stranger who keeps asking must not fill the disk.
    pub async fn note_refused(&self, from: Option<WhichDesk>, path: &str, code: RefusalCode) {
        let (from, at) = (from.unwrap_or_else(|| nobody("")), self.moment());
        let minute = at.now.as_second().div_euclid(60);
        let refusal = (from.ward.clone(), from.desk.clone(), path.to_owned(), code);
        let noted = {
            let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
            noted.retain(|_, at| *at == minute);
            noted.insert(refusal, minute).is_some()
        };
        if !noted && let Err(error) = self.store.note_refused(&from, path, code, at).await {
            tracing::error!(%error, "a refusal could not be written down");
        }
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), CentreError> {
        Ok(self.store.ping().await?)
    }

    async fn hall(&self, ward: &str, at: Moment) -> Result<Hall, CentreError> {
        let unknown = CentreError::Refused(RefusalCode::UnknownQueue);
        if !self.changes.contains_key(ward) {
            return Err(unknown);
        }
        self.store.hall(ward, at).await?.ok_or(unknown)
    }

    fn desk(&self, which: &WhichDesk) -> Option<&Desk> {
        let ward = self.wards.iter().find(|ward| ward.code == which.ward)?;
        ward.desks.iter().find(|desk| desk.id == which.desk)
    }

    fn moment(&self) -> Moment {
        Moment::of(self.outside.now())
    }

    /// Tells the boards to look again. Only ever called after the commit.
    fn publish(&self, ward: &str) {
        if let Some(changes) = self.changes.get(ward) {
            changes.send_modify(|count| *count += 1);
        }
    }
}

/// A desk that talks to the centre inside one process.
#[derive(Clone)]
pub struct InHouseDesk {
    authority: Arc<Authority>,
    desk: WhichDesk,
}

impl InHouseDesk {
    /// A desk known by its token.
    pub(crate) fn new(authority: Arc<Authority>, desk: WhichDesk) -> Self {
        Self { authority, desk }
    }
}

#[async_trait]
impl Centre for InHouseDesk {
    async fn hello(&self, hello: Hello) -> Result<HelloReply, CentreError> {
        let protocol = ProtocolRange::OURS;
        if !protocol.takes(hello.protocol) {
            tracing::warn!(desk = self.desk.desk, dialect = hello.protocol, "a desk speaks another protocol");
            return Err(CentreError::Protocol { min: protocol.min, max: protocol.max });
        }
        let Authority { store, outside, .. } = &*self.authority;
        let standing = store.greet(&self.desk, &hello, outside.new_id(), self.authority.moment()).await?;
        if let Some(seq) = standing.resend_from {
            let (ward, desk) = (&self.desk.ward, &self.desk.desk);
            tracing::warn!(ward, desk, seq, "the store is older than a device; it sends again");
        }
        Ok(HelloReply {
            store_epoch: standing.store_epoch,
            protocol,
            server_time: self.authority.now(),
            last_seq: standing.last_seq,
            last_hash: standing.last_hash,
            ward_rev: standing.ward_head.rev,
            ward_head: Some(standing.ward_head),
            durable_rev: standing.durable_rev,
            resend_from: standing.resend_from,
        })
    }

    async fn push(&self, push: PushRequest) -> Result<PushReply, CentreError> {
        if push.ops.len() > PUSH_OPS_MAX {
            return Err(CentreError::Refused(RefusalCode::TooLarge));
        }
        let answers = self.authority.store.push(&self.desk, &push.ops, self.authority.moment()).await?;
        for answer in &answers {
            let (ward, desk, op_id) = (&self.desk.ward, &self.desk.desk, answer.op_id);
            match answer.outcome {
                OpOutcome::Applied { rev } => tracing::info!(ward, desk, %op_id, rev, "an op was applied"),
                OpOutcome::Conflict { rev, id } => {
                    tracing::info!(ward, desk, %op_id, rev, %id, "two values stand");
                }
                OpOutcome::Duplicate { rev } => tracing::info!(ward, desk, %op_id, rev, "an op came again"),
                OpOutcome::Refused { code } => {
                    tracing::warn!(ward, desk, %op_id, ?code, "an op was refused and kept for a person");
                }
            }
        }
        let is_news = |outcome| matches!(outcome, OpOutcome::Applied { .. } | OpOutcome::Conflict { .. });
        if answers.iter().any(|answer| is_news(answer.outcome)) {
            self.authority.publish(&self.desk.ward);
        }
        Ok(PushReply { answers })
    }

    async fn pull(&self, pull: PullRequest) -> Result<PullReply, CentreError> {
        Ok(self.authority.store.pull(&self.desk.ward, pull).await?)
    }

    async fn digest(&self, digest: DigestRequest) -> Result<DigestReply, CentreError> {
        Ok(self.authority.store.digest(&self.desk.ward, digest).await?)
    }

    async fn claim(&self, claim: ClaimRequest) -> Result<ClaimReply, CentreError> {
        let reply = self.authority.store.claim(&self.desk, claim, self.authority.moment()).await?;
        if let Some(ticket) = &reply.ticket {
            let (ward, desk, number, call_seq) =
                (&self.desk.ward, &self.desk.desk, &ticket.number, reply.call_seq);
            tracing::info!(ward, desk, number, call_seq, "a number was called");
            self.authority.publish(&self.desk.ward);
        }
        Ok(reply)
    }

    async fn report(&self, report: DeskReport) -> Result<(), CentreError> {
        let said = [&report.clerk_name, &report.ticket, &report.matter_name];
        if !said.into_iter().flatten().all(|text| is_label(text)) {
            return Err(CentreError::Refused(RefusalCode::Malformed));
        }
        Ok(self.authority.store.report(&self.desk, &report, self.authority.moment()).await?)
    }

    async fn live(&self) -> Result<LiveWard, CentreError> {
        let at = self.authority.moment();
        let hall = self.authority.hall(&self.desk.ward, at).await?;
        let serves = self.authority.desk(&self.desk).map(|desk| desk.queues.clone()).unwrap_or_default();
        Ok(hall.live(at.now, serves, |heard| Moment::of(heard).day == at.day))
    }
}
