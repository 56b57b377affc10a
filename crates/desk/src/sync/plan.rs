//! When the next word with the centre is said. Pure: the pump does the waiting.

use std::time::Duration;

/// A well line is looked at this often.
const HEARTBEAT: Duration = Duration::from_secs(3);
const RETRY_MIN: Duration = Duration::from_secs(1);
const RETRY_MAX: Duration = Duration::from_secs(60);

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_line_is_tried_less_and_less_but_at_least_once_a_minute() {
        for failures in 1..200 {
            let (shortest, longest) = (pause(failures, 0), pause(failures, 255));
            assert!(
                shortest >= RETRY_MIN / 2 && longest <= RETRY_MAX,
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
