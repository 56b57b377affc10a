//! The store in PostgreSQL, for a city that already keeps one. The same acts as in SQLite, with rows locked by name.

use std::time::Duration;

use async_trait::async_trait;
use deadpool_postgres::{
    Client, GenericClient, Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime, Transaction,
};
use kakanai_protocol::{
    BoardCall, ClaimReply, ClaimRequest, DeskReport, IssueReply, IssueRequest, Op, OpAnswer, OpBody,
    OpOutcome, RefusalCode, Ticket,
};
use tokio_postgres::types::{FromSql, ToSql};
use tokio_postgres::{IsolationLevel, NoTls, Row};
use uuid::Uuid;

use super::judge::{Head, Known, Ruling, judge};
use super::row::{self, OpRow};
use super::{Standing, Store, StoreError, sql};
use crate::hall::{DeskRow, Hall, Line};
use crate::outside::Moment;
use crate::ward::{Ward, WhichDesk};

mod migrations {
    //! The tables, embedded.
    refinery::embed_migrations!("migrations/postgres");
}

/// Connections kept open; a claim holds one for a few milliseconds.
const CONNECTIONS_MAX: usize = 16;
/// How long an act waits for a free connection before it fails.
const WAIT_S_MAX: u64 = 5;
/// How long a statement may wait for a lock, and run, before the database gives it up.
const LIMITS: &str = "-c lock_timeout=5s -c statement_timeout=15s";

type Done<T> = Result<T, StoreError>;
type Fields<'a> = &'a [&'a (dyn ToSql + Sync)];

/// The store in PostgreSQL.
pub struct Postgres {
    pool: Pool,
}

impl From<tokio_postgres::Error> for StoreError {
    /// Keeps the error's code; its text and detail may hold what was to be stored.
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Failed(format!("postgres {}", error.code().map_or("connection", |code| code.code())))
    }
}

impl From<PoolError> for StoreError {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Backend(error) => error.into(),
            PoolError::Timeout(_) => Self::Failed("postgres busy".to_owned()),
            _ => Self::Failed("postgres pool".to_owned()),
        }
    }
}

impl Postgres {
    /// Connects, and brings the tables up to date.
    ///
    /// # Errors
    /// When the server does not answer, or refuses.
    pub async fn open(url: &str, epoch: Uuid) -> Done<Self> {
        // The words of the driver are for whoever starts the program; nothing of a person is in the database's URL,
        // and its password is not in these words.
        let said = |error: tokio_postgres::Error| StoreError::Failed(error.to_string());
        let mut settings: tokio_postgres::Config = url.parse().map_err(said)?;
        settings.options(LIMITS).application_name("kakanai-server");
        settings.connect_timeout(Duration::from_secs(WAIT_S_MAX));
        let recycling_method = RecyclingMethod::Fast;
        let manager = Manager::from_config(settings, NoTls, ManagerConfig { recycling_method });
        let wait = Some(Duration::from_secs(WAIT_S_MAX));
        let pool =
            Pool::builder(manager).max_size(CONNECTIONS_MAX).runtime(Runtime::Tokio1).wait_timeout(wait);
        let pool = pool.build().map_err(|_| StoreError::Failed("postgres pool".to_owned()))?;
        let mut client = pool.get().await.map_err(|error| match error {
            PoolError::Backend(error) => said(error),
            other => other.into(),
        })?;
        let migrated = migrations::migrations::runner().run_async(&mut **client).await;
        migrated.map_err(|error| StoreError::Failed(error.to_string()))?;
        run(&client, sql::EPOCH_PUT, &[&epoch.to_string()]).await?;
        Ok(Self { pool })
    }

    async fn client(&self) -> Done<Client> {
        Ok(self.pool.get().await?)
    }
}

