//! The program `kakanai-server`: reads its settings, serves until told to stop. The only place with a real clock.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::Timestamp;
use kakanai_server::{Config, Outside, serve, telemetry};
use uuid::Uuid;

const USAGE: &str = "使い方: kakanai-server --config ファイル";

/// The machine's own clock and chance.
struct ThisMachine;

impl Outside for ThisMachine {
    #[expect(clippy::disallowed_methods, reason = "the program's main is where the clock comes in")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    #[expect(clippy::disallowed_methods, reason = "the program's main is where chance comes in")]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(said) => {
            eprintln!("{said}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), String> {
    let Some(file) = config_file(std::env::args().skip(1))? else {
        return say(&format!("kakanai-server {}\n{USAGE}", env!("CARGO_PKG_VERSION")));
    };
    let levels = std::env::var(telemetry::LEVELS_VARIABLE).unwrap_or_else(|_| "info".to_owned());
    // It fails only if a log is set already; here there is none.
    let _ = tracing::subscriber::set_global_default(telemetry::log_to(&levels, std::io::stderr));
    let config = Config::read(&file).map_err(|error| error.to_string())?;
    let running = serve(config, Arc::new(ThisMachine)).await.map_err(|error| error.to_string())?;
    say(&format!("listening {}", running.url()))?;
    told_to_stop().await.map_err(|error| format!("停止の合図を受け取れません（{error}）。"))?;
    running.shutdown().await;
    Ok(())
}

/// The settings file; `None` when only a word about the program is wanted.
fn config_file(mut words: impl Iterator<Item = String>) -> Result<Option<PathBuf>, String> {
    match (words.next().as_deref(), words.next(), words.next()) {
        (Some("--config"), Some(file), None) => Ok(Some(file.into())),
        (Some("--help" | "--version"), None, None) => Ok(None),
        _ => Err(USAGE.to_owned()),
    }
}

/// One line for scripts; what people read goes to the log.
fn say(line: &str) -> Result<(), String> {
    let mut out = std::io::stdout();
    let said = writeln!(out, "{line}").and_then(|()| out.flush());
    said.map_err(|error| format!("標準出力に書けません（{error}）。"))
}

#[cfg(unix)]
async fn told_to_stop() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        ended = tokio::signal::ctrl_c() => ended,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn told_to_stop() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
