//! Real processes that are killed with `kill -9` at seeded moments: a desk, the centre, PostgreSQL. Afterwards everything
//! is started again, healed and counted as the simulator counts. No moment is waited for; it is drawn, and reached by
//! counting what was done and by spinning.
#![expect(clippy::expect_used, reason = "a process that cannot be set up is a seed that failed")]

mod cable;
mod centre;
mod counters;
mod desk;
mod line;
mod postgres;
mod room;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use kakanai_desk::{HttpCentre, KeyPlace, KeyPlaceMissing, LoneStore, Settings, StoreError, Surroundings};
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::deeds::WARD;
use crate::office::BrokenPrinter;

pub use cable::{Cable, cables_pulled};
pub use centre::{CentreAt, centres_killed};
pub use counters::Counters;
pub use desk::{Talks, desk_killed};
pub use line::lines_spoiled;
pub use postgres::{OwnCluster, postgres_killed};
pub use room::SmallDisk;

/// What came of a run of troubles.
#[derive(Debug, Default)]
pub struct Outcome {
    /// how often something was killed, or spoiled
    pub cycles: u64,
    /// how often each kind of spoiling came
    pub troubles: BTreeMap<&'static str, u64>,
    /// how many ops had to arrive
    pub ops: usize,
    /// what must not be: empty when all is sound
    pub wrong: Vec<String>,
}

/// A key place in a file beside a desk's folder: it outlives the process, as a keyring does. It is no secret.
pub struct KeyFile {
    path: PathBuf,
    kept: Mutex<HashMap<String, Vec<u8>>>,
}

/// The key file of a desk's folder, beside it.
#[must_use]
pub fn key_file(folder: &Path) -> Arc<KeyFile> {
    let path = folder.with_extension("keys");
    let kept =
        std::fs::read(&path).ok().map(|kept| serde_json::from_slice(&kept).expect("keys are kept whole"));
    Arc::new(KeyFile { path, kept: Mutex::new(kept.unwrap_or_default()) })
}

impl KeyPlace for KeyFile {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyPlaceMissing> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(kept.get(name).cloned().map(Zeroizing::new))
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<(), KeyPlaceMissing> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(name.to_owned(), secret.to_vec());
        // A process killed meanwhile leaves the old file or the new one, as a keyring does.
        let half = self.path.with_extension("half");
        let whole = serde_json::to_vec(&*kept).map_err(|_| KeyPlaceMissing)?;
        std::fs::write(&half, whole).map_err(|_| KeyPlaceMissing)?;
        std::fs::rename(&half, &self.path).map_err(|_| KeyPlaceMissing)
    }
}

/// Opens a desk's store with this machine's clock and chance, and keys from a file.
///
/// # Errors
/// When the store cannot be opened.
pub fn open_desk(folder: &Path, desk: &str, keys: &Arc<KeyFile>) -> Result<LoneStore, StoreError> {
    std::fs::create_dir_all(folder).map_err(|_| StoreError::DiskFull)?;
    let outside = Surroundings { keys: Arc::clone(keys) as _, ..Surroundings::real(Arc::new(BrokenPrinter)) };
    LoneStore::open(folder, desk, outside)
}

/// A desk's line to a centre at an address, over HTTP. Its token, which is its id, lies beside its folder.
#[must_use]
pub fn line_to(server: &str, desk: &str, folder: &Path) -> HttpCentre {
    let token_file = folder.with_extension("token");
    std::fs::write(&token_file, desk).expect("the token can be written");
    let nowhere = PathBuf::new;
    let settings = Settings {
        ward: WARD.to_owned(),
        office: "小倉北区役所".to_owned(),
        addressee: String::new(),
        desk_id: desk.to_owned(),
        desk_name: desk.to_owned(),
        server: server.to_owned(),
        token_file,
        ca_file: None,
        data_dir: folder.to_owned(),
        catalogue_dir: nowhere(),
        forms_dir: nowhere(),
        fonts_dir: nowhere(),
        rare_names_font: None,
        staff_file: nowhere(),
        printer: None,
        papers_dir: None,
    };
    HttpCentre::new(&settings).expect("a line can be laid")
}

/// A folder in memory, where there is such a place: what is killed there is killed oftener in the same time. The system
/// keeps what a killed process wrote, in memory as on a disk.
#[must_use]
pub fn fast_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.expect("a folder can be made")
}

/// A program of this workspace, built beside the one that runs.
fn program(name: &str) -> Command {
    quiet(Command::new(built(name)))
}

/// Such a program, within a network of its own. It takes the place of the command that leads there.
fn within(network: &str, name: &str) -> Command {
    let mut command = Command::new("ip");
    command.args(["netns", "exec", network]).arg(built(name));
    quiet(command)
}

fn built(name: &str) -> PathBuf {
    let own = std::env::current_exe().expect("this program knows where it lies");
    let beside = own.ancestors().skip(1).take(2).map(|folder| folder.join(name));
    let found = beside.into_iter().find(|file| file.is_file());
    found.unwrap_or_else(|| unreachable!("{name} is not built: cargo build --workspace --bins"))
}

/// Only what it says on purpose is heard.
fn quiet(mut command: Command) -> Command {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Spins so many times: some microseconds that nobody waits for anything.
fn spin(times: usize) {
    for _ in 0..times {
        std::hint::spin_loop();
    }
}

/// `kill -9`, and the process is gone when it returns.
fn kill(child: &mut Child) {
    // It fails only for a process that ended by itself, which the wait then shows.
    let _ = child.kill();
    child.wait().expect("a child can be waited for");
}
