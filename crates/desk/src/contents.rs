//! What the city put beside the program: the ledger, the forms, the fonts, the staff list. Read once, checked whole.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kakanai_domain::answer::FactId;
use kakanai_domain::catalogue::{self, Catalogue};
use kakanai_domain::form::{self, Form, Source};
use kakanai_pdf::{Face, Fonts, Style};

use crate::notices;
use crate::settings::{Settings, file_name};
use crate::staff::Member;
use crate::views::Notice;

/// Everything of the city's that this desk works with.
pub(crate) struct Contents {
    pub(crate) catalogue: Catalogue,
    pub(crate) forms: BTreeMap<String, Form>,
    pub(crate) fonts: Fonts,
    pub(crate) staff: Vec<Member>,
}

impl Contents {
    pub(crate) fn read(settings: &Settings) -> Result<Self, Notice> {
        let mut catalogue = check_catalogue(&settings.catalogue_dir)?;
        let forms = forms(&settings.forms_dir)?;
        for (id, form) in &forms {
            catalogue.learn_form(id, facts_of(form));
        }
        let contents = Self {
            catalogue,
            forms,
            fonts: fonts(&settings.fonts_dir)?,
            staff: Member::read_all(&settings.staff_file)?,
        };
        contents.every_form_exists()?;
        Ok(contents)
    }

    fn every_form_exists(&self) -> Result<(), Notice> {
        let needed = self.catalogue.procedures.iter().flat_map(|procedure| &procedure.forms);
        match needed.into_iter().find(|form| !self.forms.contains_key(*form)) {
            Some(form) => Err(notices::contents_missing(&format!("{form}/form.yaml"))),
            None => Ok(()),
        }
    }
}

/// Reads and checks the ledger of a folder.
///
/// # Errors
/// The first problem, with its file and line.
pub fn check_catalogue(folder: &Path) -> Result<Catalogue, Notice> {
    let path = folder.join("catalogue.yaml");
    let text = read_text(&path)?;
    catalogue::parse(&text).map_err(|problems| match problems.first() {
        Some(problem) => notices::catalogue_damaged(&file_name(&path), problem.line, &problem.message),
        None => notices::contents_missing(&file_name(&path)),
    })
}

fn forms(folder: &Path) -> Result<BTreeMap<String, Form>, Notice> {
    let mut forms = BTreeMap::new();
    for path in
        entries(folder)?.into_iter().map(|folder| folder.join("form.yaml")).filter(|path| path.exists())
    {
        let form = form::parse(&read_text(&path)?).map_err(|problems| match problems.first() {
            Some(problem) => notices::form_damaged(&shown(&path), problem.line.unwrap_or(0), &problem.what),
            None => notices::contents_missing(&shown(&path)),
        })?;
        forms.insert(form.id.clone(), form);
    }
    Ok(forms)
}

fn facts_of(form: &Form) -> Vec<FactId> {
    form.pages
        .iter()
        .flat_map(|page| &page.boxes)
        .filter_map(|form_box| match &form_box.source {
            Source::Fact(path) if !path.starts_with('=') => Some(FactId::new(path)),
            _ => None,
        })
        .collect()
}

fn fonts(folder: &Path) -> Result<Fonts, Notice> {
    let mut faces = Vec::new();
    for path in
        entries(folder)?.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "ttf"))
    {
        let file = file_name(&path);
        let style = if file.contains("Mincho") { Style::Mincho } else { Style::Gothic };
        let bytes = std::fs::read(&path).map_err(|_| notices::contents_missing(&file))?;
        let face = Face::new(file.trim_end_matches(".ttf"), style, bytes);
        faces.push(face.map_err(|_| notices::contents_missing(&file))?);
    }
    if faces.is_empty() {
        return Err(notices::contents_missing(&shown(folder)));
    }
    Ok(Fonts::new(faces))
}

/// A folder's entries in the order of their names, so that every start sees the same.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Notice> {
    let missing = || notices::contents_missing(&shown(folder));
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|_| missing())?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    Ok(paths)
}

fn read_text(path: &Path) -> Result<String, Notice> {
    std::fs::read_to_string(path).map_err(|_| notices::contents_missing(&shown(path)))
}

/// A file with its folder: what the IT office needs to find it, without the way there.
fn shown(path: &Path) -> String {
    let folder = path.parent().map(file_name).unwrap_or_default();
    format!("{folder}/{}", file_name(path))
}
