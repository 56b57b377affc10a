//! The pump: empties the outbox, tells the supervisor's view what the desk does, and keeps the line's health known.

use std::sync::Arc;

use kakanai_protocol::op::{PUSH_BYTES_MAX, PUSH_OPS_MAX};
use kakanai_protocol::{CentreError, Hello, PROTOCOL, PushRequest};

use super::plan::pause;
use crate::desk::{Desk, Office};
use crate::views::Kind;

/// Leaves room in a push for what JSON adds around the ops.
const PUSH_BYTES: usize = PUSH_BYTES_MAX - 64 * 1024;

impl Desk {
    /// Talks with the centre for as long as the desk lives. The shell spawns it once.
    pub async fn pump(self: Arc<Self>) {
        let mut failures = 0_u32;
        let mut greeted = false;
        loop {
            match self.office_or_notice() {
                Ok(office) => match self.exchange(&office, &mut greeted).await {
                    Ok(()) => failures = 0,
                    Err(error) => {
                        failures = failures.saturating_add(1);
                        greeted = false;
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

    /// One round: greet if need be, send what is unsent, say what the desk does, hear of the ward.
    async fn exchange(&self, office: &Arc<Office>, greeted: &mut bool) -> Result<(), CentreError> {
        let Some(identity) = office.lock().store().ok().map(|store| store.identity()) else { return Ok(()) };
        if !*greeted {
            let hello = Hello {
                protocol: PROTOCOL,
                device_id: identity.device_id,
                incarnation: identity.incarnation,
            };
            let reply = office.centre.hello(hello).await?;
            if !reply.protocol.takes(PROTOCOL) {
                return Err(CentreError::Protocol { min: reply.protocol.min, max: reply.protocol.max });
            }
            *greeted = true;
        }
        while self.push_some(office).await? {}
        office.centre.report(self.report(office)).await?;
        let ward = office.centre.live().await?;
        office.lock().link.ward = Some(ward);
        self.link_changed(office, None);
        Ok(())
    }

    /// Sends the oldest unsent ops; true when there may be more.
    async fn push_some(&self, office: &Arc<Office>) -> Result<bool, CentreError> {
        let ops = {
            let mut counter = office.lock();
            let unsent = counter.store().ok().map(|store| store.unsent(PUSH_OPS_MAX, PUSH_BYTES));
            match unsent {
                Some(Ok(ops)) => ops,
                // What cannot be read now is tried again at the next round; it is never dropped.
                Some(Err(_)) | None => return Ok(false),
            }
        };
        if ops.is_empty() {
            return Ok(false);
        }
        let sent = ops.len();
        let reply = office.centre.push(PushRequest { ops }).await?;
        if reply.answers.len() != sent {
            return Err(CentreError::Nonsense);
        }
        let kept = office.lock().store().ok().map(|store| store.keep_answers(&reply.answers));
        self.changed(&[Kind::Counter]);
        // An answer that could not be kept is asked for again: the centre knows the op and says "duplicate".
        Ok(matches!(kept, Some(Ok(()))) && sent == PUSH_OPS_MAX)
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
