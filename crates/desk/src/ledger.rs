//! The city's ledger as it lies on the disk: a folder of YAML files and the list of holidays. Read once, checked whole.

use std::path::{Path, PathBuf};

use kakanai_domain::calendar::office_day::Holidays;
use kakanai_domain::catalogue::{Catalogue, CatalogueFile, Problem, parse};

const HOLIDAYS: &str = "holidays.csv";

/// The ledger and the days on which the office is closed.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// everything the city's staff wrote
    pub catalogue: Catalogue,
    /// the days between which deadlines roll
    pub holidays: Holidays,
}

/// Reads the ledger of a folder.
///
/// # Errors
/// Every problem, with its file within the folder and its line.
pub fn read_ledger(folder: &Path) -> Result<Ledger, Vec<Problem>> {
    let mut paths = Vec::new();
    yaml_files(folder, &mut paths).map_err(|_| vec![missing(&folder.display().to_string())])?;
    let mut texts = Vec::new();
    for path in &paths {
        let name = path.strip_prefix(folder).unwrap_or(path).display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => texts.push((name, text)),
            Err(_) => return Err(vec![missing(&name)]),
        }
    }
    let files: Vec<CatalogueFile<'_>> =
        texts.iter().map(|(name, text)| CatalogueFile { name, text }).collect();
    let catalogue = parse(&files)?;
    let list = std::fs::read_to_string(folder.join(HOLIDAYS)).map_err(|_| vec![missing(HOLIDAYS)])?;
    let holidays = Holidays::read(&list)
        .map_err(|why| vec![Problem { file: HOLIDAYS.to_owned(), line: 0, message: why.to_string() }])?;
    Ok(Ledger { catalogue, holidays })
}

fn missing(file: &str) -> Problem {
    Problem { file: file.to_owned(), line: 0, message: "ファイルが読めません".to_owned() }
}

/// Every file of the folder and of those within, in the order of their names, so that every start sees the same.
fn yaml_files(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            yaml_files(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
    Ok(())
}
