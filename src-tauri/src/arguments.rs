//! The words after the program's name. Not the settings themselves: those are the desk's.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the program was asked to do.
pub enum Said {
    /// open the counter, or a form
    Start(Arguments),
    /// print this and leave
    Tell(String),
    /// not understood: print this and leave with a failure
    Wrong(String),
}

/// What to open.
#[derive(Clone)]
pub enum Arguments {
    /// the counter, by its settings file; it need not exist, the screen says so then
    Counter(PathBuf),
    /// a form whose boxes are to be placed, by its folder
    Form(PathBuf),
}

const USE: &str = "\
kakanai-window [--settings FILE]
  --settings FILE  窓口の設定ファイル（省略時は設定フォルダーの kakanai/settings.toml）
  --form FOLDER    市の用紙の上に欄を置く（様式のフォルダー）
  --version        版を表示して終了
  --help           この説明を表示して終了";

/// Reads the words; unknown ones are refused, so that a typing mistake never opens the wrong counter.
pub fn read(words: impl Iterator<Item = OsString>) -> Said {
    let mut words = words;
    let (mut settings, mut form) = (None, None);
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("--help" | "-h") => return Said::Tell(USE.to_owned()),
            Some("--version") => return Said::Tell(format!("kakanai-window {}", env!("CARGO_PKG_VERSION"))),
            Some("--settings") => match words.next() {
                Some(path) => settings = Some(PathBuf::from(path)),
                None => return Said::Wrong(format!("--settings の後にファイル名がありません。\n{USE}")),
            },
            Some("--form") => match words.next() {
                Some(folder) => form = Some(PathBuf::from(folder)),
                None => return Said::Wrong(format!("--form の後にフォルダーがありません。\n{USE}")),
            },
            _ => return Said::Wrong(format!("{} は使えない指定です。\n{USE}", word.display())),
        }
    }
    Said::Start(match form {
        Some(folder) => Arguments::Form(folder),
        None => Arguments::Counter(settings.unwrap_or_else(usual_place)),
    })
}

/// The person's own settings where they exist, else the office's.
fn usual_place() -> PathBuf {
    let own = own_folder().map(|folder| folder.join("kakanai").join("settings.toml"));
    match own {
        Some(path) if path.exists() => path,
        own => office_place()
            .filter(|path| path.exists())
            .or(own)
            .unwrap_or_else(|| PathBuf::from("settings.toml")),
    }
}

#[cfg(windows)]
fn own_folder() -> Option<PathBuf> {
    std::env::var_os("APPDATA").map(PathBuf::from)
}

#[cfg(not(windows))]
fn own_folder() -> Option<PathBuf> {
    std::env::var_os("XDG_CONFIG_HOME")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".config")))
}

#[cfg(windows)]
fn office_place() -> Option<PathBuf> {
    std::env::var_os("PROGRAMDATA").map(|folder| PathBuf::from(folder).join("kakanai").join("settings.toml"))
}

#[cfg(not(windows))]
fn office_place() -> Option<PathBuf> {
    Some(PathBuf::from("/etc/kakanai/settings.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &[&str]) -> Said {
        read(words.iter().map(OsString::from))
    }

    #[test]
    fn the_settings_file_is_taken_as_it_was_given() {
        let Said::Start(Arguments::Counter(settings)) = said(&["--settings", "窓口 3.toml"]) else {
            panic!("not understood")
        };
        assert_eq!(settings, PathBuf::from("窓口 3.toml"));
    }

    #[test]
    fn a_forms_folder_opens_the_form_and_no_counter() {
        let Said::Start(Arguments::Form(folder)) = said(&["--form", "様式/moving-in"]) else {
            panic!("not understood")
        };
        assert_eq!(folder, PathBuf::from("様式/moving-in"));
        assert!(matches!(said(&["--form"]), Said::Wrong(_)));
    }

    #[test]
    fn a_typing_mistake_opens_nothing() {
        assert!(matches!(said(&["--setings", "x"]), Said::Wrong(text) if text.contains("--setings")));
        assert!(matches!(said(&["--settings"]), Said::Wrong(_)));
    }
}
