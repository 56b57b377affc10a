//! The forms of the city as they lie on the disk, read and held against the ledger. It fills and draws none.

use std::collections::BTreeMap;
use std::path::Path;

use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::form::{self, Form, Problem, misfits};

use crate::contents::{entries, read_text};
use crate::ledger::Ledger;
use crate::notices;
use crate::views::Notice;

/// Every form of a folder, by its id.
fn read_forms(folder: &Path) -> Result<BTreeMap<String, Form>, Notice> {
    let mut forms = BTreeMap::new();
    for path in entries(folder)?.into_iter().filter(|path| path.join("form.yaml").exists()) {
        let name = crate::settings::file_name(&path);
        let mut form = form::parse(&read_text(&path.join("form.yaml"))?);
        if let Ok(read) = &form
            && read.id != name
        {
            let what = format!("様式の id「{}」はフォルダーの名前「{name}」と同じにします", read.id);
            form = Err(vec![Problem { line: None, what }]);
        }
        let form = form.map_err(|problems| damaged(&name, &problems))?;
        forms.insert(name, form);
    }
    Ok(forms)
}

/// Whether the forms that the ledger takes speak of nothing that it does not know.
fn suit(forms: &BTreeMap<String, Form>, catalogue: &Catalogue) -> Result<(), Notice> {
    for form in forms.values().filter(|form| is_used(catalogue, &form.id)) {
        let misfits = misfits(form, catalogue);
        if !misfits.is_empty() {
            return Err(damaged(&form.id, &misfits));
        }
    }
    Ok(())
}

fn damaged(form: &str, problems: &[Problem]) -> Notice {
    let file = format!("{form}/form.yaml");
    match problems.first() {
        Some(problem) => notices::form_damaged(&file, problem.line.unwrap_or(0), &problem.what),
        None => notices::contents_missing(&file),
    }
}

/// The ledger, taught which facts the forms it names are fed by.
pub(crate) fn with_forms(mut ledger: Ledger, forms: &BTreeMap<String, Form>) -> Result<Ledger, Notice> {
    let mut needed = ledger.catalogue.procedures.iter().flat_map(|procedure| &procedure.forms);
    if let Some(form) = needed.find(|form| !forms.contains_key(*form)) {
        return Err(notices::contents_missing(&format!("{form}/form.yaml")));
    }
    forms.values().for_each(|form| ledger.catalogue.learn_form(form));
    Ok(ledger)
}

/// A ledger taught by the forms of a folder, without opening a desk.
///
/// # Errors
/// The first problem of the forms, with its file and line.
pub fn ledger_with_forms(ledger: Ledger, folder: &Path) -> Result<Ledger, Notice> {
    taught(ledger, folder).map(|(ledger, _)| ledger)
}

/// A ledger taught by the forms of a folder, and the forms.
pub(crate) fn taught(ledger: Ledger, folder: &Path) -> Result<(Ledger, BTreeMap<String, Form>), Notice> {
    let forms = read_forms(folder)?;
    suit(&forms, &ledger.catalogue)?;
    Ok((with_forms(ledger, &forms)?, forms))
}

/// The forms that no procedure takes, by their ids.
pub(crate) fn unused(catalogue: &Catalogue, forms: &BTreeMap<String, Form>) -> Vec<String> {
    forms.keys().filter(|id| !is_used(catalogue, id)).cloned().collect()
}

fn is_used(catalogue: &Catalogue, form: &str) -> bool {
    catalogue.procedures.iter().any(|procedure| procedure.forms.iter().any(|taken| taken == form))
}
