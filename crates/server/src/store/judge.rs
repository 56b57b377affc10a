//! What becomes of an op, given what is known of its device: a pure verdict. Writes nothing.

use kakanai_protocol::merge::{Merged, merge};
use kakanai_protocol::op::{CHAIN_START, ENVELOPE, ENVELOPE_MIN};
use kakanai_protocol::{Application, Op, RefusalCode};

use crate::ward::WhichDesk;

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
        self.seq.checked_add(1) == Some(op.envelope().seq) && self.hash == op.envelope().prev
    }
}

/// What the store knows that bears on one op.
pub struct Known<'a> {
    pub head: &'a Head,
    /// the op taken under the same id, with its revision
    pub applied: Option<&'a (u64, Op)>,
    /// the very same op, refused before and passed by its chain
    pub passed: Option<RefusalCode>,
    /// the application it is about, and whose ward it is
    pub application: Option<(&'a str, &'a Application)>,
}

/// What to do with an op. `advance`: the device's chain goes on past it.
#[derive(Debug, Clone, PartialEq)]
pub enum Ruling {
    /// with what it makes of its application, if it is about one
    Apply(Option<Box<Merged>>),
    Duplicate {
        rev: u64,
        advance: bool,
    },
    Refuse {
        code: RefusalCode,
        advance: bool,
    },
}

/// Judges an op that came from a desk.
///
/// An op out of place (gap, broken chain) leaves the chain where it is. An op in its place whose content is not
/// taken is passed by, so that it never blocks what the device sends after it.
pub fn judge(op: &Op, from: &WhichDesk, known: &Known<'_>) -> Ruling {
    let refuse = |code, advance| Ruling::Refuse { code, advance };
    if !op.is_intact() {
        return refuse(RefusalCode::ChainBroken, false);
    }
    let seq = op.envelope().seq;
    let in_place = known.head.is_before(op);
    if seq > known.head.seq && !in_place {
        let gap = known.head.seq.checked_add(1) != Some(seq);
        return refuse(if gap { RefusalCode::SequenceGap } else { RefusalCode::ChainBroken }, false);
    }
    if let Some((rev, taken)) = known.applied {
        // The same work may come again in a new life of the device's database: same id and body, another chain.
        return match taken.tells_the_same(op) {
            true => Ruling::Duplicate { rev: *rev, advance: in_place },
            false => refuse(RefusalCode::Replayed, in_place),
        };
    }
    if !in_place {
        return refuse(known.passed.unwrap_or(RefusalCode::ChainBroken), false);
    }
    match content(op, from, known) {
        Ok(merged) => Ruling::Apply(merged.map(Box::new)),
        Err(code) => refuse(code, true),
    }
}

fn content(op: &Op, from: &WhichDesk, known: &Known<'_>) -> Result<Option<Merged>, RefusalCode> {
    let of_another = known.application.is_some_and(|(ward, _)| ward != from.ward);
    if op.envelope().ward != from.ward || of_another {
        return Err(RefusalCode::WrongWard);
    }
    if !(ENVELOPE_MIN..=ENVELOPE).contains(&op.envelope().v) {
        return Err(RefusalCode::ProtocolUnsupported);
    }
    merge(known.application.map(|(_, application)| application), op.envelope(), &from.desk)
}

#[cfg(test)]
mod tests {
    use kakanai_protocol::{Envelope, OpBody};
    use uuid::Uuid;

    use super::*;

    fn of(ward: &str) -> WhichDesk {
        WhichDesk { ward: ward.into(), desk: "kk-3".into() }
    }

    fn op(seq: u64, prev: &str) -> Op {
        Op::seal(&envelope(seq, prev)).unwrap()
    }

    fn envelope(seq: u64, prev: &str) -> Envelope {
        Envelope {
            v: ENVELOPE,
            op_id: Uuid::from_u128(u128::from(seq)),
            device_id: Uuid::from_u128(70),
            incarnation: Uuid::from_u128(71),
            seq,
            ward: "kokurakita".into(),
            made_at: "2026-11-21T02:42:00Z".parse().unwrap(),
            prev: prev.into(),
            body: OpBody::ServiceEnded { ticket_id: Uuid::from_u128(1) },
        }
    }

    fn nothing(head: &Head) -> Known<'_> {
        Known { head, applied: None, passed: None, application: None }
    }

    #[test]
    fn the_next_op_of_the_chain_applies() {
        assert_eq!(
            judge(&op(1, CHAIN_START), &of("kokurakita"), &nothing(&Head::start())),
            Ruling::Apply(None)
        );
    }

    #[test]
    fn a_gap_and_a_fork_leave_the_chain_where_it_is() {
        let gap = judge(&op(2, CHAIN_START), &of("kokurakita"), &nothing(&Head::start()));
        assert_eq!(gap, Ruling::Refuse { code: RefusalCode::SequenceGap, advance: false });
        let head = Head { seq: 1, hash: "ab".repeat(32) };
        let fork = judge(&op(1, CHAIN_START), &of("kokurakita"), &nothing(&head));
        assert_eq!(fork, Ruling::Refuse { code: RefusalCode::ChainBroken, advance: false });
    }

    #[test]
    fn an_op_of_another_ward_is_refused_and_passed_by() {
        let ruling = judge(&op(1, CHAIN_START), &of("moji"), &nothing(&Head::start()));
        assert_eq!(ruling, Ruling::Refuse { code: RefusalCode::WrongWard, advance: true });
    }

    #[test]
    fn the_same_work_in_a_new_life_of_the_device_is_known_and_goes_on() {
        let first = op(1, CHAIN_START);
        let again = first.moved(Uuid::from_u128(72), 1, CHAIN_START).unwrap();
        let (head, taken) = (Head::start(), (9, first));
        let known = Known { applied: Some(&taken), ..nothing(&head) };
        assert_eq!(judge(&again, &of("kokurakita"), &known), Ruling::Duplicate { rev: 9, advance: true });
    }

    #[test]
    fn another_body_under_a_known_id_is_not_a_duplicate() {
        let mut other = envelope(1, CHAIN_START);
        other.body = OpBody::ServiceEnded { ticket_id: Uuid::from_u128(2) };
        let (head, taken) = (Head::start(), (9, op(1, CHAIN_START)));
        let known = Known { applied: Some(&taken), ..nothing(&head) };
        let ruling = judge(&Op::seal(&other).unwrap(), &of("kokurakita"), &known);
        assert_eq!(ruling, Ruling::Refuse { code: RefusalCode::Replayed, advance: true });
    }

    #[test]
    fn the_three_newest_envelopes_are_taken_and_no_other() {
        for (v, taken) in [(0, false), (ENVELOPE_MIN, true), (ENVELOPE, true), (ENVELOPE + 1, false)] {
            let op = Op::seal(&Envelope { v, ..envelope(1, CHAIN_START) }).unwrap();
            let ruling = judge(&op, &of("kokurakita"), &nothing(&Head::start()));
            let refused = Ruling::Refuse { code: RefusalCode::ProtocolUnsupported, advance: true };
            assert_eq!(ruling, if taken { Ruling::Apply(None) } else { refused }, "{v}");
        }
    }

    #[test]
    fn an_altered_op_is_refused_whatever_its_place() {
        let altered = Op::of_text(op(1, CHAIN_START).text().replace("kokurakita", "moji")).unwrap();
        let ruling = judge(&altered, &of("moji"), &nothing(&Head::start()));
        assert_eq!(ruling, Ruling::Refuse { code: RefusalCode::ChainBroken, advance: false });
    }
}
