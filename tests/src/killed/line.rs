//! Desks and a centre over a wire that spoils what they say. Nothing is killed here; it is counted as if it were.
#![expect(clippy::expect_used, reason = "a wire that cannot be laid is a seed that failed")]

use super::{CentreAt, Counters, Outcome};
use crate::spoiling::SpoilingWire;

/// What each desk does between two looks.
const DEEDS: usize = 40;

/// Desks at work over a spoiling wire so many times; healed, and held against the centre.
pub async fn lines_spoiled(seed: u64, mut centre: CentreAt, times: u64) -> Outcome {
    let mut outcome = Outcome::default();
    centre.start();
    let wire = SpoilingWire::to(centre.addr(), seed).await.expect("a wire can be laid");
    let counters = Counters::open(seed, &wire.url(), centre.desks());
    for _ in 0..times {
        counters.at_work(DEEDS).await;
    }
    wire.heal().await;
    counters.heal(&mut outcome).await;
    centre.kill();
    counters.hold_against(&centre, &mut outcome).await;
    outcome.troubles = wire.spoiled();
    outcome.cycles = outcome.troubles.values().sum();
    outcome
}
