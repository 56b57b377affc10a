//! A desk speaks. Who it is comes from its token; what it says goes to the centre as it is.

use axum::Json;
use axum::http::StatusCode;
use kakanai_protocol::{
    Centre, ClaimReply, ClaimRequest, DeskReport, DigestReply, DigestRequest, Hello, HelloReply, LiveWard,
    PullReply, PullRequest, PushReply, PushRequest,
};

use super::{Body, Caller, Refusal};

pub async fn hello(caller: Caller, Body(hello): Body<Hello>) -> Result<Json<HelloReply>, Refusal> {
    Ok(Json(caller.0.hello(hello).await?))
}

pub async fn push(caller: Caller, Body(push): Body<PushRequest>) -> Result<Json<PushReply>, Refusal> {
    Ok(Json(caller.0.push(push).await?))
}

pub async fn pull(caller: Caller, Body(pull): Body<PullRequest>) -> Result<Json<PullReply>, Refusal> {
    Ok(Json(caller.0.pull(pull).await?))
}

pub async fn digest(caller: Caller, Body(digest): Body<DigestRequest>) -> Result<Json<DigestReply>, Refusal> {
    Ok(Json(caller.0.digest(digest).await?))
}

pub async fn claim(caller: Caller, Body(press): Body<ClaimRequest>) -> Result<Json<ClaimReply>, Refusal> {
    Ok(Json(caller.0.claim(press).await?))
}

pub async fn report(caller: Caller, Body(report): Body<DeskReport>) -> Result<StatusCode, Refusal> {
    caller.0.report(report).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn live(caller: Caller) -> Result<Json<LiveWard>, Refusal> {
    Ok(Json(caller.0.live().await?))
}
