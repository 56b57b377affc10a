//! The floor plan, kept: who leans on whom, who may use which library, what may stand at the root, how files open.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Who may lean on whom.
const LEANS_ON: &[(&str, &[&str])] = &[
    ("kakanai-domain", &[]),
    ("kakanai-pdf", &["kakanai-domain"]),
    ("kakanai-protocol", &["kakanai-domain"]),
    ("kakanai-desk", &["kakanai-domain", "kakanai-pdf", "kakanai-protocol"]),
    ("kakanai-server", &["kakanai-domain", "kakanai-protocol"]),
    ("kakanai-window", &["kakanai-desk"]),
    (
        "kakanai-tests",
        &["kakanai-domain", "kakanai-pdf", "kakanai-protocol", "kakanai-desk", "kakanai-server"],
    ),
];

/// Libraries that are some crates' alone; tests may use any.
const ONLY: &[(&str, &[&str])] = &[
    ("tauri", &["kakanai-window"]),
    ("tauri-plugin-single-instance", &["kakanai-window"]),
    ("axum", &["kakanai-server"]),
    ("axum-server", &["kakanai-server"]),
    ("tower-http", &["kakanai-server"]),
    ("tokio-postgres", &["kakanai-server"]),
    ("deadpool-postgres", &["kakanai-server"]),
    ("rusqlite", &["kakanai-desk", "kakanai-server"]),
    ("refinery", &["kakanai-desk", "kakanai-server"]),
    ("reqwest", &["kakanai-desk"]),
    ("keyring", &["kakanai-desk"]),
    ("ring", &["kakanai-desk"]),
    ("argon2", &["kakanai-desk"]),
    ("printpdf", &["kakanai-pdf"]),
    ("lopdf", &["kakanai-pdf"]),
    ("fast_qr", &["kakanai-pdf"]),
    ("flate2", &["kakanai-pdf"]),
    ("ttf-parser", &["kakanai-pdf"]),
    ("hayro", &["kakanai-pdf"]),
    ("serde-saphyr", &["kakanai-desk", "kakanai-domain"]),
    ("zstd", &["kakanai-protocol"]),
    ("tokio", &["kakanai-desk", "kakanai-server", "kakanai-window"]),
    ("tracing-subscriber", &["kakanai-server", "kakanai-window"]),
];

/// What the ground floor may use at all: nothing that knows files, time, threads or the network.
const GROUND_FLOOR_MAY_USE: &[&str] = &["jiff", "schemars", "serde", "serde-saphyr", "thiserror"];

const ROOT_ENTRIES_MAX: usize = 25;
const FILE_LINES_MAX: usize = 500;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// Each crate of the workspace with what it depends on outside its tests.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            let used =
                package["dependencies"].as_array().unwrap().iter().filter(|used| used["kind"].is_null());
            let names = used.map(|used| used["name"].as_str().unwrap().to_owned()).collect();
            (package["name"].as_str().unwrap().to_owned(), names)
        })
        .collect()
}

/// Every file that git keeps or would keep, from the root.
fn files() -> Vec<PathBuf> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .unwrap();
    let listed = String::from_utf8(output.stdout).unwrap();
    let files: Vec<PathBuf> =
        listed.lines().map(PathBuf::from).filter(|file| root().join(file).exists()).collect();
    assert!(files.len() > 100, "git lists the house's files");
    files
}

#[test]
fn a_crate_leans_only_on_the_floors_beneath_it() {
    let dependencies = dependencies();
    let allowed: BTreeMap<_, _> = LEANS_ON.iter().copied().collect();
    assert_eq!(
        dependencies.keys().map(String::as_str).collect::<Vec<_>>(),
        allowed.keys().copied().collect::<Vec<_>>()
    );
    for (name, used) in &dependencies {
        for ours in used.iter().filter(|used| used.starts_with("kakanai-")) {
            assert!(allowed[name.as_str()].contains(&ours.as_str()), "{name} must not lean on {ours}");
        }
    }
}

