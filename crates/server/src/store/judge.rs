//! What becomes of an op, given what is known of its device: a pure verdict. Writes nothing.

use kakanai_protocol::op::CHAIN_START;
use kakanai_protocol::{ApplicationRecord, Op, OpBody, RefusalCode};

/// The envelope version this build understands.
const ENVELOPE: u16 = 1;

/// The last op of a device's chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub seq: u64,
    pub hash: String,
}

impl Head {
    /// Before the first op.
    pub fn start() -> Self {
        Self { seq: 0, hash: CHAIN_START.to_owned() }
    }

    fn is_before(&self, op: &Op) -> bool {
        self.seq.checked_add(1) == Some(op.envelope.seq) && self.hash == op.envelope.prev
    }
}

/// What the store knows that bears on one op.
pub struct Known {
    pub head: Head,
    /// the op taken under the same id, with its revision
    pub applied: Option<(u64, Op)>,
    /// the very same op, refused before and passed by its chain
    pub passed: Option<RefusalCode>,
    /// an application of the same id came with another op
    pub application_elsewhere: bool,
}

/// What to do with an op. `advance`: the device's chain goes on past it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    Apply,
    Duplicate { rev: u64, advance: bool },
    Refuse { code: RefusalCode, advance: bool },
}

/// Judges an op that came from a desk of `ward`.
///
/// An op out of place (gap, broken chain) leaves the chain where it is. An op in its place whose content is not
/// taken is passed by, so that it never blocks what the device sends after it.
pub fn judge(op: &Op, ward: &str, known: &Known) -> Ruling {
    let refuse = |code, advance| Ruling::Refuse { code, advance };
    if !op.is_intact() {
        return refuse(RefusalCode::ChainBroken, false);
    }
    let seq = op.envelope.seq;
    let in_place = known.head.is_before(op);
    if seq > known.head.seq && !in_place {
        let gap = known.head.seq.checked_add(1) != Some(seq);
        return refuse(if gap { RefusalCode::SequenceGap } else { RefusalCode::ChainBroken }, false);
    }
    if let Some((rev, taken)) = &known.applied {
        // The same work may come again in a new life of the device's database: same id and body, another chain.
        let same = taken.envelope.body == op.envelope.body && taken.envelope.ward == op.envelope.ward;
        return match same {
            true => Ruling::Duplicate { rev: *rev, advance: in_place },
            false => refuse(RefusalCode::Malformed, in_place),
        };
    }
    if !in_place {
        return refuse(known.passed.unwrap_or(RefusalCode::ChainBroken), false);
    }
    match content(op, ward, known) {
        Ok(()) => Ruling::Apply,
        Err(code) => refuse(code, true),
    }
}

fn content(op: &Op, ward: &str, known: &Known) -> Result<(), RefusalCode> {
    if op.envelope.ward != ward {
        return Err(RefusalCode::WrongWard);
    }
    if op.envelope.v != ENVELOPE {
        return Err(RefusalCode::ProtocolUnsupported);
    }
    match &op.envelope.body {
        OpBody::ApplicationFinished { application } if known.application_elsewhere || !fits(application) => {
            Err(RefusalCode::Malformed)
        }
        OpBody::ApplicationFinished { .. } | OpBody::ServiceEnded { .. } => Ok(()),
    }
}

/// Whether the parts that become columns can be columns: PostgreSQL takes no NUL, and no label is a novel.
fn fits(record: &ApplicationRecord) -> bool {
    let labels = [&record.number, &record.matter, &record.catalogue_version, &record.clerk_id];
    labels.into_iter().all(|label| is_label(label)) && record.facts.expose().is_object()
}

/// Whether a text is a label of ordinary length without control characters.
pub fn is_label(text: &str) -> bool {
    (1..=80).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use kakanai_protocol::Envelope;
    use uuid::Uuid;

    use super::*;

    fn op(seq: u64, prev: &str) -> Op {
        Op::seal(Envelope {
            v: 1,
            op_id: Uuid::from_u128(u128::from(seq)),
            device_id: Uuid::from_u128(70),
            incarnation: Uuid::from_u128(71),
            seq,
            ward: "kokurakita".into(),
            made_at: "2026-11-21T02:42:00Z".parse().unwrap(),
            prev: prev.into(),
            body: OpBody::ServiceEnded { ticket_id: Uuid::from_u128(1) },
        })
        .unwrap()
    }

    fn nothing(head: Head) -> Known {
        Known { head, applied: None, passed: None, application_elsewhere: false }
    }

    #[test]
    fn the_next_op_of_the_chain_applies() {
        assert_eq!(judge(&op(1, CHAIN_START), "kokurakita", &nothing(Head::start())), Ruling::Apply);
    }

    #[test]
    fn a_gap_and_a_fork_leave_the_chain_where_it_is() {
        let gap = judge(&op(2, CHAIN_START), "kokurakita", &nothing(Head::start()));
        assert_eq!(gap, Ruling::Refuse { code: RefusalCode::SequenceGap, advance: false });
        let head = Head { seq: 1, hash: "ab".repeat(32) };
        let fork = judge(&op(1, CHAIN_START), "kokurakita", &nothing(head));
        assert_eq!(fork, Ruling::Refuse { code: RefusalCode::ChainBroken, advance: false });
    }

    #[test]
    fn an_op_of_another_ward_is_refused_and_passed_by() {
        let ruling = judge(&op(1, CHAIN_START), "moji", &nothing(Head::start()));
        assert_eq!(ruling, Ruling::Refuse { code: RefusalCode::WrongWard, advance: true });
    }

    #[test]
    fn the_same_work_in_a_new_life_of_the_device_is_known_and_goes_on() {
        let first = op(1, CHAIN_START);
        let mut again = first.envelope.clone();
        again.incarnation = Uuid::from_u128(72);
        let again = Op::seal(again).unwrap();
        let known = Known { applied: Some((9, first)), ..nothing(Head::start()) };
        assert_eq!(judge(&again, "kokurakita", &known), Ruling::Duplicate { rev: 9, advance: true });
    }

    #[test]
    fn another_body_under_a_known_id_is_not_a_duplicate() {
        let mut other = op(1, CHAIN_START).envelope;
        other.body = OpBody::ServiceEnded { ticket_id: Uuid::from_u128(2) };
        let known = Known { applied: Some((9, op(1, CHAIN_START))), ..nothing(Head::start()) };
        let ruling = judge(&Op::seal(other).unwrap(), "kokurakita", &known);
        assert_eq!(ruling, Ruling::Refuse { code: RefusalCode::Malformed, advance: true });
    }

    #[test]
    fn an_altered_op_is_refused_whatever_its_place() {
        let mut altered = op(1, CHAIN_START);
        altered.envelope.ward = "moji".into();
        let ruling = judge(&altered, "moji", &nothing(Head::start()));
        assert_eq!(ruling, Ruling::Refuse { code: RefusalCode::ChainBroken, advance: false });
    }
}
