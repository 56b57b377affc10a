//! Long seeded runs of the thin line under cut lines, lost answers and power cuts. Prints one line of figures a run and
//! writes `out/soak.json`. It measures nothing; it counts what must be zero.
//!
//! `soak [SEEDS]`, 300 when not said. The same seed plays the same day.

use std::path::Path;

use kakanai_tests::day::{Day, Tally};
use serde_json::json;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let seeds = std::env::args().nth(1).and_then(|seeds| seeds.parse().ok()).unwrap_or(300);
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
    let row = |name: &str, figure: u64| {
        json!({ "name": format!("{seeds} days: {name}"), "figure": figure, "unit": "count", "peer": null,
                "peer_figure": null, "ratio": null, "floor": 0, "holds": figure == 0 })
    };
    let rows = [
        row("applications lost", total.lost),
        row("applications doubled", total.doubled),
        row("numbers called twice", total.called_twice),
        row("desks stuck", total.stuck),
    ];
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("../out");
    std::fs::create_dir_all(&out)?;
    std::fs::write(out.join("soak.json"), serde_json::to_string_pretty(&rows)? + "\n")?;
    let bad = total.lost + total.doubled + total.called_twice + total.stuck;
    if bad == 0 { Ok(()) } else { Err(std::io::Error::other("soak: what must be zero is not")) }
}
