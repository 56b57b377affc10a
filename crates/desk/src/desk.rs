//! One desk, alive: what it holds in memory, and the one door through which every seat speaks.

use std::fs::File;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use futures_util::FutureExt;
use jiff::Timestamp;
use kakanai_protocol::{Centre, CentreError, LiveWard};
use serde_json::Value;
use tokio::sync::{Notify, broadcast};

use crate::changes::ChangeLog;
use crate::commands::TABLE;
use crate::contents::Contents;
use crate::notices;
use crate::refusal::Refusal;
use crate::settings::{Loaded, Settings};
use crate::staff::Member;
use crate::store::keys::{self, DataKey, NoKey};
use crate::store::{self, Draft, Store, StoreError, TicketAtHand};
use crate::surroundings::Surroundings;
use crate::sync::HttpCentre;
use crate::table::may_be_said;
use crate::views::{FinishedView, Kind, Notice, Role, Seat};

const LOCK_TRIES: u32 = 30;
const LOCK_PAUSE: Duration = Duration::from_millis(100);

/// Something the desk wishes of its shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// show a window of this seat
    OpenWindow(Seat),
    /// the screen of this seat can be used
    Ready(Seat),
}

/// One desk.
pub struct Desk {
    pub(crate) outside: Surroundings,
    pub(crate) changes: ChangeLog,
    pub(crate) wishes: broadcast::Sender<Wish>,
    /// rung when there is something to send
    pub(crate) bell: Notify,
    settings_path: PathBuf,
    office: RwLock<Result<Arc<Office>, Notice>>,
}

/// A desk whose settings and contents are sound.
pub(crate) struct Office {
    pub(crate) settings: Settings,
    pub(crate) contents: Contents,
    pub(crate) centre: Arc<dyn Centre>,
    /// said on the sign-in screen
    pub(crate) notices: Vec<Notice>,
    pub(crate) counter: Mutex<Counter>,
    /// held for as long as the desk lives: a second desk on this folder is refused
    _lock: File,
}

/// What the desk holds in memory. What must survive a crash is in the store as well.
pub(crate) struct Counter {
    pub(crate) store: Vault,
    pub(crate) clerk: Option<Member>,
    pub(crate) ticket: Option<TicketAtHand>,
    pub(crate) draft: Option<Draft>,
    /// an interview found in the store, not yet taken up again
    pub(crate) found: Option<Draft>,
    pub(crate) finished: Option<FinishedView>,
    pub(crate) shown_to_guest: Option<crate::commands::GuestSubject>,
    pub(crate) link: Link,
    /// since when the desk does what it does, for the supervisor
    pub(crate) since: Timestamp,
    /// the bundle as last drawn, with the answers it was drawn from
    pub(crate) bundle: Option<crate::papers::Bundle>,
    /// the sheet to take home as last drawn
    pub(crate) sheet: Option<crate::take_home::DrawnSheet>,
}

/// The store behind its lock.
pub(crate) enum Vault {
    Open(Box<Store>),
    Closed(NoKey),
    Unreadable,
}

/// How the desk stands with the centre.
#[derive(Default)]
pub(crate) struct Link {
    pub(crate) last_sync: Option<Timestamp>,
    pub(crate) trouble: Option<CentreError>,
    pub(crate) ward: Option<LiveWard>,
}

impl Desk {
    /// Opens a desk. It never fails: what is wrong is said on the screen.
    #[must_use]
    pub fn open(settings_path: &Path, outside: Surroundings) -> Arc<Self> {
        let office = Office::open(settings_path, &outside);
        Arc::new(Self {
            outside,
            changes: ChangeLog::default(),
            wishes: broadcast::channel(16).0,
            bell: Notify::new(),
            settings_path: settings_path.to_owned(),
            office: RwLock::new(office),
        })
    }

    /// What the desk wishes of its shell, from now on.
    #[must_use]
    pub fn wishes(&self) -> broadcast::Receiver<Wish> {
        self.wishes.subscribe()
    }

    /// A seat says a command. The one door: who may speak is decided here, and no panic leaves it.
    ///
    /// # Errors
    /// A refusal with a code for the screen and words for the clerk.
    pub async fn call(self: &Arc<Self>, seat: Seat, name: &str, request: Value) -> Result<Value, Refusal> {
        may_be_said(TABLE, seat, name, &request)?;
        let reply = AssertUnwindSafe(self.dispatch(name, request)).catch_unwind().await;
        if name == "session.ready" {
            // No shell listens in a browser; that is fine.
            let _ = self.wishes.send(Wish::Ready(seat));
        }
        reply.unwrap_or_else(|_| Err(Refusal::fault()))
    }

    /// The sound desk, or why it cannot open.
    pub(crate) fn office(&self) -> Result<Arc<Office>, Refusal> {
        self.office_or_notice().map_err(Refusal::failed)
    }

