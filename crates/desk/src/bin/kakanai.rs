//! `kakanai`: the command line of the city's DX staff. It reads and checks; it opens no store and talks to no centre.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use kakanai_desk::check_contents;

const HOW_TO: &str = "\
kakanai check [台帳のフォルダー] [様式のフォルダー]
    手続台帳と様式を確かめ、まちがいをファイル名と行番号で示します。
    フォルダーを省くと assets/catalogue と assets/forms を見ます。
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["check"] => check("assets/catalogue", "assets/forms"),
        ["check", catalogue] => check(catalogue, "assets/forms"),
        ["check", catalogue, forms] => check(catalogue, forms),
        _ => {
            say(HOW_TO);
            ExitCode::from(2)
        }
    }
}

fn check(catalogue: &str, forms: &str) -> ExitCode {
    match check_contents(Path::new(catalogue), Path::new(forms)) {
        Ok(counted) => {
            say(&format!(
                "問題はありません: 設問 {}、手続き {}、様式 {}\n",
                counted.questions, counted.procedures, counted.forms
            ));
            ExitCode::SUCCESS
        }
        Err(found) => {
            say(&format!("{}\n  {}\n", found.title, found.what_to_do));
            ExitCode::FAILURE
        }
    }
}

/// A closed pipe is the reader's choice, not our failure.
fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
