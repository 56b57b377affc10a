//! When the next word with the centre is said, and what its greeting means. Pure: the pump does the waiting.

use std::time::Duration;

use kakanai_protocol::HelloReply;

/// A well line is looked at this often.
const HEARTBEAT: Duration = Duration::from_secs(3);
const RETRY_MIN: Duration = Duration::from_secs(1);
/// A healed line is noticed in time to have everything sent within half a minute.
const RETRY_MAX: Duration = Duration::from_secs(20);

/// How long to wait after `failures` failures in a row; `dice` (0 to 255) spreads desks that failed together.
pub(super) fn pause(failures: u32, dice: u8) -> Duration {
    if failures == 0 {
        return HEARTBEAT;
    }
    let doubled =
        RETRY_MIN.saturating_mul(1_u32.checked_shl(failures - 1).unwrap_or(u32::MAX)).min(RETRY_MAX);
    // Between half and the whole of the doubled wait.
    doubled / 2 + doubled.mul_f64(f64::from(dice) / 512.0)
}

/// What a greeting means for this life's chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Greeting {
    /// both sides have the same chain, as far as the centre has it
    GoOn,
    /// the centre lost what it had answered, from this place on
    SendAgainFrom(u64),
    /// the centre has other ops of this life: there are two stores of it
    Parted,
}

/// Compares the chain's end with what the centre has. `hash_at_theirs` is our hash at the centre's last place, if kept.
pub(super) fn meaning(end_seq: u64, hash_at_theirs: Option<&str>, reply: &HelloReply) -> Greeting {
    let differs = reply.last_seq > 0 && hash_at_theirs.is_some_and(|hash| hash != reply.last_hash);
    if reply.last_seq > end_seq || differs {
        return Greeting::Parted;
    }
    reply.resend_from.map_or(Greeting::GoOn, Greeting::SendAgainFrom)
}

#[cfg(test)]
mod tests {
    use kakanai_protocol::ProtocolRange;
    use kakanai_protocol::op::CHAIN_START;
    use uuid::Uuid;

    use super::*;

    fn reply(last_seq: u64, last_hash: &str, resend_from: Option<u64>) -> HelloReply {
        HelloReply {
            store_epoch: Uuid::from_u128(1),
            protocol: ProtocolRange::OURS,
            server_time: jiff::Timestamp::UNIX_EPOCH,
            last_seq,
            last_hash: last_hash.to_owned(),
            ward_rev: 0,
            ward_head: None,
            durable_rev: 0,
            resend_from,
        }
    }

    #[test]
    fn a_greeting_tells_a_store_that_parted_from_a_centre_that_forgot() {
        assert_eq!(meaning(0, None, &reply(0, CHAIN_START, None)), Greeting::GoOn);
        assert_eq!(meaning(5, Some("b"), &reply(3, "b", None)), Greeting::GoOn);
        assert_eq!(meaning(5, None, &reply(3, "b", None)), Greeting::GoOn, "no longer kept: a backup has it");
        assert_eq!(meaning(5, Some("b"), &reply(3, "b", Some(4))), Greeting::SendAgainFrom(4));
        assert_eq!(meaning(5, Some("a"), &reply(3, "b", None)), Greeting::Parted);
        assert_eq!(
            meaning(2, None, &reply(3, "b", None)),
            Greeting::Parted,
            "the store is older than the centre"
        );
    }

    #[test]
    fn a_failing_line_is_tried_less_and_less_but_three_times_a_minute() {
        for failures in 1..200 {
            let (shortest, longest) = (pause(failures, 0), pause(failures, 255));
            assert!(
                shortest >= RETRY_MIN / 2 && longest <= Duration::from_secs(20),
                "{failures}: {shortest:?} {longest:?}"
            );
            assert!(pause(failures + 1, 0) >= shortest);
        }
    }

    #[test]
    fn a_well_line_has_a_steady_heartbeat() {
        assert_eq!(pause(0, 0), pause(0, 255));
    }
}
