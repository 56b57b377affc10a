//! `kakanai diff`: which past cases a changed ledger would judge otherwise, and how. It changes nothing.

use std::path::{Path, PathBuf};

use kakanai_desk::Ledger;
use kakanai_domain::verdict::Verdict;

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
    let gone = before.iter().filter(|held| !after.iter().any(|now| now.procedure == held.procedure));
    let mut lines: Vec<String> = gone
        .map(|held| format!("  {} {} → 台帳にない\n", held.procedure, in_japanese(held.status)))
        .collect();
    for now in &after {
        let held = before.iter().find(|held| held.procedure == now.procedure);
        lines.extend(change(held, now));
    }
    Ok(lines)
}

fn change(held: Option<&Verdict>, now: &Verdict) -> Option<String> {
    let day = |verdict: &Verdict| {
        let day = verdict.deadline.as_ref().and_then(|until| until.day);
        day.map_or_else(|| "期限なし".to_owned(), |day| day.to_string())
    };
    let Some(held) = held else {
        return Some(format!("  {} 台帳になかった → {}\n", now.procedure, in_japanese(now.status)));
    };
    if held.status != now.status {
        let (before, after) = (in_japanese(held.status), in_japanese(now.status));
        return Some(format!("  {} {before} → {after}\n    {}\n", now.procedure, now.reason));
    }
    (day(held) != day(now)).then(|| format!("  {} 期限 {} → {}\n", now.procedure, day(held), day(now)))
}
