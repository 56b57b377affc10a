//! The real desk over loopback HTTP, so that a browser can drive the real Rust. Being a test's binary, it never ships.
//!
//! `desk-host --settings FILE --ui DIR` prints `listening http://127.0.0.1:PORT` and serves the screen at `/` and the
//! command table at `POST /call/{seat}/{name}`.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get_service, post};
use axum::{Json, Router};
use kakanai_desk::{Desk, PrintTrouble, Printer, PrinterStanding, Seat, Surroundings};
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
    let (settings, ui) =
        arguments().ok_or_else(|| std::io::Error::other("desk-host --settings FILE --ui DIR"))?;
    let desk = Desk::open(&settings, Surroundings::real(Arc::new(NoPrinter)));
    tokio::spawn(Arc::clone(&desk).pump());
    let screen = ServeDir::new(&ui).fallback(ServeFile::new(ui.join("index.html")));
    let app = Router::new()
        .route("/call/{seat}/{name}", post(call))
        .fallback_service(get_service(screen))
        .with_state(desk);
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

fn arguments() -> Option<(PathBuf, PathBuf)> {
    let mut words = std::env::args().skip(1);
    let (mut settings, mut ui) = (None, None);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--settings" => settings = words.next().map(PathBuf::from),
            "--ui" => ui = words.next().map(PathBuf::from),
            _ => return None,
        }
    }
    Some((settings?, ui?))
}

async fn call(
    State(desk): State<Arc<Desk>>,
    Path((seat, name)): Path<(Seat, String)>,
    Json(request): Json<Value>,
) -> Response {
    match desk.call(seat, &name, request).await {
        Ok(reply) => Json(reply).into_response(),
        Err(refusal) => (StatusCode::UNPROCESSABLE_ENTITY, Json(refusal)).into_response(),
    }
}
