//! The pump: empties the outbox, tells the supervisor's view what the desk does, and keeps the line's health known.

use std::sync::Arc;

use kakanai_protocol::{CentreError, LiveWard, WardHead};

use super::exchange::{Conversation, Cut, StorePlace};
use super::plan::pause;
use crate::desk::{Desk, Office};
use crate::store::{Counts, DeskOfWard, Store};
use crate::views::Kind;

impl StorePlace for Arc<Office> {
    fn with<T>(&self, act: impl FnOnce(&mut Store) -> T) -> Option<T> {
        self.lock().store().ok().map(act)
    }
}

/// What the screens of applications hang on: the ward's log as far as it is here, and what waits to be sent.
fn known(office: &Arc<Office>) -> Option<(WardHead, Counts)> {
    office.with(|store| Some((store.ward_head().ok()?, store.counts().ok()?)))?
}

/// Keeps the desks of the ward, so that one can be named when the line is cut. What cannot be kept now is heard again.
fn remember_desks(office: &Arc<Office>, ward: &LiveWard) {
    let desks = ward.desks.iter().filter(|desk| !desk.desk.is_empty());
    let desks: Vec<DeskOfWard> =
        desks.map(|desk| DeskOfWard { id: desk.desk.clone(), name: desk.desk_name.clone() }).collect();
    office.with(|store| store.keep_desks(&desks).ok());
}

impl Desk {
    /// Talks with the centre for as long as the desk lives. The shell spawns it once.
    pub async fn pump(self: Arc<Self>) {
        let mut failures = 0_u32;
        let mut conversation = Conversation::default();
        loop {
            match self.office_or_notice() {
                Ok(office) => match self.exchange(&office, &mut conversation).await {
                    Ok(()) => failures = 0,
                    Err(error) => {
                        failures = failures.saturating_add(1);
                        conversation = Conversation::default();
                        tracing::info!(code = %crate::notices::link(&error).code, failures, "the centre did not take our word");
                        self.link_changed(&office, Some(error));
                    }
                },
                Err(_) => failures = 0,
            }
            let dice = self.outside.chance.secret()[0];
            tokio::select! {
                () = tokio::time::sleep(pause(failures, dice)) => {}
                () = self.bell.notified(), if failures == 0 => {}
            }
        }
    }

    /// One round: send what is unsent, hear what the ward did, say what the desk does, look at the hall.
    async fn exchange(
        &self,
        office: &Arc<Office>,
        conversation: &mut Conversation,
    ) -> Result<(), CentreError> {
        let (centre, outside) = (&*office.centre, &self.outside);
        let before = known(office);
        let mut talked = conversation.send(office, centre, outside).await;
        self.changed(&[Kind::Counter]);
        if std::mem::take(&mut conversation.news) {
            self.changed(&[Kind::Session]);
        }
        if talked.is_ok() {
            talked = conversation.hear(office, centre, outside).await;
        }
        if known(office) != before {
            self.changed(&[Kind::Records]);
        }
        match talked {
            Ok(()) => {}
            // What cannot be read or kept now is tried again at the next round; it is never dropped.
            Err(Cut::Store) => return Ok(()),
            Err(Cut::Centre(error)) => return Err(error),
        }
        office.centre.report(self.report(office)).await?;
        let ward = office.centre.live().await?;
        remember_desks(office, &ward);
        office.lock().link.ward = Some(ward);
        self.link_changed(office, None);
        Ok(())
    }

    fn link_changed(&self, office: &Arc<Office>, trouble: Option<CentreError>) {
        let mut counter = office.lock();
        if trouble.is_none() {
            counter.link.last_sync = Some(self.outside.now());
        }
        counter.link.trouble = trouble;
        drop(counter);
        self.changed(&[Kind::Counter]);
    }
}
