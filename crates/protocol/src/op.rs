//! The op: one act, chained to the device's op before it. Appended, never altered, and kept as the text that came.
//!
//! An op's text is its envelope as one JSON object whose last member is `hash`. The hash is SHA-256 over that text
//! without the member `hash`: whoever keeps the text can check it, whatever members a newer program put in.

use std::fmt;

use jiff::Timestamp;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::body::OpBody;
use crate::error::RefusalCode;

/// The most ops one push may carry.
pub const PUSH_OPS_MAX: usize = 200;
/// The most bytes one push may carry, unfolded.
pub const PUSH_BYTES_MAX: usize = 1024 * 1024;
/// The hash before a device's first op, and the digest before a ward's first.
pub const CHAIN_START: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// The envelope this build writes.
pub const ENVELOPE: u16 = 2;
/// The oldest envelope a centre of this build takes: two before its own, as soon as there are two.
pub const ENVELOPE_MIN: u16 = 1;

/// An op without its hash: what the hash is taken over.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Envelope {
    /// envelope version
    pub v: u16,
    /// for deduplication only; never sorted by
    pub op_id: Uuid,
    /// the device that made it
    pub device_id: Uuid,
    /// the life of the device's local database
    pub incarnation: Uuid,
    /// contiguous from 1 within the incarnation
    pub seq: u64,
    /// the ward it belongs to
    pub ward: String,
    /// the desk's clock; for people, never for order
    pub made_at: Timestamp,
    /// the hash of the op before it, hex
    pub prev: String,
    /// what changed
    pub body: OpBody,
}

/// An op in the chain of its device. Its text is what counts; the rest is read from it.
#[derive(Clone)]
pub struct Op {
    text: Box<RawValue>,
    envelope: Envelope,
    hash: String,
}

/// The same members, borrowed from the text.
#[derive(Deserialize)]
struct Written<'a> {
    v: u16,
    op_id: Uuid,
    device_id: Uuid,
    incarnation: Uuid,
    seq: u64,
    ward: String,
    made_at: Timestamp,
    prev: String,
    #[serde(borrow)]
    body: &'a RawValue,
    hash: String,
}

/// The same members once more, around a body that is not read.
#[derive(Serialize)]
struct Moved<'a> {
    v: u16,
    op_id: Uuid,
    device_id: Uuid,
    incarnation: Uuid,
    seq: u64,
    ward: &'a str,
    made_at: Timestamp,
    prev: &'a str,
    body: &'a RawValue,
}

impl Op {
    /// Seals an envelope with its hash.
    ///
    /// # Errors
    /// When the envelope cannot be written as JSON.
    pub fn seal(envelope: &Envelope) -> Result<Self, serde_json::Error> {
        let (text, hash) = hashed(&serde_json::to_string(envelope)?)?;
        // What was just written need not be read again.
        Ok(Self { text, envelope: envelope.clone(), hash })
    }

    /// Reads an op from its text, as a store keeps it.
    ///
    /// # Errors
    /// When the text has not the members of an envelope.
    pub fn of_text(text: String) -> Result<Self, serde_json::Error> {
        read(RawValue::from_string(text)?)
    }

    /// The same work at another place: a new life of the device's database chains its ops anew, ids and bodies kept.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn moved(&self, incarnation: Uuid, seq: u64, prev: &str) -> Result<Self, serde_json::Error> {
        let Envelope { v, op_id, device_id, ref ward, made_at, .. } = self.envelope;
        let body = serde_json::from_str::<Written<'_>>(self.text.get())?.body;
        let moved = Moved { v, op_id, device_id, incarnation, seq, ward, made_at, prev, body };
        sealed(&serde_json::to_string(&moved)?)
    }

    /// What was sealed.
    #[must_use]
    pub const fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// The hash it claims, hex.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The JSON as it came, to keep and to send.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.get()
    }

    /// Whether the hash is the text's own.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        let ending = format!(",\"hash\":\"{}\"}}", self.hash);
        let content = self.text.get().strip_suffix(&ending);
        content.is_some_and(|content| hex(Sha256::new().chain_update(content).chain_update("}")) == self.hash)
    }

    /// Whether two ops tell the same: same id, ward and body, wherever they stand in a chain.
    #[must_use]
    pub fn tells_the_same(&self, other: &Self) -> bool {
        let body = |op: &Self| {
            serde_json::from_str::<Written<'_>>(op.text.get())
                .ok()
                .map(|written| written.body.get().to_owned())
        };
        let (mine, theirs) = (&self.envelope, &other.envelope);
        mine.op_id == theirs.op_id && mine.ward == theirs.ward && body(self) == body(other)
    }
}

