//! What a desk and the centre say to each other: ops, queue acts, live status. Knows no HTTP and no SQL.

pub mod centre;
pub mod error;
pub mod op;
pub mod queue;
pub mod version;

pub use centre::{Centre, DeskReport, DeskState, Hello, HelloReply, LiveDesk, LiveLine, LiveWard, paths};
pub use error::{CentreError, RefusalBody, RefusalCode};
pub use op::{ApplicationRecord, Envelope, Op, OpAnswer, OpBody, OpOutcome, PushReply, PushRequest};
pub use queue::{
    BoardCall, BoardLine, BoardView, ClaimReply, ClaimRequest, IssueReply, IssueRequest, MatterChoice, Ticket,
};
pub use version::{PROTOCOL, PROTOCOL_MIN, ProtocolRange};
