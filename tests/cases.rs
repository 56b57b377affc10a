//! Stories of whole cases: each file of tests/data/cases says what must become of it, and the ledger must agree.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kakanai_desk::read_case;
use kakanai_domain::answer::FactId;
use kakanai_domain::case::Case;
use kakanai_domain::verdict::who::MayApply;
use kakanai_domain::verdict::{Status, Verdict, of_all};
use kakanai_tests::anybody::LEDGER;
use serde_json::Value;

struct Told {
    id: String,
    case: Case,
    whole: bool,
    expect: Value,
    text: String,
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/cases");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    files
}

fn told(path: &Path) -> Told {
    let text = std::fs::read_to_string(path).unwrap();
    let tree: Value = serde_saphyr::from_str(&text).unwrap();
    let read = read_case(&LEDGER.catalogue, &text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    Told {
        id: read.id,
        case: read.case,
        whole: tree["closed_world"] == true,
        expect: tree["expect"].clone(),
        text,
    }
}

fn verdicts(told: &Told) -> BTreeMap<String, Verdict> {
    let all = of_all(&LEDGER.catalogue, &told.case, &LEDGER.holidays);
    all.into_iter().map(|verdict| (verdict.procedure.clone(), verdict)).collect()
}

/// Runs one check over every case, and says everything that is wrong at once.
fn in_every_case(check: impl Fn(&Told, &BTreeMap<String, Verdict>) -> Vec<String>) {
    let files = files();
    assert!(files.len() >= 40, "the memory of decisions is there: {} cases", files.len());
    let wrong: Vec<String> = files
        .iter()
        .map(|path| told(path))
        .flat_map(|told| {
            let found = check(&told, &verdicts(&told));
            found.into_iter().map(move |wrong| format!("{}: {wrong}", told.id)).collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn expected<'a>(told: &'a Told, group: &str) -> Vec<(&'a str, &'a Value)> {
    match &told.expect[group] {
        Value::Object(rows) => rows.iter().map(|(id, row)| (id.as_str(), row)).collect(),
        Value::Array(rows) => rows.iter().map(|row| (row["id"].as_str().unwrap(), row)).collect(),
        _ => Vec::new(),
    }
}

fn words(value: &Value) -> Vec<&str> {
    match value {
        Value::String(word) => vec![word],
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_procedure_has_a_verdict_with_a_reason() {
    in_every_case(|_, verdicts| {
        assert_eq!(verdicts.len(), LEDGER.catalogue.procedures.len());
        let wrong = verdicts.values().filter(|verdict| {
            let reason = &verdict.reason;
            reason.trim().len() < 6
                || !reason.ends_with('。')
                || reason.contains('{')
                || reason.contains("ためため")
        });
        wrong.map(|verdict| format!("{} has the reason {:?}", verdict.procedure, verdict.reason)).collect()
    });
}

#[test]
fn what_is_needed_and_offered_is_as_expected() {
    in_every_case(|told, verdicts| {
        let mut wrong = Vec::new();
        for (group, status) in [("required", Status::Required), ("offer", Status::Offer)] {
            for (id, row) in expected(told, group) {
                let verdict = &verdicts[id];
                if verdict.status != status {
                    wrong.push(format!("{id} is {:?}, not {status:?} ({})", verdict.status, verdict.reason));
                    continue;
                }
                let day = verdict.deadline.as_ref().and_then(|until| until.day).map(|day| day.to_string());
                let said = row["deadline"].as_str().map(str::to_owned);
                if (group == "required" || said.is_some()) && day != said {
                    wrong.push(format!("{id} is due {day:?}, not {said:?}"));
                }
            }
        }
        wrong
    });
}

#[test]
fn nothing_is_demanded_or_left_open_that_the_facts_rule_out() {
    in_every_case(|told, verdicts| {
        let never =
            expected(told, "never").into_iter().filter(|(id, _)| verdicts[*id].status != Status::NotNeeded);
        let mut wrong: Vec<String> = never
            .map(|(id, row)| format!("{id} is {:?}, though {}", verdicts[id].status, row["reason"]))
            .collect();
        let open: BTreeSet<&str> = expected(told, "undecided").into_iter().map(|(id, _)| id).collect();
        let stray = verdicts.values().filter(|verdict| verdict.status == Status::Undecided);
        let stray = stray.filter(|verdict| told.whole && !open.contains(verdict.procedure.as_str()));
        wrong.extend(
            stray.map(|verdict| format!("{} is undecided by {:?}", verdict.procedure, verdict.deciding)),
        );
        wrong
    });
}

#[test]
fn what_is_left_open_names_what_would_decide_it() {
    in_every_case(|told, verdicts| {
        let mut wrong = Vec::new();
        for (id, row) in expected(told, "undecided") {
            let verdict = &verdicts[id];
            if verdict.status != Status::Undecided {
                wrong.push(format!("{id} is {:?}, not undecided ({})", verdict.status, verdict.reason));
            }
            for fact in words(&row["deciding_facts"]) {
                let fact = told.case.full_name(&FactId::new(fact));
                if !verdict.deciding.contains(&fact) {
                    wrong.push(format!("{id} does not name {fact} but {:?}", verdict.deciding));
                }
            }
        }
        wrong
    });
}

#[test]
fn who_may_apply_is_as_expected_and_nobody_else_is_named() {
    in_every_case(|told, verdicts| {
        let mut wrong = Vec::new();
        for (id, row) in ["required", "offer"].into_iter().flat_map(|group| expected(told, group)) {
            let named: Vec<String> = verdicts[id]
                .applicants
                .iter()
                .map(|one| match one {
                    MayApply::Person(person) => format!("person:{person}"),
                    MayApply::Code(code) => code.clone(),
                })
                .collect();
            // A code says whoever it is; only where people alone are expected must one of them be named, or a code.
            let roles = words(&row["applicant_role"]);
            let fits = |one: &String| roles.contains(&one.as_str()) || !one.starts_with("person:");
            let people_alone = !roles.is_empty() && roles.iter().all(|role| role.starts_with("person:"));
            if people_alone && !named.iter().any(fits) {
                wrong.push(format!("{id} may be applied for by {named:?}, not {roles:?}"));
            }
            if let Some(person) =
                words(&row["applicant_not"]).iter().find(|person| named.iter().any(|one| one == *person))
            {
                wrong.push(format!("{id} names {person}"));
            }
        }
        wrong
    });
}

#[test]
fn what_must_stay_hidden_is_in_no_reason() {
    in_every_case(|told, verdicts| {
        let hidden = expected(told, "privacy").into_iter().flat_map(|(_, row)| words(&row["conceal"]));
        let values = hidden.filter_map(|path| told.case.value(&FactId::new(path)));
        let texts: Vec<&String> = values
            .filter_map(|value| match value {
                kakanai_domain::answer::Value::Text(text) => Some(text.expose()),
                _ => None,
            })
            .collect();
        let leaks =
            verdicts.values().filter(|verdict| texts.iter().any(|text| verdict.reason.contains(*text)));
        leaks.map(|verdict| format!("{} tells what must stay hidden", verdict.procedure)).collect()
    });
}

#[test]
fn a_case_that_cannot_be_understood_is_refused_and_never_judged() {
    let sound = told(&files()[0]).text;
    for (right, wrong, said) in [
        ("format: 1", "format: 1\nid: again", "書き方"),
        ("closed_world: ", "closed_wrold: ", "closed_world"),
        ("visit_date: '2", "visit_date: '2026-02-30' # '2", "暦"),
        ("roles: [", "roles: [nobody, ", "役割"),
        ("    ward: ", "    no_such_fact: 1\n    ward: ", "no_such_fact"),
        ("focus: ", "focus: nobody_at_all # ", "focus"),
    ] {
        assert!(sound.contains(right), "the case has {right}");
        let refused = read_case(&LEDGER.catalogue, &sound.replacen(right, wrong, 1));
        let why = refused.expect_err(wrong);
        assert!(why.contains(said), "{wrong}: {why}");
    }
}
