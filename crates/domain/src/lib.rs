//! The law of the counter. Every function takes values and gives values; "now" is an argument.

pub mod answer;
pub mod calendar;
pub mod case;
pub mod catalogue;
pub mod form;
pub mod interview;
pub mod once;
pub mod personal;
pub mod procedure;
pub mod question;
pub mod sheet;
pub mod text;
pub mod truth;
pub mod verdict;
