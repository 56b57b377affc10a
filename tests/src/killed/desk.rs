//! A desk's process killed at seeded moments, even while it opens its store for the first time. It counts what is left.
#![expect(clippy::expect_used, reason = "a process that cannot be set up is a seed that failed")]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use kakanai_desk::LoneStore;
use tempfile::TempDir;
use uuid::Uuid;

use super::{CentreAt, Outcome, fast_folder, key_file, kill, line_to, open_desk, program, spin};
use crate::checks::check;
use crate::dice::Dice;

/// The desk's id at the centre.
const DESK: &str = "kk-0";
/// The longest run of a process before it is killed, in lines.
const LINES_MAX: usize = 12;
/// About as long as a process needs to open its store, in spins.
const OPENING_SPINS: usize = 600_000;
/// About as long as one act takes, in spins.
const ACT_SPINS: usize = 120_000;
/// So many rounds over a line that is well empty every outbox, or it is stuck.
const ROUNDS_MAX: usize = 8;
/// The store is drained to the centre and counted after so many kills.
const DRAIN_EVERY: u64 = 50;

/// Whether the process that is killed talks to the centre meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Talks {
    /// it only keeps acts
    No,
    /// it sends and hears as well
    Yes,
}

/// A desk, its folder, and what its processes said.
struct Desk {
    folder: PathBuf,
    dice: Dice,
    seed: u64,
    talks: Talks,
    centre: CentreAt,
    /// the life of its store, once it said one
    life: Option<String>,
    /// how many ops may wait at it: surely so many, and at most so many
    unsent: (u64, u64),
    outcome: Outcome,
    made: Vec<(usize, Uuid)>,
    _place: TempDir,
}

/// What a process said before it was killed.
struct Said {
    /// its store's life and what waited in it, if it came that far
    opened: Option<(String, u64)>,
    kept: Vec<Uuid>,
}

/// Kills a desk's process so many times, drains its store to a centre, and counts.
pub async fn desk_killed(seed: u64, times: u64, talks: Talks) -> Outcome {
    let place = fast_folder();
    let mut centre = CentreAt::in_sqlite(place.path(), 1);
    centre.start();
    let mut desk = Desk {
        folder: place.path().join("desk"),
        dice: Dice(seed),
        seed,
        talks,
        centre,
        life: None,
        unsent: (0, 0),
        outcome: Outcome::default(),
        made: Vec::new(),
        _place: place,
    };
    for run in 0..times {
        let said = desk.run_and_kill(run);
        desk.count(run, said);
        if (run + 1) % DRAIN_EVERY == 0 {
            desk.drain().await;
        }
    }
    desk.drain().await;
    desk.hold_against_the_centre().await;
    desk.outcome.ops = desk.made.len();
    desk.outcome
}

impl Desk {
    fn run_and_kill(&mut self, run: u64) -> Said {
        let mut command = program("lone-desk");
        command.arg(&self.folder).arg(DESK).arg(self.seed.to_string()).arg(run.to_string());
        if self.talks == Talks::Yes {
            command.arg(self.centre.url());
        }
        let mut child = command.spawn().expect("the desk's process starts");
        let mut out = BufReader::new(child.stdout.take().expect("its lines can be read")).lines();
        let mut lines = Vec::new();
        // In every fourth run it is killed while it opens its store, or soon after.
        let spins = if self.dice.one_in(4) {
            OPENING_SPINS
        } else {
            lines.extend(out.by_ref().map_while(Result::ok).take(1 + self.dice.roll(LINES_MAX)));
            ACT_SPINS
        };
        spin(self.dice.roll(spins));
        kill(&mut child);
        // What it said before it was killed was said, read by then or not. A line cut short was not.
        lines.extend(out.map_while(Result::ok));
        said(&lines)
    }

    /// Every act that was said is there, and at most one beyond; the life of the store goes on.
    fn count(&mut self, run: u64, said: Said) {
        let mut wrong = Vec::new();
        if let Some((life, unsent)) = &said.opened {
            if self.life.as_ref().is_some_and(|known| known != life) {
                wrong.push("the store began a new life".to_owned());
            }
            self.life = Some(life.clone());
            let (least, most) = self.unsent;
            if self.talks == Talks::No && !(least..=most).contains(unsent) {
                wrong.push(format!("{unsent} acts are kept, {least} to {most} were made"));
            }
            // An act may be durable and not said yet when the process is killed.
            let kept = said.kept.len() as u64;
            self.unsent = (unsent + kept, unsent + kept + 1);
        }
        self.made.extend(said.kept.into_iter().map(|op| (0, op)));
        self.outcome.cycles += 1;
        self.wrong(run, wrong);
    }

    fn wrong(&mut self, run: u64, wrong: Vec<String>) {
        let seed = self.seed;
        self.outcome.wrong.extend(wrong.into_iter().map(|what| format!("seed {seed}, run {run}: {what}")));
    }

    /// Everything goes to the centre.
    async fn drain(&mut self) {
        let desk = reopened(&self.folder);
        let line = line_to(&self.centre.url(), DESK, &self.folder);
        let mut said = Ok(());
        for _ in 0..ROUNDS_MAX {
            said = desk.round(&line).await;
        }
        let unsent = desk.waiting().expect("the store answers").unsent;
        if unsent > 0 || said.is_err() {
            self.wrong(self.outcome.cycles, vec![format!("stuck: {unsent} acts wait, {said:?}")]);
        }
        self.unsent = (0, 0);
    }

    async fn hold_against_the_centre(&mut self) {
        self.centre.kill();
        let store = self.centre.opened().await;
        let desk = reopened(&self.folder);
        let checked = check(self.centre.database(), &store, &[&desk], &self.made).await;
        let mut wrong = checked.wrong;
        let said: BTreeSet<Uuid> = self.made.iter().map(|(_, op)| *op).collect();
        let beyond = checked.at_centre.difference(&said).count() as u64;
        if beyond > self.outcome.cycles {
            wrong.push(format!("{beyond} acts that nobody said, of {} runs", self.outcome.cycles));
        }
        self.wrong(self.outcome.cycles, wrong);
    }
}

fn reopened(folder: &Path) -> LoneStore {
    open_desk(folder, DESK, &key_file(folder)).expect("the store opens again")
}

fn said(lines: &[String]) -> Said {
    let opened = lines.first().and_then(|line| {
        let (life, unsent) = line.strip_prefix("open ")?.split_once(' ')?;
        Some((life.to_owned(), unsent.parse().expect("a count is a number")))
    });
    let kept = lines.iter().skip(1).map(|line| Uuid::parse_str(line).expect("a line is an id")).collect();
    Said { opened, kept }
}
