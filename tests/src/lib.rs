//! What the stories share: a real centre and real desks in a folder of their own. No story is told here.

pub mod anybody;
pub mod at_centre;
pub mod checks;
pub mod day;
pub mod deeds;
pub mod dice;
pub mod figures;
pub mod killed;
pub mod office;
pub mod peer;
pub mod player;
pub mod spoiling;
pub mod sync_sim;
pub mod wire;
