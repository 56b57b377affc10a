//! How a request is read and a refusal is said over HTTP. What the reader complains of is never repeated or logged.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use futures_util::StreamExt;
use kakanai_protocol::packing::{self, Unfolded};
use kakanai_protocol::{CentreError, ProtocolRange, RefusalBody, RefusalCode};
use serde::de::DeserializeOwned;

use crate::authority::{Authority, InHouseDesk};
use crate::ward::WhichDesk;

/// The most bytes a request may carry, unfolded.
pub const BODY_BYTES_MAX: usize = 2 * 1024 * 1024;
/// How much of a larger one is still read, so that its sender hears the refusal instead of a broken line.
const BODY_BYTES_DRAINED_MAX: usize = 8 * BODY_BYTES_MAX;

/// Why a request was refused, for whoever writes it down.
#[derive(Clone, Copy)]
pub struct Refused(pub RefusalCode);

/// Anything that is not a success.
pub struct Refusal(CentreError);

impl From<CentreError> for Refusal {
    fn from(error: CentreError) -> Self {
        Self(error)
    }
}

impl From<RefusalCode> for Refusal {
    fn from(code: RefusalCode) -> Self {
        Self(CentreError::Refused(code))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code) = match self.0 {
            CentreError::Refused(code) => (status_of(code), code),
            CentreError::Protocol { .. } => (StatusCode::UPGRADE_REQUIRED, RefusalCode::ProtocolUnsupported),
            // A fault of our own has no code: the desk keeps what it has and tries again.
            _ => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        };
        let protocol = (code == RefusalCode::ProtocolUnsupported).then_some(ProtocolRange::OURS);
        (status, Extension(Refused(code)), Json(RefusalBody { code, protocol })).into_response()
    }
}

fn status_of(code: RefusalCode) -> StatusCode {
    match code {
        RefusalCode::Unauthorised => StatusCode::UNAUTHORIZED,
        RefusalCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        RefusalCode::ProtocolUnsupported => StatusCode::UPGRADE_REQUIRED,
        RefusalCode::WrongWard => StatusCode::FORBIDDEN,
        RefusalCode::UnknownQueue | RefusalCode::UnknownApplication => StatusCode::NOT_FOUND,
        RefusalCode::ChainBroken
        | RefusalCode::SequenceGap
        | RefusalCode::LineFull
        | RefusalCode::Replayed
        | RefusalCode::IllegalStep
        | RefusalCode::Closed
        | RefusalCode::ConflictOpen => StatusCode::CONFLICT,
        RefusalCode::Malformed | RefusalCode::UnknownKind | RefusalCode::Other => StatusCode::BAD_REQUEST,
    }
}

/// The desk that speaks, known by its token alone.
pub struct Caller(pub InHouseDesk);

impl FromRequestParts<Arc<Authority>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, authority: &Arc<Authority>) -> Result<Self, Refusal> {
        let desk = who(&parts.headers, authority).ok_or(RefusalCode::Unauthorised)?;
        Ok(Self(InHouseDesk::new(Arc::clone(authority), desk)))
    }
}

/// The desk whose token stands in a request's head.
pub fn who(headers: &HeaderMap, authority: &Authority) -> Option<WhichDesk> {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    authority.desk_of_token(header?.strip_prefix("Bearer ")?)
}

/// A JSON body of the right form and size.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        // Only JSON: a page of another site can send a form without asking first, but no JSON.
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_json = kind.is_some_and(|kind| kind.starts_with("application/json"));
        let folded = request.headers().get(header::CONTENT_ENCODING).map(|way| way == packing::ENCODING);
        let bytes = bytes_of(request).await?;
        let bytes = match folded {
            None => bytes,
            Some(true) => unfolded(&bytes)?,
            Some(false) => return Err(RefusalCode::Malformed.into()),
        };
        if !is_json {
            return Err(RefusalCode::Malformed.into());
        }
        serde_json::from_slice(&bytes).map(Self).map_err(|_| RefusalCode::Malformed.into())
    }
}

/// Unfolds a body, never further than one may be long: a bomb is refused before it goes off.
fn unfolded(bytes: &[u8]) -> Result<Bytes, Refusal> {
    let unfolded = packing::unfold(bytes, BODY_BYTES_MAX).map_err(|why| match why {
        Unfolded::TooLarge => RefusalCode::TooLarge,
        Unfolded::Malformed => RefusalCode::Malformed,
    });
    Ok(unfolded?.into())
}

async fn bytes_of(request: Request) -> Result<Bytes, Refusal> {
    let mut stream = request.into_body().into_data_stream();
    let (mut kept, mut size) = (Vec::new(), 0_usize);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| RefusalCode::Malformed)?;
        size = size.saturating_add(chunk.len());
        if size > BODY_BYTES_DRAINED_MAX {
            break;
        }
        if size <= BODY_BYTES_MAX {
            kept.extend_from_slice(&chunk);
        }
    }
    if size > BODY_BYTES_MAX { Err(RefusalCode::TooLarge.into()) } else { Ok(kept.into()) }
}