#[async_trait]
impl Store for Postgres {
    async fn furnish(&self, wards: &[Ward]) -> Done<()> {
        let mut client = self.client().await?;
        let tx = client.transaction().await?;
        tx.batch_execute(sql::NOTHING_IN_USE).await?;
        for (place, ward) in (0_i64..).zip(wards) {
            furnish(&tx, ward, place).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn standing(&self, from: &WhichDesk, device: Uuid, life: Uuid) -> Done<Standing> {
        let client = self.client().await?;
        let ids: Fields<'_> = &[&device.to_string(), &life.to_string(), &from.ward];
        let found = one(&client, sql::STANDING, ids).await?;
        Ok(Standing {
            store_epoch: row::id_of(get(&found, 0)?)?,
            last_seq: row::count(get::<Option<i64>>(&found, 2)?.unwrap_or_default()),
            last_hash: get::<Option<String>>(&found, 3)?.unwrap_or_else(|| Head::start().hash),
            ward_rev: row::count(get(&found, 1)?),
        })
    }

    async fn push(&self, from: &WhichDesk, ops: &[Op], at: Moment) -> Done<Vec<OpAnswer>> {
        let mut client = self.client().await?;
        let mut answers = Vec::with_capacity(ops.len());
        for op in ops {
            let tx = client.transaction().await?;
            let outcome = take(&tx, from, op, at).await?;
            tx.commit().await?;
            answers.push(OpAnswer { op_id: op.envelope.op_id, outcome });
        }
        Ok(answers)
    }

    async fn claim(&self, from: &WhichDesk, press: ClaimRequest, at: Moment) -> Done<ClaimReply> {
        let mut client = self.client().await?;
        let tx = client.transaction().await?;
        let reply = claim(&tx, from, press.press_id, at).await?;
        tx.commit().await?;
        Ok(reply)
    }

    async fn issue(&self, press: &IssueRequest, ticket: Uuid, at: Moment) -> Done<IssueReply> {
        let mut client = self.client().await?;
        let tx = client.transaction().await?;
        let reply = issue(&tx, press, ticket, at).await?;
        tx.commit().await?;
        Ok(reply)
    }

    async fn report(&self, from: &WhichDesk, report: &DeskReport, at: Moment) -> Done<()> {
        let fields: Fields<'_> = &[&from.ward, &from.desk, &row::json(report)?, &row::time(at.now)];
        run(&self.client().await?, sql::REPORT_PUT, fields).await
    }

    async fn hall(&self, ward: &str, at: Moment) -> Done<Option<Hall>> {
        let mut client = self.client().await?;
        // One snapshot for all four looks, so that lines and calls agree.
        let look = client.build_transaction().isolation_level(IsolationLevel::RepeatableRead).read_only(true);
        let tx = look.start().await?;
        let found = hall(&tx, ward, &at.day.to_string()).await?;
        tx.commit().await?;
        Ok(found)
    }

    async fn ping(&self) -> Done<()> {
        one(&self.client().await?, "SELECT COUNT(*) FROM meta", &[]).await.map(drop)
    }
}

async fn furnish(tx: &Transaction<'_>, ward: &Ward, place: i64) -> Done<()> {
    let code = &ward.code;
    run(tx, sql::WARD_PUT, &[code, &ward.name, &place]).await?;
    for (place, queue) in (0_i64..).zip(&ward.queues) {
        let (id, letter, name) = (&queue.id, &queue.letter, &queue.name);
        let fields: Fields<'_> = &[code, id, letter, name, &queue.matter, &queue.first, &queue.last, &place];
        run(tx, sql::QUEUE_PUT, fields).await?;
    }
    for (place, desk) in (0_i64..).zip(&ward.desks) {
        run(tx, sql::DESK_PUT, &[code, &desk.id, &desk.name, &place]).await?;
        for queue in &desk.queues {
            run(tx, sql::DESK_SERVES, &[code, &desk.id, queue]).await?;
        }
    }
    Ok(())
}

/// Takes one op: judged, then kept as applied, as known or as refused, in this one transaction.
async fn take(tx: &Transaction<'_>, from: &WhichDesk, op: &Op, at: Moment) -> Done<OpOutcome> {
    let kept = OpRow::of(op)?;
    let ruling = judge(op, &from.ward, &known(tx, from, op, &kept).await?);
    match ruling {
        Ruling::Apply => {
            advance(tx, from, op).await?;
            Ok(OpOutcome::Applied { rev: row::count(apply(tx, from, op, &kept, at).await?) })
        }
        Ruling::Duplicate { rev, advance: goes_on } => {
            if goes_on {
                advance(tx, from, op).await?;
            }
            Ok(OpOutcome::Duplicate { rev })
        }
        Ruling::Refuse { code, advance: passed } => {
            if passed {
                advance(tx, from, op).await?;
            }
            let (code_text, received_at) = (row::code(code)?, row::time(at.now));
            let OpRow { op_id, device_id, incarnation, seq, made_at, content, fingerprint, .. } = &kept;
            #[rustfmt::skip]
            let fields: Fields<'_> = &[
                &from.ward, op_id, fingerprint, &code_text, &passed, &from.desk, device_id, incarnation, seq,
                made_at, &received_at, content,
            ];
            run(tx, sql::REFUSED_PUT, fields).await?;
            Ok(OpOutcome::Refused { code })
        }
    }
}

/// What is known that bears on an op; the device's chain stays locked until the transaction ends.
async fn known(tx: &Transaction<'_>, from: &WhichDesk, op: &Op, kept: &OpRow) -> Done<Known> {
    let (device, life) = (&kept.device_id, &kept.incarnation);
    run(tx, sql::CHAIN_START, &[device, life, &from.ward, &from.desk, &Head::start().hash]).await?;
    let lock = "SELECT last_seq, last_hash FROM chain WHERE device_id = $1 AND incarnation = $2 FOR UPDATE";
    let head = one(tx, lock, &[device, life]).await?;
    let applied = first(tx, sql::OP_KNOWN, &[&kept.op_id]).await?;
    let passed = first(tx, sql::OP_PASSED, &[&from.ward, &kept.op_id, &kept.fingerprint]).await?;
    let elsewhere: i64 = match &op.envelope.body {
        OpBody::ApplicationFinished { application } => {
            let ids: Fields<'_> = &[&application.id.to_string(), &kept.op_id];
            get(&one(tx, sql::APPLICATION_ELSEWHERE, ids).await?, 0)?
        }
        OpBody::ServiceEnded { .. } => 0,
    };
    let rev_and_op = |found: Row| row::taken(get(&found, 0)?, get(&found, 1)?);
    Ok(Known {
        head: Head { seq: row::count(get(&head, 0)?), hash: get(&head, 1)? },
        applied: applied.map(rev_and_op).transpose()?,
        passed: passed.map(|found| row::code_of(get(&found, 0)?)).transpose()?,
        application_elsewhere: elsewhere > 0,
    })
}

async fn advance(tx: &Transaction<'_>, from: &WhichDesk, op: &Op) -> Done<()> {
    let envelope = &op.envelope;
    let (device, life) = (envelope.device_id.to_string(), envelope.incarnation.to_string());
    let seq = row::kept(envelope.seq);
    run(tx, sql::CHAIN_ADVANCE, &[&from.ward, &from.desk, &seq, &op.hash, &device, &life]).await
}

/// Applies an op. The ward's revision is raised by the last statement, so that its lock is held shortest and a
/// revision is never seen before all lower ones.
async fn apply(tx: &Transaction<'_>, from: &WhichDesk, op: &Op, kept: &OpRow, at: Moment) -> Done<i64> {
    let received_at = row::time(at.now);
    if let OpBody::ApplicationFinished { application: taken } = &op.envelope.body {
        let (id, ticket) = (taken.id.to_string(), taken.ticket_id.map(|ticket| ticket.to_string()));
        let (required, undecided) = (row::json(&taken.required)?, row::json(&taken.undecided)?);
        let (finished_at, facts) = (row::time(taken.finished_at), row::json(&taken.facts)?);
        #[rustfmt::skip]
        let fields: Fields<'_> = &[
            &id, &from.ward, &taken.number, &taken.matter, &taken.catalogue_version, &taken.clerk_id, &ticket,
            &finished_at, &received_at, &required, &undecided, &facts, &kept.op_id,
        ];
        run(tx, sql::APPLICATION_PUT, fields).await?;
    }
    if let Some(ticket) = row::ended_ticket(&op.envelope.body) {
        run(tx, sql::TICKET_DONE, &[&received_at, &from.ward, &ticket.to_string()]).await?;
    }
    let OpRow { op_id, device_id, incarnation, seq, kind, made_at, content, .. } = kept;
    #[rustfmt::skip]
    let fields: Fields<'_> = &[
        &from.ward, op_id, device_id, incarnation, seq, &from.desk, kind, made_at, &received_at, content,
    ];
    let keep = "WITH raised AS (UPDATE ward SET rev = rev + 1 WHERE code = $1 RETURNING rev), \
         stamped AS (UPDATE application SET rev = raised.rev FROM raised WHERE op_id = $2) \
         INSERT INTO op (ward, rev, op_id, device_id, incarnation, seq, desk, kind, made_at, received_at, content) \
         SELECT $1, raised.rev, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM raised RETURNING rev";
    get(&one(tx, keep, fields).await?, 0)
}

