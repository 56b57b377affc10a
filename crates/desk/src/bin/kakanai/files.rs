//! Ledgers and cases from the disk, with what is wrong in them said in Japanese. It judges nothing.

use std::path::Path;

use kakanai_desk::views::Notice;
use kakanai_desk::{CaseFile, Ledger, read_case, read_ledger};
use kakanai_domain::catalogue::Catalogue;

pub(crate) fn ledger(folder: &Path) -> Result<Ledger, String> {
    read_ledger(folder).map_err(|problems| {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| match problem.line {
                0 => format!("{}: {}", problem.file, problem.message),
                line => format!("{}:{line}: {}", problem.file, problem.message),
            })
            .collect();
        format!("手続台帳に問題が{}件あります。\n{}", lines.len(), lines.join("\n"))
    })
}

pub(crate) fn case(ledger: &Ledger, path: &Path) -> Result<CaseFile, String> {
    case_of(&ledger.catalogue, path)
}

pub(crate) fn case_of(catalogue: &Catalogue, path: &Path) -> Result<CaseFile, String> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let text = std::fs::read_to_string(path).map_err(|_| format!("事例 {name} が読めません"))?;
    read_case(catalogue, &text).map_err(|why| format!("事例 {name}: {why}"))
}

/// What is wrong, and what to do.
pub(crate) fn told(found: &Notice) -> String {
    format!("{}\n  {}", found.title, found.what_to_do)
}
