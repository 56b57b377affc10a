//! Starts the counter window: arguments, log, one instance only, the desk behind the window. No rule of the counter lives here.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod alone;
mod arguments;
mod behind;
mod call;
mod fault;
mod printing;
mod screen;
mod windows;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use kakanai_desk::{Seat, Wish};
use tauri::{App, AppHandle, Manager, RunEvent};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::arguments::{Arguments, Said};
use crate::behind::Behind;

fn main() -> ExitCode {
    #[expect(
        clippy::disallowed_methods,
        reason = "the shell may look at the clock: start-up is measured from here"
    )]
    let started = Instant::now();
    let arguments = match arguments::read(std::env::args_os().skip(1)) {
        Said::Start(arguments) => arguments,
        Said::Tell(text) => {
            eprintln!("{text}");
            return ExitCode::SUCCESS;
        }
        Said::Wrong(text) => {
            eprintln!("{text}");
            return ExitCode::from(2);
        }
    };
    screen::prepare();
    fault::log_to_stderr();
    fault::keep_payloads_out_of_the_log();
    run(&arguments, started)
}

fn run(arguments: &Arguments, started: Instant) -> ExitCode {
    let wanted = arguments.clone();
    let mut builder = tauri::Builder::default();
    if matches!(arguments, Arguments::Counter(_)) {
        builder = builder.plugin(alone::farewell()).plugin(alone::one_instance());
    }
    let built = builder
        .invoke_handler(tauri::generate_handler![call::call])
        .setup(move |app| {
            match wanted {
                Arguments::Counter(settings) => open(app, &settings, started)?,
                Arguments::Form(folder) => open_form(app, folder)?,
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(on_event)).unwrap_or(1)),
        Err(error) => {
            tracing::error!(%error, "the window cannot be opened");
            eprintln!(
                "書かないの画面を開けませんでした。パソコンを再起動しても同じときは、情報システム担当にこの表示を伝えてください: {error}"
            );
            ExitCode::FAILURE
        }
    }
}

/// The window first, the desk beside it: the page loads while the store is being opened.
fn open(app: &App, settings: &Path, started: Instant) -> tauri::Result<()> {
    alone::stays(app);
    let handle = app.handle().clone();
    app.manage(Behind::opening(settings.to_owned(), move |desk| {
        tauri::async_runtime::spawn(serve_wishes(desk.wishes(), handle, started));
        tauri::async_runtime::spawn(async move { desk.pump().await });
    }));
    windows::open(app.handle(), Seat::Clerk)
}

/// A form is placed beside any counter: it has a window of its own and no desk.
fn open_form(app: &App, folder: PathBuf) -> tauri::Result<()> {
    app.manage(Behind::opening_form(folder));
    windows::open(app.handle(), Seat::Drafter)
}

/// The desk decides who may open what; the shell only does it.
async fn serve_wishes(mut wishes: Receiver<Wish>, app: AppHandle, started: Instant) {
    let mut first_screen = Some(started);
    loop {
        match wishes.recv().await {
            Ok(Wish::OpenWindow(seat)) => windows::open_soon(&app, seat),
            Ok(Wish::Ready(Seat::Clerk)) => {
                if let Some(since) = first_screen.take() {
                    tracing::info!("first screen usable after {} ms", since.elapsed().as_millis());
                }
            }
            Ok(Wish::Ready(_)) => {}
            Err(RecvError::Lagged(missed)) => {
                tracing::warn!(missed, "wishes of the desk were missed");
            }
            Err(RecvError::Closed) => return,
        }
    }
}

/// The clerk's window is the program: when it closes, the others go with it. So is a form's.
fn on_event(app: &AppHandle, event: RunEvent) {
    if let RunEvent::WindowEvent { label, event: tauri::WindowEvent::Destroyed, .. } = event
        && matches!(windows::seat_of(&label), Some(Seat::Clerk | Seat::Drafter))
    {
        app.exit(0);
    }
}
