//! The log: one JSON line an event, to stderr. It holds ids, numbers and codes; nothing of a person is ever given to it.

use tracing::Subscriber;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{EnvFilter, Registry, fmt};

/// Names what is logged, as in `info` or `kakanai_server=debug`.
pub const LEVELS_VARIABLE: &str = "KAKANAI_LOG";

/// The log as it is written, to wherever `writer` leads.
pub fn log_to<W>(levels: &str, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let levels = EnvFilter::try_new(levels).unwrap_or_else(|_| EnvFilter::new("info"));
    Registry::default().with(levels).with(fmt::layer().json().flatten_event(true).with_writer(writer))
}
