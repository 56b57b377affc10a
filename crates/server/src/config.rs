//! The centre's settings: read, checked as a whole, refused with file, line and reason. Opens nothing it names.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use thiserror::Error;
use toml::Spanned;

use crate::config_check::Check;
use crate::ward::Ward;

/// The settings, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// where it listens; port 0 takes a free one
    pub listen: SocketAddr,
    /// where it keeps its data
    pub database: Database,
    /// the certificate, without which it speaks plain HTTP
    pub tls: Option<Tls>,
    /// the built pages of board and kiosk
    pub ui: Option<PathBuf>,
    /// the offices
    pub wards: Vec<Ward>,
}

/// Where the data lies.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// a file on this machine
    Sqlite(PathBuf),
    /// a PostgreSQL server, by its URL; the URL may hold a password and is never printed
    Postgres(String),
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

/// Certificate and key, both PEM.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// the chain, the centre's own certificate first
    pub cert: PathBuf,
    /// its key
    pub key: PathBuf,
}

/// Why the settings were not taken; `Display` is for the person who wrote them.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("設定を読めません: {file}{} {reason}", line.map(|n| format!(" の {n} 行目")).unwrap_or_default())]
pub struct ConfigError {
    /// the file
    pub file: String,
    /// the line, from 1
    pub line: Option<usize>,
    /// what is wrong and what to do, in Japanese
    pub reason: String,
}

impl Config {
    /// Reads and checks a file.
    ///
    /// # Errors
    /// With the file, the line and the reason.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let file = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| ConfigError {
            file: file.clone(),
            line: None,
            reason: format!("を開けません（{error}）。場所と読み取りの権限を確かめてください。"),
        })?;
        Self::parse(&file, &text)
    }

    /// Checks a file's text.
    ///
    /// # Errors
    /// With the file, the line and the reason.
    pub fn parse(file: &str, text: &str) -> Result<Self, ConfigError> {
        let refusal = |at: Option<usize>, reason: String| ConfigError {
            file: file.to_owned(),
            line: at.map(|byte| line_of(text, byte)),
            reason,
        };
        let raw: RawConfig = toml::from_str(text)
            .map_err(|error| refusal(error.span().map(|span| span.start), in_japanese(error.message())))?;
        raw.check().map_err(|(at, reason)| refusal(Some(at), reason))
    }
}

/// The settings as written, each word with its place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawConfig {
    pub listen: Spanned<String>,
    pub database: Spanned<String>,
    pub tls: Option<Tls>,
    pub ui: Option<PathBuf>,
    pub wards: Spanned<Vec<RawWard>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawWard {
    pub code: Spanned<String>,
    pub name: Spanned<String>,
    pub queues: Vec<RawQueue>,
    pub desks: Vec<RawDesk>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawQueue {
    pub id: Spanned<String>,
    pub letter: Spanned<String>,
    pub name: Spanned<String>,
    pub matter: Option<Spanned<String>>,
    pub first: Spanned<i64>,
    pub last: Spanned<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDesk {
    pub id: Spanned<String>,
    pub name: Spanned<String>,
    pub queues: Vec<Spanned<String>>,
    pub token_sha256: Spanned<String>,
}

impl RawConfig {
    fn check(self) -> Result<Config, (usize, String)> {
        Ok(Config {
            listen: listen(&self.listen)?,
            database: database(&self.database)?,
            tls: self.tls,
            ui: self.ui,
            wards: Check::default().wards(self.wards)?,
        })
    }
}

fn listen(written: &Spanned<String>) -> Result<SocketAddr, (usize, String)> {
    let reason = "listen は「127.0.0.1:8443」のように、番地と口の番号で書いてください。";
    written.get_ref().parse().map_err(|_| (written.span().start, reason.to_owned()))
}

fn database(written: &Spanned<String>) -> Result<Database, (usize, String)> {
    let url = written.get_ref();
    if let Some(path) = url.strip_prefix("sqlite://") {
        // `sqlite:///C:/…` names a Windows drive, not a folder of the root.
        let drive = path.strip_prefix('/').filter(|rest| rest.as_bytes().get(1) == Some(&b':'));
        let path = drive.unwrap_or(path);
        if !path.is_empty() {
            return Ok(Database::Sqlite(PathBuf::from(path)));
        }
    }
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok(Database::Postgres(url.clone()));
    }
    let reason = "database は「sqlite:///置き場所/centre.db」か「postgres://…」で書いてください。";
    Err((written.span().start, reason.to_owned()))
}

fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|b| *b == b'\n').count() + 1
}

