//! How an op changes an application. Pure: no SQL, no clock, and nothing said last wins for being last.
//!
//! An act names the ops whose values its clerk had before them. It replaces those, and nothing else; what it had not
//! seen stays beside it. Two values on one part are a conflict, kept until a person chooses. Which act reached the
//! centre first makes no difference to what stands in the end.

use std::collections::{BTreeMap, BTreeSet};

use kakanai_domain::personal::Personal;
use serde_json::Value;
use uuid::Uuid;

use crate::application::{Act, Application, Claim, HOLDER, Taken, WITHDRAWN, is_fact};
use crate::body::{
    ApplicationRecord, Edited, Ground, HandedOver, OpBody, Reprinted, Settled, StepTaken, Unread, Withdrawn,
};
use crate::error::RefusalCode;
use crate::op::Envelope;
use crate::step::Step;

/// The most parts one op may write.
pub const PARTS_MAX: usize = 500;
/// The most ops one act may have seen.
pub const SAW_MAX: usize = 500;
/// The most letters of a reason or a note.
pub const WORDS_CHARS_MAX: usize = 500;

/// An application after an op.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// the application as it stands now
    pub application: Application,
    /// the conflict this op is part of, if what it says is not all that stands
    pub conflict: Option<Uuid>,
}

/// Merges an op, made at `desk`, into its application as it stood. An op about no application gives `None`.
///
/// # Errors
/// When the op does not fit its form, is about an application nobody knows, or comes too late to be legal.
pub fn merge(
    before: Option<&Application>,
    envelope: &Envelope,
    desk: &str,
) -> Result<Option<Merged>, RefusalCode> {
    let at = Place { envelope, desk };
    match &envelope.body {
        OpBody::Unread(Unread::UnknownKind) => Err(RefusalCode::UnknownKind),
        OpBody::Unread(Unread::Malformed) => Err(RefusalCode::Malformed),
        OpBody::ServiceEnded { .. } => Ok(None),
        OpBody::ApplicationFinished { application } => match before {
            None => begun(application, at).map(Some),
            Some(_) => Err(RefusalCode::Malformed),
        },
        body => {
            let ground =
                body.ground().filter(|ground| ground.saw.len() <= SAW_MAX && is_label(&ground.clerk_id));
            let ground = ground.ok_or(RefusalCode::Malformed)?;
            let before = before.ok_or(RefusalCode::UnknownApplication)?;
            acted(before.clone(), body, ground, at).map(Some)
        }
    }
}

/// Whether a text is a label of ordinary length without control characters.
#[must_use]
pub fn is_label(text: &str) -> bool {
    (1..=80).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

/// Which op it is, and where it was made.
#[derive(Clone, Copy)]
struct Place<'a> {
    envelope: &'a Envelope,
    desk: &'a str,
}

fn begun(record: &ApplicationRecord, at: Place<'_>) -> Result<Merged, RefusalCode> {
    let labels = [&record.number, &record.matter, &record.catalogue_version, &record.clerk_id];
    let facts = record.facts.expose().as_object().ok_or(RefusalCode::Malformed)?;
    if !labels.into_iter().all(|label| is_label(label)) || !facts.keys().all(|fact| is_path(fact)) {
        return Err(RefusalCode::Malformed);
    }
    let mut application = Application {
        taken: Taken {
            id: record.id,
            number: record.number.clone(),
            matter: record.matter.clone(),
            catalogue_version: record.catalogue_version.clone(),
            clerk_id: record.clerk_id.clone(),
            ticket_id: record.ticket_id,
            finished_at: record.finished_at,
            required: record.required.clone(),
            undecided: record.undecided.clone(),
        },
        step: Step::Received,
        parts: BTreeMap::new(),
        acts: BTreeMap::new(),
        conflict: None,
        reprints: 0,
    };
    let facts = facts.iter().map(|(fact, value)| (fact.as_str(), Personal::new(value.clone())));
    let holder = (HOLDER, Personal::new(Value::from(at.desk)));
    write(&mut application, facts.chain([holder]), &[], &record.clerk_id, at);
    Ok(Merged { application, conflict: None })
}

fn acted(
    mut application: Application,
    body: &OpBody,
    ground: &Ground,
    at: Place<'_>,
) -> Result<Merged, RefusalCode> {
    let written = match body {
        OpBody::ApplicationEdited(edited) => edit(&application, edited)?,
        OpBody::ApplicationWithdrawn(withdrawn) => withdraw(&application, withdrawn)?,
        OpBody::ConflictSettled(settled) => settle(&application, settled)?,
        OpBody::HandedOver(HandedOver { to_desk, .. }) => {
            let to_desk = is_label(to_desk).then_some(to_desk).ok_or(RefusalCode::Malformed)?;
            vec![(HOLDER, Personal::new(Value::from(to_desk.as_str())))]
        }
        OpBody::StepTaken(step) => {
            application.step = next_step(&application, step)?;
            vec![]
        }
        OpBody::Reprinted(Reprinted { reason, .. }) => {
            are_words(reason, 1)?;
            application.reprints = application.reprints.saturating_add(1);
            vec![]
        }
        OpBody::ApplicationFinished { .. } | OpBody::ServiceEnded { .. } | OpBody::Unread(_) => {
            return Err(RefusalCode::Malformed);
        }
    };
    let touched: Vec<&str> = written.iter().map(|(part, _)| *part).collect();
    write(&mut application, written.iter().cloned(), &ground.saw, &ground.clerk_id, at);
    let contested = application.contested();
    // An edit that meets a withdrawal is part of its conflict, though it wrote another part.
    let part_of_it = |part: &&str| touched.contains(part) || (*part == WITHDRAWN && !touched.is_empty());
    let conflict = contested.iter().any(part_of_it);
    let open = (!contested.is_empty()).then(|| application.conflict.unwrap_or(at.envelope.op_id));
    application.conflict = open;
    Ok(Merged { conflict: open.filter(|_| conflict), application })
}

