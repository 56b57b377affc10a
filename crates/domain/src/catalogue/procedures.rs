//! From a procedure as it is written to one that can be judged: its conditions, terms, offices and applicants.

use super::raw::{
    At, RawApplicantWhen, RawConfidence, RawDeadline, RawFirstDay, RawNature, RawOfficeWhen, RawProcedure,
    RawRoll, RawRule, RawWeight,
};
use super::read::Reading;
use super::word::CodeOr;
use crate::procedure::{Applicant, Confidence, Deadline, Nature, OfficeAt, Procedure, Words};
use crate::verdict::deadline::{FirstDay, Length, Roll, Term};
use crate::verdict::rule::Rule;

impl Reading {
    pub(super) fn procedure(&mut self, raw: RawProcedure) -> Procedure {
        let id = raw.id;
        let (required_when, offer_when) =
            self.conditions_of(&id, (raw.weight, raw.when), raw.required_when, raw.offer_when);
        let words = raw.words.as_ref();
        let worded = |own: Option<&String>, usual: &str| own.map_or_else(|| usual.to_owned(), Clone::clone);
        Procedure {
            required_when,
            offer_when,
            deadlines: raw.deadlines.into_iter().filter_map(|raw| self.deadline(raw, &id)).collect(),
            offices: raw.office.into_iter().map(|office| self.office(office, &id)).collect(),
            ward: raw.ward.map(|ward| self.fact_ref(&ward)),
            applicants: raw.applicants.into_iter().map(|raw| self.applicant(raw, &id)).collect(),
            wants: raw.wants.iter().map(|fact| self.fact_ref(fact)).collect(),
            sources: raw.sources.into_iter().map(|source| self.source(source)).collect(),
            words: Words {
                required: worded(words.and_then(|words| words.required.as_ref()), "ため、必要です"),
                offer: worded(words.and_then(|words| words.offer.as_ref()), "ため、ご案内します"),
                no: worded(words.and_then(|words| words.no.as_ref()), "ため、要りません"),
            },
            name: raw.name,
            event: raw.event,
            fee: raw.fee,
            bring: raw.bring,
            papers: raw.papers,
            forms: raw.forms,
            guidance: raw.guidance,
            caution: raw.caution,
            law: raw.law,
            confidence: match raw.confidence {
                RawConfidence::Sourced => Confidence::Sourced,
                RawConfidence::Partly => Confidence::Partly,
                RawConfidence::Unconfirmed => Confidence::Unconfirmed,
            },
            id: id.value.0,
        }
    }

    fn conditions_of(
        &mut self,
        id: &At,
        weighed: (Option<RawWeight>, Option<RawRule>),
        required: Option<RawRule>,
        offer: Option<RawRule>,
    ) -> (Option<Rule>, Option<Rule>) {
        let (required, offer) = match (weighed, required, offer) {
            ((Some(RawWeight::Required), Some(when)), None, None) => (Some(when), None),
            ((Some(RawWeight::Offer), Some(when)), None, None) => (None, Some(when)),
            ((_, None), required, offer) if required.is_some() || offer.is_some() => (required, offer),
            _ => {
                let message = format!(
                    "手続「{}」には weight と when、または required_when・offer_when を書いてください",
                    id.value.0
                );
                self.problem(id, message);
                (None, None)
            }
        };
        (required.map(|rule| self.rule(rule, id)), offer.map(|rule| self.rule(rule, id)))
    }

    fn deadline(&mut self, raw: RawDeadline, id: &At) -> Option<Deadline> {
        let Some(anchor) = raw.from.as_ref().or(raw.before.as_ref()) else {
            self.problem(id, format!("手続「{}」の期限に起算（from または before）がありません", id.value.0));
            return None;
        };
        let Some(at) = self.anchors.iter().position(|known| known.id == anchor.value.0) else {
            self.problem(anchor, format!("起算「{}」は anchors にありません", anchor.value.0));
            return None;
        };
        let term = raw.from.is_some().then(|| Term {
            length: raw.plus.as_ref().map_or(Length::Days(0), |plus| self.length(plus)),
            first_day: match raw.first_day {
                Some(RawFirstDay::Included) => FirstDay::Included,
                _ => FirstDay::Excluded,
            },
            roll: match raw.roll {
                Some(RawRoll::PrevOpen) => Roll::PrevOpen,
                Some(RawRoll::None) => Roll::Stays,
                _ => Roll::NextOpen,
            },
        });
        Some(Deadline {
            when: raw.when.map(|when| self.rule(when, id)),
            anchor: at,
            term,
            nature: match raw.kind {
                Some(RawNature::City) => Nature::City,
                Some(RawNature::Limitation) => Nature::Limitation,
                Some(RawNature::Guide) => Nature::Guide,
                Some(RawNature::OtherCity) => Nature::OtherCity,
                _ => Nature::Law,
            },
            sourced: matches!(raw.confidence, Some(RawConfidence::Sourced)),
        })
    }

    fn office(&mut self, raw: CodeOr<RawOfficeWhen>, id: &At) -> OfficeAt {
        let (code, when) = match raw {
            CodeOr::Code(code) => (code, None),
            CodeOr::Described(office) => (office.code, office.when.map(|when| self.rule(when, id))),
        };
        if !self.offices.iter().any(|office| office.id == code) {
            self.problem(id, format!("窓口「{code}」は offices にありません"));
        }
        OfficeAt { code, when }
    }

    fn applicant(&mut self, raw: CodeOr<RawApplicantWhen>, id: &At) -> Applicant {
        let described = match raw {
            CodeOr::Code(code) => {
                self.known_applicant(&code, id);
                return Applicant { code: Some(code), who: None, ranks: Vec::new(), when: None };
            }
            CodeOr::Described(described) => *described,
        };
        if let Some(code) = &described.who {
            self.known_applicant(code, id);
        }
        Applicant {
            code: described.who,
            who: described.person.map(|rule| self.rule(rule, id)),
            ranks: described.ranks.into_iter().map(|rule| self.rule(rule, id)).collect(),
            when: described.when.map(|rule| self.rule(rule, id)),
        }
    }

    fn known_applicant(&mut self, code: &str, id: &At) {
        if !self.applicants.iter().any(|known| known.id == code) {
            self.problem(id, format!("申請者「{code}」は applicants にありません"));
        }
    }

    fn source(&mut self, source: At) -> String {
        if !self.sources.iter().any(|known| known.id == source.value.0) {
            self.problem(&source, format!("出典「{}」は sources にありません", source.value.0));
        }
        source.value.0
    }
}
