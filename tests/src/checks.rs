//! What must hold once everything is healed, of whichever desks and whichever centre. It looks past the stores, into the
//! centre's database.
#![expect(clippy::expect_used, reason = "a world that cannot be looked into is a seed that failed")]

use std::collections::{BTreeMap, BTreeSet};

use kakanai_desk::LoneStore;
use kakanai_protocol::{Application, Op, OpBody, WardHead};
use kakanai_server::Database;
use kakanai_server::store::Store;
use uuid::Uuid;

use crate::at_centre::texts;
use crate::deeds::WARD;

/// What came of looking.
pub struct Checked {
    /// the ward's head at the centre
    pub head: WardHead,
    /// the ops that the centre has: in its log, or kept aside
    pub at_centre: BTreeSet<Uuid>,
    /// what must not be
    pub wrong: Vec<String>,
}

/// Holds a centre against its desks. `made` are the ops that must not be lost, each with the desk that made it.
pub async fn check(
    database: &Database,
    store: &Store,
    desks: &[&LoneStore],
    made: &[(usize, Uuid)],
) -> Checked {
    let centre = Centre::read(database).await;
    let mut wrong = Vec::new();
    everything_arrived(desks, made, &centre, &mut wrong);
    in_order(&centre, &mut wrong);
    all_alike(desks, &centre, &mut wrong);
    no_word_lost(&centre, &mut wrong);
    if store.audit_broken_at(WARD).await != Ok(None) {
        wrong.push("the audit log is broken".to_owned());
    }
    let logged = centre.log.iter().map(|op| op.envelope().op_id);
    let refused = centre.refused.iter().filter_map(|op| Uuid::parse_str(op).ok());
    Checked { at_centre: logged.chain(refused).collect(), head: centre.head, wrong }
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
    async fn read(database: &Database) -> Self {
        let ask = |sql| texts(database, sql);
        let head = ask("SELECT rev || ' ' || digest FROM ward").await.remove(0);
        let (rev, digest) = head.split_once(' ').expect("a head is a revision and a digest");
        let ops = ask("SELECT content FROM op ORDER BY rev").await.into_iter();
        let applications = ask("SELECT body FROM application").await.into_iter();
        let mut applications: Vec<Application> = applications
            .map(|text| serde_json::from_str(&text).expect("an application is kept whole"))
            .collect();
        // By id, as the desks give them: the databases do not sort text alike.
        applications.sort_by_key(|application| application.taken.id);
        let kept_aside = "SELECT op_id FROM refused_op WHERE code NOT IN ('chain_broken', 'sequence_gap')";
        Self {
            head: WardHead { rev: rev.parse().expect("a revision is a number"), digest: digest.to_owned() },
            log: ops.map(|text| Op::of_text(text).expect("an op is kept whole")).collect(),
            late: ask("SELECT op_id FROM refused_op WHERE taken_rev IS NOT NULL").await.into_iter().collect(),
            refused: ask(kept_aside).await.into_iter().collect(),
            applications,
        }
    }
}

/// Every op is in the log once, or kept aside with its reason; nothing waits at a desk; the log has no gap.
fn everything_arrived(
    desks: &[&LoneStore],
    made: &[(usize, Uuid)],
    centre: &Centre,
    wrong: &mut Vec<String>,
) {
    let mut times: BTreeMap<Uuid, usize> = BTreeMap::new();
    for op in &centre.log {
        *times.entry(op.envelope().op_id).or_default() += 1;
    }
    if times.values().any(|times| *times > 1) {
        wrong.push("an op is in the log twice".to_owned());
    }
    let mut trays = BTreeSet::new();
    for (at, desk) in desks.iter().enumerate() {
        let waiting = desk.waiting().expect("it answers");
        if waiting.unsent > 0 {
            wrong.push(format!("stuck: {} ops of {at}", waiting.unsent));
        }
        trays.extend(waiting.refused);
    }
    for (at, op) in made {
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
fn all_alike(desks: &[&LoneStore], centre: &Centre, wrong: &mut Vec<String>) {
    for (at, desk) in desks.iter().enumerate() {
        let (head, applications) = desk.ward().expect("it answers");
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
