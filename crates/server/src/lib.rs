//! The centre: queue authority, keeper of applications, board and kiosk pages. Knows no rule of the counter and no paper.

pub mod auth;
pub mod authority;
pub mod config;
mod config_check;
pub mod hall;
mod handlers;
pub mod outside;
mod pages;
mod router;
pub mod serve;
pub mod store;
pub mod telemetry;
pub mod ward;

pub use authority::{Authority, InHouseDesk};
pub use config::{Config, ConfigError, Database};
pub use outside::{Moment, Outside};
pub use serve::{Running, StartError, serve};
