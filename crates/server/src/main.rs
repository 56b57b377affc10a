//! The program `kakanai-server`: reads its settings, serves until told to stop. The only place with a real clock.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::Timestamp;
use kakanai_server::store::{self, StoreError};
use kakanai_server::{Config, Moment, Outside, serve, telemetry};
use uuid::Uuid;

const USAGE: &str = "使い方: kakanai-server --config ファイル
  --heads                区ごとの、いまの通し番号を出す（バックアップを取る前に控える）
  --backed-up 区=番号    その番号までを含むバックアップを取り終えたことを記録する
  --restored             バックアップから戻したことを記録する（窓口が足りない分を送り直す）";

/// What the program is started for.
#[derive(Debug, PartialEq, Eq)]
enum Task {
    /// the centre's work
    Serve,
    /// says how far each ward's log goes
    Heads,
    /// notes that a backup is finished and put away
    BackedUp(String, u64),
    /// notes that a backup was put back
    Restored,
}

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
    let Some((file, task)) = asked(&std::env::args().skip(1).collect::<Vec<_>>())? else {
        return say(&format!("kakanai-server {}\n{USAGE}", env!("CARGO_PKG_VERSION")));
    };
    let levels = std::env::var(telemetry::LEVELS_VARIABLE).unwrap_or_else(|_| "info".to_owned());
    // It fails only if a log is set already; here there is none.
    let _ = tracing::subscriber::set_global_default(telemetry::log_to(&levels, std::io::stderr));
    let config = Config::read(&file).map_err(|error| error.to_string())?;
    if task != Task::Serve {
        return on_the_store(&config, task).await;
    }
    let running = serve(config, Arc::new(ThisMachine)).await.map_err(|error| error.to_string())?;
    say(&format!("listening {}", running.url()))?;
    told_to_stop().await.map_err(|error| format!("停止の合図を受け取れません（{error}）。"))?;
    running.shutdown().await;
    Ok(())
}

/// The settings file and the task; `None` when only a word about the program is wanted.
fn asked(words: &[String]) -> Result<Option<(PathBuf, Task)>, String> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (file, task) = match words.as_slice() {
        ["--help" | "--version"] => return Ok(None),
        ["--config", file] => (file, Task::Serve),
        ["--config", file, "--heads"] => (file, Task::Heads),
        ["--config", file, "--restored"] => (file, Task::Restored),
        ["--config", file, "--backed-up", head] => {
            let (ward, rev) = head.split_once('=').ok_or(USAGE)?;
            (file, Task::BackedUp(ward.to_owned(), rev.parse().map_err(|_| USAGE)?))
        }
        _ => return Err(USAGE.to_owned()),
    };
    Ok(Some((file.into(), task)))
}

/// An act of the office on the store itself. It may be done while the centre serves.
async fn on_the_store(config: &Config, task: Task) -> Result<(), String> {
    let failed = |error: StoreError| format!("データベースで失敗しました（{error}）。何も変わっていません。");
    let (store, at) =
        (store::open(&config.database, ThisMachine.new_id()).await, Moment::of(ThisMachine.now()));
    let store = store.map_err(failed)?;
    match task {
        Task::Serve => Ok(()),
        Task::Heads => {
            let heads = store.heads().await.map_err(failed)?;
            heads.iter().try_for_each(|(ward, rev)| say(&format!("{ward}={rev}")))
        }
        Task::BackedUp(ward, rev) => match store.backed_up(&ward, rev, at).await.map_err(failed)? {
            true => say("記録しました。この番号までを、窓口は手元から消してよくなります。"),
            false => {
                Err("区の名前が違うか、番号がいまの通し番号より先か、すでに記録されています。".to_owned())
            }
        },
        Task::Restored => {
            store.restored(ThisMachine.new_id(), at).await.map_err(failed)?;
            say("記録しました。窓口は、つながったときに足りない分を送り直します。")
        }
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
