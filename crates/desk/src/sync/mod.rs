//! The desk's side of the line to the centre: how words are said over HTTP, and when.

mod exchange;
mod http;
mod lone;
mod plan;
mod pump;

pub use http::HttpCentre;
pub use lone::{LoneStore, Waiting};
