//! Everything that bears on one push, and what has come of it so far: gathered before the first op is judged, written
//! after the last, so that the database is asked once for all of them. It judges nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kakanai_protocol::merge::merge;
use kakanai_protocol::{Application, Op, RefusalCode, WardHead};
use uuid::Uuid;

use super::{audit, log};
use crate::outside::Moment;
use crate::store::cell::{Cell, Row, cells};
use crate::store::judge::{Head, Known};
use crate::store::row::{self, OpRow};
use crate::store::tx::{Done, Tx};
use crate::ward::WhichDesk;

const CHAIN_START: &str = "INSERT INTO chain (device_id, incarnation, ward, desk, last_seq, last_hash) \
     VALUES ($1, $2, $3, $4, 0, $5) ON CONFLICT (device_id, incarnation) DO NOTHING";
const CHAIN_HELD: &str = "SELECT last_seq, last_hash FROM chain WHERE device_id = $1 AND incarnation = $2";
const CHAIN_ADVANCE: &str = "UPDATE chain SET ward = $1, desk = $2, last_seq = $3, last_hash = $4 \
     WHERE device_id = $5 AND incarnation = $6";
const OP_KNOWN: &str = "SELECT rev, content FROM op WHERE op_id = $1";
const OP_PASSED: &str = "SELECT fingerprint, code FROM refused_op WHERE ward = $1 AND op_id = $2 AND passed";
const OP_PUT: &str = "INSERT INTO op (ward, rev, op_id, device_id, incarnation, seq, desk, kind, made_at, \
     received_at, content, hash, digest, application_id) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const REFUSED_PUT: &str = "INSERT INTO refused_op (ward, op_id, fingerprint, code, passed, desk, device_id, \
     incarnation, seq, made_at, received_at, content, application_id) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
     ON CONFLICT (ward, op_id, fingerprint, code) DO UPDATE SET passed = refused_op.passed OR excluded.passed";
const REFUSED_KNOWN: &str =
    "SELECT COUNT(*) FROM refused_op WHERE ward = $1 AND op_id = $2 AND fingerprint = $3 AND code = $4";
const WAITING: &str = "SELECT desk, content, fingerprint FROM refused_op WHERE ward = $1 AND application_id = $2 \
     AND code = $3 AND passed AND taken_rev IS NULL ORDER BY received_at, device_id, incarnation, seq";
const WAITED: &str =
    "UPDATE refused_op SET taken_rev = $1 WHERE ward = $2 AND op_id = $3 AND fingerprint = $4";
/// Rows of the first release have no body yet: it is made from the op that brought them.
const APPLICATION_HELD: &str = "SELECT ward, body, op_id FROM application WHERE id = $1";
const OP_OF_APPLICATION: &str = "SELECT content, desk FROM op WHERE op_id = $1";
const APPLICATION_PUT: &str = "INSERT INTO application (id, ward, number, matter, catalogue_version, clerk_id, \
     ticket_id, finished_at, received_at, op_id, state, withdrawn, conflict_id, rev, body) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO UPDATE SET \
     state = excluded.state, withdrawn = excluded.withdrawn, conflict_id = excluded.conflict_id, \
     rev = excluded.rev, body = excluded.body";
const CONFLICT_PUT: &str = "INSERT INTO conflict (id, ward, application_id, opened_rev, opened_at, content) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET content = excluded.content";
const CONFLICT_SETTLED: &str =
    "UPDATE conflict SET settled_rev = $1, settled_at = $2, settled_op = $3 WHERE id = $4";
const TICKET_DONE: &str =
    "UPDATE ticket SET state = 'done', done_at = $1 WHERE ward = $2 AND id = $3 AND state <> 'done'";

/// A device in one of its lives.
type Life = (Uuid, Uuid);

/// A chain and whether it went on.
struct Chain {
    head: Head,
    moved: bool,
}

/// An application, held.
struct Held {
    ward: String,
    application: Application,
    /// the op that touched it last in this push, and its revision
    touched: Option<(Uuid, u64)>,
}

/// An op that came before its application.
#[derive(Clone)]
pub(super) struct Waiting {
    pub(super) from: WhichDesk,
    pub(super) op: Op,
    fingerprint: String,
}

/// What is written at the end, in the order in which it came to be.
#[derive(Default)]
struct Writing {
    ops: Vec<Vec<Cell>>,
    tickets: Vec<Vec<Cell>>,
    refused: Vec<Vec<Cell>>,
    waited: Vec<Vec<Cell>>,
    /// few: each is written by itself
    seldom: Vec<Seldom>,
}

