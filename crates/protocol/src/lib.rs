//! What a desk and the centre say to each other: ops, queue acts, live status. Knows no HTTP and no SQL.

pub mod application;
pub mod body;
pub mod centre;
pub mod error;
pub mod merge;
pub mod op;
pub mod packing;
pub mod queue;
pub mod step;
pub mod version;
pub mod ward_log;

pub use application::Application;
pub use body::{ApplicationRecord, OpBody};
pub use centre::{
    Acked, Centre, DeskReport, DeskState, Hello, HelloReply, LiveDesk, LiveLine, LiveWard, paths,
};
pub use error::{CentreError, RefusalBody, RefusalCode};
pub use op::{Envelope, Op, OpAnswer, OpOutcome, PushReply, PushRequest};
pub use queue::{
    BoardCall, BoardLine, BoardView, ClaimReply, ClaimRequest, IssueReply, IssueRequest, MatterChoice, Ticket,
};
pub use step::Step;
pub use version::{PROTOCOL, PROTOCOL_MIN, ProtocolRange};
pub use ward_log::{DigestReply, DigestRequest, PullReply, PullRequest, PulledOp, WardHead};
