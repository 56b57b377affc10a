//! Long seeded runs: days of the thin line under cut lines, lost answers and power cuts, and worlds of many desks whose
//! disks and centre are put back from backups besides; and a desk's process killed again and again. Prints one line of
//! figures each and writes `out/soak.json`. It measures nothing; it counts what must be zero.
//!
//! `soak [SEEDS [KILLS]]`, 300 and 2,000 when not said. The same seed plays the same day; where a kill falls within an
//! act is the machine's.

use std::collections::BTreeMap;
use std::path::Path;

use kakanai_tests::day::{Day, Tally};
use kakanai_tests::killed::{Talks, desk_killed};
use kakanai_tests::sync_sim;
use serde_json::json;

/// One store is killed so often, then the next one begins: an old store's log would be what is measured.
const KILLS_OF_A_STORE: usize = 250;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let asked = |at: usize| std::env::args().nth(at).and_then(|count| count.parse::<u64>().ok());
    let (seeds, kills) = (asked(1).unwrap_or(300), asked(2).unwrap_or(2_000));
    let mut total = Tally::default();
    for seed in 0..seeds {
        total += Day::of(seed).play().await;
    }
    let line = format!(
        "soak: {seeds} days, {} visitors, {} applications; {} cuts, {} lost answers, {} power cuts; \
         {} lost, {} doubled, {} called twice, {} stuck\n",
        total.visitors,
        total.finished,
        total.cuts,
        total.lost_answers,
        total.power_cuts,
        total.lost,
        total.doubled,
        total.called_twice,
        total.stuck,
    );
    std::io::Write::write_all(&mut std::io::stdout(), line.as_bytes())?;
    let worlds = worlds(seeds).await?;
    let unsound = killed(kills).await?;
    let row = |name: &str, figure: u64| {
        json!({ "name": format!("{seeds} days: {name}"), "figure": figure, "unit": "count", "peer": null,
                "peer_figure": null, "ratio": null, "floor": 0, "holds": figure == 0 })
    };
    let of_kills = json!({ "name": format!("{kills} kills of a desk's process: what is not sound"),
        "figure": unsound, "unit": "count", "peer": null, "peer_figure": null, "ratio": null, "floor": 0,
        "holds": unsound == 0 });
    let rows = [
        row("applications lost", total.lost),
        row("applications doubled", total.doubled),
        row("numbers called twice", total.called_twice),
        row("desks stuck", total.stuck),
        row("worlds of many desks with something lost, doubled, diverged or stuck", worlds),
        of_kills,
    ];
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("../out");
    std::fs::create_dir_all(&out)?;
    std::fs::write(out.join("soak.json"), serde_json::to_string_pretty(&rows)? + "\n")?;
    let bad = total.lost + total.doubled + total.called_twice + total.stuck + worlds + unsound;
    if bad == 0 { Ok(()) } else { Err(std::io::Error::other("soak: what must be zero is not")) }
}

/// Plays as many seeded worlds of many desks, prints their line, and gives how many were not sound.
async fn worlds(seeds: u64) -> std::io::Result<u64> {
    let (mut ops, mut unsound) = (0, 0_u64);
    let mut troubles: BTreeMap<&str, u64> = BTreeMap::new();
    for seed in 0..seeds {
        let played = sync_sim::play(seed).await;
        ops += played.ops;
        for (trouble, times) in played.troubles {
            *troubles.entry(trouble).or_default() += times;
        }
        if !played.wrong.is_empty() {
            unsound += 1;
            let said = format!("seed {seed}: {:?}\n", played.wrong);
            std::io::Write::write_all(&mut std::io::stderr(), said.as_bytes())?;
        }
    }
    let troubles: Vec<String> =
        troubles.iter().map(|(trouble, times)| format!("{times} {trouble}")).collect();
    let line = format!("soak: {seeds} worlds, {ops} ops; {}; {unsound} not sound\n", troubles.join(", "));
    std::io::Write::write_all(&mut std::io::stdout(), line.as_bytes())?;
    Ok(unsound)
}

/// Kills a desk's process so many times, half of them while it talks; prints the line, and gives what was not sound.
async fn killed(kills: u64) -> std::io::Result<u64> {
    let (mut ops, mut cycles, mut wrong) = (0, 0, Vec::new());
    for (seed, left) in (0..).zip((0..kills).step_by(KILLS_OF_A_STORE)) {
        let talks = if seed % 2 == 0 { Talks::No } else { Talks::Yes };
        let outcome = desk_killed(seed, (kills - left).min(KILLS_OF_A_STORE as u64), talks).await;
        ops += outcome.ops;
        cycles += outcome.cycles;
        wrong.extend(outcome.wrong);
    }
    for what in &wrong {
        std::io::Write::write_all(&mut std::io::stderr(), format!("{what}\n").as_bytes())?;
    }
    let line =
        format!("soak: {cycles} kills of a desk's process, {ops} acts said; {} not sound\n", wrong.len());
    std::io::Write::write_all(&mut std::io::stdout(), line.as_bytes())?;
    Ok(wrong.len() as u64)
}
