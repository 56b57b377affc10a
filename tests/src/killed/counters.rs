//! Some desks of this process, with their real stores and their lines over HTTP, at work side by side. They cause no trouble.
#![expect(clippy::expect_used, reason = "a desk that cannot be set up is a seed that failed")]

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::join_all;
use kakanai_desk::{HttpCentre, LoneStore};
use kakanai_protocol::CentreError;
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{CentreAt, Outcome, fast_folder, key_file, line_to, open_desk};
use crate::checks::check;
use crate::deeds::{Applications, Clerk};
use crate::dice::Dice;

/// So many rounds over a line that is well empty every outbox, or it is stuck.
const ROUNDS_MAX: usize = 8;

/// Desks of one ward.
pub struct Counters {
    desks: Vec<Arc<Counter>>,
    deeds: watch::Sender<usize>,
    made: Arc<Mutex<Vec<(usize, Uuid)>>>,
    known: Arc<Mutex<Applications>>,
    seed: u64,
    _folder: TempDir,
}

struct Counter {
    at: usize,
    store: LoneStore,
    line: HttpCentre,
    dice: Mutex<Dice>,
}

impl Counters {
    /// Opens so many desks whose centre is at an address.
    #[must_use]
    pub fn open(seed: u64, server: &str, desks: usize) -> Self {
        let folder = fast_folder();
        let counter = |at: usize| {
            let name = format!("kk-{at}");
            let folder = folder.path().join(&name);
            let store = open_desk(&folder, &name, &key_file(&folder)).expect("a desk's store opens");
            let dice = Mutex::new(Dice(seed ^ ((at as u64 + 1) << 48)));
            Arc::new(Counter { at, store, line: line_to(server, &name, &folder), dice })
        };
        Self {
            desks: (0..desks).map(counter).collect(),
            deeds: watch::Sender::new(0),
            made: Arc::default(),
            known: Arc::default(),
            seed,
            _folder: folder,
        }
    }

    /// Every desk does so many deeds and talks in between, whatever the line makes of it. They begin at once; the answer
    /// waits until all are through.
    pub fn at_work(&self, deeds: usize) -> impl Future<Output = ()> + use<> {
        self.deeds.send_replace(0);
        let mut working = JoinSet::new();
        for desk in &self.desks {
            let (desk, made, known) = (Arc::clone(desk), Arc::clone(&self.made), Arc::clone(&self.known));
            let count = self.deeds.clone();
            working.spawn(async move {
                for _ in 0..deeds {
                    if roll(&desk, 3) == 0 {
                        // A line that fails is what these worlds are for.
                        let _ = desk.store.round(&desk.line).await;
                    } else if let Some(op) = desk.deed(&known) {
                        made.lock().unwrap_or_else(PoisonError::into_inner).push((desk.at, op));
                    }
                    count.send_modify(|count| *count += 1);
                }
            });
        }
        async move {
            while let Some(worked) = working.join_next().await {
                worked.expect("a desk does not fall over");
            }
        }
    }

    /// Until the desks at work did so many things together.
    pub async fn after_deeds(&self, deeds: usize) {
        let mut count = self.deeds.subscribe();
        count.wait_for(|count| *count >= deeds).await.expect("the count is kept while the desks are");
    }

    /// How many acts wait at the desks.
    #[must_use]
    pub fn unsent(&self) -> u32 {
        let waiting = self.desks.iter().map(|desk| desk.store.waiting().expect("a desk's store answers"));
        waiting.map(|waiting| waiting.unsent).sum()
    }

    /// Every desk talks once, side by side; gives what each heard.
    pub async fn talk_once(&self) -> Vec<Result<(), CentreError>> {
        join_all(self.desks.iter().map(|desk| desk.store.round(&desk.line))).await
    }

    /// Everybody talks until all is said.
    pub async fn heal(&self, outcome: &mut Outcome) {
        let mut last = Vec::new();
        for _ in 0..ROUNDS_MAX {
            last = self.talk_once().await;
        }
        for (at, talked) in last.into_iter().enumerate() {
            if let Err(error) = talked {
                outcome.wrong.push(format!("seed {}: {at} is stuck: {error:?}", self.seed));
            }
        }
    }

    /// Holds the desks against the centre.
    pub async fn hold_against(&self, centre: &CentreAt, outcome: &mut Outcome) {
        let desks: Vec<&LoneStore> = self.desks.iter().map(|desk| &desk.store).collect();
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let store = centre.opened().await;
        let checked = check(centre.database(), &store, &desks, &made).await;
        outcome.ops += made.len();
        outcome.wrong.extend(checked.wrong.into_iter().map(|what| format!("seed {}: {what}", self.seed)));
        if checked.at_centre.len() > made.len() {
            outcome.wrong.push(format!("seed {}: the centre has ops that nobody made", self.seed));
        }
    }
}

impl Counter {
    /// The clerk does something.
    fn deed(&self, known: &Mutex<Applications>) -> Option<Uuid> {
        let next = {
            let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
            let mut dice = self.dice.lock().unwrap_or_else(PoisonError::into_inner);
            Clerk { at: self.at, desk: &self.store, dice: &mut dice, known: &mut known }.deed()
        };
        let (ward, body) = next?;
        Some(self.store.act(ward, body).expect("an act is kept"))
    }
}

fn roll(desk: &Counter, sides: usize) -> usize {
    desk.dice.lock().unwrap_or_else(PoisonError::into_inner).roll(sides)
}
