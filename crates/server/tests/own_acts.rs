//! The office's own acts on the store, by the program's words: what a backup holds, and that one was put back.
#![cfg(test)]

use std::process::Command;

/// Runs the program on a database of its own; gives whether it went well, and what it said.
fn said(folder: &std::path::Path, words: &[&str]) -> (bool, String) {
    let settings = folder.join("centre.toml");
    let database = folder.join("centre.db");
    let text = format!(
        "listen = \"127.0.0.1:0\"\ndatabase = \"sqlite://{}\"\n[[wards]]\ncode = \"kokurakita\"\n\
         name = \"小倉北区役所\"\nqueues = []\ndesks = []\n",
        database.display()
    );
    std::fs::write(&settings, text).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_kakanai-server"));
    let done = program.arg("--config").arg(settings).args(words).output().unwrap();
    let words = [done.stdout, done.stderr].concat();
    (done.status.success(), String::from_utf8(words).unwrap())
}

#[test]
fn the_office_says_what_a_backup_holds_and_that_one_was_put_back() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(said(folder.path(), &["--heads"]), (true, String::new()), "no ward has a log yet");
    let (well, words) = said(folder.path(), &["--backed-up", "kokurakita=5"]);
    assert!(!well && words.contains("番号がいまの通し番号より先"), "{words}");
    let (well, words) = said(folder.path(), &["--backed-up", "kokurakita"]);
    assert!(!well && words.contains("--backed-up 区=番号"), "{words}");
    let (well, words) = said(folder.path(), &["--restored"]);
    assert!(well && words.contains("足りない分を送り直します"), "{words}");
}
