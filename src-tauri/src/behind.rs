//! The desk behind the windows, and the short time while it is still being opened. Opens it once; decides nothing.

use std::path::PathBuf;
use std::sync::Arc;

use kakanai_desk::{Desk, Surroundings};
use tokio::sync::watch;

use crate::printing::OfficePrinter;

/// A desk that is open or will be in a moment.
#[derive(Clone)]
pub struct Behind(watch::Receiver<Option<Arc<Desk>>>);

impl Behind {
    /// Opens the desk beside the window: keyring and store take their time, the page loads meanwhile.
    /// `opened` gets it before any page does, so that no wish of the desk is missed.
    pub fn opening(settings: PathBuf, opened: impl FnOnce(Arc<Desk>) + Send + 'static) -> Self {
        let (open, behind) = watch::channel(None);
        tauri::async_runtime::spawn_blocking(move || {
            let outside = Surroundings::real(Arc::new(OfficePrinter::of(&settings)));
            let desk = Desk::open(&settings, outside);
            tracing::info!("the desk is open");
            opened(Arc::clone(&desk));
            open.send_replace(Some(desk));
        });
        Self(behind)
    }

    /// The desk, as soon as it is open; `None` only if opening it broke off.
    pub async fn desk(&self) -> Option<Arc<Desk>> {
        let mut behind = self.0.clone();
        behind.wait_for(Option::is_some).await.ok().and_then(|desk| desk.clone())
    }
}
