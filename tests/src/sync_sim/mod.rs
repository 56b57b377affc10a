//! Many desks and one centre, seeded: real stores and the real conversation between them, over lines that fail in every
//! way, with clocks that jump, disks that are copied and a centre that is put back from backups. Then all is healed and
//! counted. Time passes only by acts, so a seed plays the same wherever it is played.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a world that cannot be set up is a seed that failed"
)]

mod line;
mod world;

use std::collections::BTreeMap;

use kakanai_protocol::CentreError;

use line::Standing;
use world::World;

const EVENTS: usize = 60;
/// An outbox that is not empty after so many rounds over a line that is well is stuck.
const ROUNDS_MAX: usize = 8;

/// What came of a seed.
#[derive(Debug, Default)]
pub struct Played {
    /// a line an event; the same seed gives the same lines
    pub trace: Vec<String>,
    /// how often each kind of trouble came
    pub troubles: BTreeMap<&'static str, u64>,
    /// what must not be: empty when the seed is sound
    pub wrong: Vec<String>,
    /// how many ops had to arrive
    pub ops: usize,
}

/// Which family of troubles a seed is for. A backup put back at the centre and one at a desk at the same time may lose
/// what only the two of them had; no protocol can promise otherwise, so no seed has both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Lines,
    Centre,
    Disks,
}

/// Plays a seed.
pub async fn play(seed: u64) -> Played {
    let family =
        [Family::Lines, Family::Centre, Family::Disks][usize::try_from(seed % 3).unwrap_or_default()];
    let (mut world, mut played) = (World::of(seed).await, Played::default());
    for _ in 0..EVENTS {
        let line = event(&mut world, family, &mut played.troubles).await;
        played.trace.push(line);
    }
    heal(&mut world, &mut played).await;
    let checked = world.check().await;
    played.trace.push(format!("{:?}", checked.head));
    played.wrong = checked.wrong;
    played.ops = world.made.len();
    played
}

async fn event(world: &mut World, family: Family, troubles: &mut BTreeMap<&'static str, u64>) -> String {
    let at = world.dice.roll(world.desks.len());
    let mut came = |trouble: &'static str| *troubles.entry(trouble).or_default() += 1;
    match world.dice.roll(20) {
        0..=8 => format!("{at}: {}", world.deed(at)),
        9..=14 => format!("{at}: {:?}", round(world, at).await),
        15 => {
            let standing =
                *world.dice.pick(&[Standing::Cut, Standing::OneWay, Standing::Shaky, Standing::Well]);
            world.desks[at].line.standing = standing;
            came("lines cut or shaken");
            format!("{at}: the line is {standing:?}")
        }
        16 => {
            world.restart(at);
            came("power cuts");
            format!("{at}: starts again")
        }
        17 => {
            let days = i64::try_from(world.dice.roll(7)).unwrap_or_default() - 3;
            let whose = (!world.dice.one_in(4)).then_some(at);
            world.set_clock(whose, days * 86_400);
            came("clock jumps");
            format!("{whose:?}: the clock is wrong by {days} days")
        }
        _ => match family {
            Family::Lines => format!("{at}: {:?}", round(world, at).await),
            Family::Centre if world.dice.one_in(2) => {
                let told = world.dice.one_in(2);
                world.back_up(told).await;
                format!("the centre is backed up, told: {told}")
            }
            Family::Centre => {
                let back = world.put_back().await;
                if back {
                    came("centres put back");
                }
                format!("the centre is put back: {back}")
            }
            Family::Disks => disks(world, at, &mut came),
        },
    }
}

fn disks(world: &mut World, at: usize, came: &mut impl FnMut(&'static str)) -> String {
    match world.dice.roll(3) {
        0 => {
            world.copy_disk(at);
            format!("{at}: the disk is copied away")
        }
        1 => {
            let back = world.put_disk_back(at);
            if back {
                came("disks put back");
            }
            format!("{at}: the disk is put back: {back}")
        }
        _ if world.desks.len() < 5 => {
            world.clone_disk(at);
            came("disks cloned");
            format!("{at}: the disk goes on in two machines")
        }
        _ => format!("{at}: nothing"),
    }
}

async fn round(world: &World, at: usize) -> Result<(), CentreError> {
    let desk = &world.desks[at];
    desk.store.as_ref().expect("the desk is open").round(&desk.line).await
}

/// Every line is well again, and everybody talks until all is said.
async fn heal(world: &mut World, played: &mut Played) {
    for desk in &mut world.desks {
        desk.line.standing = Standing::Well;
    }
    for _ in 0..ROUNDS_MAX {
        for at in 0..world.desks.len() {
            let talked = round(world, at).await;
            played.trace.push(format!("{at}: {talked:?}"));
        }
    }
}
