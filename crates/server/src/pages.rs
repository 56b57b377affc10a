//! The built pages of board and kiosk, with the headers that keep them to themselves. Builds and knows no page.

use std::path::Path;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// What a page may load: only what comes from here; no script in the page itself, no frame around it.
const CSP: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The pages of a folder; `/board` and `/kiosk` are told apart by the page itself.
pub fn pages<S: Clone + Send + Sync + 'static>(folder: &Path) -> Router<S> {
    let page = ServeFile::new(folder.join("index.html"));
    let mut routes = Router::new();
    for path in ["/", "/board", "/board/{*rest}", "/kiosk", "/kiosk/{*rest}"] {
        routes = routes.route_service(path, page.clone());
    }
    routes.fallback_service(ServeDir::new(folder).append_index_html_on_directories(false))
}

/// The headers of every answer, page or not.
pub fn guarded<S: Clone + Send + Sync + 'static>(mut routes: Router<S>) -> Router<S> {
    let headers: [(HeaderName, &str); 5] = [
        (header::CONTENT_SECURITY_POLICY, CSP),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    for (name, value) in headers {
        let value = HeaderValue::from_static(value);
        routes = routes.layer(SetResponseHeaderLayer::if_not_present(name, value));
    }
    routes
}
