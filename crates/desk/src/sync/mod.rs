//! The desk's side of the line to the centre: how words are said over HTTP, and when.

mod http;
mod plan;
mod pump;

pub use http::HttpCentre;
