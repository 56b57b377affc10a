//! The city's ledger as it lies on the disk: a folder of YAML files and the list of holidays, read whole or not at all.
//! A ledger that was good once is kept, and stays in force while a newer one cannot be read.

use std::path::{Path, PathBuf};

use kakanai_domain::calendar::office_day::Holidays;
use kakanai_domain::catalogue::{Catalogue, CatalogueFile, Problem, parse};

use crate::kept_ledgers::{Files, KeptLedgers, digest_of};

const HOLIDAYS: &str = "holidays.csv";

/// The ledger and the days on which the office is closed.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// everything the city's staff wrote
    pub catalogue: Catalogue,
    /// the days between which deadlines roll
    pub holidays: Holidays,
    /// what it is known by; any change makes it another
    pub digest: String,
}

/// Reads the ledger of a folder.
///
/// # Errors
/// Every problem, with its file within the folder and its line.
pub fn read_ledger(folder: &Path) -> Result<Ledger, Vec<Problem>> {
    understood(&files_of(folder)?)
}

/// Reads the ledger of a folder, or the last good one that was kept; then also what is wrong with the folder's.
pub(crate) fn read_or_last_good(
    folder: &Path,
    kept: &KeptLedgers,
) -> Result<(Ledger, Option<Problem>), Vec<Problem>> {
    let read = files_of(folder).and_then(|files| understood(&files).map(|ledger| (files, ledger)));
    match read {
        Ok((files, ledger)) => {
            // The copy is a convenience: a desk whose folder is read-only works without it.
            let _ = kept.keep(&files);
            Ok((ledger, None))
        }
        Err(problems) => match kept.last_good().and_then(|files| understood(&files).ok()) {
            Some(ledger) => Ok((ledger, problems.into_iter().next())),
            None => Err(problems),
        },
    }
}

/// A ledger that was kept, by what it is known by.
pub(crate) fn take_kept(kept: &KeptLedgers, digest: &str) -> Option<Ledger> {
    understood(&kept.take(digest)?).ok()
}

fn understood(files: &Files) -> Result<Ledger, Vec<Problem>> {
    let written = files.iter().filter(|(name, _)| name.as_str() != HOLIDAYS);
    let written: Vec<CatalogueFile<'_>> = written.map(|(name, text)| CatalogueFile { name, text }).collect();
    let catalogue = parse(&written)?;
    let list = files.get(HOLIDAYS).ok_or_else(|| vec![missing(HOLIDAYS)])?;
    let holidays = Holidays::read(list)
        .map_err(|why| vec![Problem { file: HOLIDAYS.to_owned(), line: 0, message: why.to_string() }])?;
    Ok(Ledger { catalogue, holidays, digest: digest_of(files) })
}

fn files_of(folder: &Path) -> Result<Files, Vec<Problem>> {
    let mut paths = Vec::new();
    collect(folder, &mut paths).map_err(|_| vec![missing(&folder.display().to_string())])?;
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        match std::fs::read_to_string(path) {
            Ok(text) => Ok((name, text)),
            Err(_) => Err(vec![missing(&name)]),
        }
    };
    paths.iter().map(read).collect()
}

fn missing(file: &str) -> Problem {
    Problem { file: file.to_owned(), line: 0, message: "ファイルが読めません".to_owned() }
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_holidays = path.file_name().is_some_and(|name| name == HOLIDAYS);
        if path.is_dir() {
            collect(&path, found)?;
        } else if is_holidays || path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
    Ok(())
}