fn sealed(content: &str) -> Result<Op, serde_json::Error> {
    read(hashed(content)?.0)
}

/// A text with its hash as its last member.
fn hashed(content: &str) -> Result<(Box<RawValue>, String), serde_json::Error> {
    let hash = hex(Sha256::new().chain_update(content));
    let open = content.strip_suffix('}').unwrap_or(content);
    Ok((RawValue::from_string(format!("{open},\"hash\":\"{hash}\"}}"))?, hash))
}

fn read(text: Box<RawValue>) -> Result<Op, serde_json::Error> {
    let written: Written<'_> = serde_json::from_str(text.get())?;
    let Written { v, op_id, device_id, incarnation, seq, ward, made_at, prev, body, hash } = written;
    let body = OpBody::read(body.get());
    let envelope = Envelope { v, op_id, device_id, incarnation, seq, ward, made_at, prev, body };
    Ok(Op { text, envelope, hash })
}

pub(crate) fn hex(hashed: Sha256) -> String {
    hashed.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl PartialEq for Op {
    fn eq(&self, other: &Self) -> bool {
        self.text.get() == other.text.get()
    }
}

impl Eq for Op {}

impl fmt::Debug for Op {
    /// Its place in the chain; what it tells is a person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Envelope { op_id, seq, body, .. } = &self.envelope;
        f.debug_struct("Op").field("op_id", op_id).field("seq", seq).field("kind", &body.kind()).finish()
    }
}

impl Serialize for Op {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Op {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The reader's complaint would repeat what a person said.
        read(Box::<RawValue>::deserialize(deserializer)?).map_err(|_| D::Error::custom("not an op"))
    }
}

/// A desk's unsent ops, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PushRequest {
    /// at most [`PUSH_OPS_MAX`], in the order of `seq`
    pub ops: Vec<Op>,
}

/// One answer an op.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PushReply {
    /// in the order of the request
    pub answers: Vec<OpAnswer>,
}

/// What became of one op.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpAnswer {
    /// whose answer
    pub op_id: Uuid,
    /// what became of it
    pub outcome: OpOutcome,
}

