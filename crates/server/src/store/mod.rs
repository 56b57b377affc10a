//! What the centre remembers, in either of two databases. Decides nothing about HTTP and holds no clock.

mod acts;
mod cell;
mod judge;
mod postgres;
mod row;
mod sqlite;
mod tx;

use std::sync::Arc;

use kakanai_protocol::{
    ClaimReply, ClaimRequest, DeskReport, DigestReply, DigestRequest, Hello, IssueReply, IssueRequest, Op,
    OpAnswer, PullReply, PullRequest, RefusalCode, WardHead,
};
use sha2::{Digest, Sha256};
use thiserror::Error;
use uuid::Uuid;

use crate::config::Database;
use crate::hall::Hall;
use crate::outside::Moment;
use crate::ward::{Ward, WhichDesk};
use acts::audit::{self, Act};
use acts::{log, offices, ops, queue, standing};
use postgres::Postgres;
use sqlite::Sqlite;
use tx::{Doing, Done, Tx};

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
    /// changes when the store is created or restored
    pub store_epoch: Uuid,
    /// the last seq of the incarnation, 0 for none
    pub last_seq: u64,
    /// that op's hash
    pub last_hash: String,
    /// the ward's newest revision
    pub ward_head: WardHead,
    /// every revision up to this one is in a backup
    pub durable_rev: u64,
    /// the store is older than what the device was answered
    pub resend_from: Option<u64>,
}

/// The centre's memory. Every act is one transaction: done when it answers, or not done at all.
pub struct Store {
    place: Place,
}

enum Place {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// Opens the store, brings its tables up to date and gives it its epoch the first time.
///
/// # Errors
/// When the database cannot be opened or written.
pub async fn open(database: &Database, epoch: Uuid) -> Done<Arc<Store>> {
    let place = match database {
        Database::Sqlite(path) => Place::Sqlite(Sqlite::open(path.clone()).await?),
        Database::Postgres(url) => Place::Postgres(Postgres::open(url).await?),
    };
    let store = Store { place };
    store.act(move |tx| Box::pin(standing::begin(tx, epoch))).await?;
    store.act(move |tx| Box::pin(log::catch_up(tx))).await?;
    Ok(Arc::new(store))
}

impl Store {
    /// Takes over the offices of the settings; what is no longer there stays, out of use.
    ///
    /// # Errors
    /// When the database fails, as with every act below.
    pub async fn furnish(&self, wards: &[Ward]) -> Done<()> {
        let wards = wards.to_vec();
        self.act(move |tx| Box::pin(async move { offices::furnish(tx, &wards).await })).await
    }

    /// A device introduces itself; `fresh` becomes the store's epoch if the device shows that the store was restored.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn greet(&self, from: &WhichDesk, hello: &Hello, fresh: Uuid, at: Moment) -> Done<Standing> {
        let (from, hello) = (from.clone(), hello.clone());
        self.act(move |tx| Box::pin(async move { standing::greet(tx, &from, &hello, fresh, at).await })).await
    }

