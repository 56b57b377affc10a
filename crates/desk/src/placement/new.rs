//! A new form on a city's own blank: a folder with the blank and a first draft of its boxes. It changes no form that is
//! there already.

use std::path::Path;

use kakanai_pdf::CityBlank;

use super::suggest::first_draft;
use super::vocabulary::Vocabulary;
use crate::forms::FILE;
use crate::ledger::Ledger;
use crate::{settings, whole_file};

/// What a first draft holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewForm {
    /// sheets of the blank
    pub sheets: usize,
    /// boxes that its lines and words suggest
    pub boxes: usize,
    /// of them, those that something feeds already
    pub fed: usize,
}

const BLANK: &str = "blank.pdf";

/// Begins a form on a blank, in a folder that is not there yet.
///
/// # Errors
/// Why the blank or the folder cannot serve, and what to do.
pub fn new_form(
    blank: &Path,
    folder: &Path,
    title: Option<&str>,
    ledger: &Ledger,
    forms: &Path,
) -> Result<NewForm, String> {
    let name = settings::file_name(blank);
    let bytes =
        std::fs::read(blank).map_err(|_| format!("{name} が読めません。ファイルの場所を確かめてください"))?;
    let read = CityBlank::read(&bytes).map_err(|refused| format!("{name}: {refused}"))?;
    let id = settings::file_name(folder);
    if !is_id(&id) {
        return Err(format!(
            "--out のフォルダーの名前「{id}」は、英小文字・数字・ハイフンだけにします（例: moving-in）"
        ));
    }
    let catalogue = &ledger.catalogue;
    let vocabulary = Vocabulary::learn(catalogue, forms);
    let title = title.unwrap_or_else(|| name.trim_end_matches(".pdf"));
    let form = first_draft(&read, (&id, title, BLANK), (catalogue, &vocabulary));
    let text = form.write().map_err(|problem| problem.what)?;
    let unwritten = |_| format!("{id} に書けません。--out のフォルダーを確かめてください");
    if folder.exists() {
        return Err(format!("{id} はもうあります。別の名前にするか、配置の画面で直してください"));
    }
    std::fs::create_dir_all(folder).map_err(unwritten)?;
    whole_file::write(&folder.join(BLANK), &bytes).map_err(unwritten)?;
    whole_file::write(&folder.join(FILE), text.as_bytes()).map_err(unwritten)?;
    let boxes = || form.pages.iter().flat_map(|sheet| &sheet.boxes);
    Ok(NewForm {
        sheets: form.pages.len(),
        boxes: boxes().count(),
        fed: boxes().filter(|one| one.value.fact.is_some()).count(),
    })
}

/// A name that every file system takes and that `forms:` of a procedure can speak of.
fn is_id(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.len() <= 60 && name.chars().all(plain) && !name.starts_with('-')
}
