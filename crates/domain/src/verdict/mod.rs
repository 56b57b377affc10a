//! What becomes of every procedure, and why. Three values throughout: yes, no, unknown.

pub mod compare;
pub mod deadline;
pub mod reason;
pub mod rule;
pub mod seen;
pub mod weigh;
pub mod who;
pub mod words;

use jiff::civil::Date;

use crate::answer::{FactId, Value};
use crate::calendar::office_day::Holidays;
use crate::case::Case;
use crate::catalogue::Catalogue;
use crate::procedure::{Nature, Procedure};
use crate::truth::Truth;
use rule::{Ref, Rule};
use seen::{Place, Seen};
use weigh::Open;
use who::MayApply;

/// What became of one procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// which
    pub procedure: String,
    /// in one word
    pub status: Status,
    /// one sentence a citizen can read, generated from the rule
    pub reason: String,
    /// the facts that would decide it, for 要確認 only
    pub deciding: Vec<FactId>,
    /// until when, where it is needed or offered
    pub deadline: Option<Until>,
    /// who may apply
    pub applicants: Vec<MayApply>,
    /// where: codes, with the ward where it is another's: `planning@moji`
    pub offices: Vec<String>,
}

/// Until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Until {
    /// the last day; none while what it runs from is not known, or where no day is set
    pub day: Option<Date>,
    /// how it comes about, in words
    pub words: String,
    /// what kind of limit it is
    pub nature: Nature,
    /// whether the limit itself was read in a source
    pub sourced: bool,
}

/// A verdict in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 必要
    Required,
    /// 要確認
    Undecided,
    /// 案内
    Offer,
    /// 不要
    NotNeeded,
}

/// The verdict of every procedure, in the catalogue's order.
#[must_use]
pub fn of_all(catalogue: &Catalogue, case: &Case, holidays: &Holidays) -> Vec<Verdict> {
    let seen = Seen::whole(catalogue, case);
    catalogue.procedures.iter().map(|procedure| seen.verdict(procedure, holidays)).collect()
}

