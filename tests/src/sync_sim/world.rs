//! One seeded world: desks with their real stores, the real centre, and what befalls them. It checks nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use kakanai_desk::{Chance, Clock, LoneStore, Surroundings};
use kakanai_server::store::{self, Store};
use kakanai_server::{Authority, Database, Outside};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::line::{Line, Standing};
use crate::at_centre::offices;
use crate::checks::{Checked, check};
use crate::deeds::{Applications, Clerk, WARD};
use crate::dice::Dice;
use crate::office::{BrokenPrinter, KeyBox};

const DESKS: usize = 3;

/// A count that everything of the seed draws from, so that the same looks give the same answers.
#[derive(Default)]
struct Fates(AtomicU64);

/// One machine: its own clock, which may be wrong by days, and everybody's chance.
struct Machine {
    fates: Arc<Fates>,
    wrong_by_s: Arc<AtomicI64>,
}

impl Fates {
    fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}

impl Machine {
    fn moment(&self) -> Timestamp {
        let morning = Timestamp::from_second(1_795_222_800).expect("a morning of November 2026");
        let ticks = i64::try_from(self.fates.next()).unwrap_or_default();
        let wrong = SignedDuration::from_secs(self.wrong_by_s.load(Ordering::Relaxed));
        morning + wrong + SignedDuration::from_millis(ticks)
    }
}

impl Clock for Machine {
    fn now(&self) -> Timestamp {
        self.moment()
    }
}

impl Chance for Machine {
    fn secret(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(Sha256::digest(self.fates.next().to_le_bytes()).into())
    }

    fn id(&self, _: Timestamp) -> Uuid {
        Uuid::from_u128((7 << 76) | u128::from(self.fates.next()))
    }
}

impl Outside for Machine {
    fn now(&self) -> Timestamp {
        self.moment()
    }

    fn new_id(&self) -> Uuid {
        Uuid::from_u128((9 << 76) | u128::from(self.fates.next()))
    }
}

/// A desk's machine.
pub struct DeskAt {
    /// the desk's id
    pub id: String,
    /// its store, while its program runs
    pub store: Option<LoneStore>,
    /// its line
    pub line: Line,
    folder: PathBuf,
    keys: Arc<KeyBox>,
    wrong_by_s: Arc<AtomicI64>,
    /// what had been made when its disk was copied away
    copied: Option<BTreeSet<Uuid>>,
}

/// A seeded world.
pub struct World {
    /// every desk's machine
    pub desks: Vec<DeskAt>,
    /// the centre's store
    pub store: Option<Arc<Store>>,
    /// what falls next
    pub dice: Dice,
    /// every op that must not be lost: at which machine, in the order made
    pub made: Vec<(usize, Uuid)>,
    /// what clerks may meet on
    known: Applications,
    folder: TempDir,
    fates: Arc<Fates>,
    centre_wrong_by_s: Arc<AtomicI64>,
    line_dice: Arc<Mutex<Dice>>,
}

