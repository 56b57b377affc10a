//! The store in one SQLite file, for an office that runs no database server. One connection; every act takes its turn.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use kakanai_protocol::{
    BoardCall, ClaimReply, ClaimRequest, DeskReport, IssueReply, IssueRequest, Op, OpAnswer, OpBody,
    OpOutcome, RefusalCode, Ticket,
};
use rusqlite::{Connection, OptionalExtension, Params, Row, Transaction, TransactionBehavior, params};
use uuid::Uuid;

use super::judge::{Head, Known, Ruling, judge};
use super::row::{self, OpRow};
use super::{Standing, Store, StoreError, sql};
use crate::hall::{DeskRow, Hall, Line};
use crate::outside::Moment;
use crate::ward::{Ward, WhichDesk};

mod migrations {
    //! The tables, embedded.
    refinery::embed_migrations!("migrations/sqlite");
}

/// SQLite before this one can corrupt a database in write-ahead mode.
const OLDEST_SQLITE: i32 = 3_051_003;

type Done<T> = Result<T, StoreError>;

/// The store in one file.
pub struct Sqlite {
    connection: Arc<Mutex<Connection>>,
}

impl From<rusqlite::Error> for StoreError {
    /// Keeps the kind of the error; its text may hold what was to be stored.
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(match error {
            rusqlite::Error::SqliteFailure(failure, _) => format!("sqlite {}", failure.extended_code),
            _ => "sqlite".to_owned(),
        })
    }
}

impl Sqlite {
    /// Opens or creates the file.
    ///
    /// # Errors
    /// When it cannot be opened, or the built-in SQLite is too old to be trusted with it.
    pub async fn open(path: PathBuf, epoch: Uuid) -> Done<Self> {
        let opened = tokio::task::spawn_blocking(move || opened(&path, epoch)).await;
        let connection = opened.map_err(|_| StoreError::Failed("sqlite thread".to_owned()))??;
        Ok(Self { connection: Arc::new(Mutex::new(connection)) })
    }

    /// Runs one act as one transaction that holds the write lock from its beginning.
    async fn act<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Transaction<'_>) -> Done<T> + Send + 'static,
    ) -> Done<T> {
        self.with(move |connection| in_transaction(connection, act)).await
    }

    async fn with<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Connection) -> Done<T> + Send + 'static,
    ) -> Done<T> {
        let connection = Arc::clone(&self.connection);
        let done = tokio::task::spawn_blocking(move || {
            act(&mut connection.lock().unwrap_or_else(PoisonError::into_inner))
        });
        done.await.map_err(|_| StoreError::Failed("sqlite thread".to_owned()))?
    }
}

fn opened(path: &std::path::Path, epoch: Uuid) -> Done<Connection> {
    let version = rusqlite::version_number();
    if version < OLDEST_SQLITE {
        return Err(StoreError::Failed(format!("sqlite version {version}")));
    }
    private(path).map_err(|error| StoreError::Failed(error.to_string()))?;
    let mut connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA busy_timeout = 5000;",
    )?;
    let migrated = migrations::migrations::runner().run(&mut connection);
    migrated.map_err(|error| StoreError::Failed(error.to_string()))?;
    connection.execute(sql::EPOCH_PUT, [epoch.to_string()])?;
    Ok(connection)
}

/// Makes the file before SQLite does, readable by its owner alone; SQLite gives its side files the same rights.
fn private(path: &std::path::Path) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new();
    file.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    file.open(path).map(drop)
}

