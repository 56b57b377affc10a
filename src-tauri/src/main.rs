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

use std::process::ExitCode;
use std::time::Instant;

use kakanai_desk::{Seat, Wish};
use tauri::{App, AppHandle, Manager, RunEvent};

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
    let settings = arguments.settings.clone();
    let built = tauri::Builder::default()
        .plugin(alone::farewell())
        .plugin(alone::one_instance())
        .invoke_handler(tauri::generate_handler![call::call])
        .setup(move |app| {
            open(app, &settings, started)?;
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
fn open(app: &App, settings: &std::path::Path, started: Instant) -> tauri::Result<()> {
    alone::stays(app);
    let behind = Behind::opening(settings.to_owned());
    app.manage(behind.clone());
    let handle = app.handle().clone();
    tauri::async_runtime::spawn(serve_wishes(behind, handle, started));
    windows::open(app.handle(), Seat::Clerk)
}

/// The desk decides who may open what; the shell only does it.
async fn serve_wishes(behind: Behind, app: AppHandle, started: Instant) {
    let Some(desk) = behind.desk().await else { return };
    let mut wishes = desk.wishes();
    let mut first_screen = Some(started);
    tauri::async_runtime::spawn(async move { desk.pump().await });
    loop {
        match wishes.recv().await {
            Ok(Wish::OpenWindow(seat)) => windows::open_soon(&app, seat),
            Ok(Wish::Ready(Seat::Clerk)) => {
                if let Some(since) = first_screen.take() {
                    tracing::info!("first screen usable after {} ms", since.elapsed().as_millis());
                }
            }
            Ok(Wish::Ready(_)) => {}
            Err(tokio::sync::broadcast::error::RecvError::Lagged(missed)) => {
                tracing::warn!(missed, "wishes of the desk were missed");
            }
            Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
        }
    }
}

/// The clerk's window is the program: when it closes, the others go with it.
fn on_event(app: &AppHandle, event: RunEvent) {
    if let RunEvent::WindowEvent { label, event: tauri::WindowEvent::Destroyed, .. } = event
        && windows::seat_of(&label) == Some(Seat::Clerk)
    {
        app.exit(0);
    }
}