impl Seen<'_> {
    /// What becomes of a procedure, in one word.
    #[must_use]
    pub fn status(&self, procedure: &Procedure) -> Status {
        if !self.is_of_event(procedure) {
            return Status::NotNeeded;
        }
        match (self.holds(procedure.required_when.as_ref()), self.holds(procedure.offer_when.as_ref())) {
            (Truth::Yes, _) => Status::Required,
            (Truth::Unknown, _) | (Truth::No, Truth::Unknown) => Status::Undecided,
            (Truth::No, Truth::Yes) => Status::Offer,
            (Truth::No, Truth::No) => Status::NotNeeded,
        }
    }

    fn holds(&self, rule: Option<&Rule>) -> Truth {
        rule.map_or(Truth::No, |rule| self.truth(rule, None))
    }

    /// Whether the procedure belongs to a life event of this case.
    #[must_use]
    pub fn is_of_event(&self, procedure: &Procedure) -> bool {
        let kinds = self.catalogue.keys.kinds.and_then(|fact| self.value(Place { person: None, fact }));
        matches!(kinds, Some(Value::List(kinds)) if kinds.contains(&procedure.event))
    }

    /// What could still decide a procedure. Empty once it is decided.
    #[must_use]
    pub fn undecided_by(&self, procedure: &Procedure) -> Open {
        self.open_while(procedure, self.status(procedure))
    }

    /// What could still decide a procedure whose status is known already.
    pub(crate) fn open_while(&self, procedure: &Procedure, status: Status) -> Open {
        let mut open = Open::default();
        if status == Status::Undecided {
            for rule in procedure.required_when.iter().chain(&procedure.offer_when) {
                self.collect_open(rule, None, &mut open);
            }
        }
        open
    }

    /// The whole verdict on a procedure.
    #[must_use]
    pub fn verdict(&self, procedure: &Procedure, holidays: &Holidays) -> Verdict {
        let status = self.status(procedure);
        self.verdict_on(procedure, status, &self.open_while(procedure, status), holidays)
    }

    /// The whole verdict on a procedure of which it is known already how it stands and what is open.
    pub(crate) fn verdict_on(
        &self,
        procedure: &Procedure,
        status: Status,
        open: &Open,
        holidays: &Holidays,
    ) -> Verdict {
        let needed = matches!(status, Status::Required | Status::Offer);
        Verdict {
            procedure: procedure.id.clone(),
            status,
            reason: self.reason(procedure, status, open),
            deciding: self.full_names(&open.facts),
            deadline: if needed { self.until(procedure, holidays) } else { None },
            applicants: if status == Status::NotNeeded { Vec::new() } else { self.applicants(procedure) },
            offices: self.offices(procedure),
        }
    }

    fn reason(&self, procedure: &Procedure, status: Status, open: &Open) -> String {
        let (required, offer) = (procedure.required_when.as_ref(), procedure.offer_when.as_ref());
        let told = |rule: Option<&Rule>, came_to, ending: &str| {
            let clauses = rule.map_or_else(Vec::new, |rule| reason::clauses(self, rule, came_to));
            reason::ended(&clauses, ending)
        };
        match status {
            Status::Required => told(required, Truth::Yes, &procedure.words.required),
            Status::Offer => told(offer, Truth::Yes, &procedure.words.offer),
            Status::Undecided => reason::undecided(self, &open.facts, open.people),
            Status::NotNeeded if !self.is_of_event(procedure) => {
                "今日の出来事の手続ではないため、要りません。".to_owned()
            }
            Status::NotNeeded => told(required.or(offer), Truth::No, &procedure.words.no),
        }
    }

    fn offices(&self, procedure: &Procedure) -> Vec<String> {
        let ward = procedure.ward.and_then(|ward| self.choice(ward));
        let at = |code: &str| ward.map_or_else(|| code.to_owned(), |ward| format!("{code}@{ward}"));
        let open = procedure.offices.iter().filter(|office| self.is_open(office.when.as_ref()));
        open.map(|office| at(&office.code)).collect()
    }

    /// The code of the first office where the procedure is done.
    pub(crate) fn first_office(&self, procedure: &Procedure) -> String {
        self.offices(procedure).into_iter().next().unwrap_or_default()
    }

    fn is_open(&self, when: Option<&Rule>) -> bool {
        when.is_none_or(|when| self.truth(when, None) != Truth::No)
    }

    fn choice(&self, fact: Ref) -> Option<&str> {
        let seen::Found::At(place) = self.find(fact, None) else { return None };
        match self.value(place)? {
            Value::Choice(value) => Some(value),
            _ => None,
        }
    }

    /// The first deadline whose condition surely holds.
    fn until(&self, procedure: &Procedure, holidays: &Holidays) -> Option<Until> {
        let deadline = procedure.deadlines.iter().find(|deadline| {
            deadline.when.as_ref().is_none_or(|when| self.truth(when, None) == Truth::Yes)
        })?;
        let anchor = self.catalogue.anchors.get(deadline.anchor)?;
        let Some(term) = deadline.term else {
            return Some(Until {
                day: None,
                words: format!("{}までに、あらかじめ", anchor.name),
                nature: deadline.nature,
                sourced: deadline.sourced,
            });
        };
        let begun = self.anchor_day(anchor);
        let day = begun.map(|begun| term.last_day(begun, holidays));
        Some(Until {
            day: day.and_then(Result::ok),
            words: match day {
                None => format!("「{}」が分かれば、期限が決まります", anchor.name),
                Some(Err(why)) => format!("{}。{}", term.words(&anchor.name), why.in_words()),
                Some(Ok(_)) => term.words(&anchor.name),
            },
            nature: deadline.nature,
            sourced: deadline.sourced,
        })
    }

    fn anchor_day(&self, anchor: &crate::procedure::Anchor) -> Option<Date> {
        let day = match anchor.first_of {
            Some(group) => self.group(group).filter_map(|person| self.day(anchor.fact, Some(person))).min(),
            None => self.day(anchor.fact, None),
        }?;
        day.checked_add(deadline::Length::Days(anchor.after_days).span()).ok()
    }
}
