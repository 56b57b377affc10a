//! What the clerks of a seeded world do: each on what their own desk knows, as they would at the counter. It checks nothing.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a world that cannot be set up is a seed that failed"
)]

use kakanai_desk::LoneStore;
use kakanai_domain::personal::Personal;
use kakanai_protocol::application::{HOLDER, WITHDRAWN};
use kakanai_protocol::body::{Choice, Edited, FieldEdit, Ground, HandedOver, Settled, StepTaken, Withdrawn};
use kakanai_protocol::{Application, ApplicationRecord, OpBody};
use serde_json::json;
use uuid::Uuid;

use crate::dice::Dice;

/// The ward whose clerks they are.
pub const WARD: &str = "kokurakita";

const FACTS: [&str; 3] = ["applicant.name", "applicant.address", "certificate.copies"];

/// The applications that clerks may meet on, in the order taken.
#[derive(Debug, Default)]
pub struct Applications {
    before: u128,
    taken: Vec<Uuid>,
}

impl Applications {
    /// None yet; the first one will have the number after this one.
    #[must_use]
    pub const fn after(before: u128) -> Self {
        Self { before, taken: Vec::new() }
    }
}

/// A clerk with something to do at a desk.
pub struct Clerk<'a> {
    /// the desk's place among the desks
    pub at: usize,
    /// the desk's store
    pub desk: &'a LoneStore,
    /// what falls next
    pub dice: &'a mut Dice,
    /// what there is to meet on
    pub known: &'a mut Applications,
}

impl Clerk<'_> {
    /// What the clerk does next, and for which ward; `None` when there is nothing to do.
    pub fn deed(&mut self) -> Option<(&'static str, OpBody)> {
        let (ward, body) = match self.dice.roll(12) {
            0..=3 => (WARD, Some(self.taken())),
            4 => (WARD, Some(OpBody::ServiceEnded { ticket_id: Uuid::from_u128(5) })),
            5 => ("moji", Some(OpBody::ServiceEnded { ticket_id: Uuid::from_u128(6) })),
            6 => (WARD, Some(poison())),
            _ => (WARD, self.act_on_one()),
        };
        Some((ward, body?))
    }

    fn taken(&mut self) -> OpBody {
        let number = self.known.before + self.known.taken.len() as u128 + 1;
        let id = Uuid::from_u128((5 << 76) | number);
        self.known.taken.push(id);
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
    fn act_on_one(&mut self) -> Option<OpBody> {
        if self.known.taken.is_empty() {
            return None;
        }
        // Few of them, so that clerks meet on the same one.
        let id = self.known.taken[self.dice.roll(self.known.taken.len().min(4))];
        let known = self.desk.application(id).expect("a desk's store answers")?;
        let ground = Ground {
            application_id: id,
            clerk_id: format!("clerk-{}", self.at),
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
