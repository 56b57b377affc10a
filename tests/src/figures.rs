//! Figures of a measurement: how long something took, percentiles, and rows for the bench's table. Measures nothing.

use std::time::Instant;

use serde_json::{Value, json};

/// Milliseconds since then.
#[must_use]
pub fn ms(started: Instant) -> f64 {
    started.elapsed().as_secs_f64() * 1e3
}

/// The figure that so many percent of these do not exceed; 0 of none.
#[must_use]
pub fn p(figures: &[f64], percent: usize) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default()
}

/// A row of the table, in milliseconds: the figure, a peer measured in the same run, and the most it may be.
#[must_use]
pub fn row(name: &str, figure: f64, peer: Option<(&str, f64)>, floor: Option<f64>) -> Value {
    json!({ "name": name, "figure": figure, "unit": "ms", "peer": peer.map(|peer| peer.0),
            "peer_figure": peer.map(|peer| peer.1), "floor": floor })
}
