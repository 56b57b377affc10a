//! Writes what follows from the Rust types: the screen's TypeScript (the desk's command table, the centre's public
//! pages) and the JSON Schemas of what is data. Run by `make types`; `make check` fails when a committed file differs.

use std::path::Path;

use kakanai_protocol::{BoardCall, BoardLine, BoardView, IssueReply, IssueRequest, MatterChoice};
use ts_rs::{Config, TS};

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::fs::write(root.join("ui/src/desk/generated.ts"), kakanai_desk::typescript())?;
    std::fs::write(root.join("ui/src/centre/generated.ts"), centre())?;
    let schemas = [
        ("catalogue", kakanai_domain::catalogue::schema()),
        ("form", kakanai_domain::form::schema()),
        ("desk-settings", schemars::schema_for!(kakanai_desk::Settings)),
    ];
    for (name, schema) in schemas {
        let text = serde_json::to_string_pretty(&schema)?;
        std::fs::write(root.join(format!("schemas/{name}.schema.json")), text + "\n")?;
    }
    Ok(())
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
