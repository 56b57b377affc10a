//! The macro behind the command table, and the TypeScript made from it. No command is named here.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

use crate::notices;
use crate::refusal::Refusal;
use crate::views::Seat;

/// The largest request a screen may send.
const REQUEST_BYTES_MAX: usize = 64 * 1024;

/// One line of the command table.
pub struct Line {
    /// what the screen says
    pub name: &'static str,
    /// who may say it
    pub seats: &'static [Seat],
}

/// Whether a seat may say a command, in so many bytes: the one rule at every door.
pub(crate) fn may_be_said(table: &[Line], seat: Seat, name: &str, request: &Value) -> Result<(), Refusal> {
    let line = table.iter().find(|line| line.name == name).ok_or_else(Refusal::unknown_command)?;
    if !line.seats.contains(&seat) {
        return Err(Refusal::refused(notices::not_this_seat()));
    }
    if request.to_string().len() > REQUEST_BYTES_MAX {
        return Err(Refusal::malformed());
    }
    Ok(())
}

macro_rules! table {
    ($who:ident: $( $name:literal $body:ident($request:ty) -> $reply:ty, by [$($seat:ident),+]; )+) => {
        /// Every command and who may say it.
        pub const TABLE: &[$crate::table::Line] =
            &[$( $crate::table::Line { name: $name, seats: &[$(Seat::$seat),+] } ),+];

        impl $who {
            /// Says a command that the seat may say; the name is known to be in the table.
            pub(crate) async fn dispatch(
                self: &std::sync::Arc<Self>,
                name: &str,
                request: serde_json::Value,
            ) -> Result<serde_json::Value, Refusal> {
                match name {
                    $( $name => {
                        let request: $request = $crate::table::read(request)?;
                        $crate::table::written(&self.$body(request).await?)
                    } )+
                    _ => Err(Refusal::unknown_command()),
                }
            }
        }

        /// Shows every request and reply to the writer of the screen's types.
        pub(crate) fn every_line(types: &mut $crate::table::Types) {
            $( types.line::<$request, $reply>($name); )+
        }
    };
}
pub(crate) use table;

pub(crate) fn read<T: DeserializeOwned>(request: Value) -> Result<T, Refusal> {
    serde_json::from_value(request).map_err(|_| Refusal::malformed())
}

pub(crate) fn written<T: Serialize>(reply: &T) -> Result<Value, Refusal> {
    serde_json::to_value(reply).map_err(|_| Refusal::fault())
}

/// The screen's types, gathered from the table.
pub(crate) struct Types {
    config: Config,
    lines: Vec<String>,
    declarations: BTreeMap<String, String>,
}

impl Types {
    fn new() -> Self {
        let config = Config::new().with_large_int("number");
        Self { config, lines: Vec::new(), declarations: BTreeMap::new() }
    }

    pub(crate) fn line<Request: TS + 'static, Reply: TS + 'static>(&mut self, name: &str) {
        let (request, reply) = (Request::name(&self.config), Reply::name(&self.config));
        self.lines.push(format!("  \"{name}\": {{ request: {request}; reply: {reply} }};"));
        self.visit::<Request>();
        self.visit::<Reply>();
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only our own types have a file of their own; numbers, lists and options do not.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.declarations.contains_key(&name) {
                return;
            }
            self.declarations.insert(name, T::decl(&self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The TypeScript of the whole conversation, written to the screen's folder by the type export.
#[must_use]
pub fn typescript() -> String {
    let mut types = Types::new();
    crate::commands::every_line(&mut types);
    crate::placement::every_line(&mut types);
    types.visit::<Refusal>();
    let declarations: Vec<String> =
        types.declarations.values().map(|declaration| format!("export {declaration}")).collect();
    format!(
        "// Generated from the command table of the desk. Change it there, then run `make types`.\n\n{}\n\n\
         export interface Commands {{\n{}\n}}\n",
        declarations.join("\n\n"),
        types.lines.join("\n"),
    )
}
