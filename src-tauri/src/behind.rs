//! What the pages talk to, the desk or a form being placed, and the short time while it is still being opened. Opens it
//! once; decides nothing.

use std::path::PathBuf;
use std::sync::Arc;

use kakanai_desk::views::Notice;
use kakanai_desk::{Desk, Placement, Refusal, Seat, Surroundings, read_ledger, usual_ledger, usual_papers};
use serde_json::Value;
use tokio::sync::watch;

use crate::printing::OfficePrinter;

/// What is open, or will be in a moment.
#[derive(Clone)]
pub struct Behind(watch::Receiver<Option<Open>>);

/// What is open.
#[derive(Clone)]
pub enum Open {
    /// the counter's desk
    Desk(Arc<Desk>),
    /// a form, or why it cannot be placed
    Form(Result<Arc<Placement>, Notice>),
}

impl Open {
    /// A seat says a command.
    pub async fn call(&self, seat: Seat, name: &str, request: Value) -> Result<Value, Refusal> {
        match self {
            Self::Desk(desk) => desk.call(seat, name, request).await,
            Self::Form(Ok(form)) => form.call(seat, name, request).await,
            Self::Form(Err(why)) => Err(Refusal::failed(why.clone())),
        }
    }
}

impl Behind {
    /// Opens the desk beside the window: keyring and store take their time, the page loads meanwhile.
    /// `opened` gets it before any page does, so that no wish of the desk is missed.
    pub fn opening(settings: PathBuf, opened: impl FnOnce(Arc<Desk>) + Send + 'static) -> Self {
        Self::beside(move || {
            let outside = Surroundings::real(Arc::new(OfficePrinter::of(&settings)));
            let desk = Desk::open(&settings, outside);
            tracing::info!("the desk is open");
            opened(Arc::clone(&desk));
            Open::Desk(desk)
        })
    }

    /// Opens a form beside its window.
    pub fn opening_form(folder: PathBuf) -> Self {
        Self::beside(move || Open::Form(placed(&folder)))
    }

    fn beside(open: impl FnOnce() -> Open + Send + 'static) -> Self {
        let (tell, behind) = watch::channel(None);
        tauri::async_runtime::spawn_blocking(move || tell.send_replace(Some(open())));
        Self(behind)
    }

    /// What the pages talk to, as soon as it is open; `None` only if opening it broke off.
    pub async fn open(&self) -> Option<Open> {
        let mut behind = self.0.clone();
        behind.wait_for(Option::is_some).await.ok().and_then(|open| open.clone())
    }
}

fn placed(folder: &std::path::Path) -> Result<Arc<Placement>, Notice> {
    let ledger = read_ledger(&usual_ledger()).map_err(|problems| Notice {
        code: "CATALOGUE_DAMAGED".to_owned(),
        title: "手続台帳に問題があるため、様式を開けません。".to_owned(),
        what_to_do: problems.first().map_or_else(String::new, |problem| {
            format!(
                "{}の{}行目: {}。kakanai check で確かめてください。",
                problem.file, problem.line, problem.message
            )
        }),
    })?;
    Placement::open(folder, ledger, &usual_papers())
}
