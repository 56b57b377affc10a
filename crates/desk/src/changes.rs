//! What changed at this desk, for screens that wait. Holds no content, only which part to look at again.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use tokio::sync::Notify;

use crate::views::{Changes, Kind};

/// A wait that hears nothing ends after this long, so that no request hangs for ever.
const WAIT: Duration = Duration::from_secs(25);

/// The newest change of every kind.
#[derive(Default)]
pub(crate) struct ChangeLog {
    newest: Mutex<(u32, BTreeMap<Kind, u32>)>,
    bell: Notify,
}

impl ChangeLog {
    /// Notes that a part changed and wakes who waits.
    pub(crate) fn note(&self, kinds: &[Kind]) {
        if let Ok(mut newest) = self.newest.lock() {
            newest.0 += 1;
            let now = newest.0;
            newest.1.extend(kinds.iter().map(|kind| (*kind, now)));
        }
        self.bell.notify_waiters();
    }

    /// What changed after `seen`, at once if something did, else when something does.
    pub(crate) async fn wait(&self, seen: u32) -> Changes {
        let heard = async {
            loop {
                let bell = self.bell.notified();
                tokio::pin!(bell);
                // Armed before looking, so that a change between the look and the wait still rings.
                bell.as_mut().enable();
                let changes = self.since(seen);
                if !changes.kinds.is_empty() {
                    return changes;
                }
                bell.await;
            }
        };
        tokio::time::timeout(WAIT, heard).await.unwrap_or_else(|_| self.since(seen))
    }

    fn since(&self, seen: u32) -> Changes {
        let Ok(newest) = self.newest.lock() else { return Changes { seen, kinds: Vec::new() } };
        let kinds = newest.1.iter().filter(|(_, at)| **at > seen).map(|(kind, _)| *kind).collect();
        Changes { seen: newest.0, kinds }
    }
}
