//! `kakanai diff`: which past cases a changed ledger would judge otherwise, and how. It changes nothing.

use std::path::{Path, PathBuf};

use kakanai_desk::Ledger;
use kakanai_domain::verdict::Verdict;
use kakanai_domain::verdict::compare::{Difference, differences};

use crate::files;
use crate::verdict::{in_japanese, of};

pub(crate) fn diff(old: &Path, new: &Path, cases: &Path) -> Result<String, String> {
    let (old, new) = (files::ledger(old)?, files::ledger(new)?);
    let mut text = String::new();
    let (mut cases_seen, mut changed) = (0, 0);
    for case in case_files(cases)? {
        let lines = changes(&old, &new, &case)?;
        cases_seen += 1;
        if !lines.is_empty() {
            changed += 1;
            let name = case.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            text.push_str(&format!("{name}\n{}", lines.concat()));
        }
    }
    text.push_str(&format!(
        "{} → {}: 事例{cases_seen}件のうち{changed}件で判定が変わります\n",
        old.catalogue.version, new.catalogue.version
    ));
    Ok(text)
}

fn case_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|_| "事例のフォルダーが読めません".to_owned())?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    paths.sort();
    Ok(paths)
}

fn changes(old: &Ledger, new: &Ledger, case: &Path) -> Result<Vec<String>, String> {
    let before = of(old, &files::case(old, case)?.case);
    let after = of(new, &files::case(new, case)?.case);
    Ok(differences(&before, &after).iter().map(line).collect())
}

fn line(each: &Difference<'_>) -> String {
    let id = each.procedure;
    let day =
        |verdict: &Verdict| verdict.last_day().map_or_else(|| "期限なし".to_owned(), |day| day.to_string());
    match (each.before, each.after) {
        (Some(held), Some(now)) if held.status == now.status => {
            format!("  {id} 期限 {} → {}\n", day(held), day(now))
        }
        (Some(held), Some(now)) => {
            let (before, after) = (in_japanese(held.status), in_japanese(now.status));
            format!("  {id} {before} → {after}\n    {}\n", now.reason)
        }
        (Some(held), None) => format!("  {id} {} → 台帳にない\n", in_japanese(held.status)),
        (None, Some(now)) => format!("  {id} 台帳になかった → {}\n", in_japanese(now.status)),
        (None, None) => String::new(),
    }
}
