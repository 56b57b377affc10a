//! A store and its line with no counter around them: what the simulator of many desks drives. It shows nothing to anybody.

use std::path::Path;
use std::sync::Mutex;

use kakanai_protocol::{Application, Centre, CentreError, OpBody, WardHead};
use uuid::Uuid;

use super::exchange::{Conversation, Cut, StorePlace};
use crate::store::{OpOrigin, Store, StoreError, keys};
use crate::surroundings::Surroundings;

/// One desk's store, on its own.
pub struct LoneStore {
    store: Mutex<Store>,
    conversation: tokio::sync::Mutex<Conversation>,
    outside: Surroundings,
}

/// What waits at a desk, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// how many are not yet at the centre
    pub unsent: u32,
    /// the ops that the centre did not take, for a person
    pub refused: Vec<Uuid>,
}

impl StorePlace for LoneStore {
    fn with<T>(&self, act: impl FnOnce(&mut Store) -> T) -> Option<T> {
        self.store.lock().ok().map(|mut store| act(&mut store))
    }
}

impl LoneStore {
    /// Opens the store of a folder, as the desk of that id does.
    ///
    /// # Errors
    /// When there is no key for it, or it cannot be read.
    pub fn open(folder: &Path, desk: &str, outside: Surroundings) -> Result<Self, StoreError> {
        let key = keys::open(folder, &outside).map_err(|_| StoreError::Unreadable)?;
        let store = Mutex::new(Store::open(folder, desk, &key, &outside)?);
        Ok(Self { store, conversation: tokio::sync::Mutex::default(), outside })
    }

    /// Keeps an act; it is durable when this returns. Gives the op's id.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn act(&self, ward: &str, body: OpBody) -> Result<Uuid, StoreError> {
        let (op_id, made_at) = (self.outside.id(), self.outside.now());
        self.held(|store| store.tell(body, &OpOrigin { op_id, ward: ward.to_owned(), made_at }))?;
        Ok(op_id)
    }

    /// Greets if need be and sends everything that waits, and hears of nothing.
    ///
    /// # Errors
    /// When the line or the centre failed.
    pub async fn send(&self, centre: &dyn Centre) -> Result<(), CentreError> {
        let mut conversation = self.conversation.lock().await;
        conversation.send(self, centre, &self.outside).await.map_err(|cut| match cut {
            Cut::Store => CentreError::Fault,
            Cut::Centre(error) => error,
        })
    }

    /// One conversation with the centre, as the desk's pump has it.
    ///
    /// # Errors
    /// When the line or the centre failed; the next round begins with a greeting.
    pub async fn round(&self, centre: &dyn Centre) -> Result<(), CentreError> {
        let mut conversation = self.conversation.lock().await;
        let mut talked = conversation.send(self, centre, &self.outside).await;
        if talked.is_ok() {
            talked = conversation.hear(self, centre, &self.outside).await;
        }
        talked.map_err(|cut| {
            *conversation = Conversation::default();
            match cut {
                Cut::Store => CentreError::Fault,
                Cut::Centre(error) => error,
            }
        })
    }

    /// An application as this desk knows it: the ward's log, and what it has not sent yet.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn application(&self, id: Uuid) -> Result<Option<Application>, StoreError> {
        self.held(|store| Ok(store.record(id)?.map(|record| record.application)))
    }

    /// Every application of the ward's log as this desk makes it, and the log's head.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn ward(&self) -> Result<(WardHead, Vec<Application>), StoreError> {
        self.held(|store| Ok((store.ward_head()?, store.ward_applications()?)))
    }

    /// What waits here.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn waiting(&self) -> Result<Waiting, StoreError> {
        self.held(|store| Ok(Waiting { unsent: store.counts()?.unsent, refused: store.refused()? }))
    }

    /// Which life this store is in.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn life(&self) -> Result<Uuid, StoreError> {
        self.held(|store| Ok(store.identity().incarnation))
    }

    fn held<T>(&self, act: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.with(act).unwrap_or(Err(StoreError::Unreadable))
    }
}
