//! The world outside one desk, as the desk sees it: a clock, chance, a place for keys, a printer.
//! The one file of this crate that may ask the machine for time or chance.

use std::sync::Arc;

use jiff::{Timestamp, Zoned, tz::TimeZone};
use uuid::Uuid;
use zeroize::Zeroizing;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// Throws the dice.
pub trait Chance: Send + Sync {
    /// Thirty-two bytes nobody can guess.
    fn secret(&self) -> Zeroizing<[u8; 32]>;
    /// A new id; `now` gives its leading part.
    fn id(&self, now: Timestamp) -> Uuid;
}

/// The machine has no working place for keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyPlaceMissing;

/// Keeps a secret across restarts, outside the data folder. Every write is proven by reading it back.
pub trait KeyPlace: Send + Sync {
    /// The secret kept under a name, `None` when there is none.
    ///
    /// # Errors
    /// When the machine has no working place for keys.
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyPlaceMissing>;
    /// Keeps a secret.
    ///
    /// # Errors
    /// When the machine has no working place for keys, or it did not keep it.
    fn put(&self, name: &str, secret: &[u8]) -> Result<(), KeyPlaceMissing>;
}

/// Why nothing came out of the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintTrouble {
    /// no printer is set for this desk
    NoPrinter,
    /// the system does not know the printer
    NotFound,
    /// the system would not take the job
    NotTaken,
}

/// What keeps a printer from printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrinterTrouble {
    /// the system does not know it, or does not answer
    NotFound,
    /// somebody stopped its queue
    Stopped,
    /// its queue takes no new jobs
    Rejecting,
    /// switched off, or the cable is out
    Offline,
    /// no paper
    PaperOut,
    /// paper stuck
    Jammed,
    /// a door stands open
    Open,
    /// no toner or ink
    TonerOut,
    /// something else that it reports
    Other,
}

/// How a printer stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrinterStanding {
    /// jobs of this desk that have not come out
    pub waiting: u16,
    /// what keeps it, if anything
    pub trouble: Option<PrinterTrouble>,
}

/// Puts a PDF on paper.
pub trait Printer: Send + Sync {
    /// The printer's name, `None` when this desk has none.
    fn name(&self) -> Option<String>;
    /// Hands a PDF to the printer. `job` is the application's number; it never names a person.
    ///
    /// # Errors
    /// When the system does not take it.
    fn print(&self, pdf: &[u8], job: &str) -> Result<(), PrintTrouble>;
    /// How the printer stands now.
    fn standing(&self) -> PrinterStanding;
}

/// Everything a desk needs from outside.
#[derive(Clone)]
pub struct Surroundings {
    /// tells the time
    pub clock: Arc<dyn Clock>,
    /// throws the dice
    pub chance: Arc<dyn Chance>,
    /// keeps secrets
    pub keys: Arc<dyn KeyPlace>,
    /// puts papers out
    pub printer: Arc<dyn Printer>,
}

impl Surroundings {
    /// The real world, with the shell's printer.
    #[must_use]
    pub fn real(printer: Arc<dyn Printer>) -> Self {
        Self {
            clock: Arc::new(SystemClock),
            chance: Arc::new(SystemChance),
            keys: Arc::new(OsKeyring),
            printer,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The time on the wall of a Japanese ward office.
    pub(crate) fn wall(&self) -> Zoned {
        on_the_wall(self.now())
    }

    pub(crate) fn id(&self) -> Uuid {
        self.chance.id(self.now())
    }
}

/// A moment as the clock on the wall of a Japanese ward office shows it. Japan keeps one time all year.
pub(crate) fn on_the_wall(moment: Timestamp) -> Zoned {
    moment.to_zoned(TimeZone::fixed(jiff::tz::offset(9)))
}

/// `11月21日 11:42`, as a clock on the wall in Japan says.
pub(crate) fn day_and_time(moment: Timestamp) -> String {
    let wall = on_the_wall(moment);
    format!("{}月{}日 {:02}:{:02}", wall.month(), wall.day(), wall.hour(), wall.minute())
}

struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one look at the clock in this crate")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

struct SystemChance;

impl Chance for SystemChance {
    #[expect(
        clippy::disallowed_methods,
        clippy::expect_used,
        reason = "the one throw of the dice; without chance no key is safe"
    )]
    fn secret(&self) -> Zeroizing<[u8; 32]> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut()).expect("the system gives random bytes");
        bytes
    }

    fn id(&self, now: Timestamp) -> Uuid {
        let secret = self.secret();
        let mut random = [0; 10];
        random.copy_from_slice(&secret[..10]);
        let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

const KEYRING_ENTRY: &str = "jp.kakanai.desk";

/// The operating system's keyring.
struct OsKeyring;

impl KeyPlace for OsKeyring {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyPlaceMissing> {
        let name = name.to_owned();
        apart(move || match entry(&name)?.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(keyring::v1::Error::NoEntry) => Ok(None),
            Err(_) => Err(KeyPlaceMissing),
        })
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<(), KeyPlaceMissing> {
        let (name, secret) = (name.to_owned(), Zeroizing::new(secret.to_vec()));
        apart(move || {
            let entry = entry(&name)?;
            entry.set_secret(&secret).map_err(|_| KeyPlaceMissing)?;
            // Some stores say Ok and keep nothing: only what can be read back is kept.
            let kept = entry.get_secret().map_err(|_| KeyPlaceMissing)?;
            if kept == *secret { Ok(()) } else { Err(KeyPlaceMissing) }
        })
    }
}

fn entry(name: &str) -> Result<keyring::v1::Entry, KeyPlaceMissing> {
    keyring::v1::Entry::new(KEYRING_ENTRY, name).map_err(|_| KeyPlaceMissing)
}

/// Runs on a thread of its own: the keyring's library blocks, and must not do so inside an async runtime.
fn apart<T: Send + 'static>(
    ask: impl FnOnce() -> Result<T, KeyPlaceMissing> + Send + 'static,
) -> Result<T, KeyPlaceMissing> {
    std::thread::spawn(ask).join().unwrap_or(Err(KeyPlaceMissing))
}
