//! A PostgreSQL cluster of our own whose processes are killed, one backend or all at once, while ops drain into it.
#![expect(clippy::expect_used, reason = "a cluster that cannot be set up is a seed that failed")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use kakanai_server::Database;
use tokio_postgres::NoTls;

use super::{CentreAt, Counters, Outcome, fast_folder, spin};
use crate::at_centre::fresh_database;
use crate::dice::Dice;

const DESKS: usize = 3;
/// What each desk does between two starts.
const DEEDS: usize = 20;
/// About as long as a push takes at the centre, in spins.
const PUSH_SPINS: usize = 400_000;

/// A cluster that `tests/with-postgres.sh` starts, and starts again when told; it is gone with this.
pub struct OwnCluster {
    script: Child,
    words: Option<ChildStdin>,
    said: BufReader<ChildStdout>,
    url: String,
    postmaster: String,
}

impl OwnCluster {
    /// Makes and starts a cluster.
    #[must_use]
    pub fn start() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("with-postgres.sh");
        let mut command = Command::new(script);
        command.arg("--by-word").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut script = command.spawn().expect("the script starts");
        let words = script.stdin.take();
        let said = BufReader::new(script.stdout.take().expect("its lines can be read"));
        let mut cluster = Self { script, words, said, url: String::new(), postmaster: String::new() };
        cluster.url = cluster.line();
        cluster.postmaster = cluster.line();
        cluster
    }

    /// The superuser's URL.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Kills the postmaster and all its processes.
    pub fn kill(&self) {
        // Asked before: what the postmaster leaves behind has another parent.
        let all = self.backends();
        kill_all(std::slice::from_ref(&self.postmaster));
        kill_all(&all);
        // A new postmaster takes the old one for living until the system has taken it away.
        gone(all.iter().chain([&self.postmaster]));
    }

    /// Kills one backend that serves a client; the postmaster then starts all of them anew. False when there is none.
    pub fn kill_one(&self, dice: &mut Dice) -> bool {
        let serving: Vec<String> = processes()
            .filter(|process| process.parent == self.postmaster && process.title.contains("kakanai"))
            .map(|process| process.id)
            .collect();
        if !serving.is_empty() {
            let one = dice.pick(&serving);
            kill_all(std::slice::from_ref(one));
            // The postmaster takes it away, and from then on lets nobody in until all is in order again.
            gone([one]);
        }
        !serving.is_empty()
    }

    /// Until the cluster lets somebody in again.
    pub async fn in_order(&self) {
        while tokio_postgres::connect(&self.url, NoTls).await.is_err() {
            tokio::task::yield_now().await;
        }
    }

    /// Starts again what was killed; it answers when this returns.
    pub fn start_again(&mut self) {
        let words = self.words.as_mut().expect("the script is there");
        words.write_all(b"start\n").expect("the script listens");
        self.postmaster = self.line();
    }

    fn backends(&self) -> Vec<String> {
        processes().filter(|process| process.parent == self.postmaster).map(|process| process.id).collect()
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).expect("the script answers");
        assert!(!line.is_empty(), "PostgreSQL does not start");
        line.trim().to_owned()
    }
}

impl Drop for OwnCluster {
    fn drop(&mut self) {
        self.words = None;
        // It stops the cluster and takes its folder away; whatever fails there is no finding of a test.
        let _ = self.script.wait();
    }
}

/// A process as the system shows it.
struct Process {
    id: String,
    parent: String,
    title: String,
}

/// Every process.
fn processes() -> impl Iterator<Item = Process> {
    let all = std::fs::read_dir("/proc").expect("the system shows its processes");
    all.filter_map(|entry| process(&entry.ok()?.path()))
}

fn process(folder: &Path) -> Option<Process> {
    let id = folder.file_name()?.to_str().filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()))?;
    let stat = std::fs::read_to_string(folder.join("stat")).ok()?;
    // `17 (name, with spaces) S 1 …`
    let parent = stat.rsplit_once(") ")?.1.split(' ').nth(1)?;
    let title = std::fs::read(folder.join("cmdline")).ok()?;
    let title = String::from_utf8_lossy(&title).into_owned();
    Some(Process { id: id.to_owned(), parent: parent.to_owned(), title })
}

/// Until the system shows none of these any more.
fn gone<'a>(ids: impl IntoIterator<Item = &'a String>) {
    for id in ids {
        while Path::new("/proc").join(id).exists() {
            std::thread::yield_now();
        }
    }
}

fn kill_all(ids: &[String]) {
    // One that is gone already needs no killing.
    let _ = Command::new("kill").arg("-9").args(ids).stderr(Stdio::null()).status();
}

/// Kills PostgreSQL so many times while the desks drain through a centre that lives on.
pub async fn postgres_killed(seed: u64, times: u64) -> Outcome {
    let (mut dice, mut outcome) = (Dice(seed), Outcome::default());
    let mut cluster = OwnCluster::start();
    let folder = fast_folder();
    let database = Database::Postgres(fresh_database(cluster.url(), "killed").await);
    let mut centre = CentreAt::new(folder.path(), database, DESKS);
    let counters = Counters::open(seed, &centre.url(), DESKS);
    centre.start();
    for _ in 0..times {
        let at_work = counters.at_work(DEEDS);
        counters.after_deeds(1 + dice.roll(2 * DEEDS)).await;
        spin(dice.roll(PUSH_SPINS));
        if dice.one_in(3) {
            outcome.cycles += u64::from(cluster.kill_one(&mut dice));
        } else {
            cluster.kill();
            outcome.cycles += 1;
            cluster.start_again();
        }
        at_work.await;
        cluster.in_order().await;
    }
    counters.heal(&mut outcome).await;
    centre.kill();
    counters.hold_against(&centre, &mut outcome).await;
    outcome
}
