//! What a form says of the ledger, held against the ledger: facts, values, conditions and groups that are not there.

use super::case_facts::{OWN, is_fact};
use super::parse::Problem;
use super::sheet::{Choosable, Drawing, Form, FormBox, Source, Whom};
use crate::answer::FactId;
use crate::catalogue::Catalogue;
use crate::question::{FactDef, FactKind};
use crate::verdict::rule::Group;

/// Everything that a form speaks of and the ledger does not know.
#[must_use]
pub fn misfits(form: &Form, catalogue: &Catalogue) -> Vec<Problem> {
    let mut found = Vec::new();
    if let Some(each) = &form.each {
        found.extend(wrong_whom(each, catalogue).map(|what| Problem { line: None, what }));
    }
    for form_box in form.pages.iter().flat_map(|page| &page.boxes) {
        let wrong = wrong_in(form_box, form, catalogue);
        let label = &form_box.label;
        let tell = |what| Problem { line: form_box.line, what: format!("記入欄「{label}」の{what}") };
        found.extend(wrong.into_iter().map(tell));
    }
    found
}

fn wrong_in(form_box: &FormBox, form: &Form, catalogue: &Catalogue) -> Vec<String> {
    let facts = match &form_box.source {
        Source::Facts(facts) => facts.as_slice(),
        Source::Visitor | Source::Office => &[],
    };
    let nobody = form_box.whom.is_none() && form.each.is_none();
    let mut wrong: Vec<String> =
        facts.iter().filter_map(|fact| wrong_fact(fact, nobody, catalogue)).collect();
    wrong.extend(form_box.whom.as_ref().and_then(|whom| wrong_whom(whom, catalogue)));
    wrong.extend(form_box.when.as_ref().and_then(|name| wrong_condition(name, catalogue)));
    let defs = || facts.iter().filter_map(|fact| catalogue.fact(&of_somebody(fact))).collect::<Vec<_>>();
    match &form_box.draw {
        Drawing::Choice(choice) => {
            let (options, defs) = (choice.options.iter(), defs());
            wrong.extend(options.flat_map(|option| wrong_option(option, &defs, catalogue)));
        }
        Drawing::Mark(mark) => {
            wrong.extend(mark.holds.as_ref().and_then(|name| wrong_condition(name, catalogue)));
            wrong.extend(
                strange(&mark.when, &defs())
                    .map(|value| format!("値「{value}」は、その事実の値にありません")),
            );
        }
        _ => {}
    }
    wrong
}

fn wrong_fact(fact: &str, nobody: bool, catalogue: &Catalogue) -> Option<String> {
    if !is_fact(catalogue, fact) {
        let own = OWN.join("・");
        return Some(format!("事実「{fact}」は台帳にありません（様式だけの値は {own}）"));
    }
    let theirs = nobody && fact.starts_with("their.");
    theirs
        .then(|| format!("事実「{fact}」の their がだれか分かりません。people・whom・each で決めてください"))
}

fn wrong_whom(whom: &Whom, catalogue: &Catalogue) -> Option<String> {
    if Group::named(&whom.of).is_none() {
        return Some(format!("群「{}」は語彙にありません", whom.of));
    }
    wrong_condition(whom.fits.as_ref()?, catalogue)
}

fn wrong_condition(name: &str, catalogue: &Catalogue) -> Option<String> {
    let known = catalogue.conditions.iter().any(|condition| condition.id == *name);
    (!known).then(|| format!("条件「{name}」は台帳の conditions にありません"))
}

fn wrong_option(option: &Choosable, defs: &[&FactDef], catalogue: &Catalogue) -> Vec<String> {
    let mut wrong: Vec<String> =
        option.holds.as_ref().and_then(|name| wrong_condition(name, catalogue)).into_iter().collect();
    wrong.extend(
        strange(&option.when, defs)
            .map(|value| format!("選択肢「{}」の値「{value}」は、その事実の値にありません", option.text)),
    );
    wrong
}

/// Values that none of the facts can have.
fn strange<'a>(values: &'a [String], defs: &'a [&FactDef]) -> impl Iterator<Item = &'a String> {
    let known = |value: &String| defs.iter().any(|def| may_be(def, value));
    values.iter().filter(move |value| !defs.is_empty() && !known(value))
}

/// Whether a fact may have a value, as a form writes it.
fn may_be(def: &FactDef, value: &str) -> bool {
    match &def.kind {
        FactKind::Choice(choices) | FactKind::List(choices) => {
            choices.iter().any(|choice| choice.value == value)
        }
        FactKind::Flag { .. } => matches!(value, "true" | "false"),
        FactKind::Number { .. } => value.parse::<i64>().is_ok(),
        _ => true,
    }
}

/// A fact of a person under a name by which the ledger finds it, whoever is meant.
fn of_somebody(fact: &str) -> FactId {
    match fact.strip_prefix("their.").or_else(|| fact.strip_prefix("signer.")) {
        Some(path) => FactId::new(format!("person.{path}")),
        None => FactId::new(fact),
    }
}
