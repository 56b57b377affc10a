//! Days as Japanese offices count and write them. "Today" is always an argument.

pub mod age;
pub mod era;
pub mod office_day;
