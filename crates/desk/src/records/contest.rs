//! Two values on one application: both shown, who said each and when, and a person's choice between them.

use std::sync::Arc;

use kakanai_domain::personal::Personal;
use kakanai_protocol::application::{Claim, WITHDRAWN, is_fact};
use kakanai_protocol::body::{Choice, Settled, Withdrawn};
use kakanai_protocol::{Application, OpBody, RefusalCode};
use serde_json::Value;

use super::names::{Names, part_name};
use super::{id_of, unknown};
use crate::commands::Settle;
use crate::desk::{Desk, Office};
use crate::notices;
use crate::refusal::Refusal;
use crate::store::{Deed, Draft};
use crate::surroundings::day_and_time;
use crate::views::{ContestView, ContestedPart, ContestedWithdrawal, RecordView, SaidView};

impl Desk {
    /// A person chooses between values that differ.
    pub(crate) async fn records_settle(&self, request: Settle) -> Result<RecordView, Refusal> {
        let (office, clerk) = self.staffed()?;
        let conflict_id = id_of(&request.conflict)?;
        let choices = chosen(&office, &request)?;
        let withdrawn = request.withdrawn;
        self.act_on(&office, &request.on, &clerk.id, |ground| {
            OpBody::ConflictSettled(Settled { ground, conflict_id, choices, withdrawn })
        })
    }
}

/// The values that the clerk chose. Every part of which two things are said needs one.
fn chosen(office: &Arc<Office>, request: &Settle) -> Result<Vec<Choice>, Refusal> {
    let id = id_of(&request.on.application)?;
    let record = office.lock().store()?.record(id)?.ok_or_else(unknown)?;
    let application = &record.application;
    if application.conflict.map(|id| id.to_string()).as_ref() != Some(&request.conflict) {
        return Err(Refusal::refused(notices::contest_is_over()));
    }
    let mut choices = Vec::new();
    for part in application.contested().into_iter().filter(|part| *part != WITHDRAWN) {
        let choice = request.choices.iter().find(|choice| choice.part == part);
        let choice = choice.ok_or_else(|| Refusal::refused(notices::choose_every_part()))?;
        let claims = application.parts.get(part).into_iter().flatten();
        let mut said = claims.filter(|claim| claim.op.to_string() == choice.op);
        let claim =
            said.next().ok_or_else(|| Refusal::refused(notices::act_refused(RefusalCode::Replayed)))?;
        choices.push(Choice { part: part.to_owned(), to: claim.value.clone() });
    }
    if application.contested().contains(&WITHDRAWN) && request.withdrawn.is_none() {
        return Err(Refusal::refused(notices::choose_every_part()));
    }
    Ok(choices)
}

/// Every part on which two values stand.
pub(super) fn contest(
    office: &Office,
    names: &Names,
    application: &Application,
    draft: Option<&Draft>,
    deeds: &[Deed],
) -> Option<ContestView> {
    let conflict = application.conflict?.to_string();
    let contested = application.contested();
    let part = |part: &&str| ContestedPart {
        part: (*part).to_owned(),
        label: part_name(office, draft, part),
        said: application
            .parts
            .get(*part)
            .into_iter()
            .flatten()
            .map(|claim| said(office, names, application, part, claim))
            .collect(),
    };
    let parts = contested.iter().filter(|part| **part != WITHDRAWN).map(part).collect();
    let withdrawal = contested
        .contains(&WITHDRAWN)
        .then(|| withdrawal(office, names, application, draft, deeds))
        .flatten();
    Some(ContestView { conflict, parts, withdrawal })
}

fn said(office: &Office, names: &Names, application: &Application, part: &str, claim: &Claim) -> SaidView {
    let answer = names.value(office, part, claim.value.expose());
    said_by(names, application, claim, answer)
}

fn said_by(names: &Names, application: &Application, claim: &Claim, answer: String) -> SaidView {
    let act = application.acts.get(&claim.op);
    SaidView {
        op: claim.op.to_string(),
        answer,
        clerk_name: act.map_or_else(String::new, |act| names.clerk(&act.clerk_id)),
        desk_name: act.map_or_else(String::new, |act| names.desk(&act.desk)),
        at: act.map_or_else(String::new, |act| day_and_time(act.made_at)),
    }
}

/// Who took it back, and what was put right meanwhile.
fn withdrawal(
    office: &Office,
    names: &Names,
    application: &Application,
    draft: Option<&Draft>,
    deeds: &[Deed],
) -> Option<ContestedWithdrawal> {
    let taken_back = |claim: &&Claim| claim.value == Personal::new(Value::Bool(true));
    let claim = application.parts.get(WITHDRAWN)?.iter().find(taken_back)?;
    let seen = application.acts.get(&claim.op).map(|act| act.saw.clone()).unwrap_or_default();
    let facts = application.parts.iter().filter(|(part, _)| is_fact(part));
    let unseen = facts.flat_map(|(part, claims)| claims.iter().map(move |claim| (part, claim)));
    let edited =
        unseen.filter(|(part, edit)| part.contains('.') && !seen.contains(&edit.op)).map(|(part, edit)| {
            let value = names.value(office, part, edit.value.expose());
            said_by(names, application, edit, format!("{} → {value}", part_name(office, draft, part)))
        });
    Some(ContestedWithdrawal {
        withdrawn: said_by(names, application, claim, why(deeds, claim)),
        edited: edited.collect(),
    })
}

/// The reason that was given.
fn why(deeds: &[Deed], claim: &Claim) -> String {
    let deed = deeds.iter().find(|deed| deed.envelope.op_id == claim.op);
    match deed.map(|deed| &deed.envelope.body) {
        Some(OpBody::ApplicationWithdrawn(Withdrawn { reason, .. })) => reason.expose().clone(),
        _ => String::new(),
    }
}