type Written<'a> = Vec<(&'a str, Personal<Value>)>;

fn edit<'a>(application: &Application, edited: &'a Edited) -> Result<Written<'a>, RefusalCode> {
    let fields = &edited.fields;
    let each: BTreeSet<&str> = fields.iter().map(|field| field.fact.as_str()).collect();
    let each_once = each.len() == fields.len() && each.into_iter().all(is_path);
    if fields.is_empty() || fields.len() > PARTS_MAX || !each_once {
        return Err(RefusalCode::Malformed);
    }
    if !application.step.is_open() || application.saw_a_withdrawal(&edited.ground.saw) {
        return Err(RefusalCode::Closed);
    }
    Ok(fields.iter().map(|field| (field.fact.as_str(), field.to.clone())).collect())
}

fn withdraw<'a>(application: &Application, withdrawn: &'a Withdrawn) -> Result<Written<'a>, RefusalCode> {
    are_words(&withdrawn.reason, 1)?;
    if !application.step.is_open() {
        return Err(RefusalCode::Closed);
    }
    Ok(vec![(WITHDRAWN, Personal::new(Value::Bool(true)))])
}

fn settle<'a>(application: &Application, settled: &'a Settled) -> Result<Written<'a>, RefusalCode> {
    let Settled { ground, choices, withdrawn, .. } = settled;
    let each: BTreeSet<&str> = choices.iter().map(|choice| choice.part.as_str()).collect();
    let names_parts =
        each.len() == choices.len() && each.into_iter().all(|part| is_path(part) || part == HOLDER);
    let is_something = !choices.is_empty() || withdrawn.is_some();
    if choices.len() > PARTS_MAX || !names_parts || !is_something {
        return Err(RefusalCode::Malformed);
    }
    if !application.step.is_open() {
        return Err(RefusalCode::Closed);
    }
    // Whoever saw the withdrawal must say what becomes of it, or it would stand by being passed over.
    if withdrawn.is_none()
        && application.contested().contains(&WITHDRAWN)
        && application.saw_a_withdrawal(&ground.saw)
    {
        return Err(RefusalCode::Malformed);
    }
    let choices = choices.iter().map(|choice| (choice.part.as_str(), choice.to.clone()));
    let life = withdrawn.map(|withdrawn| (WITHDRAWN, Personal::new(Value::Bool(withdrawn))));
    Ok(choices.chain(life).collect())
}

fn next_step(application: &Application, step: &StepTaken) -> Result<Step, RefusalCode> {
    are_words(&step.note, 0)?;
    if application.is_withdrawn() {
        return Err(RefusalCode::Closed);
    }
    if step.from != application.step || !application.step.next().contains(&step.to) {
        return Err(RefusalCode::IllegalStep);
    }
    // Nobody decides on an application of which two things are said.
    if application.conflict.is_some() && !step.to.is_open() {
        return Err(RefusalCode::ConflictOpen);
    }
    Ok(step.to)
}

/// Puts an act's values in the place of those it saw, beside those it did not see.
fn write<'a>(
    application: &mut Application,
    written: impl Iterator<Item = (&'a str, Personal<Value>)>,
    saw: &[Uuid],
    clerk_id: &str,
    at: Place<'_>,
) {
    let Envelope { op_id, made_at, .. } = *at.envelope;
    let parallel = application.unseen_by(saw);
    let Application { parts, acts, .. } = application;
    // Whoever saw an act saw what that act had seen; those who saw this one now know what it had seen.
    let earlier = saw.iter().filter_map(|op| acts.get(op)).flat_map(|act| act.saw.iter().copied());
    let seen: BTreeSet<Uuid> = saw.iter().copied().chain(earlier).collect();
    for act in acts.values_mut().filter(|act| act.saw.contains(&op_id)) {
        act.saw.extend(seen.iter().copied());
    }
    let (clerk_id, desk) = (clerk_id.to_owned(), at.desk.to_owned());
    for (part, value) in written {
        let claims = parts.entry(part.to_owned()).or_default();
        claims.retain(|claim| !saw.contains(&claim.op));
        // It comes late, after one that had it before them: it was replaced already.
        let replaced =
            claims.iter().any(|claim| acts.get(&claim.op).is_some_and(|act| act.saw.contains(&op_id)));
        if !replaced {
            claims.retain(|claim| claim.op != op_id);
            claims.push(Claim { op: op_id, value });
            claims.sort_by_key(|claim| claim.op);
        }
    }
    acts.insert(op_id, Act { clerk_id, desk, made_at, saw: seen, parallel });
    acts.retain(|op, _| parts.values().flatten().any(|claim| claim.op == *op));
}

/// Whether a text is the path of a fact: PostgreSQL takes no NUL, and `@` begins the office's own parts.
fn is_path(text: &str) -> bool {
    (1..=200).contains(&text.len()) && is_fact(text) && !text.chars().any(char::is_control)
}

fn are_words(words: &Personal<String>, fewest: usize) -> Result<(), RefusalCode> {
    let letters = words.expose().chars().count();
    let plain = !words.expose().chars().any(|letter| letter.is_control() && letter != '\n');
    let fits = (fewest..=WORDS_CHARS_MAX).contains(&letters) && plain;
    if fits { Ok(()) } else { Err(RefusalCode::Malformed) }
}
