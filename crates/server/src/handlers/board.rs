//! The board looks: once, or for as long as it stands there. It may look but not call.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::{Extension, Json};
use futures_util::{Stream, StreamExt, future};
use kakanai_protocol::{BoardView, RefusalCode};
use serde::Deserialize;
use tokio_stream::wrappers::WatchStream;

use super::Refusal;
use crate::authority::Authority;
use crate::serve::Closing;

/// A quiet line says this often that it still stands.
const KEEP_ALIVE_S: u64 = 10;

/// `?ward=…`
pub struct OfWard(pub String);

#[derive(Deserialize)]
struct WardQuery {
    ward: String,
}

impl<S: Send + Sync> FromRequestParts<S> for OfWard {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let query = Query::<WardQuery>::try_from_uri(&parts.uri).map_err(|_| RefusalCode::Malformed)?;
        Ok(Self(query.0.ward))
    }
}

pub async fn board(
    State(authority): State<Arc<Authority>>,
    ward: OfWard,
) -> Result<Json<BoardView>, Refusal> {
    Ok(Json(authority.board(&ward.0).await?))
}

/// The whole board at once and after each change. Changes that come while one is sent are told as one.
pub async fn events(
    State(authority): State<Arc<Authority>>,
    Extension(closing): Extension<Closing>,
    OfWard(ward): OfWard,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Refusal> {
    let changes = authority.changes(&ward).ok_or(RefusalCode::UnknownQueue)?;
    let looks =
        WatchStream::new(changes).then(move |count| look(Arc::clone(&authority), ward.clone(), count));
    // A look that fails ends the line; the board's own reconnection looks again.
    let events = looks.take_while(|look| future::ready(look.is_some())).filter_map(future::ready);
    let events = events.take_until(closing.closed()).map(Ok);
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(KEEP_ALIVE_S))))
}

async fn look(authority: Arc<Authority>, ward: String, count: u64) -> Option<Event> {
    let board = authority.board(&ward).await.ok()?;
    Event::default().event("board").id(count.to_string()).json_data(board).ok()
}

pub async fn health(State(authority): State<Arc<Authority>>) -> StatusCode {
    match authority.ping().await {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