/// What happens to few ops.
enum Seldom {
    Conflict(Vec<Cell>),
    Settled(Vec<Cell>),
    Noted { from: WhichDesk, act: audit::Act, subject: String, code: Option<String> },
}

/// One push.
pub(super) struct Docket {
    ward: String,
    at: Moment,
    before: WardHead,
    pub(super) head: WardHead,
    chains: HashMap<Life, Chain>,
    taken: HashMap<Uuid, (u64, Op)>,
    /// op → fingerprint → why it was passed by
    passed: HashMap<Uuid, BTreeMap<String, RefusalCode>>,
    /// the refusals that are known already: op, fingerprint, code
    refused: BTreeSet<(Uuid, String, String)>,
    applications: HashMap<Uuid, Held>,
    waiting: HashMap<Uuid, Vec<Waiting>>,
    writing: Writing,
}

impl Docket {
    /// Gathers everything that bears on a device's ops. The ward's log, the chains and the applications stay held until
    /// the transaction ends.
    pub(super) async fn gather(tx: &mut dyn Tx, from: &WhichDesk, ops: &[Op], at: Moment) -> Done<Self> {
        let before = log::head_held(tx, &from.ward).await?;
        let mut docket = Self {
            ward: from.ward.clone(),
            at,
            head: before.clone(),
            before,
            chains: HashMap::new(),
            taken: HashMap::new(),
            passed: HashMap::new(),
            refused: BTreeSet::new(),
            applications: HashMap::new(),
            waiting: HashMap::new(),
            writing: Writing::default(),
        };
        docket.gather_chains(tx, from, ops).await?;
        docket.gather_ops(tx, ops).await?;
        docket.gather_applications(tx, ops).await?;
        Ok(docket)
    }

    async fn gather_chains(&mut self, tx: &mut dyn Tx, from: &WhichDesk, ops: &[Op]) -> Done<()> {
        let lives: BTreeSet<Life> = ops.iter().map(life).collect();
        let started = lives.iter().map(|(device, life)| {
            cells![*device, *life, &from.ward, &from.desk, Head::start().hash].to_vec()
        });
        tx.run_each(CHAIN_START, &started.collect::<Vec<_>>()).await?;
        let each: Vec<Vec<Cell>> =
            lives.iter().map(|(device, life)| cells![*device, *life].to_vec()).collect();
        for (life, found) in lives.iter().zip(tx.hold_each(CHAIN_HELD, &each).await?) {
            let found = found.first().ok_or_else(|| row::unreadable("chain"))?;
            let head = Head { seq: found.count(0)?, hash: found.owned(1)? };
            self.chains.insert(*life, Chain { head, moved: false });
        }
        Ok(())
    }

    async fn gather_ops(&mut self, tx: &mut dyn Tx, ops: &[Op]) -> Done<()> {
        let ids: Vec<Uuid> = ops.iter().map(|op| op.envelope().op_id).collect();
        let each: Vec<Vec<Cell>> = ids.iter().map(|id| cells![*id].to_vec()).collect();
        for (id, found) in ids.iter().zip(tx.all_of_each(OP_KNOWN, &each).await?) {
            if let Some(found) = found.first() {
                self.taken.insert(*id, (found.count(0)?, row::op_of(found.text(1)?)?));
            }
        }
        let each: Vec<Vec<Cell>> = ids.iter().map(|id| cells![&self.ward, *id].to_vec()).collect();
        for (id, found) in ids.iter().zip(tx.all_of_each(OP_PASSED, &each).await?) {
            for found in &found {
                let code = row::code_of(found.text(1)?)?;
                self.passed.entry(*id).or_default().insert(found.owned(0)?, code);
            }
        }
        Ok(())
    }

    async fn gather_applications(&mut self, tx: &mut dyn Tx, ops: &[Op]) -> Done<()> {
        let ids: BTreeSet<Uuid> = ops.iter().filter_map(|op| op.envelope().body.application_id()).collect();
        let each: Vec<Vec<Cell>> = ids.iter().map(|id| cells![*id].to_vec()).collect();
        for (id, found) in ids.iter().zip(tx.hold_each(APPLICATION_HELD, &each).await?) {
            if let Some(found) = found.first() {
                let (ward, application) = (found.owned(0)?, application(tx, found).await?);
                self.applications.insert(*id, Held { ward, application, touched: None });
            }
        }
        let unknown: Vec<Uuid> = ids.into_iter().filter(|id| !self.applications.contains_key(id)).collect();
        let code = row::code(RefusalCode::UnknownApplication)?;
        let each: Vec<Vec<Cell>> = unknown.iter().map(|id| cells![&self.ward, *id, &code].to_vec()).collect();
        for (id, found) in unknown.iter().zip(tx.all_of_each(WAITING, &each).await?) {
            let waiting = found.iter().map(|found| waiting(&self.ward, found)).collect::<Done<Vec<_>>>()?;
            self.waiting.insert(*id, waiting);
        }
        Ok(())
    }

