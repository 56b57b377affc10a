//! `kakanai form`: a city's own blank becomes a form. It begins the form and opens the screen; placing is done there.

use std::path::Path;
use std::process::Command;

use kakanai_desk::{NewForm, new_form};

use crate::files;

pub(crate) fn new(
    ledger: &Path,
    forms: &Path,
    blank: &Path,
    (out, title): (&Path, Option<&str>),
) -> Result<String, String> {
    let ledger = files::ledger(ledger)?;
    let NewForm { sheets, boxes, fed } = new_form(blank, out, title, &ledger, forms)?;
    let open = boxes - fed;
    Ok(format!(
        "様式の下書きを作りました: {sheets}枚、欄 {boxes}（うち {fed} は事実が入っています。{open} は未設定です）\n\
         次に、欄を確かめてください: kakanai form place {}\n\
         できあがったら、様式のフォルダー（assets/forms）に移し、手続の forms に書き、kakanai check で確かめます。\n",
        out.display()
    ))
}

/// The window's program, which lies beside this one.
const WINDOW: &str = "kakanai-window";

pub(crate) fn place(folder: &Path) -> Result<String, String> {
    let here = std::env::current_exe().unwrap_or_default();
    let window = here.with_file_name(WINDOW);
    if !window.is_file() {
        return Err(format!("画面のプログラム {WINDOW} が、このプログラムと同じ場所にありません"));
    }
    let ended = Command::new(window).arg("--form").arg(folder).status();
    match ended {
        Ok(status) if status.success() => Ok(String::new()),
        _ => Err("欄を置く画面が終わりませんでした。上の表示を確かめてください".to_owned()),
    }
}