    /// Takes a device's ops in their order, all in one transaction, each with its own answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn push(&self, from: &WhichDesk, ops: &[Op], at: Moment) -> Done<Vec<OpAnswer>> {
        let (from, ops) = (from.clone(), ops.to_vec());
        self.act(move |tx| Box::pin(async move { ops::push(tx, &from, &ops, at).await })).await
    }

    /// Reads a page of the ward's log.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pull(&self, ward: &str, asked: PullRequest) -> Done<PullReply> {
        let ward = ward.to_owned();
        self.look(move |tx| Box::pin(async move { log::pull(tx, &ward, asked).await })).await
    }

    /// The digest at the end of a block of the ward's log.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn digest(&self, ward: &str, asked: DigestRequest) -> Done<DigestReply> {
        let ward = ward.to_owned();
        self.look(move |tx| Box::pin(async move { log::digest(tx, &ward, asked.block).await })).await
    }

    /// Calls the head of the desk's lines. A press already known gets its old answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim(&self, from: &WhichDesk, press: ClaimRequest, at: Moment) -> Done<ClaimReply> {
        let from = from.clone();
        self.act(move |tx| Box::pin(async move { queue::claim(tx, &from, press.press_id, at).await })).await
    }

    /// Gives out a number. A press already known gets its old number.
    ///
    /// # Errors
    /// When there is no such line or it is full, or the database fails.
    pub async fn issue(&self, press: &IssueRequest, ticket: Uuid, at: Moment) -> Done<IssueReply> {
        let press = press.clone();
        self.act(move |tx| Box::pin(async move { queue::issue(tx, &press, ticket, at).await })).await
    }

    /// Keeps what a desk says it is doing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn report(&self, from: &WhichDesk, report: &DeskReport, at: Moment) -> Done<()> {
        let (from, report) = (from.clone(), report.clone());
        self.act(move |tx| Box::pin(async move { acts::hall::report(tx, &from, &report, at).await })).await
    }

    /// The ward's hall today; `None` when there is no such ward.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hall(&self, ward: &str, at: Moment) -> Done<Option<Hall>> {
        let ward = ward.to_owned();
        self.look(move |tx| Box::pin(async move { acts::hall::hall(tx, &ward, at).await })).await
    }

    /// Writes into the audit log that a whole request was refused; the subject is its path.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_refused(
        &self,
        from: &WhichDesk,
        path: &str,
        code: RefusalCode,
        at: Moment,
    ) -> Done<()> {
        let (from, path, code) = (from.clone(), path.to_owned(), row::code(code)?);
        self.act(move |tx| {
            Box::pin(async move { audit::note(tx, &from, Act::RequestRefused, &path, Some(&code), at).await })
        })
        .await
    }

    /// The first entry of a ward's audit log that does not follow from the one before it; `None` when all do.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_broken_at(&self, ward: &str) -> Done<Option<u64>> {
        let ward = ward.to_owned();
        self.look(move |tx| Box::pin(async move { audit::first_broken(tx, &ward).await })).await
    }

    /// Whoever put a backup back says so: the store takes a new epoch, and the devices send again what it lacks.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn restored(&self, epoch: Uuid, at: Moment) -> Done<()> {
        self.act(move |tx| Box::pin(async move { standing::restored(tx, &nobody(""), epoch, at).await }))
            .await
    }

    /// Whoever put a backup away says up to which revision it holds a ward's log; false when that cannot be.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn backed_up(&self, ward: &str, rev: u64, at: Moment) -> Done<bool> {
        let ward = nobody(ward);
        self.act(move |tx| Box::pin(async move { standing::backed_up(tx, &ward, rev, at).await })).await
    }

    /// Every ward with its newest revision.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn heads(&self) -> Done<Vec<(String, u64)>> {
        self.look(|tx| Box::pin(standing::heads(tx))).await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Done<()> {
        self.heads().await.map(drop)
    }

    /// One transaction.
    async fn act<T: Send + 'static>(
        &self,
        act: impl for<'t> FnOnce(&'t mut dyn Tx) -> Doing<'t, T> + Send + 'static,
    ) -> Done<T> {
        match &self.place {
            Place::Sqlite(sqlite) => sqlite.act(act).await,
            Place::Postgres(postgres) => postgres.act(act).await,
        }
    }

    /// One transaction that sees a single moment and changes nothing.
    async fn look<T: Send + 'static>(
        &self,
        look: impl for<'t> FnOnce(&'t mut dyn Tx) -> Doing<'t, T> + Send + 'static,
    ) -> Done<T> {
        match &self.place {
            Place::Sqlite(sqlite) => sqlite.act(look).await,
            Place::Postgres(postgres) => postgres.look(look).await,
        }
    }
}

/// Nobody's desk: the office's own acts on the store, and strangers.
#[must_use]
pub fn nobody(ward: &str) -> WhichDesk {
    WhichDesk { ward: ward.to_owned(), desk: String::new() }
}

fn to_hex(hashed: Sha256) -> String {
    hashed.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
