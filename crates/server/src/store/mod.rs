//! What the centre remembers: one trait, two databases behind it. Decides nothing about HTTP and holds no clock.

mod judge;
mod postgres;
mod row;
mod sql;
mod sqlite;

use std::sync::Arc;

use async_trait::async_trait;
use kakanai_protocol::{
    ClaimReply, ClaimRequest, DeskReport, IssueReply, IssueRequest, Op, OpAnswer, RefusalCode,
};
use thiserror::Error;
use uuid::Uuid;

use crate::config::Database;
use crate::hall::Hall;
use crate::outside::Moment;
use crate::ward::{Ward, WhichDesk};

pub use judge::is_label;
pub use postgres::Postgres;
pub use sqlite::Sqlite;

/// Why the store did not do as asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    /// understood, and no
    #[error("refused: {0:?}")]
    Refused(RefusalCode),
    /// the database failed; the text is its error code, never a value it was given
    #[error("the store failed: {0}")]
    Failed(String),
}

/// What the centre holds of one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// changes when the store is created
    pub store_epoch: Uuid,
    /// the last seq of the incarnation, 0 for none
    pub last_seq: u64,
    /// that op's hash
    pub last_hash: String,
    /// the ward's newest revision
    pub ward_rev: u64,
}

/// The centre's memory. Every act is one transaction: done when it answers, or not done at all.
#[async_trait]
pub trait Store: Send + Sync {
    /// Takes over the offices of the settings; what is no longer there stays, out of use.
    async fn furnish(&self, wards: &[Ward]) -> Result<(), StoreError>;
    /// What is held of a device.
    async fn standing(&self, from: &WhichDesk, device: Uuid, life: Uuid) -> Result<Standing, StoreError>;
    /// Takes a device's ops in their order, each in its own transaction, each with its own answer.
    async fn push(&self, from: &WhichDesk, ops: &[Op], at: Moment) -> Result<Vec<OpAnswer>, StoreError>;
    /// Calls the head of the desk's lines. A press already known gets its old answer.
    async fn claim(
        &self,
        from: &WhichDesk,
        press: ClaimRequest,
        at: Moment,
    ) -> Result<ClaimReply, StoreError>;
    /// Gives out a number. A press already known gets its old number.
    async fn issue(&self, press: &IssueRequest, ticket: Uuid, at: Moment) -> Result<IssueReply, StoreError>;
    /// Keeps what a desk says it is doing.
    async fn report(&self, from: &WhichDesk, report: &DeskReport, at: Moment) -> Result<(), StoreError>;
    /// The ward's hall today; `None` when there is no such ward.
    async fn hall(&self, ward: &str, at: Moment) -> Result<Option<Hall>, StoreError>;
    /// Whether the database answers.
    async fn ping(&self) -> Result<(), StoreError>;
}

/// Opens the store, brings its tables up to date and gives it its epoch the first time.
///
/// # Errors
/// When the database cannot be opened or written.
pub async fn open(database: &Database, epoch: Uuid) -> Result<Arc<dyn Store>, StoreError> {
    Ok(match database {
        Database::Sqlite(path) => Arc::new(Sqlite::open(path.clone(), epoch).await?),
        Database::Postgres(url) => Arc::new(Postgres::open(url, epoch).await?),
    })
}