fn in_transaction<T>(connection: &mut Connection, act: impl FnOnce(&Transaction<'_>) -> Done<T>) -> Done<T> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = act(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

#[async_trait]
impl Store for Sqlite {
    async fn furnish(&self, wards: &[Ward]) -> Done<()> {
        let wards = wards.to_vec();
        self.act(move |tx| furnish(tx, &wards)).await
    }

    async fn standing(&self, from: &WhichDesk, device: Uuid, life: Uuid) -> Done<Standing> {
        let ward = from.ward.clone();
        self.act(move |tx| {
            type Found = (String, i64, Option<i64>, Option<String>);
            let ids = params![device.to_string(), life.to_string(), ward];
            let (epoch, rev, seq, hash): Found = one(tx, sql::STANDING, ids, |r| r.try_into())?;
            Ok(Standing {
                store_epoch: row::id_of(&epoch)?,
                last_seq: row::count(seq.unwrap_or_default()),
                last_hash: hash.unwrap_or_else(|| Head::start().hash),
                ward_rev: row::count(rev),
            })
        })
        .await
    }

    async fn push(&self, from: &WhichDesk, ops: &[Op], at: Moment) -> Done<Vec<OpAnswer>> {
        let (from, ops) = (from.clone(), ops.to_vec());
        self.with(move |connection| {
            let taken = |op: &Op| {
                let outcome = in_transaction(connection, |tx| take(tx, &from, op, at))?;
                Ok(OpAnswer { op_id: op.envelope.op_id, outcome })
            };
            ops.iter().map(taken).collect()
        })
        .await
    }

    async fn claim(&self, from: &WhichDesk, press: ClaimRequest, at: Moment) -> Done<ClaimReply> {
        let from = from.clone();
        self.act(move |tx| claim(tx, &from, press.press_id, at)).await
    }

    async fn issue(&self, press: &IssueRequest, ticket: Uuid, at: Moment) -> Done<IssueReply> {
        let press = press.clone();
        self.act(move |tx| issue(tx, &press, ticket, at)).await
    }

    async fn report(&self, from: &WhichDesk, report: &DeskReport, at: Moment) -> Done<()> {
        let (from, report) = (from.clone(), row::json(report)?);
        self.act(move |tx| run(tx, sql::REPORT_PUT, params![from.ward, from.desk, report, row::time(at.now)]))
            .await
    }

    async fn hall(&self, ward: &str, at: Moment) -> Done<Option<Hall>> {
        let ward = ward.to_owned();
        self.act(move |tx| hall(tx, &ward, &at.day.to_string())).await
    }

    async fn ping(&self) -> Done<()> {
        self.act(|tx| one(tx, "SELECT COUNT(*) FROM meta", [], |r| r.get::<_, i64>(0)).map(drop)).await
    }
}

fn furnish(tx: &Transaction<'_>, wards: &[Ward]) -> Done<()> {
    tx.execute_batch(sql::NOTHING_IN_USE)?;
    for (place, ward) in (0_i64..).zip(wards) {
        run(tx, sql::WARD_PUT, params![ward.code, ward.name, place])?;
        for (place, queue) in (0_i64..).zip(&ward.queues) {
            let (id, letter, name) = (&queue.id, &queue.letter, &queue.name);
            let fields = params![ward.code, id, letter, name, queue.matter, queue.first, queue.last, place];
            run(tx, sql::QUEUE_PUT, fields)?;
        }
        for (place, desk) in (0_i64..).zip(&ward.desks) {
            run(tx, sql::DESK_PUT, params![ward.code, desk.id, desk.name, place])?;
            for queue in &desk.queues {
                run(tx, sql::DESK_SERVES, params![ward.code, desk.id, queue])?;
            }
        }
    }
    Ok(())
}

/// Takes one op: judged, then kept as applied, as known or as refused, in this one transaction.
fn take(tx: &Transaction<'_>, from: &WhichDesk, op: &Op, at: Moment) -> Done<OpOutcome> {
    let kept = OpRow::of(op)?;
    let start = params![kept.device_id, kept.incarnation, from.ward, from.desk, Head::start().hash];
    run(tx, sql::CHAIN_START, start)?;
    let ruling = judge(op, &from.ward, &known(tx, from, op, &kept)?);
    match ruling {
        Ruling::Apply => {
            advance(tx, from, op)?;
            Ok(OpOutcome::Applied { rev: row::count(apply(tx, from, op, &kept, at)?) })
        }
        Ruling::Duplicate { rev, advance: goes_on } => {
            if goes_on {
                advance(tx, from, op)?;
            }
            Ok(OpOutcome::Duplicate { rev })
        }
        Ruling::Refuse { code, advance: passed } => {
            if passed {
                advance(tx, from, op)?;
            }
            let code_text = row::code(code)?;
            let OpRow { op_id, device_id, incarnation, seq, made_at, content, fingerprint, .. } = kept;
            let received_at = row::time(at.now);
            #[rustfmt::skip]
            let fields = params![
                from.ward, op_id, fingerprint, code_text, passed, from.desk, device_id, incarnation, seq,
                made_at, received_at, content
            ];
            run(tx, sql::REFUSED_PUT, fields)?;
            Ok(OpOutcome::Refused { code })
        }
    }
}

fn known(tx: &Transaction<'_>, from: &WhichDesk, op: &Op, kept: &OpRow) -> Done<Known> {
    let head: (i64, String) = one(
        tx,
        "SELECT last_seq, last_hash FROM chain WHERE device_id = $1 AND incarnation = $2",
        params![kept.device_id, kept.incarnation],
        |r| r.try_into(),
    )?;
    let applied: Option<(i64, String)> = first(tx, sql::OP_KNOWN, [&kept.op_id], |r| r.try_into())?;
    let passed = params![from.ward, kept.op_id, kept.fingerprint];
    let passed: Option<String> = first(tx, sql::OP_PASSED, passed, |r| r.get(0))?;
    let elsewhere: i64 = match &op.envelope.body {
        OpBody::ApplicationFinished { application } => {
            let ids = params![application.id.to_string(), kept.op_id];
            one(tx, sql::APPLICATION_ELSEWHERE, ids, |r| r.get(0))?
        }
        OpBody::ServiceEnded { .. } => 0,
    };
    Ok(Known {
        head: Head { seq: row::count(head.0), hash: head.1 },
        applied: applied.map(|(rev, text)| row::taken(rev, &text)).transpose()?,
        passed: passed.map(|code| row::code_of(&code)).transpose()?,
        application_elsewhere: elsewhere > 0,
    })
}

fn advance(tx: &Transaction<'_>, from: &WhichDesk, op: &Op) -> Done<()> {
    let envelope = &op.envelope;
    let (device, life) = (envelope.device_id.to_string(), envelope.incarnation.to_string());
    let head = params![from.ward, from.desk, row::kept(envelope.seq), op.hash, device, life];
    run(tx, sql::CHAIN_ADVANCE, head)
}

/// Applies an op; the ward's revision is raised last, and used at once.
fn apply(tx: &Transaction<'_>, from: &WhichDesk, op: &Op, kept: &OpRow, at: Moment) -> Done<i64> {
    let received_at = row::time(at.now);
    if let OpBody::ApplicationFinished { application: taken } = &op.envelope.body {
        let (id, ticket) = (taken.id.to_string(), taken.ticket_id.map(|ticket| ticket.to_string()));
        let (required, undecided) = (row::json(&taken.required)?, row::json(&taken.undecided)?);
        let (finished_at, facts) = (row::time(taken.finished_at), row::json(&taken.facts)?);
        #[rustfmt::skip]
        let fields = params![
            id, from.ward, taken.number, taken.matter, taken.catalogue_version, taken.clerk_id, ticket,
            finished_at, received_at, required, undecided, facts, kept.op_id
        ];
        run(tx, sql::APPLICATION_PUT, fields)?;
    }
    if let Some(ticket) = row::ended_ticket(&op.envelope.body) {
        run(tx, sql::TICKET_DONE, params![received_at, from.ward, ticket.to_string()])?;
    }
    let raise = "UPDATE ward SET rev = rev + 1 WHERE code = $1 RETURNING rev";
    let rev: i64 = one(tx, raise, [&from.ward], |r| r.get(0))?;
    run(tx, "UPDATE application SET rev = $1 WHERE op_id = $2", params![rev, kept.op_id])?;
    let OpRow { op_id, device_id, incarnation, seq, kind, made_at, content, .. } = kept;
    #[rustfmt::skip]
    let fields = params![
        from.ward, rev, op_id, device_id, incarnation, seq, from.desk, kind, made_at, received_at, content
    ];
    let keep = "INSERT INTO op (ward, rev, op_id, device_id, incarnation, seq, desk, kind, made_at, \
                received_at, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    run(tx, keep, fields)?;
    Ok(rev)
}

fn claim(tx: &Transaction<'_>, from: &WhichDesk, press: Uuid, at: Moment) -> Done<ClaimReply> {
    let (day, press) = (at.day.to_string(), press.to_string());
    let asked = params![from.ward, from.desk, press];
    let answered: Option<(i64, Option<String>)> = first(tx, sql::PRESS_KNOWN, asked, |r| r.try_into())?;
    if let Some((call_seq, ticket)) = answered {
        let ticket = ticket.map(|id| self::ticket(tx, &id)).transpose()?;
        return Ok(ClaimReply { call_seq: row::count(call_seq), ticket });
    }
    let head: Option<String> = first(tx, sql::LINE_HEAD, params![from.ward, day, from.desk], |r| r.get(0))?;
    let counter = if head.is_some() { sql::CALL_NEXT } else { sql::CALL_LAST };
    let call_seq: i64 = one(tx, counter, params![from.ward, day], |r| r.get(0))?;
    let now = row::time(at.now);
    if let Some(id) = &head {
        run(tx, sql::TICKET_CALLED, params![from.desk, call_seq, now, id])?;
    }
    run(tx, sql::PRESS_PUT, params![from.ward, from.desk, press, call_seq, head, now])?;
    let ticket = head.map(|id| ticket(tx, &id)).transpose()?;
    Ok(ClaimReply { call_seq: row::count(call_seq), ticket })
}

fn ticket(tx: &Transaction<'_>, id: &str) -> Done<Ticket> {
    type Found = (String, String, String, String, Option<String>, String);
    let (id, number, queue, matter_name, matter, taken_at): Found =
        one(tx, sql::TICKET, [id], |r| r.try_into())?;
    let (id, taken_at) = (row::id_of(&id)?, row::time_of(&taken_at)?);
    Ok(Ticket { id, number, queue, matter_name, matter, taken_at })
}

fn issue(tx: &Transaction<'_>, press: &IssueRequest, ticket: Uuid, at: Moment) -> Done<IssueReply> {
    let (ward, day, press_id) = (&press.ward, at.day.to_string(), press.press_id.to_string());
    type Asked = (String, String, i64, i64);
    let asked = "SELECT letter, name, first_number, last_number FROM queue \
                 WHERE ward = $1 AND id = $2 AND in_use";
    let asked: Option<Asked> = first(tx, asked, params![ward, press.queue], |r| r.try_into())?;
    let (letter, matter_name, lowest, highest) =
        asked.ok_or(StoreError::Refused(RefusalCode::UnknownQueue))?;
    type Given = (String, String, i64, String);
    let given: Option<Given> = first(tx, sql::ISSUED, params![ward, press_id], |r| r.try_into())?;
    if let Some((number, matter_name, ahead, taken_at)) = given {
        let (ahead, taken_at) = (row::small(ahead), row::time_of(&taken_at)?);
        return Ok(IssueReply { number, matter_name, ahead, taken_at });
    }
    let line = params![ward, press.queue, day];
    let given: i64 = one(tx, sql::HIGH_WATER, line, |r| r.get(0))?;
    let number = lowest.max(given + 1);
    if number > highest {
        return Err(StoreError::Refused(RefusalCode::LineFull));
    }
    run(tx, sql::HIGH_WATER_PUT, params![ward, press.queue, day, number])?;
    let place: i64 = one(tx, sql::PLACE_NEXT, params![ward, day], |r| r.get(0))?;
    let ahead: i64 = one(tx, sql::AHEAD, params![ward, day, press.queue], |r| r.get(0))?;
    let (id, label, now) = (ticket.to_string(), row::label(&letter, number), row::time(at.now));
    let fields = params![id, ward, press.queue, day, number, label, place, ahead, press_id, now];
    run(tx, sql::TICKET_PUT, fields)?;
    Ok(IssueReply { number: label, matter_name, ahead: row::small(ahead), taken_at: at.now })
}

fn hall(tx: &Transaction<'_>, ward: &str, day: &str) -> Done<Option<Hall>> {
    let Some(office) = first(tx, sql::OFFICE, [ward], |r| r.get(0))? else { return Ok(None) };
    let lines = all(tx, sql::LINES, params![ward, day], |r| {
        let (queue, letter, name, waiting, oldest): (String, String, String, i64, Option<String>) =
            r.try_into()?;
        let oldest_taken_at = oldest.as_deref().map(row::time_of).transpose()?;
        Ok(Line { queue, letter, name, waiting: row::small(waiting), oldest_taken_at })
    })?;
    let calls = all(tx, sql::CALLS, params![ward, day], |r| {
        let (call_seq, number, desk_name, matter_name, called_at): (i64, String, String, String, String) =
            r.try_into()?;
        let (call_seq, called_at) = (row::count(call_seq), row::time_of(&called_at)?);
        Ok(BoardCall { call_seq, number, desk_name, matter_name, called_at })
    })?;
    let desks = all(tx, sql::DESKS, params![ward], |r| {
        let (name, report, heard_at): (String, Option<String>, Option<String>) = r.try_into()?;
        Ok(DeskRow { name, heard: row::heard(report, heard_at)? })
    })?;
    Ok(Some(Hall { office, lines, calls, desks }))
}

fn run(tx: &Transaction<'_>, text: &str, fields: impl Params) -> Done<()> {
    tx.prepare_cached(text)?.execute(fields)?;
    Ok(())
}

fn one<T>(
    tx: &Transaction<'_>,
    text: &str,
    fields: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Done<T> {
    Ok(tx.prepare_cached(text)?.query_row(fields, read)?)
}

fn first<T>(
    tx: &Transaction<'_>,
    text: &str,
    fields: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Done<Option<T>> {
    Ok(tx.prepare_cached(text)?.query_row(fields, read).optional()?)
}

fn all<T>(
    tx: &Transaction<'_>,
    text: &str,
    fields: impl Params,
    mut read: impl FnMut(&Row<'_>) -> Done<T>,
) -> Done<Vec<T>> {
    let mut statement = tx.prepare_cached(text)?;
    let mut rows = statement.query(fields)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}
