//! Words as people write them: folded only where a machine must read a number, never where a person is named.

pub mod my_number;
pub mod search;
pub mod width;