    pub(crate) fn office_or_notice(&self) -> Result<Arc<Office>, Notice> {
        self.office.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Tries to open a desk again that could not be opened.
    pub(crate) fn try_again(&self) {
        let mut office = self.office.write().unwrap_or_else(PoisonError::into_inner);
        if office.is_err() {
            *office = Office::open(&self.settings_path, &self.outside);
        }
    }

    /// The sound desk with a clerk signed in.
    pub(crate) fn staffed(&self) -> Result<(Arc<Office>, Member), Refusal> {
        let office = self.office()?;
        let clerk = office.lock().clerk.clone();
        clerk.map(|clerk| (office, clerk)).ok_or_else(|| Refusal::refused(notices::sign_in_first()))
    }

    /// The sound desk with a supervisor signed in.
    pub(crate) fn supervised(&self) -> Result<Arc<Office>, Refusal> {
        let (office, clerk) = self.staffed()?;
        if clerk.role == Role::Supervisor {
            Ok(office)
        } else {
            Err(Refusal::refused(notices::supervisors_only()))
        }
    }

    pub(crate) fn changed(&self, kinds: &[Kind]) {
        self.changes.note(kinds);
    }
}

/// Holds a store's folder for as long as the file lives. A desk that is just being closed holds it for a moment
/// longer, and the one opened after it waits that long; a second desk holds it for good.
fn lock(data_dir: &Path) -> Result<File, Notice> {
    let file = File::create(data_dir.join("desk.lock")).map_err(|_| notices::store_unreadable())?;
    for _ in 0..LOCK_TRIES {
        if file.try_lock().is_ok() {
            return Ok(file);
        }
        std::thread::sleep(LOCK_PAUSE);
    }
    Err(notices::second_instance())
}

impl Office {
    fn open(settings_path: &Path, outside: &Surroundings) -> Result<Arc<Self>, Notice> {
        let Loaded { settings, notice } = Settings::load(settings_path)?;
        let contents = Contents::read(&settings)?;
        let data_dir = settings.data_dir.clone();
        store::make_folder(&data_dir).map_err(|_| notices::store_unreadable())?;
        let lock = lock(&data_dir)?;
        let centre = HttpCentre::new(&settings)?;
        let mut counter = Counter::new(outside.now());
        counter.let_in(keys::open(&data_dir, outside), &settings, outside);
        if let Vault::Closed(NoKey::KeyringGone) = counter.store {
            return Err(notices::keyring_missing());
        }
        if matches!(counter.store, Vault::Unreadable | Vault::Closed(NoKey::Unreadable)) {
            return Err(notices::store_unreadable());
        }
        let office = Self {
            settings,
            notices: notice.into_iter().chain(contents.notice.clone()).collect(),
            contents,
            centre: Arc::new(centre),
            counter: Mutex::new(counter),
            _lock: lock,
        };
        office.tidy_ledgers(&mut office.lock());
        Ok(Arc::new(office))
    }

    /// The counter, for one short act. A panic while it was held leaves it usable: its truth is in the store.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Counter> {
        self.counter.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counter {
    fn new(now: Timestamp) -> Self {
        Self {
            store: Vault::Closed(NoKey::AskPassphrase),
            clerk: None,
            ticket: None,
            draft: None,
            found: None,
            finished: None,
            shown_to_guest: None,
            link: Link::default(),
            since: now,
            bundle: None,
            sheet: None,
        }
    }

    /// Opens the store with a key and takes up what the desk was in the middle of.
    pub(crate) fn let_in(
        &mut self,
        key: Result<DataKey, NoKey>,
        settings: &Settings,
        outside: &Surroundings,
    ) {
        let opened = match key {
            Ok(key) => Store::open(&settings.data_dir, &settings.desk_id, &key, outside),
            Err(why) => {
                self.store = Vault::Closed(why);
                return;
            }
        };
        let taken_up = opened.and_then(|store| Ok((store.draft()?, store.ticket()?, store)));
        self.store = match taken_up {
            Ok((draft, ticket, store)) => {
                self.found = draft;
                self.ticket = ticket;
                Vault::Open(Box::new(store))
            }
            Err(_) => Vault::Unreadable,
        };
    }

    /// Lets go of the interview that was just ended; a new application is spoken of until the next visitor.
    pub(crate) fn end_interview(&mut self, finished: Option<FinishedView>) {
        self.finished = finished;
        self.draft = None;
        self.shown_to_guest = None;
        self.forget_papers();
    }

    /// Lets go of everything drawn for the visitor who was here.
    pub(crate) fn forget_papers(&mut self) {
        self.bundle = None;
        self.sheet = None;
    }

    /// The open store; no command that needs it runs while the door is closed.
    pub(crate) fn store(&mut self) -> Result<&mut Store, Refusal> {
        match &mut self.store {
            Vault::Open(store) => Ok(store),
            Vault::Closed(_) => Err(Refusal::refused(notices::keyring_absent())),
            Vault::Unreadable => Err(Refusal::failed(notices::store_unreadable())),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::failed(match error {
            StoreError::DiskFull => notices::disk_full(),
            StoreError::Unreadable => notices::store_unreadable(),
            StoreError::Database(_) | StoreError::Row => notices::not_saved(),
        })
    }
}
