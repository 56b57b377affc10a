//! Stories of filled papers: who plays a case's interview to its end leaves no box empty that an answer could fill.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use kakanai_desk::{ledger_with_forms, read_case, read_ledger};
use kakanai_domain::answer::{Answer, FactId, Value};
use kakanai_domain::case::Case;
use kakanai_domain::catalogue::{Catalogue, Matter};
use kakanai_domain::form::case_facts::OWN;
use kakanai_domain::form::{Content, FilledBox, FilledForm, Form, fill_papers, parse};
use kakanai_domain::interview::{Asking, Interview, Step};
use kakanai_domain::question::{FactDef, FactKind};
use kakanai_domain::verdict::seen::Seen;

fn beside(place: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(place)
}

/// The city's ledger, taught by its forms, and the forms.
fn shelf() -> (Catalogue, BTreeMap<String, Form>) {
    let folder = beside("../assets/forms");
    let ledger = read_ledger(&beside("../assets/catalogue")).unwrap();
    let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path().join("form.yaml"));
    let forms = files.map(|file| parse(&std::fs::read_to_string(file).unwrap()).unwrap());
    (
        ledger_with_forms(ledger, &folder).unwrap().catalogue,
        forms.map(|form| (form.id.clone(), form)).collect(),
    )
}

/// Our own cases, and the open ones where they lie beside the repository.
fn files() -> Vec<PathBuf> {
    let folders = [beside("data/cases"), beside("../../shared/domain/cases")];
    let there = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok());
    let mut files: Vec<PathBuf> = there.flatten().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Something that a citizen might say. What only fills papers may be anything.
fn anything(def: &FactDef, case: &Case) -> Answer {
    let first = |choices: &[kakanai_domain::question::Choice]| choices[0].value.clone();
    let value = match &def.kind {
        FactKind::Choice(choices) => Value::Choice(first(choices)),
        FactKind::List(choices) => Value::List(vec![first(choices)]),
        FactKind::Flag { .. } => Value::Flag(false),
        FactKind::Date => case.value(&FactId::new("event.visit_date")).unwrap().clone(),
        FactKind::Number { min, .. } => Value::Number(*min),
        FactKind::Impairments => return Answer::Unknown,
        _ => Value::Text("架空".to_owned().into()),
    };
    Answer::Known { value }
}

/// The interview of a case's events with everybody named; who is related to whom is told by naming.
fn begun(catalogue: &Catalogue, case: &Case) -> Interview {
    let Some(Value::List(kinds)) = case.value(&FactId::new("event.kinds")) else { panic!("no event") };
    let matters: Vec<&Matter> = kinds.iter().filter_map(|kind| catalogue.matter(kind)).collect();
    let mut interview = Interview::begin(catalogue, matters[0]);
    matters.iter().skip(1).for_each(|matter| interview.take_up(catalogue, matter));
    interview.begin_with(case.focus.as_ref().and_then(|focus| case.person(focus)).cloned());
    for person in case.people.iter().filter(|person| Some(&person.id) != case.focus.as_ref()) {
        interview.name_as(person.clone());
    }
    let clear = ["event.visit_date", "event.ward"].map(FactId::new);
    let named = case.people.iter().flat_map(|person| ["relation", "sex"].map(|path| person.fact(path)));
    for fact in clear.into_iter().chain(named) {
        let answer = case.answer(&fact).cloned().unwrap_or(Answer::Unknown);
        interview.given(fact, answer);
    }
    interview.everybody_is_named(true);
    interview
}

/// What the citizen says: what the case says; of what only fills papers, anything; else 分からない.
fn said(known: &Seen<'_>, case: &Case, asking: &Asking<'_>, fact: &FactId) -> Answer {
    let place = known.place(fact).unwrap();
    let def = known.catalogue().def(place.fact);
    let answer = known.answer(place).cloned().unwrap_or(Answer::Unknown);
    let stated = match &answer {
        Answer::Known { value } => def.presumed.as_ref() != Some(value) && def.closed.as_ref() != Some(value),
        Answer::Unknown => false,
    };
    match known.told(place) {
        Some(value) if !stated => Answer::Known { value: value.clone() },
        None if answer == Answer::Unknown && asking.question.section.ends_with("_papers") => {
            anything(def, case)
        }
        _ => answer,
    }
}