    /// What is known that bears on an op now.
    pub(super) fn known(&self, op: &Op) -> Done<Known<'_>> {
        let id = op.envelope().op_id;
        let chain = self.chains.get(&life(op)).ok_or_else(|| row::unreadable("chain"))?;
        let held = op.envelope().body.application_id().and_then(|id| self.applications.get(&id));
        Ok(Known {
            head: &chain.head,
            applied: self.taken.get(&id),
            passed: self.passed.get(&id).and_then(|passed| passed.get(&row::fingerprint(op)).copied()),
            application: held.map(|held| (held.ward.as_str(), &held.application)),
        })
    }

    /// An application as it stands now.
    pub(super) fn application(&self, id: Uuid) -> Option<&Application> {
        self.applications.get(&id).map(|held| &held.application)
    }

    /// The device's chain goes on past an op.
    pub(super) fn advance(&mut self, op: &Op) {
        let head = Head { seq: op.envelope().seq, hash: op.hash().to_owned() };
        self.chains.insert(life(op), Chain { head, moved: true });
    }

    /// Gives an op the ward's next revision.
    pub(super) fn take(&mut self, from: &WhichDesk, op: &Op) {
        self.head = self.head.and(op.hash());
        let (rev, now, kept) = (row::kept(self.head.rev), row::time(self.at.now), OpRow::of(op));
        let body = &op.envelope().body;
        let cells = cells![
            &from.ward,
            rev,
            &kept.op_id,
            kept.device_id,
            kept.incarnation,
            kept.seq,
            &from.desk,
            body.kind(),
            kept.made_at,
            &now,
            op.text(),
            op.hash(),
            &self.head.digest,
            kept.application_id,
        ];
        self.writing.ops.push(cells.to_vec());
        if let Some(ticket) = body.ended_ticket() {
            self.writing.tickets.push(cells![&now, &from.ward, ticket].to_vec());
        }
        self.taken.insert(op.envelope().op_id, (self.head.rev, op.clone()));
    }

    /// Keeps what an op, just taken, made of its application.
    pub(super) fn keep_application(&mut self, from: &WhichDesk, op: &Op, application: Application) {
        let touched = Some((op.envelope().op_id, self.head.rev));
        let held = Held { ward: from.ward.clone(), application, touched };
        self.applications.insert(held.application.taken.id, held);
    }

    /// Keeps a conflict with every value on it, who said it and when.
    pub(super) fn keep_conflict(&mut self, from: &WhichDesk, id: Uuid, about: Uuid, content: String) {
        let (rev, now) = (row::kept(self.head.rev), row::time(self.at.now));
        let cells = cells![id, &from.ward, about, rev, now, content];
        self.writing.seldom.push(Seldom::Conflict(cells.to_vec()));
    }

    /// Notes that a person has chosen.
    pub(super) fn settle_conflict(&mut self, id: Uuid, by: Uuid) {
        let (rev, now) = (row::kept(self.head.rev), row::time(self.at.now));
        self.writing.seldom.push(Seldom::Settled(cells![rev, now, by, id].to_vec()));
    }

    /// A line for the audit log.
    pub(super) fn note(&mut self, from: &WhichDesk, act: audit::Act, subject: String, code: Option<String>) {
        self.writing.seldom.push(Seldom::Noted { from: from.clone(), act, subject, code });
    }

    /// Keeps a refused op for a person; the audit log hears of it once.
    pub(super) async fn refuse(
        &mut self,
        tx: &mut dyn Tx,
        from: &WhichDesk,
        op: &Op,
        code: RefusalCode,
        passed: bool,
    ) -> Done<()> {
        let (word, kept, fingerprint) = (row::code(code)?, OpRow::of(op), row::fingerprint(op));
        let id = op.envelope().op_id;
        let same = cells![&from.ward, &kept.op_id, &fingerprint, &word];
        let is_new = self.refused.insert((id, fingerprint.clone(), word.clone()));
        if is_new && tx.one(REFUSED_KNOWN, same).await?.int(0)? == 0 {
            self.note(from, audit::Act::OpRefused, kept.op_id.clone(), Some(word.clone()));
        }
        let cells = cells![
            &from.ward,
            &kept.op_id,
            &fingerprint,
            word,
            passed,
            &from.desk,
            kept.device_id,
            kept.incarnation,
            kept.seq,
            kept.made_at,
            row::time(self.at.now),
            op.text(),
            kept.application_id,
        ];
        self.writing.refused.push(cells.to_vec());
        if passed {
            self.passed.entry(id).or_default().entry(fingerprint.clone()).or_insert(code);
        }
        if let Some(about) = kept.application_id.filter(|_| passed && code == RefusalCode::UnknownApplication)
        {
            let waiting = Waiting { from: from.clone(), op: op.clone(), fingerprint };
            self.waiting.entry(about).or_default().push(waiting);
        }
        Ok(())
    }

    /// The ops that waited for an application, in the order in which they came.
    pub(super) fn waiting_for(&mut self, application: Uuid) -> Vec<Waiting> {
        self.waiting.remove(&application).unwrap_or_default()
    }

    /// Notes that an op which waited was just taken.
    pub(super) fn waited(&mut self, waited: &Waiting) {
        let op_id = waited.op.envelope().op_id.to_string();
        let cells = cells![row::kept(self.head.rev), &self.ward, &op_id, &waited.fingerprint];
        self.writing.waited.push(cells.to_vec());
        self.note(&waited.from, audit::Act::OpTakenLate, op_id, None);
    }

    /// Writes everything down; the raised revision comes last, so that none is seen before all lower ones.
    pub(super) async fn write(self, tx: &mut dyn Tx, from: &WhichDesk) -> Done<()> {
        let now = row::time(self.at.now);
        tx.run_each(OP_PUT, &self.writing.ops).await?;
        tx.run_each(TICKET_DONE, &self.writing.tickets).await?;
        let touched = self.applications.values().filter(|held| held.touched.is_some());
        let applications = touched.map(|held| application_cells(held, &now)).collect::<Done<Vec<_>>>()?;
        tx.run_each(APPLICATION_PUT, &applications).await?;
        tx.run_each(REFUSED_PUT, &self.writing.refused).await?;
        tx.run_each(WAITED, &self.writing.waited).await?;
        for seldom in self.writing.seldom {
            match seldom {
                Seldom::Conflict(cells) => drop(tx.run(CONFLICT_PUT, &cells).await?),
                Seldom::Settled(cells) => drop(tx.run(CONFLICT_SETTLED, &cells).await?),
                Seldom::Noted { from, act, subject, code } => {
                    audit::note(tx, &from, act, &subject, code.as_deref(), self.at).await?;
                }
            }
        }
        let moved = self.chains.iter().filter(|(_, chain)| chain.moved);
        let chains = moved.map(|((device, life), Chain { head, .. })| {
            cells![&from.ward, &from.desk, row::kept(head.seq), &head.hash, *device, *life].to_vec()
        });
        tx.run_each(CHAIN_ADVANCE, &chains.collect::<Vec<_>>()).await?;
        if self.head != self.before {
            log::head_put(tx, &self.ward, &self.head).await?;
        }
        Ok(())
    }
}

