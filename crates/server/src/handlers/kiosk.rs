//! The kiosk speaks: anyone in the hall may take a number. Names are never asked.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use kakanai_protocol::{IssueReply, IssueRequest, MatterChoice};

use super::board::OfWard;
use super::{Body, Refusal};
use crate::authority::Authority;

pub async fn matters(
    State(authority): State<Arc<Authority>>,
    ward: OfWard,
) -> Result<Json<Vec<MatterChoice>>, Refusal> {
    Ok(Json(authority.matters(&ward.0).await?))
}

pub async fn issue(
    State(authority): State<Arc<Authority>>,
    Body(press): Body<IssueRequest>,
) -> Result<Json<IssueReply>, Refusal> {
    Ok(Json(authority.issue(&press).await?))
}
