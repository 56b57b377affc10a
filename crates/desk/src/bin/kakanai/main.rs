//! `kakanai`: the command line of the city's DX staff. It reads and checks; it opens no store and talks to no centre.

mod check;
mod diff;
mod files;
mod form;
mod papers;
mod questions;
mod verdict;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kakanai_desk::{usual_ledger, usual_papers};

const HOW_TO: &str = "\
kakanai check [台帳のフォルダー] [様式のフォルダー]
    手続台帳と様式を確かめ、まちがいをファイル名と行番号で示します。
kakanai verdict 事例.yaml [--json] [--ledger フォルダー]
    事例の事実から、すべての手続の判定・理由・期限・窓口・申請者を出します。
kakanai questions 事例.yaml [--json] [--ledger フォルダー]
    窓口の聞き取りを、事例の答えで進めます。聞く順、残りの数、合計を出します。
kakanai papers 事例.yaml --out フォルダー [--ledger フォルダー]
    事例に要る申請書を PDF にします。bundle.pdf（束）、1枚ずつの PDF、欄の中身の papers.json。
kakanai diff 古い台帳 新しい台帳 --cases 事例のフォルダー
    台帳を変えると判定が変わる事例と手続を並べます。
kakanai form new 用紙.pdf --out フォルダー [--title 表題]
    市の用紙（PDF）から様式の下書きを作ります。線と文字から欄を提案し、ほかの様式と同じ見出しの欄には事実を入れます。
kakanai form place フォルダー
    欄を置く画面を開きます。
台帳を書かなければ assets/catalogue（なければ /usr/share/kakanai/catalogue）を見ます。
";

/// What was asked for: the words that are not switches, and the switches.
struct Asked {
    words: Vec<String>,
    json: bool,
    ledger: PathBuf,
    cases: Option<PathBuf>,
    out: Option<PathBuf>,
    title: Option<String>,
}

fn main() -> ExitCode {
    let Some(asked) = asked(std::env::args().skip(1)) else { return how_to() };
    let words: Vec<&str> = asked.words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["check"] => check::check(&asked.ledger, &usual_papers().forms),
        ["check", catalogue] => check::check(Path::new(catalogue), &usual_papers().forms),
        ["check", catalogue, forms] => check::check(Path::new(catalogue), Path::new(forms)),
        ["verdict", case] => verdict::verdict(&asked.ledger, Path::new(case), asked.json),
        ["questions", case] => {
            questions::questions(&asked.ledger, &usual_papers().forms, Path::new(case), asked.json)
        }
        ["papers", case] => match &asked.out {
            Some(out) => papers::papers(&asked.ledger, &usual_papers(), Path::new(case), out),
            None => return how_to(),
        },
        ["diff", old, new] => match &asked.cases {
            Some(cases) => diff::diff(Path::new(old), Path::new(new), cases),
            None => return how_to(),
        },
        ["form", "new", blank] => match &asked.out {
            Some(out) => form::new(
                &asked.ledger,
                &usual_papers().forms,
                Path::new(blank),
                (out, asked.title.as_deref()),
            ),
            None => return how_to(),
        },
        ["form", "place", folder] => form::place(Path::new(folder)),
        _ => return how_to(),
    };
    match done {
        Ok(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        Err(why) => {
            // A closed pipe is the reader's choice, not our failure.
            let _ = std::io::stderr().write_all(format!("{why}\n").as_bytes());
            ExitCode::FAILURE
        }
    }
}

fn asked(mut given: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked =
        Asked { words: Vec::new(), json: false, ledger: usual_ledger(), cases: None, out: None, title: None };
    while let Some(word) = given.next() {
        match word.as_str() {
            "--json" => asked.json = true,
            "--ledger" => asked.ledger = PathBuf::from(given.next()?),
            "--out" => asked.out = Some(PathBuf::from(given.next()?)),
            "--title" => asked.title = Some(given.next()?),
            "--cases" => asked.cases = Some(PathBuf::from(given.next()?)),
            switch if switch.starts_with("--") => return None,
            _ => asked.words.push(word),
        }
    }
    Some(asked)
}

fn how_to() -> ExitCode {
    say(HOW_TO);
    ExitCode::from(2)
}

/// A closed pipe is the reader's choice, not our failure.
fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
