//! Values as both databases keep them: times and ids as text, JSON as text. The two stores differ in nothing here.

use jiff::Timestamp;
use kakanai_protocol::{DeskReport, Op, OpBody, RefusalCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::StoreError;

/// A time as text that sorts as time: UTC, three decimals, always as long.
pub fn time(at: Timestamp) -> String {
    format!("{at:.3}")
}

pub fn time_of(text: &str) -> Result<Timestamp, StoreError> {
    text.parse().map_err(|_| unreadable("time"))
}

pub fn id_of(text: &str) -> Result<Uuid, StoreError> {
    text.parse().map_err(|_| unreadable("id"))
}

pub fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| unreadable("json"))
}

pub fn of_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| unreadable("json"))
}

pub fn code(code: RefusalCode) -> Result<String, StoreError> {
    Ok(json(&code)?.trim_matches('"').to_owned())
}

pub fn code_of(text: &str) -> Result<RefusalCode, StoreError> {
    of_json(&format!("\"{text}\""))
}

/// What is printed and spoken: `A-007`.
pub fn label(letter: &str, number: i64) -> String {
    format!("{letter}-{number:03}")
}

/// A counter out of the database; they are never negative there.
pub fn count(kept: i64) -> u64 {
    u64::try_from(kept).unwrap_or_default()
}

pub fn small(kept: i64) -> u32 {
    u32::try_from(kept).unwrap_or(u32::MAX)
}

/// A seq into the database. One beyond its reach is never applied, only kept as refused.
pub fn kept(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// The desk's report and when it was heard, if there is one.
pub fn heard(
    report: Option<String>,
    heard_at: Option<String>,
) -> Result<Option<(DeskReport, Timestamp)>, StoreError> {
    report.zip(heard_at).map(|(report, at)| Ok((of_json(&report)?, time_of(&at)?))).transpose()
}

/// An op taken before, with its revision.
pub fn taken(rev: i64, content: &str) -> Result<(u64, Op), StoreError> {
    Ok((count(rev), of_json(content)?))
}

/// An op as the tables keep it.
pub struct OpRow {
    pub op_id: String,
    pub device_id: String,
    pub incarnation: String,
    pub seq: i64,
    pub kind: &'static str,
    pub made_at: String,
    /// the op's JSON
    pub content: String,
    /// SHA-256 of that JSON: what came over the wire, whatever hash it claims
    pub fingerprint: String,
}

impl OpRow {
    pub fn of(op: &Op) -> Result<Self, StoreError> {
        let content = json(op)?;
        let fingerprint = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
        let envelope = &op.envelope;
        Ok(Self {
            op_id: envelope.op_id.to_string(),
            device_id: envelope.device_id.to_string(),
            incarnation: envelope.incarnation.to_string(),
            seq: kept(envelope.seq),
            kind: match envelope.body {
                OpBody::ApplicationFinished { .. } => "application_finished",
                OpBody::ServiceEnded { .. } => "service_ended",
            },
            made_at: time(envelope.made_at),
            content,
            fingerprint,
        })
    }
}

/// The ticket whose service the op ends, if any.
pub fn ended_ticket(body: &OpBody) -> Option<Uuid> {
    match body {
        OpBody::ApplicationFinished { application } => application.ticket_id,
        OpBody::ServiceEnded { ticket_id } => Some(*ticket_id),
    }
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Failed(format!("unreadable {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_times_are_equally_long_so_that_text_sorts_as_time() {
        let whole: Timestamp = "2026-11-21T02:42:00Z".parse().unwrap();
        assert_eq!(time(whole), "2026-11-21T02:42:00.000Z");
        assert_eq!(time_of(&time(whole)), Ok(whole));
    }
}
