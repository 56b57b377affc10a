//! `kakanai verdict`: every procedure's verdict for one case, as a table to read or as JSON for a program.

use std::path::Path;

use kakanai_desk::Ledger;
use kakanai_domain::case::Case;
use kakanai_domain::procedure::Confidence;
use kakanai_domain::verdict::who::MayApply;
use kakanai_domain::verdict::{self, Status, Verdict};
use serde_json::{Value, json};

use crate::files;

pub(crate) fn verdict(ledger: &Path, case: &Path, as_json: bool) -> Result<String, String> {
    let ledger = files::ledger(ledger)?;
    let case = files::case(&ledger, case)?;
    let verdicts = of(&ledger, &case.case);
    if !as_json {
        return Ok(verdicts.iter().map(|verdict| line(&ledger, verdict)).collect());
    }
    let rows: Vec<Value> = verdicts.iter().map(|verdict| row(&ledger, verdict)).collect();
    let whole = json!({ "case": case.id, "catalogue": ledger.catalogue.version, "verdicts": rows });
    Ok(format!("{whole:#}\n"))
}

pub(crate) fn of(ledger: &Ledger, case: &Case) -> Vec<Verdict> {
    verdict::of_all(&ledger.catalogue, case, &ledger.holidays)
}

pub(crate) const fn word(status: Status) -> &'static str {
    match status {
        Status::Required => "required",
        Status::Offer => "offer",
        Status::Undecided => "undecided",
        Status::NotNeeded => "not_applicable",
    }
}

pub(crate) const fn in_japanese(status: Status) -> &'static str {
    match status {
        Status::Required => "必要　",
        Status::Offer => "案内　",
        Status::Undecided => "要確認",
        Status::NotNeeded => "不要　",
    }
}

fn line(ledger: &Ledger, verdict: &Verdict) -> String {
    let name = ledger.catalogue.procedure(&verdict.procedure).map_or("", |procedure| procedure.name.as_str());
    let until = verdict.deadline.as_ref().and_then(|until| until.day);
    let until = until.map_or_else(String::new, |day| format!(" {day}まで"));
    format!("{} {} {name}{until}\n    {}\n", in_japanese(verdict.status), verdict.procedure, verdict.reason)
}

fn row(ledger: &Ledger, verdict: &Verdict) -> Value {
    let procedure = ledger.catalogue.procedure(&verdict.procedure);
    let until = verdict.deadline.as_ref();
    let applicants: Vec<String> = verdict
        .applicants
        .iter()
        .map(|one| match one {
            MayApply::Person(id) => format!("person:{id}"),
            MayApply::Code(code) => code.clone(),
        })
        .collect();
    json!({
        "id": verdict.procedure,
        "name": procedure.map(|procedure| procedure.name.as_str()),
        "verdict": word(verdict.status),
        "deadline": until.and_then(|until| until.day).map(|day| day.to_string()),
        "deadline_words": until.map(|until| until.words.as_str()),
        "applicants": applicants,
        "office": verdict.offices,
        "reasons": [verdict.reason],
        "deciding_facts": verdict.deciding.iter().map(|fact| fact.as_str()).collect::<Vec<_>>(),
        "bring": procedure.map(|procedure| &procedure.bring),
        "guidance": procedure.and_then(|procedure| procedure.guidance.as_ref()),
        "sources": procedure.map(|procedure| &procedure.sources),
        "confidence": procedure.map(|procedure| match procedure.confidence {
            Confidence::Sourced => "sourced",
            Confidence::Partly => "partly",
            Confidence::Unconfirmed => "unconfirmed",
        }),
    })
}