fn life(op: &Op) -> Life {
    (op.envelope().device_id, op.envelope().incarnation)
}

fn waiting(ward: &str, found: &Row) -> Done<Waiting> {
    let from = WhichDesk { ward: ward.to_owned(), desk: found.owned(0)? };
    Ok(Waiting { from, op: row::op_of(found.text(1)?)?, fingerprint: found.owned(2)? })
}

async fn application(tx: &mut dyn Tx, found: &Row) -> Done<Application> {
    if let Some(body) = found.maybe_text(1)? {
        return row::of_json(body);
    }
    let first = tx.one(OP_OF_APPLICATION, cells![found.text(2)?]).await?;
    let merged = merge(None, row::op_of(first.text(0)?)?.envelope(), first.text(1)?);
    let merged = merged.ok().flatten().ok_or_else(|| row::unreadable("application"))?;
    Ok(merged.application)
}

fn application_cells(held: &Held, now: &str) -> Done<Vec<Cell>> {
    let (application, taken) = (&held.application, &held.application.taken);
    let (op, rev) = held.touched.ok_or_else(|| row::unreadable("application"))?;
    Ok(cells![
        taken.id,
        &held.ward,
        &taken.number,
        &taken.matter,
        &taken.catalogue_version,
        &taken.clerk_id,
        taken.ticket_id,
        row::time(taken.finished_at),
        now,
        op,
        application.step.name(),
        application.is_withdrawn(),
        application.conflict,
        row::kept(rev),
        row::json(application)?,
    ]
    .to_vec())
}