impl World {
    /// The world of a seed, with everything in its place and every line shaky.
    pub async fn of(seed: u64) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let mut world = Self {
            desks: Vec::new(),
            store: None,
            dice: Dice(seed),
            made: Vec::new(),
            known: Applications::default(),
            folder: folder.expect("a folder can be made"),
            fates: Arc::default(),
            centre_wrong_by_s: Arc::default(),
            line_dice: Arc::new(Mutex::new(Dice(!seed))),
        };
        for desk in 0..DESKS {
            world.add_desk(format!("kk-{desk}"), &format!("desk-{desk}"), Arc::default());
        }
        world.open_centre().await;
        world
    }

    fn add_desk(&mut self, id: String, folder: &str, keys: Arc<KeyBox>) {
        let folder = self.folder.path().join(folder);
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        let line = Line { standing: Standing::Shaky, centre: None, dice: Arc::clone(&self.line_dice) };
        let wrong_by_s = Arc::default();
        self.desks.push(DeskAt { id, store: None, line, folder, keys, wrong_by_s, copied: None });
        self.restart(self.desks.len() - 1);
    }

    /// A desk's program starts again, as after a power cut.
    pub fn restart(&mut self, at: usize) {
        let fates = Arc::clone(&self.fates);
        let desk = &mut self.desks[at];
        let machine = Arc::new(Machine { fates, wrong_by_s: Arc::clone(&desk.wrong_by_s) });
        let (clock, chance): (Arc<dyn Clock>, Arc<dyn Chance>) = (Arc::clone(&machine) as _, machine);
        let (keys, printer) = (Arc::clone(&desk.keys) as _, Arc::new(BrokenPrinter));
        desk.store = None;
        let opened = LoneStore::open(&desk.folder, &desk.id, Surroundings { clock, chance, keys, printer });
        desk.store = Some(opened.expect("a desk's store opens"));
    }

    /// A clerk does something; gives a word on what it was.
    pub fn deed(&mut self, at: usize) -> String {
        let desk = self.desks[at].store.as_ref().expect("the desk is open");
        let next = Clerk { at, desk, dice: &mut self.dice, known: &mut self.known }.deed();
        let Some((ward, body)) = next else { return "nothing to do".to_owned() };
        let kind = body.kind();
        let op = desk.act(ward, body).expect("an act is kept");
        self.made.push((at, op));
        format!("{kind} {op}")
    }

    /// Holds the centre against the desks; gives the ward's head and whatever is wrong.
    pub async fn check(&self) -> Checked {
        let desks: Vec<_> = self.desks.iter().filter_map(|desk| desk.store.as_ref()).collect();
        let store = self.store.as_ref().expect("the centre is there");
        check(&Database::Sqlite(self.centre_file()), store, &desks, &self.made).await
    }

    /// A clock jumps: one desk's, or the centre's.
    pub fn set_clock(&self, at: Option<usize>, wrong_by_s: i64) {
        let clock = at.map_or(&self.centre_wrong_by_s, |at| &self.desks[at].wrong_by_s);
        clock.store(wrong_by_s, Ordering::Relaxed);
    }

    /// The centre starts on its database.
    pub async fn open_centre(&mut self) {
        let wrong_by_s = Arc::clone(&self.centre_wrong_by_s);
        let machine = Machine { fates: Arc::clone(&self.fates), wrong_by_s };
        let database = Database::Sqlite(self.centre_file());
        let store = store::open(&database, machine.new_id()).await.expect("the centre's store opens");
        let wards = offices(DESKS);
        store.furnish(&wards).await.expect("the centre's store takes its offices");
        self.store = Some(Arc::clone(&store));
        let authority = Arc::new(Authority::new(store, Arc::new(machine), wards));
        for desk in &mut self.desks {
            desk.line.centre = authority.at_desk(WARD, &desk.id);
        }
    }

    fn close_centre(&mut self) {
        self.store = None;
        for desk in &mut self.desks {
            desk.line.centre = None;
        }
    }

    fn centre_file(&self) -> PathBuf {
        self.folder.path().join("centre.db")
    }

    /// Looks into the centre's database, past its store.
    pub fn at_centre<T>(&self, ask: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
        let database = Connection::open(self.centre_file()).expect("the centre's database is there");
        ask(&database).expect("the centre's database answers")
    }

    /// The centre is backed up; when `told`, it is also told so, and desks may let go of what the backup holds.
    pub async fn back_up(&mut self, told: bool) {
        let backup = self.folder.path().join("backup.db");
        let _ = std::fs::remove_file(&backup);
        self.at_centre(|database| database.execute("VACUUM INTO ?1", [backup.display().to_string()]));
        let store = self.store.as_ref().expect("the centre is there");
        let heads = store.heads().await.expect("the store answers");
        if let Some((ward, rev)) = heads.first().filter(|_| told) {
            let now = kakanai_server::Moment::of(Timestamp::UNIX_EPOCH);
            store.backed_up(ward, *rev, now).await.expect("the store notes it");
            // The mark is in the database and not in the backup; the next one has it.
        }
    }

    /// The centre is put back from its newest backup, if there is one.
    pub async fn put_back(&mut self) -> bool {
        let backup = self.folder.path().join("backup.db");
        if !backup.exists() {
            return false;
        }
        self.close_centre();
        let file = self.centre_file();
        for side in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{side}", file.display()));
        }
        std::fs::copy(backup, file).expect("the backup can be put back");
        self.open_centre().await;
        true
    }

    /// A desk's disk is copied away.
    pub fn copy_disk(&mut self, at: usize) {
        let to = self.folder.path().join(format!("copy-{at}"));
        self.desks[at].store = None;
        copy(&self.desks[at].folder, &to);
        self.desks[at].copied = Some(self.made.iter().map(|(_, op)| *op).collect());
        self.restart(at);
    }

    /// A desk's disk is put back as it was, its key place is not. What only this disk had is gone for good.
    pub fn put_disk_back(&mut self, at: usize) -> bool {
        let Some(copied) = self.desks[at].copied.clone() else { return false };
        let known: Vec<String> = self.at_centre(|database| {
            let known = "SELECT op_id FROM op UNION SELECT op_id FROM refused_op \
                         WHERE code NOT IN ('chain_broken', 'sequence_gap')";
            database.prepare(known)?.query_map([], |row| row.get(0))?.collect()
        });
        self.made.retain(|(by, op)| *by != at || copied.contains(op) || known.contains(&op.to_string()));
        let from = self.folder.path().join(format!("copy-{at}"));
        self.desks[at].store = None;
        std::fs::remove_dir_all(&self.desks[at].folder).expect("the disk can be wiped");
        copy(&from, &self.desks[at].folder);
        self.restart(at);
        true
    }

    /// A desk's disk goes on in two machines, each with the same keys.
    pub fn clone_disk(&mut self, at: usize) {
        let (id, keys) = (self.desks[at].id.clone(), Arc::new(self.desks[at].keys.copied()));
        let folder = format!("clone-{}", self.desks.len());
        self.desks[at].store = None;
        copy(&self.desks[at].folder, &self.folder.path().join(&folder));
        self.restart(at);
        let centre = self.desks[at].line.centre.clone();
        self.add_desk(id, &folder, keys);
        if let Some(clone) = self.desks.last_mut() {
            clone.line.centre = centre;
        }
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for file in std::fs::read_dir(from).expect("a folder can be read") {
        let file = file.expect("a folder can be read");
        std::fs::copy(file.path(), to.join(file.file_name())).expect("a file can be copied");
    }
}