/// The case as it stands after its interview, and what nobody knew though it was asked.
fn played(catalogue: &Catalogue, case: &Case) -> (Case, BTreeSet<String>) {
    let mut interview = begun(catalogue, case);
    let (known, mut unknown) = (Seen::whole(catalogue, case), BTreeSet::new());
    loop {
        let standing = interview.standing(catalogue);
        let Some(Step::Ask(asking)) = standing.step() else { return (standing.case(), unknown) };
        let asked_as = asking.name(standing.seen.people());
        let places = asking.places(&standing.seen).map(|place| standing.seen.full_name(place));
        let answers: Vec<(FactId, Option<Answer>)> = places
            .map(|fact| {
                let answer = said(&known, case, &asking, &fact);
                if answer == Answer::Unknown {
                    unknown.insert(fact.to_string());
                }
                (fact, Some(answer))
            })
            .collect();
        drop(standing);
        interview.answer(&asked_as, answers);
    }
}

/// The papers that a counter prints at the end of a case's interview.
struct Printed {
    id: String,
    /// the forms of the papers
    forms: Vec<String>,
    /// the forms of the papers that the whole case takes, whatever was asked
    meant: Vec<String>,
    sheets: usize,
    filled: usize,
    /// empty, though an answer could fill them
    empty: Vec<String>,
}

fn names(papers: &[FilledForm]) -> Vec<String> {
    papers.iter().map(|paper| paper.form.id.clone()).collect()
}

fn printed(catalogue: &Catalogue, forms: &BTreeMap<String, Form>, path: &Path) -> Printed {
    let read = read_case(catalogue, &std::fs::read_to_string(path).unwrap()).unwrap();
    let own = OWN.into_iter().map(|fact| (fact, "架空".to_owned())).collect();
    let papers = |case: &Case| -> Vec<FilledForm> {
        fill_papers(catalogue, case, forms, &own).into_iter().map(|(_, filled)| filled).collect()
    };
    let (case, unknown) = played(catalogue, &read.case);
    let printed = papers(&case);
    let meant = |one: &&FilledBox| !one.by_hand() && one.content != Content::NotMeant;
    let boxes =
        printed.iter().flat_map(|paper| paper.boxes.iter().filter(meant).map(move |one| (paper, one)));
    let (filled, empty): (Vec<_>, Vec<_>) = boxes.partition(|(_, one)| !one.value().is_empty());
    // What was asked and nobody knew is filled by no answer; nor is a choice that has no fact of its own.
    let empty = empty.into_iter().filter(|(_, one)| !one.facts.iter().all(|fact| unknown.contains(fact)));
    Printed {
        id: read.id,
        forms: names(&printed),
        meant: names(&papers(&read.case)),
        sheets: printed.iter().map(|paper| paper.form.pages.len()).sum(),
        filled: filled.len(),
        empty: empty.map(|(paper, one)| format!("{} {} {:?}", paper.form.id, one.id, one.facts)).collect(),
    }
}

#[test]
fn a_counter_prints_the_papers_of_the_case_and_fills_nearly_every_box_that_an_answer_can_fill() {
    let (catalogue, forms) = shelf();
    let mut table = String::from("| Case | Sheets | Filled | Of |\n|---|---|---|---|\n");
    let mut wrong = Vec::new();
    for printed in files().iter().map(|path| printed(&catalogue, &forms, path)) {
        let (filled, all) = (printed.filled, printed.filled + printed.empty.len());
        writeln!(table, "| {} | {} | {filled} | {all} |", printed.id, printed.sheets).unwrap();
        if printed.forms != printed.meant {
            wrong.push(format!("{} prints {:?}, not {:?}", printed.id, printed.forms, printed.meant));
        }
        if filled * 100 < all * 95 {
            let empty = printed.empty.join("\n  ");
            wrong.push(format!("{} fills {filled} of {all}, empty are\n  {empty}", printed.id));
        }
    }
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("boxes.md"), &table).unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
