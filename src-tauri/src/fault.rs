//! The log, and what becomes of a fault nobody foresaw. No personal data passes through here: a panic's words are never written.

use std::panic;

use tracing_subscriber::EnvFilter;

/// Enough to see what the desk did; the migrations' own chatter is not.
const USUALLY: &str = "info,refinery_core=warn";

/// One line an event on standard error; `KAKANAI_LOG` says how much.
pub fn log_to_stderr() {
    let how_much = EnvFilter::try_from_env("KAKANAI_LOG").unwrap_or_else(|_| EnvFilter::new(USUALLY));
    tracing_subscriber::fmt().with_env_filter(how_much).with_ansi(false).with_writer(std::io::stderr).init();
}

/// A panic's payload may hold what a clerk typed, so only its place is told.
pub fn keep_payloads_out_of_the_log() {
    panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => tracing::error!(file = place.file(), line = place.line(), "an unforeseen fault"),
        None => tracing::error!("an unforeseen fault at an unknown place"),
    }));
}