async fn claim(tx: &Transaction<'_>, from: &WhichDesk, press: Uuid, at: Moment) -> Done<ClaimReply> {
    let (ward, desk) = (&from.ward, &from.desk);
    let (day, press, now) = (at.day.to_string(), press.to_string(), row::time(at.now));
    // All of the ward's lines, always in the same order: claims and issues take turns and never wait in a circle.
    all(tx, "SELECT id FROM queue WHERE ward = $1 ORDER BY id FOR UPDATE", &[ward]).await?;
    if let Some(answered) = first(tx, sql::PRESS_KNOWN, &[ward, desk, &press]).await? {
        let ticket = ticket(tx, get(&answered, 1)?).await?;
        return Ok(ClaimReply { call_seq: row::count(get(&answered, 0)?), ticket });
    }
    let head = first(tx, sql::LINE_HEAD, &[ward, &day, desk]).await?;
    let head: Option<String> = head.map(|found| get(&found, 0)).transpose()?;
    let counter = if head.is_some() { sql::CALL_NEXT } else { sql::CALL_LAST };
    let call_seq: i64 = get(&one(tx, counter, &[ward, &day]).await?, 0)?;
    if let Some(id) = &head {
        run(tx, sql::TICKET_CALLED, &[desk, &call_seq, &now, id]).await?;
    }
    run(tx, sql::PRESS_PUT, &[ward, desk, &press, &call_seq, &head, &now]).await?;
    Ok(ClaimReply { call_seq: row::count(call_seq), ticket: ticket(tx, head).await? })
}

