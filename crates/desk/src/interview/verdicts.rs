//! The verdicts as the screen sees them: counted, sorted, each with its reason, deadline, place and things to bring.

use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::interview::Standing;
use kakanai_domain::once::each_once;
use kakanai_domain::procedure::{Confidence, Nature, Procedure};
use kakanai_domain::verdict::{Status, Until, Verdict, words};

use crate::views::{VerdictRow, VerdictStatus, VerdictsView};

pub(super) fn verdicts_view(standing: &Standing<'_>, verdicts: &[Verdict]) -> VerdictsView {
    let catalogue = standing.seen.catalogue();
    let of_event = |verdict: &&Verdict| {
        catalogue.procedure(&verdict.procedure).is_some_and(|procedure| standing.seen.is_of_event(procedure))
    };
    let mut sorted: Vec<&Verdict> = verdicts.iter().filter(of_event).collect();
    let count =
        |status| u16::try_from(sorted.iter().filter(|v| v.status == status).count()).unwrap_or(u16::MAX);
    let (required, offer, undecided, not_needed) =
        (count(Status::Required), count(Status::Offer), count(Status::Undecided), count(Status::NotNeeded));
    sorted.sort_by_key(|verdict| verdict.status);
    VerdictsView {
        required,
        offer,
        undecided,
        not_needed,
        rows: sorted.into_iter().filter_map(|verdict| row(standing, catalogue, verdict)).collect(),
    }
}

fn row(standing: &Standing<'_>, catalogue: &Catalogue, verdict: &Verdict) -> Option<VerdictRow> {
    let procedure = catalogue.procedure(&verdict.procedure)?;
    let until = verdict.deadline.as_ref();
    Some(VerdictRow {
        procedure: procedure.id.clone(),
        name: procedure.name.clone(),
        status: status_view(verdict.status),
        reason: verdict.reason.clone(),
        deadline: until.and_then(|until| until.day).map(|day| format!("{}まで", words::day(day))),
        term: until.map(term),
        applicants: verdict.applicants.iter().map(|one| standing.seen.applicant_in_words(one)).collect(),
        bring: procedure.bring.clone(),
        guidance: procedure.guidance.clone(),
        caution: procedure.caution.clone(),
        law: procedure.law.clone(),
        office: words::offices(catalogue, verdict).join("・"),
        fee: procedure.fee.clone(),
        deciding: verdict.deciding.iter().map(|fact| catalogue.fact_name(fact).to_owned()).collect(),
        source: sources(catalogue, procedure),
        unconfirmed: procedure.confidence != Confidence::Sourced,
    })
}

pub(super) const fn status_view(status: Status) -> VerdictStatus {
    match status {
        Status::Required => VerdictStatus::Required,
        Status::Offer => VerdictStatus::Offer,
        Status::Undecided => VerdictStatus::Undecided,
        Status::NotNeeded => VerdictStatus::NotNeeded,
    }
}

fn term(until: &Until) -> String {
    let nature = match until.nature {
        Nature::Law => "法定",
        Nature::City => "市の定め",
        Nature::Limitation => "過ぎると請求できなくなります",
        Nature::Guide => "目安",
        Nature::OtherCity => "他市の例・担当課に確認",
    };
    let unsure = if until.sourced { "" } else { "・期限は未確認" };
    format!("{}［{nature}{unsure}］", until.words)
}

fn sources(catalogue: &Catalogue, procedure: &Procedure) -> String {
    let titles = procedure.sources.iter().filter_map(|id| {
        catalogue.sources.iter().find(|source| source.id == *id).map(|source| source.title.as_str())
    });
    let titles: Vec<&str> = titles.collect();
    if titles.is_empty() {
        "一般知識（担当課の確認待ち）".to_owned()
    } else {
        titles.join("、")
    }
}

/// What to bring for everything needed or offered, each thing once.
pub(super) fn bring(catalogue: &Catalogue, verdicts: &[Verdict]) -> Vec<String> {
    let needed = verdicts.iter().filter(|v| matches!(v.status, Status::Required | Status::Offer));
    let procedures = needed.filter_map(|verdict| catalogue.procedure(&verdict.procedure));
    each_once(procedures.flat_map(|procedure| procedure.bring.iter().cloned()))
}
