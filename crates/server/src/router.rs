//! Which path leads where, and one line in the log for every request. Bodies and queries are never logged.

use std::path::Path;
use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{any, get, post};
use axum::{Extension, Json, Router};
use kakanai_protocol::{RefusalBody, RefusalCode, paths};

use crate::authority::Authority;
use crate::handlers::{Refused, board, desk, kiosk, who};
use crate::pages;
use crate::serve::Closing;

/// Everything the centre answers to.
pub fn router(authority: Arc<Authority>, closing: Closing, ui: Option<&Path>) -> Router {
    let mut routes = Router::new()
        .route(paths::HELLO, post(desk::hello))
        .route(paths::PUSH, post(desk::push))
        .route(paths::PULL, post(desk::pull))
        .route(paths::DIGEST, post(desk::digest))
        .route(paths::CLAIM, post(desk::claim))
        .route(paths::REPORT, post(desk::report))
        .route(paths::LIVE, get(desk::live))
        .route(paths::BOARD, get(board::board))
        .route(paths::BOARD_EVENTS, get(board::events))
        .route(paths::MATTERS, get(kiosk::matters))
        .route(paths::ISSUE, post(kiosk::issue))
        .route(paths::HEALTH, get(board::health))
        .route("/api/{*rest}", any(nowhere));
    routes = match ui {
        Some(folder) => routes.merge(pages::pages(folder)),
        None => routes.fallback(nowhere),
    };
    pages::guarded(routes)
        .method_not_allowed_fallback(nowhere)
        .layer(Extension(closing))
        .layer(middleware::from_fn_with_state(Arc::clone(&authority), told))
        .with_state(authority)
}

/// No such path.
async fn nowhere() -> (StatusCode, Json<RefusalBody>) {
    let body = RefusalBody { code: RefusalCode::Malformed, protocol: None };
    (StatusCode::NOT_FOUND, Json(body))
}

/// Tells the log of a request, and the audit log of a refused one: the route's own pattern, never what was typed
/// after it.
async fn told(State(authority): State<Arc<Authority>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let from = who(request.headers(), &authority);
    let began = authority.now();
    let response = next.run(request).await;
    let took_ms = authority.now().duration_since(began).as_millis();
    let (route, status) = (route.as_ref().map_or("other", MatchedPath::as_str), response.status().as_u16());
    let took_ms = i64::try_from(took_ms).unwrap_or(i64::MAX);
    if let Some(Refused(code)) = response.extensions().get() {
        authority.note_refused(from, route, *code).await;
    }
    match status {
        500.. => tracing::error!(%method, route, status, took_ms, "answered"),
        400..=499 => tracing::warn!(%method, route, status, took_ms, "answered"),
        _ => tracing::debug!(%method, route, status, took_ms, "answered"),
    }
    response
}
