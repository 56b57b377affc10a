//! Writes the screen's TypeScript from the Rust types: the desk's command table and the centre's public pages.
//! Run by `make types`; `make check` fails when the written files differ from the committed ones.

use std::path::Path;

use kakanai_protocol::{BoardCall, BoardLine, BoardView, IssueReply, IssueRequest, MatterChoice};
use ts_rs::{Config, TS};

fn main() -> std::io::Result<()> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src");
    std::fs::write(ui.join("desk/generated.ts"), kakanai_desk::typescript())?;
    std::fs::write(ui.join("centre/generated.ts"), centre())
}

fn centre() -> String {
    let config = Config::new();
    let declarations = [
        BoardCall::decl(&config),
        BoardLine::decl(&config),
        BoardView::decl(&config),
        IssueReply::decl(&config),
        IssueRequest::decl(&config),
        MatterChoice::decl(&config),
    ];
    let exported: Vec<String> =
        declarations.iter().map(|declaration| format!("export {declaration}")).collect();
    format!(
        "// Generated from the protocol's types. Change them there, then run `make types`.\n\n{}\n",
        exported.join("\n\n")
    )
}
