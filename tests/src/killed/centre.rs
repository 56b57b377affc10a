//! The real program `kakanai-server`, started, killed and started again at the same address. It decides nothing.
#![expect(clippy::expect_used, reason = "a centre that cannot be set up is a seed that failed")]

use std::fmt::Write;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::Arc;

use kakanai_server::Database;
use kakanai_server::store::{self, Store};
use uuid::Uuid;

use super::{Cable, Counters, Outcome, kill, program, spin, within};
use crate::at_centre::offices;
use crate::dice::Dice;

/// About as long as a push takes at the centre, in spins.
const PUSH_SPINS: usize = 400_000;
/// What each desk does between two starts.
const DEEDS: usize = 20;

/// A centre at an address, running or not.
pub struct CentreAt {
    addr: SocketAddr,
    config: PathBuf,
    database: Database,
    desks: usize,
    /// the network it is in, if not this one
    network: Option<String>,
    process: Option<Child>,
}

impl CentreAt {
    /// A centre with its settings in a folder, for so many desks. It does not run yet.
    #[must_use]
    pub fn new(folder: &Path, database: Database, desks: usize) -> Self {
        // The port is free again when the listener is dropped, and nobody is given it at random so soon.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
        Self::at(free.expect("a port is free"), folder, database, desks)
    }

    /// A centre at the far end of a cable, with its database in a folder here.
    #[must_use]
    pub fn behind(cable: &Cable, folder: &Path, desks: usize) -> Self {
        let addr = (cable.far_end(), 8443).into();
        let database = Database::Sqlite(folder.join("centre.db"));
        let mut centre = Self::at(addr, folder, database, desks);
        centre.network = Some(cable.network().to_owned());
        centre
    }

    fn at(addr: SocketAddr, folder: &Path, database: Database, desks: usize) -> Self {
        let config = folder.join("centre.toml");
        std::fs::write(&config, settings(addr, &database, desks)).expect("the folder can be written");
        Self { addr, config, database, desks, network: None, process: None }
    }

    /// A centre with its database in the same folder.
    #[must_use]
    pub fn in_sqlite(folder: &Path, desks: usize) -> Self {
        Self::new(folder, Database::Sqlite(folder.join("centre.db")), desks)
    }

    /// Where desks reach it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Where it listens.
    #[must_use]
    pub const fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Where it keeps its data.
    #[must_use]
    pub const fn database(&self) -> &Database {
        &self.database
    }

    /// How many desks it has.
    #[must_use]
    pub const fn desks(&self) -> usize {
        self.desks
    }

    /// Starts its process; it listens when this returns.
    pub fn start(&mut self) {
        let mut command = match &self.network {
            None => program("kakanai-server"),
            Some(network) => within(network, "kakanai-server"),
        };
        let mut process = command.arg("--config").arg(&self.config).spawn().expect("the centre starts");
        let mut said = String::new();
        let out = process.stdout.take().expect("its lines can be read");
        BufReader::new(out).read_line(&mut said).expect("its lines can be read");
        assert!(said.starts_with("listening "), "the centre does not start: {said:?}");
        self.process = Some(process);
    }

    /// Kills its process, if it runs.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            kill(&mut process);
        }
    }

    /// Its store, opened beside or after the process, to be looked into.
    pub async fn opened(&self) -> Arc<Store> {
        store::open(&self.database, Uuid::from_u128(9)).await.expect("the centre's store opens")
    }
}

impl Drop for CentreAt {
    fn drop(&mut self) {
        self.kill();
    }
}

fn settings(addr: SocketAddr, database: &Database, desks: usize) -> String {
    let database = match database {
        Database::Sqlite(file) => format!("sqlite://{}", file.display()),
        Database::Postgres(url) => url.clone(),
    };
    let mut settings = format!("listen = \"{addr}\"\ndatabase = \"{database}\"\n");
    for ward in offices(desks) {
        let _ =
            write!(settings, "[[wards]]\ncode = \"{}\"\nname = \"{}\"\nqueues = []\n", ward.code, ward.name);
        for desk in ward.desks {
            let token: String = desk.token_sha256.iter().map(|byte| format!("{byte:02x}")).collect();
            let (id, name) = (desk.id, desk.name);
            let _ = write!(
                settings,
                "[[wards.desks]]\nid = \"{id}\"\nname = \"{name}\"\nqueues = []\ntoken_sha256 = \"{token}\"\n"
            );
        }
    }
    settings
}

/// Kills a centre's process so many times while its desks push and pull, and holds the centre against them.
pub async fn centres_killed(seed: u64, mut centre: CentreAt, times: u64) -> Outcome {
    let (mut dice, mut outcome) = (Dice(seed), Outcome::default());
    let counters = Counters::open(seed, &centre.url(), centre.desks());
    centre.start();
    for _ in 0..times {
        let at_work = counters.at_work(DEEDS);
        counters.after_deeds(1 + dice.roll(2 * DEEDS)).await;
        spin(dice.roll(PUSH_SPINS));
        centre.kill();
        outcome.cycles += 1;
        if dice.one_in(2) {
            // The desks notice nothing but a line that failed: the centre is there again while they go on.
            centre.start();
            at_work.await;
        } else {
            at_work.await;
            centre.start();
        }
    }
    counters.heal(&mut outcome).await;
    centre.kill();
    counters.hold_against(&centre, &mut outcome).await;
    outcome
}
