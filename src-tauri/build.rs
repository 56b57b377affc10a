//! Tells Tauri that this window has one command, and refuses a release without its pages. Not a place for code generation of ours.

use std::path::Path;
use std::{env, fs, process};

use tauri_build::{AppManifest, Attributes, try_build};

const PAGES: &str = "../ui/dist";

fn main() {
    println!("cargo::rerun-if-changed={PAGES}");
    if let Err(reason) = pages_are_here().and_then(|()| describe_the_window()) {
        println!("cargo::error={reason}");
        process::exit(1);
    }
}

/// A release without pages would be an empty window; a check of types needs only the folder.
fn pages_are_here() -> Result<(), String> {
    if Path::new(PAGES).join("index.html").is_file() {
        return Ok(());
    }
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        return Err("ui/dist/index.html is missing: run `npm run build` in ui/ first".to_owned());
    }
    println!("cargo::warning=ui/dist/index.html is missing: this build shows an empty window");
    fs::create_dir_all(PAGES).map_err(|error| format!("cannot make {PAGES}: {error}"))
}

/// The one command; the capability file may allow nothing else.
fn describe_the_window() -> Result<(), String> {
    let one_command = AppManifest::new().commands(&["call"]);
    try_build(Attributes::new().app_manifest(one_command)).map_err(|error| format!("{error:#}"))
}
