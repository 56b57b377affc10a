//! `kakanai check`: the ledger and the forms, read whole and looked over. It changes nothing.

use std::path::Path;

use kakanai_desk::check_contents;

use crate::files;

pub(crate) fn check(catalogue: &Path, forms: &Path) -> Result<String, String> {
    // Every problem of the ledger at once; the contents as a whole name their first.
    files::ledger(catalogue)?;
    let counted = check_contents(catalogue, forms).map_err(|found| files::told(&found))?;
    if !counted.findings.is_empty() {
        let lines = counted.findings.iter().map(|found| format!("{}: {}", found.at, found.message));
        let lines: Vec<String> = lines.collect();
        return Err(format!(
            "台帳は読めますが、直すところが{}件あります。\n{}",
            lines.len(),
            lines.join("\n")
        ));
    }
    Ok(format!(
        "問題はありません: 設問 {}、手続き {}、様式 {}\n",
        counted.questions, counted.procedures, counted.forms
    ))
}
