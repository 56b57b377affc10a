//! The trait both sides keep: the desk's HTTP client and the server implement it, so tests run one against the other.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::CentreError;
use crate::op::{PushReply, PushRequest};
use crate::queue::{ClaimReply, ClaimRequest};
use crate::version::ProtocolRange;
use crate::ward_log::{DigestReply, DigestRequest, PullReply, PullRequest, WardHead};

/// Where each word is said over HTTP. A desk sends `Authorization: Bearer <token>` with every one of its own.
pub mod paths {
    /// desk: `POST` [`super::Hello`] → [`super::HelloReply`]
    pub const HELLO: &str = "/api/desk/hello";
    /// desk: `POST` push
    pub const PUSH: &str = "/api/desk/push";
    /// desk: `POST` [`crate::PullRequest`] → [`crate::PullReply`]
    pub const PULL: &str = "/api/desk/pull";
    /// desk: `POST` [`crate::DigestRequest`] → [`crate::DigestReply`]
    pub const DIGEST: &str = "/api/desk/digest";
    /// desk: `POST` claim
    pub const CLAIM: &str = "/api/desk/claim";
    /// desk: `POST` [`super::DeskReport`] → 204
    pub const REPORT: &str = "/api/desk/report";
    /// desk: `GET` → [`super::LiveWard`]
    pub const LIVE: &str = "/api/desk/live";
    /// anyone on the office's network: `GET ?ward=` → board
    pub const BOARD: &str = "/api/board";
    /// anyone on the office's network: `GET ?ward=` → server-sent events `board`, each the whole board
    pub const BOARD_EVENTS: &str = "/api/board/events";
    /// the kiosk: `GET ?ward=` → matters
    pub const MATTERS: &str = "/api/kiosk/matters";
    /// the kiosk: `POST` issue
    pub const ISSUE: &str = "/api/kiosk/issue";
    /// machines: `GET` → 200 when the store answers
    pub const HEALTH: &str = "/health";
}

/// A desk introduces itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// the dialect the desk speaks
    pub protocol: u16,
    /// the device
    pub device_id: Uuid,
    /// the life of its local database
    pub incarnation: Uuid,
    /// the newest op of this life that the centre answered
    #[serde(default)]
    pub acked: Option<Acked>,
    /// the store it last heard of
    #[serde(default)]
    pub store_epoch: Option<Uuid>,
    /// the ward's log as far as it has it from that store
    #[serde(default)]
    pub ward_head: Option<WardHead>,
}

/// An op that the centre answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acked {
    /// its place in the chain
    pub seq: u64,
    /// its hash
    pub hash: String,
}

/// What the centre knows of the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelloReply {
    /// changes when the centre's store is created or restored
    pub store_epoch: Uuid,
    /// the dialects the centre takes
    pub protocol: ProtocolRange,
    /// the centre's clock
    pub server_time: Timestamp,
    /// the last seq of this incarnation the centre holds, 0 for none
    pub last_seq: u64,
    /// that op's hash, [`crate::op::CHAIN_START`] for none
    pub last_hash: String,
    /// the ward's newest revision
    pub ward_rev: u64,
    /// the ward's newest revision with its digest
    #[serde(default)]
    pub ward_head: Option<WardHead>,
    /// every revision up to this one is safe even if the store is lost
    #[serde(default)]
    pub durable_rev: u64,
    /// the store is older than what the device was answered: it sends everything again from this seq
    #[serde(default)]
    pub resend_from: Option<u64>,
}

/// What a desk is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskState {
    /// nobody signed in
    Closed,
    /// signed in, nobody at the desk
    Open,
    /// a number is called, the visitor on the way
    Calling,
    /// a visitor is being served
    Serving,
}

/// A desk tells the supervisor's view what it is doing. Staff and numbers, nothing of the visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskReport {
    /// what it is doing
    pub state: DeskState,
    /// the clerk's family name
    pub clerk_name: Option<String>,
    /// the number at the desk
    pub ticket: Option<String>,
    /// the matter at hand, in Japanese
    pub matter_name: Option<String>,
    /// since when it is doing this
    pub since: Timestamp,
    /// fewest and most questions still to come
    pub remaining: Option<(u16, u16)>,
    /// ops not yet acknowledged
    pub unsent: u32,
}

/// A ward, live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveWard {
    /// the centre's clock
    pub at: Timestamp,
    /// every desk of the ward, in the hall's order
    pub desks: Vec<LiveDesk>,
    /// every line of the ward
    pub lines: Vec<LiveLine>,
    /// the queues that the asking desk serves
    pub serves: Vec<String>,
}

/// One desk, live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveDesk {
    /// its id
    #[serde(default)]
    pub desk: String,
    /// `3番窓口`
    pub desk_name: String,
    /// its newest report, `None` when it never reported today
    pub report: Option<DeskReport>,
    /// when the centre last heard of it
    pub heard_at: Option<Timestamp>,
}

/// One line, live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveLine {
    /// the queue's id
    pub queue: String,
    /// the number's letter
    pub letter: String,
    /// the matter, in Japanese
    pub name: String,
    /// how many wait
    pub waiting: u32,
    /// when the longest waiting took their number
    pub oldest_taken_at: Option<Timestamp>,
}

/// The centre, as one desk talks to it. The device is known from how it connects, never from what it says.
#[async_trait]
pub trait Centre: Send + Sync {
    /// Introduces the device; first word after every reconnection.
    async fn hello(&self, hello: Hello) -> Result<HelloReply, CentreError>;
    /// Hands over unsent ops; every op gets its own answer.
    async fn push(&self, push: PushRequest) -> Result<PushReply, CentreError>;
    /// Reads the ward's log on.
    async fn pull(&self, pull: PullRequest) -> Result<PullReply, CentreError>;
    /// The digest at the end of a block of the ward's log.
    async fn digest(&self, digest: DigestRequest) -> Result<DigestReply, CentreError>;
    /// Calls the next visitor of the desk's lines.
    async fn claim(&self, claim: ClaimRequest) -> Result<ClaimReply, CentreError>;
    /// Says what the desk is doing.
    async fn report(&self, report: DeskReport) -> Result<(), CentreError>;
    /// Looks at the whole ward.
    async fn live(&self) -> Result<LiveWard, CentreError>;
}
