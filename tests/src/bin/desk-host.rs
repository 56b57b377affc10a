//! The real desk over loopback HTTP, so that a browser can drive the real Rust. Being a test's binary, it never ships.
//!
//! `desk-host --settings FILE --ui DIR` prints `listening http://127.0.0.1:PORT` and serves the screen at `/` and the
//! command table at `POST /call/{seat}/{name}`. With `--form DIR` it is a form whose boxes are being placed, in a desk's place.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get_service, post};
use axum::{Json, Router};
use kakanai_desk::{
    Desk, Placement, PrintTrouble, Printer, PrinterStanding, Refusal, Seat, Surroundings, read_ledger,
    usual_ledger, usual_papers,
};
use serde_json::Value;
use tower_http::services::{ServeDir, ServeFile};

/// A browser has no printer of the desk's; the screen says so and offers the PDF.
struct NoPrinter;

impl Printer for NoPrinter {
    fn name(&self) -> Option<String> {
        None
    }

    fn print(&self, _: &[u8], _: &str) -> Result<(), PrintTrouble> {
        Err(PrintTrouble::NoPrinter)
    }

    fn standing(&self) -> PrinterStanding {
        PrinterStanding::default()
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let Asked { settings, form, ui } = arguments()
        .ok_or_else(|| std::io::Error::other("desk-host (--settings FILE | --form DIR) --ui DIR"))?;
    let behind = match (settings, form) {
        (Some(settings), _) => {
            let desk = Desk::open(&settings, Surroundings::real(Arc::new(NoPrinter)));
            tokio::spawn(Arc::clone(&desk).pump());
            Behind::Desk(desk)
        }
        (None, Some(form)) => Behind::Form(opened(&form)?),
        (None, None) => return Err(std::io::Error::other("--settings or --form")),
    };
    let screen = ServeDir::new(&ui).fallback(ServeFile::new(ui.join("index.html")));
    let app = Router::new()
        .route("/call/{seat}/{name}", post(call))
        .fallback_service(get_service(screen))
        .with_state(behind);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    announce(&format!("listening http://{}", listener.local_addr()?))?;
    axum::serve(listener, app).await
}

/// One line on the standard output, for the script that started us.
fn announce(line: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut out = std::io::stdout();
    writeln!(out, "{line}")?;
    out.flush()
}

/// What the pages talk to.
#[derive(Clone)]
enum Behind {
    Desk(Arc<Desk>),
    Form(Arc<Placement>),
}

impl Behind {
    async fn call(&self, seat: Seat, name: &str, request: Value) -> Result<Value, Refusal> {
        match self {
            Self::Desk(desk) => desk.call(seat, name, request).await,
            Self::Form(form) => form.call(seat, name, request).await,
        }
    }
}

/// A form, with the ledger and the fonts that lie here.
fn opened(form: &std::path::Path) -> std::io::Result<Arc<Placement>> {
    let ledger = read_ledger(&usual_ledger());
    let ledger = ledger.map_err(|problems| std::io::Error::other(format!("{problems:?}")))?;
    Placement::open(form, ledger, &usual_papers()).map_err(|notice| std::io::Error::other(notice.title))
}

struct Asked {
    settings: Option<PathBuf>,
    form: Option<PathBuf>,
    ui: PathBuf,
}

fn arguments() -> Option<Asked> {
    let mut words = std::env::args().skip(1);
    let (mut settings, mut form, mut ui) = (None, None, None);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--settings" => settings = words.next().map(PathBuf::from),
            "--form" => form = words.next().map(PathBuf::from),
            "--ui" => ui = words.next().map(PathBuf::from),
            _ => return None,
        }
    }
    Some(Asked { settings, form, ui: ui? })
}

async fn call(
    State(behind): State<Behind>,
    Path((seat, name)): Path<(Seat, String)>,
    Json(request): Json<Value>,
) -> Response {
    match behind.call(seat, &name, request).await {
        Ok(reply) => Json(reply).into_response(),
        Err(refusal) => (StatusCode::UNPROCESSABLE_ENTITY, Json(refusal)).into_response(),
    }
}
