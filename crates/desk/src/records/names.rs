//! What the staff, the desks and the parts of an application are called on the screen. It looks up; it changes nothing.

use std::collections::BTreeMap;

use kakanai_domain::answer::{Answer, FactId};
use kakanai_domain::interview::{Part, display, person_of};
use kakanai_protocol::application::{HOLDER, WITHDRAWN};
use serde_json::Value;

use crate::desk::Office;
use crate::interview::role_label;
use crate::refusal::Refusal;
use crate::store::{Draft, Store};
use crate::views::RecordChoice;

/// What people and desks are called here.
pub(super) struct Names {
    staff: BTreeMap<String, String>,
    desks: BTreeMap<String, String>,
    own_desk: String,
}

impl Names {
    pub(super) fn of(office: &Office, store: &Store) -> Result<Self, Refusal> {
        let staff = office.contents.staff.iter();
        let own = (office.settings.desk_id.clone(), office.settings.desk_name.clone());
        let desks = store.desks()?.into_iter().map(|desk| (desk.id, desk.name));
        Ok(Self {
            staff: staff.map(|member| (member.id.clone(), member.family_name.clone())).collect(),
            own_desk: own.0.clone(),
            desks: desks.chain([own]).collect(),
        })
    }

    /// `山本`; of another office's clerk their staff id.
    pub(super) fn clerk(&self, id: &str) -> String {
        self.staff.get(id).map_or(id, String::as_str).to_owned()
    }

    /// `3番窓口`; of a desk not heard of yet its id.
    pub(super) fn desk(&self, id: &str) -> String {
        self.desks.get(id).map_or(id, String::as_str).to_owned()
    }

    pub(super) fn other_desks(&self) -> Vec<RecordChoice> {
        let others = self.desks.iter().filter(|(id, _)| **id != self.own_desk);
        others.map(|(id, name)| RecordChoice { value: id.clone(), label: name.clone() }).collect()
    }

    /// What stands in a part, in words.
    pub(super) fn value(&self, office: &Office, part: &str, value: &Value) -> String {
        if value.is_null() {
            return "（答えなし）".to_owned();
        }
        if part == HOLDER {
            return value.as_str().map_or_else(String::new, |desk| self.desk(desk));
        }
        match serde_json::from_value(value.clone()) {
            Ok(Part::Answer(answer)) => answer_in_words(office, part, &answer),
            Ok(Part::Person(person)) => {
                let roles: Vec<&str> = person.roles.iter().map(|role| role_label(*role)).collect();
                if roles.is_empty() { "ご家族".to_owned() } else { roles.join("・") }
            }
            Ok(Part::Is(is)) => if is { "はい" } else { "いいえ" }.to_owned(),
            Ok(Part::Id(id)) => id,
            Ok(Part::Place(_)) => "あり".to_owned(),
            Err(_) => value.to_string(),
        }
    }
}

fn answer_in_words(office: &Office, part: &str, answer: &Answer) -> String {
    let def = office.contents.in_force.catalogue.fact(&FactId::new(part));
    def.map_or_else(|| "（いまの台帳にない項目）".to_owned(), |def| display(def, answer))
}

/// `妻：住所`
pub(super) fn part_name(office: &Office, draft: Option<&Draft>, part: &str) -> String {
    match part {
        HOLDER => return "受け持つ窓口".to_owned(),
        WITHDRAWN => return "取下げ".to_owned(),
        _ => {}
    }
    let id = part.strip_prefix("people[").and_then(|rest| rest.split_once(']')).map(|(id, _)| id);
    let who = id.map(|id| called(office, draft, id));
    let fact = FactId::new(part);
    match (who, office.contents.in_force.catalogue.fact(&fact)) {
        (Some(who), Some(def)) if person_of(part).is_none() => format!("{who}：{}", def.name),
        (Some(who), _) => who,
        (None, Some(def)) => def.name.clone(),
        (None, None) => "聞き取りの進み方".to_owned(),
    }
}

fn called(office: &Office, draft: Option<&Draft>, id: &str) -> String {
    let found = draft.and_then(|draft| {
        let ledger = office.ledger_of(draft);
        let standing = draft.interview.standing(&ledger.catalogue);
        let at = standing.seen.people().iter().position(|person| person.id == id)?;
        Some(standing.seen.called(at).to_owned())
    });
    found.unwrap_or_else(|| "ご家族".to_owned())
}
