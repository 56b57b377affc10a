//! The centre at work: store opened, port taken, requests answered until told to stop. Reads no settings file.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use thiserror::Error;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::authority::Authority;
use crate::config::{Config, Tls};
use crate::outside::Outside;
use crate::router::router;
use crate::store::{self, StoreError};

/// How long answers under way may still take once told to stop.
const LAST_ANSWERS_S_MAX: u64 = 3;

/// Why the centre did not start; `Display` is for the person who starts it.
#[derive(Debug, Error)]
pub enum StartError {
    /// the database
    #[error(
        "データベースを開けません（{0}）。設定の database と、置き場所の権限や空き容量、PostgreSQL が動いているかを確かめてください。"
    )]
    Store(String),
    /// the port
    #[error(
        "{at} で待ち受けできません（{why}）。ほかのプログラムが使っていないか、設定の listen を確かめてください。"
    )]
    Listen {
        /// where it was to listen
        at: SocketAddr,
        /// the system's words
        why: io::Error,
    },
    /// the certificate
    #[error("証明書または鍵を読めません（{0}）。設定の [tls] の cert と key を確かめてください。")]
    Certificate(String),
    /// the pages
    #[error("画面のファイルがありません（{0}/index.html）。設定の ui を確かめてください。")]
    Pages(String),
}

/// Tells the lines that never end by themselves that the centre closes.
#[derive(Clone)]
pub struct Closing(watch::Receiver<bool>);

impl Closing {
    /// Waits until the centre closes.
    pub fn closed(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut closing = self.0.clone();
        async move {
            // An error means the centre is gone already.
            let _ = closing.wait_for(|closing| *closing).await;
        }
    }
}

/// The centre, running.
pub struct Running {
    /// where it listens
    pub addr: SocketAddr,
    /// what answers; tests and the in-house desk speak to it without a wire
    pub authority: Arc<Authority>,
    scheme: &'static str,
    handle: Handle<SocketAddr>,
    closing: watch::Sender<bool>,
    task: JoinHandle<io::Result<()>>,
}

impl Running {
    /// `http://127.0.0.1:8080`
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.addr)
    }

    /// Takes nothing new, lets the answers under way go out, and stops.
    pub async fn shutdown(self) {
        self.closing.send_replace(true);
        self.handle.graceful_shutdown(Some(Duration::from_secs(LAST_ANSWERS_S_MAX)));
        if !matches!(self.task.await, Ok(Ok(()))) {
            tracing::warn!("the centre did not stop in order");
        }
    }
}

/// Opens everything and begins to answer.
///
/// # Errors
/// In words for the person who starts it.
pub async fn serve(config: Config, outside: Arc<dyn Outside>) -> Result<Running, StartError> {
    let tls = config.tls.as_ref().map(certificate).transpose()?;
    check_pages(config.ui.as_deref())?;
    let failed = |error| match error {
        StoreError::Failed(why) => StartError::Store(why),
        refused @ StoreError::Refused(_) => StartError::Store(refused.to_string()),
    };
    let store = store::open(&config.database, outside.new_id()).await.map_err(failed)?;
    store.furnish(&config.wards).await.map_err(failed)?;
    let authority = Arc::new(Authority::new(store, outside, config.wards));

    let (listener, addr) =
        listen(config.listen).map_err(|why| StartError::Listen { at: config.listen, why })?;
    let (closing, closed) = watch::channel(false);
    let app = router(Arc::clone(&authority), Closing(closed), config.ui.as_deref()).into_make_service();
    let handle = Handle::new();
    let scheme = if tls.is_some() { "https" } else { "http" };
    let refused = |why| StartError::Listen { at: addr, why };
    let task = match tls {
        None => {
            let server = axum_server::from_tcp(listener).map_err(refused)?.handle(handle.clone());
            tokio::spawn(server.serve(app))
        }
        Some(tls) => {
            let server = axum_server::from_tcp_rustls(listener, tls).map_err(refused)?.handle(handle.clone());
            tokio::spawn(server.serve(app))
        }
    };
    tracing::info!(%addr, scheme, "the centre listens");
    Ok(Running { addr, authority, scheme, handle, closing, task })
}

fn listen(at: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(at)?;
    listener.set_nonblocking(true)?;
    let addr = listener.local_addr()?;
    Ok((listener, addr))
}

fn check_pages(ui: Option<&Path>) -> Result<(), StartError> {
    match ui {
        Some(folder) if !folder.join("index.html").is_file() => {
            Err(StartError::Pages(folder.display().to_string()))
        }
        _ => Ok(()),
    }
}

fn certificate(tls: &Tls) -> Result<RustlsConfig, StartError> {
    let unreadable = |path: &Path, why: String| StartError::Certificate(format!("{}: {why}", path.display()));
    let chain = CertificateDer::pem_file_iter(&tls.cert)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| unreadable(&tls.cert, error.to_string()))?;
    let key =
        PrivateKeyDer::from_pem_file(&tls.key).map_err(|error| unreadable(&tls.key, error.to_string()))?;
    let mut settings =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
            .map_err(|error| unreadable(&tls.cert, error.to_string()))?;
    settings.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(RustlsConfig::from_config(Arc::new(settings)))
}
