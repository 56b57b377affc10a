//! The line between one desk and the centre, with everything that can happen to it. It never says anything of its own.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use kakanai_protocol::{
    Centre, CentreError, ClaimReply, ClaimRequest, DeskReport, DigestReply, DigestRequest, Hello, HelloReply,
    LiveWard, PullReply, PullRequest, PushReply, PushRequest,
};
use kakanai_server::InHouseDesk;

use crate::dice::Dice;

/// How a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// words go both ways, and some are lost or said twice
    Shaky,
    /// words go both ways
    Well,
    /// nothing goes through
    Cut,
    /// the centre hears, and its answers do not come back
    OneWay,
}

/// A line.
pub struct Line {
    /// how it stands
    pub standing: Standing,
    /// the centre at its other end, while there is one
    pub centre: Option<InHouseDesk>,
    /// what it does to a word
    pub dice: Arc<Mutex<Dice>>,
}

/// What becomes of one word.
enum Fate {
    Arrives,
    IsLost,
    AnswerIsLost,
    ArrivesTwice,
}

impl Line {
    fn fate(&self) -> Fate {
        match self.standing {
            Standing::Well => Fate::Arrives,
            Standing::Cut => Fate::IsLost,
            Standing::OneWay => Fate::AnswerIsLost,
            Standing::Shaky => match self.dice.lock().unwrap_or_else(PoisonError::into_inner).roll(8) {
                0 => Fate::IsLost,
                1 => Fate::AnswerIsLost,
                2 => Fate::ArrivesTwice,
                _ => Fate::Arrives,
            },
        }
    }
}

/// Says a word over the line, whatever the line makes of it.
macro_rules! say {
    ($line:expr, $word:ident, $said:expr) => {{
        let centre = $line.centre.as_ref().ok_or(CentreError::Unreachable)?;
        match $line.fate() {
            Fate::Arrives => centre.$word($said).await,
            Fate::IsLost => Err(CentreError::Unreachable),
            Fate::AnswerIsLost => {
                let _ = centre.$word($said).await;
                Err(CentreError::Unreachable)
            }
            Fate::ArrivesTwice => {
                let _ = centre.$word($said.clone()).await;
                centre.$word($said).await
            }
        }
    }};
}

#[async_trait]
impl Centre for Line {
    async fn hello(&self, hello: Hello) -> Result<HelloReply, CentreError> {
        say!(self, hello, hello)
    }

    async fn push(&self, push: PushRequest) -> Result<PushReply, CentreError> {
        say!(self, push, push)
    }

    async fn pull(&self, pull: PullRequest) -> Result<PullReply, CentreError> {
        say!(self, pull, pull)
    }

    async fn digest(&self, digest: DigestRequest) -> Result<DigestReply, CentreError> {
        say!(self, digest, digest)
    }

    async fn claim(&self, claim: ClaimRequest) -> Result<ClaimReply, CentreError> {
        say!(self, claim, claim)
    }

    async fn report(&self, report: DeskReport) -> Result<(), CentreError> {
        say!(self, report, report)
    }

    async fn live(&self) -> Result<LiveWard, CentreError> {
        let centre = self.centre.as_ref().ok_or(CentreError::Unreachable)?;
        match self.fate() {
            Fate::IsLost | Fate::AnswerIsLost => Err(CentreError::Unreachable),
            Fate::Arrives | Fate::ArrivesTwice => centre.live().await,
        }
    }
}