/// What became of one op.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum OpOutcome {
    /// taken, at this revision of the ward
    Applied {
        /// the ward's revision
        rev: u64,
    },
    /// known already, at this revision of the ward
    Duplicate {
        /// the ward's revision
        rev: u64,
    },
    /// taken, and it differs from what another desk said: both values stand until a person chooses
    Conflict {
        /// the ward's revision
        rev: u64,
        /// the conflict to be settled
        id: Uuid,
    },
    /// not taken; the desk keeps it for a person
    Refused {
        /// why
        code: RefusalCode,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope() -> Envelope {
        Envelope {
            v: ENVELOPE,
            op_id: Uuid::from_u128(1),
            device_id: Uuid::from_u128(70),
            incarnation: Uuid::from_u128(71),
            seq: 1,
            ward: "kokurakita".into(),
            made_at: "2026-11-21T02:42:00Z".parse().unwrap(),
            prev: CHAIN_START.into(),
            body: OpBody::ServiceEnded { ticket_id: Uuid::from_u128(5) },
        }
    }

    /// Seals any content, as a program that we do not know would.
    fn sealed_elsewhere(content: &str) -> Op {
        sealed(content).unwrap()
    }

    #[test]
    fn an_op_of_the_first_release_is_read_and_checked_as_it_was_written() {
        let text = concat!(
            r#"{"v":1,"op_id":"00000000-0000-0000-0000-000000000001","device_id":"00000000-0000-0000-0000-000000000046","#,
            r#""incarnation":"00000000-0000-0000-0000-000000000047","seq":1,"ward":"kokurakita","#,
            r#""made_at":"2026-11-21T02:42:00Z","prev":"0000000000000000000000000000000000000000000000000000000000000000","#,
            r#""body":{"kind":"service_ended","ticket_id":"00000000-0000-0000-0000-000000000005"},"#,
            r#""hash":"HASH"}"#
        );
        let content = text.replace(r#","hash":"HASH""#, "");
        let text = text.replace("HASH", &hex(Sha256::new().chain_update(content)));
        let op = Op::of_text(text.clone()).unwrap();
        assert!(op.is_intact());
        assert_eq!(op.text(), text);
        assert_eq!(op.envelope(), &Envelope { v: 1, ..envelope() });
    }

    #[test]
    fn members_that_this_build_does_not_know_are_kept_and_hashed() {
        let ours = serde_json::to_string(&envelope()).unwrap();
        let newer = ours.replace(r#""seq":1,"#, r#""seq":1,  "mood": {"sunny": 1.50},"#);
        let op = sealed_elsewhere(&newer);
        let wire = serde_json::to_string(&PushRequest { ops: vec![op.clone()] }).unwrap();
        let arrived: PushRequest = serde_json::from_str(&wire).unwrap();
        assert!(arrived.ops[0].is_intact());
        assert_eq!(arrived.ops[0], op);
        assert!(arrived.ops[0].text().contains(r#""mood": {"sunny": 1.50}"#));
    }

    #[test]
    fn an_altered_text_is_not_intact() {
        let op = Op::seal(&envelope()).unwrap();
        for (was, is) in [("kokurakita", "moji"), (r#""seq":1"#, r#""seq":2"#), (r#","hash""#, r#", "hash""#)]
        {
            let altered = Op::of_text(op.text().replace(was, is)).unwrap();
            assert!(!altered.is_intact(), "{is}");
        }
        let first = format!(r#"{{"hash":"{}",{}"#, op.hash(), &op.text()[1..]);
        assert!(Op::of_text(first).is_err(), "two hashes are no op");
    }

    #[test]
    fn a_body_of_an_unknown_kind_or_a_wrong_form_is_kept_unread() {
        let ours = serde_json::to_string(&envelope()).unwrap();
        let newer = sealed_elsewhere(&ours.replace("service_ended", "visitor_smiled"));
        assert_eq!(newer.envelope().body, OpBody::Unread(crate::body::Unread::UnknownKind));
        let wrong = sealed_elsewhere(&ours.replace("ticket_id", "tickets_id"));
        assert_eq!(wrong.envelope().body, OpBody::Unread(crate::body::Unread::Malformed));
        assert!(newer.is_intact() && wrong.is_intact());
    }

    #[test]
    fn an_op_moved_to_a_new_chain_tells_the_same() {
        let ours = serde_json::to_string(&envelope()).unwrap();
        let newer = sealed_elsewhere(&ours.replace("service_ended", "visitor_smiled"));
        let moved = newer.moved(Uuid::from_u128(72), 9, "ab").unwrap();
        assert!(moved.is_intact() && moved.tells_the_same(&newer) && moved != newer);
        assert_eq!((moved.envelope().seq, moved.envelope().prev.as_str()), (9, "ab"));
        assert!(!moved.tells_the_same(&Op::seal(&envelope()).unwrap()));
    }

    #[test]
    fn debug_says_where_an_op_stands_and_nothing_of_what_it_tells() {
        let printed = format!("{:?}", Op::seal(&envelope()).unwrap());
        assert!(printed.contains("service_ended") && !printed.contains("kokurakita"), "{printed}");
    }
}
