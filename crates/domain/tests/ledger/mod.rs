//! The city's own ledger from the disk, for the stories and laws of this crate. It is read as the desk reads it.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use kakanai_domain::catalogue::{Catalogue, CatalogueFile, parse};
use kakanai_domain::form::{self, Form};

/// Every file of the ledger, by its name.
pub(crate) static FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/catalogue");
    let mut paths = Vec::new();
    collect(&folder, &mut paths);
    paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&folder).unwrap().display().to_string();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect()
});

/// The ledger, with a form that prints every fact which the small matter asks for.
pub(crate) static LEDGER: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut catalogue = read(&FILES).expect("the city's ledger is sound");
    catalogue.learn_form(&form_of(&[
        "certificate_subject.name",
        "certificate_subject.birth_date",
        "certificate_subject.address",
        "visitor.name",
        "visitor.address",
        "certificate.scope",
        "certificate.items",
        "certificate.copies",
    ]));
    catalogue
});

/// The small matter's form with only these boxes.
pub(crate) fn form_of(facts: &[&str]) -> Form {
    let cells =
        facts.iter().map(|fact| format!("      - cells: [{{label: 欄, fact: {fact}, draw: text}}]\n"));
    let head =
        "id: resident-certificate\ntitle: 試し\nversion: 1\npages:\n- layout:\n  - table:\n      rows:\n";
    form::parse(&format!("{head}{}", cells.collect::<String>())).expect("the trial form is sound")
}

/// Reads files as one ledger.
pub(crate) fn read(files: &[(String, String)]) -> Result<Catalogue, Vec<kakanai_domain::catalogue::Problem>> {
    let files: Vec<CatalogueFile<'_>> =
        files.iter().map(|(name, text)| CatalogueFile { name, text }).collect();
    parse(&files)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
}