/// The TOML reader's own words, as far as they can be said in Japanese.
fn in_japanese(message: &str) -> String {
    let named = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("unknown field") {
        format!("「{named}」という項目はありません。つづりを確かめてください。")
    } else if message.starts_with("missing field") {
        format!("「{named}」がありません。書き足してください。")
    } else if message.starts_with("duplicate") {
        "同じ項目が二度書かれています。一つにしてください。".to_owned()
    } else if message.starts_with("invalid type") {
        format!("値の種類が違います（{message}）。")
    } else {
        format!("書き方が正しくありません（{message}）。")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
listen = "127.0.0.1:0"
database = "sqlite:///tmp/centre.db"

[[wards]]
code = "kokurakita"
name = "小倉北区役所"

[[wards.queues]]
id = "certificate"
letter = "C"
name = "証明書"
matter = "certificate.resident"
first = 1
last = 999

[[wards.desks]]
id = "kk-3"
name = "3番窓口"
queues = ["certificate"]
token_sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"#;

    fn refused(text: &str) -> String {
        Config::parse("server.toml", text).unwrap_err().to_string()
    }

    #[test]
    fn a_good_file_is_taken() {
        let config = Config::parse("server.toml", GOOD).unwrap();
        assert_eq!(config.wards[0].desks[0].queues, ["certificate"]);
        assert_eq!(config.database, Database::Sqlite("/tmp/centre.db".into()));
    }

    #[test]
    fn a_misspelt_item_is_named_with_its_line() {
        let said = refused(&GOOD.replace("listen", "listne"));
        assert!(said.contains("server.toml の 2 行目"), "{said}");
        assert!(said.contains("「listne」という項目はありません"), "{said}");
    }

    #[test]
    fn a_broken_line_is_named() {
        let said = refused(&GOOD.replace("first = 1", "first = "));
        assert!(said.contains("の 14 行目"), "{said}");
    }

    #[test]
    fn a_desk_cannot_serve_a_line_that_is_not_there() {
        let said = refused(&GOOD.replace("[\"certificate\"]", "[\"passport\"]"));
        assert!(said.contains("の 20 行目") && said.contains("「passport」"), "{said}");
    }

    #[test]
    fn a_token_written_in_clear_is_refused_and_not_repeated() {
        let said = refused(&GOOD.replace("e3b0c4", "secret"));
        assert!(said.contains("の 21 行目") && said.contains("SHA-256"), "{said}");
        assert!(!said.contains("secret"), "{said}");
    }

    #[test]
    fn the_same_letter_twice_in_a_ward_is_refused() {
        let queue = GOOD.split("[[wards.queues]]").nth(1).unwrap().split("[[wards.desks]]").next().unwrap();
        let again =
            format!("[[wards.queues]]{}\n[[wards.desks]]", queue.replace("\"certificate\"", "\"tax\""));
        let said = refused(&GOOD.replacen("[[wards.desks]]", &again, 1));
        assert!(said.contains("記号「C」"), "{said}");
    }

    #[test]
    fn the_databases_password_is_never_printed() {
        let text = GOOD.replace("sqlite:///tmp/centre.db", "postgres://kakanai:himitsu@db/kakanai");
        let printed = format!("{:?}", Config::parse("server.toml", &text).unwrap());
        assert!(!printed.contains("himitsu"), "{printed}");
    }
}
