//! Values as both databases keep them: times and ids as text, JSON as text. The two stores differ in nothing here.

use jiff::Timestamp;
use kakanai_protocol::{Op, RefusalCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{StoreError, to_hex};

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

/// An op out of the database, as it came.
pub fn op_of(text: &str) -> Result<Op, StoreError> {
    Op::of_text(text.to_owned()).map_err(|_| unreadable("op"))
}

/// An op as the tables keep it.
pub struct OpRow {
    pub op_id: String,
    pub device_id: String,
    pub incarnation: String,
    pub seq: i64,
    pub made_at: String,
    pub application_id: Option<Uuid>,
}

impl OpRow {
    pub fn of(op: &Op) -> Self {
        let envelope = op.envelope();
        Self {
            op_id: envelope.op_id.to_string(),
            device_id: envelope.device_id.to_string(),
            incarnation: envelope.incarnation.to_string(),
            seq: kept(envelope.seq),
            made_at: time(envelope.made_at),
            application_id: envelope.body.application_id(),
        }
    }
}

/// SHA-256 of an op's JSON as it came, whatever hash it claims.
pub fn fingerprint(op: &Op) -> String {
    to_hex(Sha256::new().chain_update(op.text()))
}

pub fn unreadable(what: &str) -> StoreError {
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
