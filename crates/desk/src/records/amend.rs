//! A finished application taken up again and put right: the interview goes on where it ended, and what changed becomes
//! an act of its own. The questions and answers are the interview's.

use std::collections::BTreeSet;
use std::sync::Arc;

use kakanai_domain::interview::{Part, Parts};
use kakanai_domain::personal::Personal;
use kakanai_protocol::OpBody;
use kakanai_protocol::body::{Edited, FieldEdit, Ground};
use serde_json::Value;

use super::{as_draft, id_of, parts, saw, unknown};
use crate::commands::OnRecord;
use crate::desk::{Counter, Desk, Office};
use crate::interview;
use crate::notices;
use crate::refusal::Refusal;
use crate::store::{Amends, Draft, OpOrigin};
use crate::views::{InterviewView, Kind};

impl Desk {
    /// Takes a finished application up again. It is a draft in the store from this moment.
    pub(crate) async fn records_amend(&self, request: OnRecord) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        let id = id_of(&request.application)?;
        let mut counter = office.lock();
        if counter.draft.is_some() || counter.found.is_some() {
            return Err(Refusal::refused(notices::finish_interview_first()));
        }
        let application = counter.store()?.record(id)?.ok_or_else(unknown)?.application;
        if application.is_withdrawn() {
            return Err(Refusal::refused(notices::record_withdrawn()));
        }
        if !application.step.is_open() {
            return Err(Refusal::refused(notices::record_decided(application.step.in_japanese())));
        }
        if application.conflict.is_some() {
            return Err(Refusal::refused(notices::choose_first()));
        }
        let before = parts(&application).ok_or_else(|| Refusal::refused(notices::record_unreadable()))?;
        let draft = as_draft(&office, &application, &before);
        let amends = Some(Amends { saw: saw(&request)?, before });
        let draft = Draft { saved_at: self.outside.now(), amends, ..draft };
        counter.store()?.keep_draft(&draft)?;
        let view = interview::view(&office, &draft);
        counter.since = self.outside.now();
        counter.draft = Some(draft);
        counter.finished = None;
        counter.shown_to_guest = None;
        counter.forget_papers();
        drop(counter);
        self.changed(&[Kind::Interview, Kind::Counter, Kind::Guest]);
        self.bell.notify_one();
        Ok(view)
    }
}

/// Keeps what an interview put right, and ends it. Whoever is at the desk stays there.
pub(crate) fn finish_amendment(
    office: &Arc<Office>,
    counter: &mut Counter,
    draft: &Draft,
    amends: &Amends,
    clerk: &str,
    origin: &OpOrigin,
) -> Result<(), Refusal> {
    let ledger = office.ledger_of(draft);
    let fields = changed(&amends.before, &draft.interview.parts(&ledger.catalogue))?;
    let store = counter.store()?;
    if fields.is_empty() {
        return Ok(store.discard_draft()?);
    }
    let ground = Ground {
        application_id: draft.application,
        clerk_id: clerk.to_owned(),
        base_rev: store.ward_head()?.rev,
        saw: amends.saw.clone(),
    };
    let edited = OpBody::ApplicationEdited(Edited { ground, fields });
    let kept = store.act_and_end_draft(edited, origin)?;
    kept.map_err(|code| Refusal::refused(notices::act_refused(code)))
}

/// The parts that stand otherwise now.
fn changed(before: &Parts, now: &Parts) -> Result<Vec<FieldEdit>, Refusal> {
    let names: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let changed = names.into_iter().filter(|name| before.get(*name) != now.get(*name));
    changed
        .map(|name| {
            let from = before.get(name).map(written).transpose()?;
            let to = now.get(name).map_or(Ok(Personal::new(Value::Null)), written)?;
            Ok(FieldEdit { fact: name.clone(), from, to })
        })
        .collect()
}

fn written(part: &Part) -> Result<Personal<Value>, Refusal> {
    serde_json::to_value(part).map(Personal::new).map_err(|_| Refusal::fault())
}
