//! What the clerks of a seeded world do: each on what their own desk knows, as they would at the counter. It checks nothing.

use kakanai_domain::personal::Personal;
use kakanai_protocol::application::{HOLDER, WITHDRAWN};
use kakanai_protocol::body::{Choice, Edited, FieldEdit, Ground, HandedOver, Settled, StepTaken, Withdrawn};
use kakanai_protocol::{Application, ApplicationRecord, OpBody};
use serde_json::json;
use uuid::Uuid;

use super::world::{WARD, World};

const FACTS: [&str; 3] = ["applicant.name", "applicant.address", "certificate.copies"];

impl World {
    /// A clerk does something; gives a word on what it was.
    pub fn deed(&mut self, at: usize) -> String {
        let (ward, body) = match self.dice.roll(12) {
            0..=3 => (WARD, Some(self.taken())),
            4 => (WARD, Some(OpBody::ServiceEnded { ticket_id: Uuid::from_u128(5) })),
            5 => ("moji", Some(OpBody::ServiceEnded { ticket_id: Uuid::from_u128(6) })),
            6 => (WARD, Some(poison())),
            _ => (WARD, self.act_on_one(at)),
        };
        let Some(body) = body else { return "nothing to do".to_owned() };
        let kind = body.kind();
        let made = self.desks[at].store.as_ref().map(|store| store.act(ward, body));
        let op = made.expect("the desk is open").expect("an act is kept");
        self.made.push((at, op));
        format!("{kind} {op}")
    }

    fn taken(&mut self) -> OpBody {
        let number = self.applications.len() + 1;
        let id = Uuid::from_u128((5 << 76) | number as u128);
        self.applications.push(id);
        OpBody::ApplicationFinished {
            application: Box::new(ApplicationRecord {
                id,
                number: format!("kk-{number:04}"),
                matter: "certificate.resident".into(),
                catalogue_version: "1".into(),
                clerk_id: "yamamoto".into(),
                ticket_id: None,
                finished_at: "2026-11-21T00:40:00Z".parse().expect("a moment"),
                required: vec![],
                undecided: vec![],
                facts: Personal::new(json!({ FACTS[0]: "架空 太郎", FACTS[2]: 1 })),
            }),
        }
    }

    /// Something on an application that this desk knows.
    fn act_on_one(&mut self, at: usize) -> Option<OpBody> {
        if self.applications.is_empty() {
            return None;
        }
        // Few of them, so that clerks meet on the same one.
        let id = self.applications[self.dice.roll(self.applications.len().min(4))];
        let desk = &self.desks[at];
        let known = desk.store.as_ref()?.application(id).expect("a desk's store answers")?;
        let ground = Ground {
            application_id: id,
            clerk_id: format!("clerk-{at}"),
            base_rev: 0,
            saw: known.standing(),
        };
        Some(match self.dice.roll(10) {
            _ if known.conflict.is_some() && self.dice.one_in(3) => self.settled(&known, ground),
            0..=5 => {
                let to = Personal::new(json!(self.dice.roll(5)));
                let field = FieldEdit { fact: (*self.dice.pick(&FACTS)).into(), from: None, to };
                OpBody::ApplicationEdited(Edited { ground, fields: vec![field] })
            }
            6 => {
                OpBody::ApplicationWithdrawn(Withdrawn { ground, reason: Personal::new("申し出".into()) })
            }
            7 => OpBody::HandedOver(HandedOver { ground, to_desk: format!("kk-{}", self.dice.roll(3)) }),
            _ => {
                let next = known.step.next();
                let to = if next.is_empty() { known.step } else { *self.dice.pick(next) };
                OpBody::StepTaken(StepTaken { ground, from: known.step, to, note: Personal::default() })
            }
        })
    }

    fn settled(&mut self, known: &Application, ground: Ground) -> OpBody {
        let contested = known.contested();
        let choices = contested.iter().filter(|part| **part != WITHDRAWN).map(|part| {
            let to = if *part == HOLDER { json!("kk-0") } else { json!(self.dice.roll(5)) };
            Choice { part: (*part).to_owned(), to: Personal::new(to) }
        });
        let choices = choices.collect();
        let withdrawn = contested.contains(&WITHDRAWN).then(|| self.dice.one_in(2));
        let conflict_id = known.conflict.unwrap_or_default();
        OpBody::ConflictSettled(Settled { ground, conflict_id, choices, withdrawn })
    }
}

/// An act that no centre takes.
fn poison() -> OpBody {
    let ground =
        Ground { application_id: Uuid::from_u128(404), clerk_id: "clerk".into(), base_rev: 0, saw: vec![] };
    OpBody::ApplicationEdited(Edited { ground, fields: vec![] })
}
