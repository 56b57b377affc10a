//! The centre over HTTP, as one desk talks to it. Only the office's own certificates are trusted where it names them.

use std::time::Duration;

use async_trait::async_trait;
use kakanai_protocol::{
    Centre, CentreError, ClaimReply, ClaimRequest, DeskReport, DigestReply, DigestRequest, Hello, HelloReply,
    LiveWard, PullReply, PullRequest, PushReply, PushRequest, RefusalBody, RefusalCode, packing, paths,
};
use reqwest::header;
use reqwest::{Certificate, Client, RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::notices;
use crate::settings::{Settings, file_name};
use crate::views::Notice;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
const TIMEOUT: Duration = Duration::from_secs(20);

/// A centre behind an address.
pub struct HttpCentre {
    client: Client,
    server: String,
    token: Zeroizing<String>,
}

impl HttpCentre {
    /// A client for the centre that the settings name.
    ///
    /// # Errors
    /// When the token or the office's certificate cannot be read.
    pub fn new(settings: &Settings) -> Result<Self, Notice> {
        // Another part of the process may have set it already; it is the same one then.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let token = std::fs::read_to_string(&settings.token_file)
            .map_err(|_| notices::contents_missing(&file_name(&settings.token_file)))?;
        let mut builder = Client::builder().connect_timeout(CONNECT_TIMEOUT).timeout(TIMEOUT).no_proxy();
        if let Some(ca_file) = &settings.ca_file {
            let missing = || notices::contents_missing(&file_name(ca_file));
            let pem = std::fs::read(ca_file).map_err(|_| missing())?;
            builder = builder.tls_certs_only(Certificate::from_pem_bundle(&pem).map_err(|_| missing())?);
        }
        Ok(Self {
            client: builder.build().map_err(|_| notices::fault())?,
            server: settings.server.trim_end_matches('/').to_owned(),
            token: Zeroizing::new(token.trim().to_owned()),
        })
    }

    async fn say<T: Serialize + Sync>(&self, path: &str, word: &T) -> Result<Response, CentreError> {
        self.send(self.client.post(format!("{}{path}", self.server)).json(word)).await
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, CentreError> {
        let response = request.bearer_auth(self.token.as_str()).send().await.map_err(|error| why(&error))?;
        if response.status().is_success() {
            return Ok(response);
        }
        Err(refused(response).await)
    }
}

async fn understood<T: DeserializeOwned>(response: Response) -> Result<T, CentreError> {
    response.json().await.map_err(|error| if error.is_decode() { CentreError::Nonsense } else { why(&error) })
}

async fn refused(response: Response) -> CentreError {
    let status = response.status();
    match response.json::<RefusalBody>().await {
        Ok(RefusalBody { code: RefusalCode::ProtocolUnsupported, protocol: Some(range) }) => {
            CentreError::Protocol { min: range.min, max: range.max }
        }
        Ok(body) => CentreError::Refused(body.code),
        Err(_) if status == StatusCode::UNAUTHORIZED => CentreError::Refused(RefusalCode::Unauthorised),
        Err(_) if status.is_server_error() => CentreError::Fault,
        Err(_) => CentreError::Nonsense,
    }
}

/// Tells a wrong certificate from a line that is down: they need different people.
fn why(error: &reqwest::Error) -> CentreError {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = source {
        if let Some(rustls::Error::InvalidCertificate(_)) = error.downcast_ref() {
            return CentreError::Certificate;
        }
        // An I/O error carries what caused it inside, and names only that one's source as its own.
        source = match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(within) => Some(within),
            None => error.source(),
        };
    }
    CentreError::Unreachable
}

#[async_trait]
impl Centre for HttpCentre {
    async fn hello(&self, hello: Hello) -> Result<HelloReply, CentreError> {
        understood(self.say(paths::HELLO, &hello).await?).await
    }

    async fn push(&self, push: PushRequest) -> Result<PushReply, CentreError> {
        let words = serde_json::to_vec(&push).map_err(|_| CentreError::Nonsense)?;
        let request = self.client.post(format!("{}{}", self.server, paths::PUSH));
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let request = match packing::fold(&words) {
            Ok(folded) => request.header(header::CONTENT_ENCODING, packing::ENCODING).body(folded),
            Err(_) => request.body(words),
        };
        understood(self.send(request).await?).await
    }

    async fn pull(&self, pull: PullRequest) -> Result<PullReply, CentreError> {
        understood(self.say(paths::PULL, &pull).await?).await
    }

    async fn digest(&self, digest: DigestRequest) -> Result<DigestReply, CentreError> {
        understood(self.say(paths::DIGEST, &digest).await?).await
    }

    async fn claim(&self, claim: ClaimRequest) -> Result<ClaimReply, CentreError> {
        understood(self.say(paths::CLAIM, &claim).await?).await
    }

    async fn report(&self, report: DeskReport) -> Result<(), CentreError> {
        self.say(paths::REPORT, &report).await.map(drop)
    }

    async fn live(&self) -> Result<LiveWard, CentreError> {
        understood(self.send(self.client.get(format!("{}{}", self.server, paths::LIVE))).await?).await
    }
}
