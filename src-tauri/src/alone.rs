//! One counter per signed-in person: a second start brings the first window forward and leaves. Holds no lock on data; the store has its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kakanai_desk::Seat;
use tauri::plugin::TauriPlugin;
use tauri::{App, Manager, Resource, Wry};

use crate::windows;

const ALREADY_RUNNING: &str =
    "書かないはすでに動いています。開いている画面を手前に出しました。この2つ目は終了します。";

/// Whether this process turned out to be the first.
#[derive(Clone, Default)]
struct First(Arc<AtomicBool>);

/// Says goodbye when the process is cleaned up without ever having been the first.
struct Farewell(First);

impl Resource for Farewell {}

impl Drop for Farewell {
    fn drop(&mut self) {
        if !self.0.0.load(Ordering::SeqCst) {
            eprintln!("{ALREADY_RUNNING}");
        }
    }
}

/// The single-instance plugin ends a second process without a word; this one, registered before it, has the word.
pub fn farewell() -> TauriPlugin<Wry> {
    tauri::plugin::Builder::new("farewell")
        .setup(|app, _| {
            let first = First::default();
            app.manage(first.clone());
            app.resources_table().add(Farewell(first));
            Ok(())
        })
        .build()
}

/// Brings the clerk's window forward when the program is started again.
pub fn one_instance() -> TauriPlugin<Wry> {
    tauri_plugin_single_instance::init(|app, _arguments, _folder| windows::focus(app, Seat::Clerk))
}

/// From here on this process is the first and stays.
pub fn stays(app: &App) {
    app.state::<First>().0.store(true, Ordering::SeqCst);
}
