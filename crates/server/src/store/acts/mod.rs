//! What the store does, each act written once over a transaction of either database. Opens nothing and commits nothing.

pub mod audit;
mod docket;
pub mod hall;
pub mod log;
pub mod offices;
pub mod ops;
pub mod queue;
pub mod standing;

#[cfg(test)]
mod tests {
    /// SQLite numbers `$n` by where it first appears, so the first appearances must ascend.
    #[test]
    fn parameters_first_appear_in_ascending_order() {
        let pages = [
            include_str!("audit.rs"),
            include_str!("docket.rs"),
            include_str!("hall.rs"),
            include_str!("log.rs"),
            include_str!("offices.rs"),
            include_str!("queue.rs"),
            include_str!("standing.rs"),
        ];
        for statement in pages.iter().flat_map(|page| page.split("\nconst ").skip(1)) {
            let statement = statement.split("\";").next().unwrap();
            let mut highest = 0;
            for after in statement.split('$').skip(1) {
                let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
                let number: usize = digits.parse().unwrap();
                assert!(number <= highest + 1, "{statement}");
                highest = highest.max(number);
            }
        }
    }
}
