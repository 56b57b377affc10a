//! The law of the counter. Every function takes values and gives values; "now" is an argument.

pub mod personal;
