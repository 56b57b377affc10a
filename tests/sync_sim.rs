//! Seeds of the simulator of many desks. The soak plays more of them; what they play stands in `src/sync_sim`.
#![cfg(test)]

use kakanai_tests::sync_sim::play;

/// How many seeds every run of the tests plays, in four stories side by side.
const SEEDS: u64 = 120;

async fn every_fourth_from(first: u64) {
    for seed in (first..SEEDS).step_by(4) {
        let played = play(seed).await;
        assert!(played.wrong.is_empty(), "seed {seed}: {:#?}\n{}", played.wrong, played.trace.join("\n"));
    }
}

#[tokio::test]
async fn nothing_is_lost_doubled_diverged_or_stuck_one() {
    every_fourth_from(0).await;
}

#[tokio::test]
async fn nothing_is_lost_doubled_diverged_or_stuck_two() {
    every_fourth_from(1).await;
}

#[tokio::test]
async fn nothing_is_lost_doubled_diverged_or_stuck_three() {
    every_fourth_from(2).await;
}

#[tokio::test]
async fn nothing_is_lost_doubled_diverged_or_stuck_four() {
    every_fourth_from(3).await;
}

#[tokio::test]
async fn the_same_seed_gives_the_same_trace() {
    for seed in [3, 4, 5] {
        assert_eq!(play(seed).await.trace, play(seed).await.trace, "seed {seed}");
    }
}
