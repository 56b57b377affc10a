//! The forms of the city as they lie on the disk, with the city's own blanks, read and held against the ledger. It fills
//! and draws none.

use std::collections::BTreeMap;
use std::path::Path;

use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::form::{self, FilledForm, Form, Problem, misfits};
use kakanai_pdf::{CityBlank, OnPaper};

use crate::contents::{entries, read_text};
use crate::ledger::Ledger;
use crate::notices;
use crate::views::Notice;

/// Every form of a folder, by its id, and the city's blanks that lie under some of them.
#[derive(Default)]
pub(crate) struct Forms {
    pub(crate) all: BTreeMap<String, Form>,
    blanks: BTreeMap<String, CityBlank>,
}

impl Forms {
    fn read(folder: &Path) -> Result<Self, Notice> {
        let mut forms = Self::default();
        for path in entries(folder)?.into_iter().filter(|path| path.join(FILE).exists()) {
            let name = crate::settings::file_name(&path);
            let (form, blank) = read_form(&path).map_err(|problems| damaged(&name, &problems))?;
            forms.blanks.extend(blank.map(|blank| (name.clone(), blank)));
            forms.all.insert(name, form);
        }
        Ok(forms)
    }

    /// A filled form on what lies under it.
    pub(crate) fn on_paper<'a>(&'a self, filled: &'a FilledForm) -> OnPaper<'a> {
        OnPaper { filled, blank: self.blanks.get(&filled.form.id) }
    }
}

/// A form's file within its folder.
pub(crate) const FILE: &str = "form.yaml";

fn read_form(folder: &Path) -> Result<(Form, Option<CityBlank>), Vec<Problem>> {
    let whole = |what: String| vec![Problem { line: None, what }];
    let name = crate::settings::file_name(folder);
    let text = read_text(&folder.join(FILE)).map_err(|missing| whole(missing.title))?;
    let form = form::parse(&text)?;
    if form.id != name {
        return Err(whole(format!("様式の id「{}」はフォルダーの名前「{name}」と同じにします", form.id)));
    }
    let Some(file) = &form.city_blank else { return Ok((form, None)) };
    let blank = read_blank(&folder.join(file)).map_err(|why| whole(format!("{file}: {why}")))?;
    match misfit(&form, &blank) {
        Some(what) => Err(whole(format!("{file}: {what}"))),
        None => Ok((form, Some(blank))),
    }
}

/// A city's blank from the disk, or why it cannot serve.
pub(crate) fn read_blank(path: &Path) -> Result<CityBlank, String> {
    let bytes = std::fs::read(path).map_err(|_| "ファイルが読めません".to_owned())?;
    CityBlank::read(&bytes).map_err(|refused| refused.to_string())
}

/// A sheet may differ from the blank's by so much, as programs round their pages.
const ROUNDED: i32 = 1_000;

/// Where a form's sheets are not those of its blank: the city changed its paper, and the boxes would stand wrong.
fn misfit(form: &Form, blank: &CityBlank) -> Option<String> {
    let papers = blank.papers();
    let sheets = form.pages.iter().zip(1..);
    let mut wrong = sheets.filter_map(|(page, number): (_, usize)| {
        let Some(paper) = papers.get(number - 1) else {
            return Some(format!("{number}枚目がありません（様式は{}枚です）", form.pages.len()));
        };
        let far = |a: form::Um, b: form::Um| (a - b).0.abs() > ROUNDED;
        (far(paper.w, page.paper.w) || far(paper.h, page.paper.h)).then(|| {
            let (w, h) = (paper.w.in_mm(), paper.h.in_mm());
            format!(
                "{number}枚目は {w}×{h} ミリですが、様式では {}×{} ミリです。欄の位置を確かめてください",
                page.paper.w.in_mm(),
                page.paper.h.in_mm()
            )
        })
    });
    wrong.next()
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
    let file = format!("{form}/{FILE}");
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
pub(crate) fn taught(ledger: Ledger, folder: &Path) -> Result<(Ledger, Forms), Notice> {
    let forms = Forms::read(folder)?;
    suit(&forms.all, &ledger.catalogue)?;
    Ok((with_forms(ledger, &forms.all)?, forms))
}

/// The forms that no procedure takes, by their ids.
pub(crate) fn unused(catalogue: &Catalogue, forms: &BTreeMap<String, Form>) -> Vec<String> {
    forms.keys().filter(|id| !is_used(catalogue, id)).cloned().collect()
}

fn is_used(catalogue: &Catalogue, form: &str) -> bool {
    catalogue.procedures.iter().any(|procedure| procedure.forms.iter().any(|taken| taken == form))
}
