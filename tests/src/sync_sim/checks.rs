//! What must hold once everything is healed. It looks past the stores, into the centre's database.

use std::collections::{BTreeMap, BTreeSet};

use kakanai_protocol::{Application, Op, OpBody, WardHead};
use rusqlite::Connection;
use uuid::Uuid;

use super::Played;
use super::world::{WARD, World};

/// Adds to the played seed whatever is wrong.
pub async fn check(world: &World, played: &mut Played) {
    let centre = world.at_centre(Centre::read);
    played.trace.push(format!("{:?}", centre.head));
    let wrong = &mut played.wrong;
    everything_arrived(world, &centre, wrong);
    in_order(&centre, wrong);
    all_alike(world, &centre, wrong);
    no_word_lost(&centre, wrong);
    let store = world.store.as_ref().expect("the centre is there");
    if store.audit_broken_at(WARD).await != Ok(None) {
        wrong.push("the audit log is broken".to_owned());
    }
}

/// What the centre has.
struct Centre {
    head: WardHead,
    log: Vec<Op>,
    /// taken later than they came; their place says nothing of their order
    late: BTreeSet<String>,
    refused: BTreeSet<String>,
    applications: Vec<Application>,
}

impl Centre {
    fn read(database: &Connection) -> rusqlite::Result<Self> {
        let texts = |sql: &str| -> rusqlite::Result<Vec<String>> {
            database.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
        };
        let ops = texts("SELECT content FROM op ORDER BY rev")?.into_iter();
        let applications = texts("SELECT body FROM application ORDER BY id")?.into_iter();
        Ok(Self {
            head: database.query_row("SELECT rev, digest FROM ward", [], |row| {
                Ok(WardHead { rev: row.get(0)?, digest: row.get(1)? })
            })?,
            log: ops.map(|text| Op::of_text(text).expect("an op is kept whole")).collect(),
            late: texts("SELECT op_id FROM refused_op WHERE taken_rev IS NOT NULL")?.into_iter().collect(),
            refused: texts(
                "SELECT op_id FROM refused_op WHERE code NOT IN ('chain_broken', 'sequence_gap')",
            )?
            .into_iter()
            .collect(),
            applications: applications
                .map(|text| serde_json::from_str(&text).expect("an application is kept whole"))
                .collect(),
        })
    }
}

/// Every op is in the log once, or kept aside with its reason; nothing waits at a desk; the log has no gap.
fn everything_arrived(world: &World, centre: &Centre, wrong: &mut Vec<String>) {
    let mut times: BTreeMap<Uuid, usize> = BTreeMap::new();
    for op in &centre.log {
        *times.entry(op.envelope().op_id).or_default() += 1;
    }
    if times.values().any(|times| *times > 1) {
        wrong.push("an op is in the log twice".to_owned());
    }
    let mut trays = BTreeSet::new();
    for (at, desk) in world.desks.iter().enumerate() {
        let waiting = desk.store.as_ref().expect("the desk is open").waiting().expect("it answers");
        if waiting.unsent > 0 {
            wrong.push(format!("stuck: {} ops of {at}", waiting.unsent));
        }
        trays.extend(waiting.refused);
    }
    for (at, op) in &world.made {
        // A refused op waits in the tray of its desk, and at the centre unless that was put back since.
        let is_kept = centre.refused.contains(&op.to_string()) || trays.contains(op);
        if !times.contains_key(op) && !is_kept {
            wrong.push(format!("lost: {op} of {at}"));
        }
    }
    let head = centre.log.iter().fold(WardHead::start(), |head, op| head.and(op.hash()));
    if head != centre.head || !centre.log.iter().all(Op::is_intact) {
        wrong.push("the centre's log is not what its head says".to_owned());
    }
}

/// The ops of one life stand in the log as they stood in its chain.
fn in_order(centre: &Centre, wrong: &mut Vec<String>) {
    let mut last: BTreeMap<(Uuid, Uuid), u64> = BTreeMap::new();
    for op in centre.log.iter().filter(|op| !centre.late.contains(&op.envelope().op_id.to_string())) {
        let envelope = op.envelope();
        let before = last.insert((envelope.device_id, envelope.incarnation), envelope.seq);
        if before.is_some_and(|before| before >= envelope.seq) {
            wrong.push(format!("out of order: {}", envelope.op_id));
        }
    }
}

/// Every desk has the same log and makes the same applications of it as the centre does.
fn all_alike(world: &World, centre: &Centre, wrong: &mut Vec<String>) {
    for (at, desk) in world.desks.iter().enumerate() {
        let (head, applications) = desk.store.as_ref().expect("the desk is open").ward().expect("it answers");
        if head != centre.head || applications != centre.applications {
            wrong.push(format!("diverged: {at} has {} of {} revisions", head.rev, centre.head.rev));
        }
    }
}

/// Every word on a part stands, but those that somebody saw who then gave another. Counted from the log alone, with
/// nothing of the merge's own code.
fn no_word_lost(centre: &Centre, wrong: &mut Vec<String>) {
    let mut saw: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    let mut words: BTreeMap<(Uuid, String), Vec<Uuid>> = BTreeMap::new();
    for op in &centre.log {
        let (id, body) = (op.envelope().op_id, &op.envelope().body);
        let Some(application) = body.application_id() else { continue };
        saw.insert(id, body.ground().into_iter().flat_map(|ground| ground.saw.iter().copied()).collect());
        for part in parts(body) {
            words.entry((application, part)).or_default().push(id);
        }
    }
    for ((application, part), said) in words {
        let replaced = |word: &Uuid| said.iter().any(|by| by != word && comes_after(by, word, &saw));
        let expected: BTreeSet<Uuid> = said.iter().filter(|word| !replaced(word)).copied().collect();
        let kept = centre.applications.iter().find(|kept| kept.taken.id == application);
        let standing = kept.and_then(|kept| kept.parts.get(&part)).into_iter().flatten();
        let standing: BTreeSet<Uuid> = standing.map(|claim| claim.op).collect();
        if standing != expected {
            wrong.push(format!("{application} {part}: {standing:?} stand, {expected:?} were said"));
        }
    }
    for kept in &centre.applications {
        if kept.conflict.is_some() == kept.contested().is_empty() {
            wrong.push(format!("{}: its conflict is not what stands", kept.taken.id));
        }
    }
}

fn parts(body: &OpBody) -> Vec<String> {
    match body {
        OpBody::ApplicationFinished { application } => {
            let facts = application.facts.expose().as_object().expect("facts are an object");
            facts.keys().cloned().chain(["@desk".to_owned()]).collect()
        }
        OpBody::ApplicationEdited(edited) => edited.fields.iter().map(|field| field.fact.clone()).collect(),
        OpBody::ApplicationWithdrawn(_) => vec!["@withdrawn".to_owned()],
        OpBody::HandedOver(_) => vec!["@desk".to_owned()],
        OpBody::ConflictSettled(settled) => {
            let life = settled.withdrawn.map(|_| "@withdrawn".to_owned());
            settled.choices.iter().map(|choice| choice.part.clone()).chain(life).collect()
        }
        _ => vec![],
    }
}

/// Whether an op was made in the knowledge of another, through whatever others.
fn comes_after(by: &Uuid, word: &Uuid, saw: &BTreeMap<Uuid, BTreeSet<Uuid>>) -> bool {
    let (mut open, mut seen) = (vec![*by], BTreeSet::new());
    while let Some(op) = open.pop() {
        for before in saw.get(&op).into_iter().flatten() {
            if before == word {
                return true;
            }
            if seen.insert(*before) {
                open.push(*before);
            }
        }
    }
    false
}