async fn ticket(tx: &Transaction<'_>, id: Option<String>) -> Done<Option<Ticket>> {
    let Some(id) = id else { return Ok(None) };
    let found = one(tx, sql::TICKET, &[&id]).await?;
    Ok(Some(Ticket {
        id: row::id_of(get(&found, 0)?)?,
        number: get(&found, 1)?,
        queue: get(&found, 2)?,
        matter_name: get(&found, 3)?,
        matter: get(&found, 4)?,
        taken_at: row::time_of(get(&found, 5)?)?,
    }))
}

async fn issue(tx: &Transaction<'_>, press: &IssueRequest, ticket: Uuid, at: Moment) -> Done<IssueReply> {
    let (ward, queue) = (&press.ward, &press.queue);
    let (day, press_id, now) = (at.day.to_string(), press.press_id.to_string(), row::time(at.now));
    let lock = "SELECT letter, name, first_number, last_number FROM queue \
                WHERE ward = $1 AND id = $2 AND in_use FOR UPDATE";
    let asked = first(tx, lock, &[ward, queue]).await?;
    let asked = asked.ok_or(StoreError::Refused(RefusalCode::UnknownQueue))?;
    if let Some(given) = first(tx, sql::ISSUED, &[ward, &press_id]).await? {
        return Ok(IssueReply {
            number: get(&given, 0)?,
            matter_name: get(&given, 1)?,
            ahead: row::small(get(&given, 2)?),
            taken_at: row::time_of(get(&given, 3)?)?,
        });
    }
    let (letter, matter_name): (String, String) = (get(&asked, 0)?, get(&asked, 1)?);
    let (lowest, highest): (i64, i64) = (get(&asked, 2)?, get(&asked, 3)?);
    let given: i64 = get(&one(tx, sql::HIGH_WATER, &[ward, queue, &day]).await?, 0)?;
    let number = lowest.max(given + 1);
    if number > highest {
        return Err(StoreError::Refused(RefusalCode::LineFull));
    }
    run(tx, sql::HIGH_WATER_PUT, &[ward, queue, &day, &number]).await?;
    let place: i64 = get(&one(tx, sql::PLACE_NEXT, &[ward, &day]).await?, 0)?;
    let ahead: i64 = get(&one(tx, sql::AHEAD, &[ward, &day, queue]).await?, 0)?;
    let (id, label) = (ticket.to_string(), row::label(&letter, number));
    let fields: Fields<'_> = &[&id, ward, queue, &day, &number, &label, &place, &ahead, &press_id, &now];
    run(tx, sql::TICKET_PUT, fields).await?;
    Ok(IssueReply { number: label, matter_name, ahead: row::small(ahead), taken_at: at.now })
}

