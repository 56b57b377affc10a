//! HTTP in, the centre's own words out: one file a kind of caller. No rule of the counter is decided here.

mod answer;
pub mod board;
pub mod desk;
pub mod kiosk;

pub use answer::{Body, Caller, Refusal, Refused, who};
