//! What the city put beside the program: the ledger, the forms, the fonts, the staff list. Read once, checked whole.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use kakanai_domain::catalogue::{Finding, Problem, findings};
use kakanai_pdf::{Face, Fonts, Style};

use crate::forms::{Forms, taught, unused, with_forms};
use crate::kept_ledgers::KeptLedgers;
use crate::ledger::{Ledger, read_ledger, read_or_last_good, take_kept};
use crate::notices;
use crate::settings::{Settings, file_name};
use crate::staff::Member;
use crate::views::Notice;

/// Everything of the city's that this desk works with.
pub(crate) struct Contents {
    /// the ledger in force: every new case begins with it
    pub(crate) in_force: Arc<Ledger>,
    pub(crate) kept: KeptLedgers,
    /// the kept ledger looked for last, and whether it was there: one case is at hand at a time
    looked_for: Mutex<Option<(String, Option<Arc<Ledger>>)>>,
    pub(crate) forms: Forms,
    fonts: PaperFonts,
    pub(crate) staff: Vec<Member>,
    /// said when the last good ledger had to serve
    pub(crate) notice: Option<Notice>,
}

impl Contents {
    pub(crate) fn read(settings: &Settings) -> Result<Self, Notice> {
        let kept = KeptLedgers::beside(&settings.data_dir);
        let (ledger, problem) = read_or_last_good(&settings.catalogue_dir, &kept)
            .map_err(|problems| damaged(&settings.catalogue_dir, &problems))?;
        let (ledger, forms) = taught(ledger, &settings.forms_dir)?;
        Ok(Self {
            in_force: Arc::new(ledger),
            kept,
            looked_for: Mutex::new(None),
            forms,
            fonts: PaperFonts::find(&settings.fonts_dir, settings.rare_names_font.clone())?,
            staff: Member::read_all(&settings.staff_file)?,
            notice: problem
                .map(|problem| notices::last_good_ledger(&problem.file, problem.line, &problem.message)),
        })
    }

    /// A ledger by its digest: the one in force, or a kept one that can still be read and whose forms are here.
    pub(crate) fn ledger(&self, digest: &str) -> Option<Arc<Ledger>> {
        if digest == self.in_force.digest {
            return Some(Arc::clone(&self.in_force));
        }
        let mut looked_for = self.looked_for.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = looked_for.as_ref().filter(|(known, _)| known == digest) {
            return found.clone();
        }
        let found = take_kept(&self.kept, digest).and_then(|ledger| with_forms(ledger, &self.forms.all).ok());
        let found = found.map(Arc::new);
        *looked_for = Some((digest.to_owned(), found.clone()));
        found
    }

    /// The fonts of the papers.
    pub(crate) fn fonts(&self) -> Result<&Fonts, Notice> {
        self.fonts.get()
    }
}

/// The fonts of the papers: sought at the start, so that a missing folder is told before a citizen sits down, but read
/// only for the first paper, because they are a good part of what the desk would hold in memory.
pub(crate) struct PaperFonts {
    files: Vec<PathBuf>,
    rare_names: Option<PathBuf>,
    read: OnceLock<Fonts>,
}

impl PaperFonts {
    pub(crate) fn find(folder: &Path, rare_names: Option<PathBuf>) -> Result<Self, Notice> {
        let mut files = entries(folder)?;
        files.retain(|path| path.extension().is_some_and(|ending| ending == "ttf"));
        if files.is_empty() {
            return Err(notices::contents_missing(&shown(folder)));
        }
        Ok(Self { files, rare_names, read: OnceLock::new() })
    }

    pub(crate) fn get(&self) -> Result<&Fonts, Notice> {
        if let Some(fonts) = self.read.get() {
            return Ok(fonts);
        }
        // The face of every name in the land comes first, so that all names are of one hand. A file that is there but
        // cannot be read counts as absent: a rare name then stops the paper, as it does without the file.
        let mut faces: Vec<Face> = self.rare_names.iter().filter_map(|file| face(file).ok()).collect();
        for file in &self.files {
            faces.push(face(file)?);
        }
        Ok(self.read.get_or_init(|| Fonts::new(faces)))
    }
}

/// How much sound content there is.
pub struct Counted {
    /// questions of the ledger
    pub questions: usize,
    /// procedures of the ledger
    pub procedures: usize,
    /// forms
    pub forms: usize,
    /// what the ledger should not have, though it can be read
    pub findings: Vec<Finding>,
}

/// Checks a ledger and its forms without opening a desk.
///
/// # Errors
/// The first problem, with its file and line.
pub fn check_contents(catalogue_dir: &Path, forms_dir: &Path) -> Result<Counted, Notice> {
    let ledger = read_ledger(catalogue_dir).map_err(|problems| damaged(catalogue_dir, &problems))?;
    let (Ledger { catalogue, .. }, forms) = taught(ledger, forms_dir)?;
    let mut findings = findings(&catalogue);
    findings.extend(unused(&catalogue, &forms.all).into_iter().map(|id| Finding {
        message: "この様式を使う手続がありません（手続の forms に書きます）".to_owned(),
        at: format!("様式 {id}"),
    }));
    let (questions, procedures) = (catalogue.questions.len(), catalogue.procedures.len());
    Ok(Counted { questions, procedures, forms: forms.all.len(), findings })
}

fn damaged(folder: &Path, problems: &[Problem]) -> Notice {
    match problems.first() {
        Some(problem) => notices::catalogue_damaged(&problem.file, problem.line, &problem.message),
        None => notices::contents_missing(&shown(folder)),
    }
}

/// A face whose glyphs stay in their file until a paper needs them.
fn face(path: &Path) -> Result<Face, Notice> {
    let name = file_name(path);
    let style = if name.contains("Gothic") { Style::Gothic } else { Style::Mincho };
    let missing = || notices::contents_missing(&name);
    let file = File::open(path).map_err(|_| missing())?;
    let read_at = move |from, into: &mut [u8]| read_exact_at(&file, from, into);
    Face::reading(name.trim_end_matches(".ttf"), style, read_at).map_err(|_| missing())
}

#[cfg(unix)]
fn read_exact_at(file: &File, from: u64, into: &mut [u8]) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, into, from)
}

#[cfg(windows)]
fn read_exact_at(file: &File, from: u64, into: &mut [u8]) -> std::io::Result<()> {
    let mut done = 0;
    while done < into.len() {
        match std::os::windows::fs::FileExt::seek_read(file, &mut into[done..], from + done as u64)? {
            0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            read => done += read,
        }
    }
    Ok(())
}

/// A folder's entries in the order of their names, so that every start sees the same.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, Notice> {
    let missing = || notices::contents_missing(&shown(folder));
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|_| missing())?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    Ok(paths)
}

pub(crate) fn read_text(path: &Path) -> Result<String, Notice> {
    std::fs::read_to_string(path).map_err(|_| notices::contents_missing(&shown(path)))
}

/// A file with its folder: what the IT office needs to find it, without the way there.
fn shown(path: &Path) -> String {
    let folder = path.parent().map(file_name).unwrap_or_default();
    format!("{folder}/{}", file_name(path))
}