async fn hall(tx: &Transaction<'_>, ward: &str, day: &str) -> Done<Option<Hall>> {
    let Some(office) = first(tx, sql::OFFICE, &[&ward]).await? else { return Ok(None) };
    let lines = all(tx, sql::LINES, &[&ward, &day]).await?;
    let calls = all(tx, sql::CALLS, &[&ward, &day]).await?;
    let desks = all(tx, sql::DESKS, &[&ward]).await?;
    Ok(Some(Hall {
        office: get(&office, 0)?,
        lines: lines.iter().map(line).collect::<Done<_>>()?,
        calls: calls.iter().map(call).collect::<Done<_>>()?,
        desks: desks.iter().map(desk).collect::<Done<_>>()?,
    }))
}

fn line(found: &Row) -> Done<Line> {
    let oldest: Option<&str> = get(found, 4)?;
    Ok(Line {
        queue: get(found, 0)?,
        letter: get(found, 1)?,
        name: get(found, 2)?,
        waiting: row::small(get(found, 3)?),
        oldest_taken_at: oldest.map(row::time_of).transpose()?,
    })
}

fn call(found: &Row) -> Done<BoardCall> {
    Ok(BoardCall {
        call_seq: row::count(get(found, 0)?),
        number: get(found, 1)?,
        desk_name: get(found, 2)?,
        matter_name: get(found, 3)?,
        called_at: row::time_of(get(found, 4)?)?,
    })
}

fn desk(found: &Row) -> Done<DeskRow> {
    Ok(DeskRow { name: get(found, 0)?, heard: row::heard(get(found, 1)?, get(found, 2)?)? })
}

async fn run(on: &impl GenericClient, text: &str, fields: Fields<'_>) -> Done<()> {
    on.execute(&on.prepare_cached(text).await?, fields).await?;
    Ok(())
}

async fn one(on: &impl GenericClient, text: &str, fields: Fields<'_>) -> Done<Row> {
    Ok(on.query_one(&on.prepare_cached(text).await?, fields).await?)
}

async fn first(on: &impl GenericClient, text: &str, fields: Fields<'_>) -> Done<Option<Row>> {
    Ok(on.query_opt(&on.prepare_cached(text).await?, fields).await?)
}

async fn all(on: &impl GenericClient, text: &str, fields: Fields<'_>) -> Done<Vec<Row>> {
    Ok(on.query(&on.prepare_cached(text).await?, fields).await?)
}

fn get<'a, T: FromSql<'a>>(found: &'a Row, index: usize) -> Done<T> {
    Ok(found.try_get(index)?)
}