#[test]
fn a_library_stays_in_the_rooms_that_may_use_it() {
    for (name, used) in dependencies().iter().filter(|(name, _)| *name != "kakanai-tests") {
        for (library, rooms) in ONLY {
            assert!(
                !used.contains(*library) || rooms.contains(&name.as_str()),
                "{name} must not use {library}"
            );
        }
    }
}

#[test]
fn the_ground_floor_knows_nothing_of_the_world() {
    let dependencies = dependencies();
    for used in &dependencies["kakanai-domain"] {
        assert!(GROUND_FLOOR_MAY_USE.contains(&used.as_str()), "the ground floor must not use {used}");
    }
    for file in files().iter().filter(|file| file.starts_with("crates/domain/src")) {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        for world in ["std::fs", "std::net", "std::thread", "std::time", "std::env", "async fn"] {
            assert!(!text.contains(world), "{} knows {world}", file.display());
        }
    }
}

#[test]
fn every_crate_keeps_the_house_s_lints() {
    for file in files().iter().filter(|file| file.ends_with("Cargo.toml") && file.components().count() > 1) {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        assert!(
            text.contains("[lints]\nworkspace = true"),
            "{} does not keep the workspace's lints",
            file.display()
        );
    }
}

#[test]
fn the_root_holds_only_what_the_floor_plan_names() {
    let entries: BTreeSet<String> = files()
        .iter()
        .map(|file| file.components().next().unwrap().as_os_str().to_string_lossy().into_owned())
        .collect();
    assert!(entries.len() <= ROOT_ENTRIES_MAX, "{} entries: {entries:?}", entries.len());
    for needed in
        ["Cargo.toml", "src-tauri", "ui", "assets", "schemas", "tests", "installer", "crates", "docs"]
    {
        assert!(entries.contains(needed), "{needed} is missing from the root");
    }
}

#[test]
fn every_source_file_opens_with_a_sentence_on_what_it_is() {
    let of_people = |file: &&PathBuf| {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        ["rs", "ts", "tsx", "mjs"].contains(&ending) && !file.ends_with("vite-env.d.ts")
    };
    for file in files().iter().filter(of_people) {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        let first = text.lines().next().unwrap_or_default();
        let opens = ["//!", "// ", "/** "].iter().any(|sign| first.starts_with(sign));
        assert!(opens, "{} opens with: {first}", file.display());
    }
}

#[test]
fn no_source_file_is_more_than_one_room() {
    let source = |file: &&PathBuf| {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        ["rs", "ts", "tsx", "mjs"].contains(&ending) && !file.ends_with("generated.ts")
    };
    // The stories of one subject read best whole.
    let whole = ["tests/desk.rs", "tests/stores.rs"];
    for file in
        files().iter().filter(source).filter(|file| !whole.iter().any(|listed| file.ends_with(listed)))
    {
        let lines = std::fs::read_to_string(root().join(file)).unwrap().lines().count();
        assert!(lines <= FILE_LINES_MAX, "{} has {lines} lines", file.display());
    }
}

#[test]
fn the_names_of_rooms_say_what_they_hold() {
    for file in files() {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
        for empty in
            ["manager", "service", "helper", "helpers", "util", "utils", "common", "misc", "processor"]
        {
            assert!(
                stem != empty || file.extension().is_some_and(|e| e == "service"),
                "{} says nothing",
                file.display()
            );
        }
    }
}

#[test]
fn no_number_of_a_card_stands_in_any_file() {
    // A real 個人番号 must never be committed; the tests' own example is the only one, and it is nobody's.
    let example = ["1234", "5678", "9018"].concat();
    for file in files().iter().filter(|file| {
        file.extension().is_some_and(|e| ["rs", "ts", "tsx", "yaml", "json"].iter().any(|k| e == *k))
    }) {
        if file.ends_with("package-lock.json") {
            continue;
        }
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        for line in text.lines().filter(|line| !line.contains("from_u128") && !line.contains("0x")) {
            let plain = line.replace(&example, "");
            let digits = plain.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 12);
            for run in digits {
                let looks = kakanai_domain::text::my_number::looks_like_my_number(run);
                assert!(!looks, "{} holds twelve digits that look like a 個人番号", file.display());
            }
        }
    }
}
