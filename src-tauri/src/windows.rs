//! The windows of a desk: which label is which seat, how a window looks and where it may go. What stands in them is the pages' business.

use kakanai_desk::Seat;
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The ground of every page, so that nothing flashes while it loads.
const GROUND: Color = Color(0xff, 0xff, 0xff, 0xff);

/// Every seat that has a window, with its label; the label is the page's path too.
const WINDOWS: [(Seat, &str, &str); 4] = [
    (Seat::Clerk, "clerk", "書かない 窓口"),
    (Seat::Guest, "guest", "書かない 来庁者用"),
    (Seat::Supervisor, "supervisor", "書かない 監督"),
    (Seat::Drafter, "placement", "書かない 様式の配置"),
];

/// Who sits at a window. A label that is not in the table is nobody.
pub fn seat_of(label: &str) -> Option<Seat> {
    WINDOWS.iter().find(|(_, known, _)| *known == label).map(|(seat, _, _)| *seat)
}

/// Opens the seat's window, or brings it forward.
pub fn open(app: &AppHandle, seat: Seat) -> tauri::Result<()> {
    let Some((_, label, title)) = WINDOWS.iter().find(|(known, _, _)| *known == seat) else { return Ok(()) };
    if app.get_webview_window(label).is_some() {
        focus(app, seat);
        return Ok(());
    }
    let window = WebviewWindowBuilder::new(app, *label, WebviewUrl::App(label.into()))
        .title(*title)
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 700.0)
        .background_color(GROUND)
        .disable_drag_drop_handler()
        .general_autofill_enabled(false)
        .on_navigation(stays_at_home)
        .on_new_window(|_, _| opens_nothing())
        .on_download(|_, _| false)
        .build()?;
    tracing::info!(label, "a window was opened");
    if seat == Seat::Guest {
        to_the_second_display(&window);
    }
    without_context_menu(&window)
}

/// Opens a window from another thread than the window system's.
pub fn open_soon(app: &AppHandle, seat: Seat) {
    let on_its_thread = app.clone();
    let sent = app.run_on_main_thread(move || {
        if let Err(error) = open(&on_its_thread, seat) {
            tracing::error!(%error, ?seat, "a window cannot be opened");
        }
    });
    if let Err(error) = sent {
        tracing::error!(%error, ?seat, "a window cannot be asked for");
    }
}

/// Brings a window forward if it is there.
pub fn focus(app: &AppHandle, seat: Seat) {
    let label = WINDOWS.iter().find(|(known, _, _)| *known == seat).map(|(_, label, _)| *label);
    let Some(window) = label.and_then(|label| app.get_webview_window(label)) else { return };
    let forward = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    if let Err(error) = forward {
        tracing::warn!(%error, "the window stays where it is");
    }
}

/// Refuses to leave, and says so without the address: it might carry what was typed.
fn stays_at_home(url: &Url) -> bool {
    let ours = is_our_own(url);
    if !ours {
        tracing::warn!("a page asked to go elsewhere and was refused");
    }
    ours
}

fn opens_nothing<R: Runtime>() -> NewWindowResponse<R> {
    tracing::warn!("a page asked for a window and was refused");
    NewWindowResponse::Deny
}

/// The program's own pages and nothing else; a link to anywhere else leads nowhere.
fn is_our_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// The visitor's window belongs on the display that the clerk does not use; with one display it stays where it is.
fn to_the_second_display(window: &WebviewWindow) {
    let (Ok(Some(here)), Ok(all)) = (window.current_monitor(), window.available_monitors()) else { return };
    let Some(other) = all.iter().find(|display| display.position() != here.position()) else { return };
    let moved = window.set_position(*other.position()).and_then(|()| window.set_fullscreen(true));
    if let Err(error) = moved {
        tracing::warn!(%error, "the visitor's window stays on the clerk's display");
    }
}

/// The web view's own menu offers to reload and to go back; a counter has neither.
#[cfg(target_os = "linux")]
fn without_context_menu(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    window.with_webview(|view| {
        view.inner().connect_context_menu(|_, _, _, _| true);
    })
}

/// Elsewhere the page alone keeps the menu away.
#[cfg(not(target_os = "linux"))]
fn without_context_menu(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_go_to(url: &str) -> bool {
        is_our_own(&url.parse().unwrap())
    }

    #[test]
    fn every_window_has_its_own_seat_and_a_strange_label_has_none() {
        assert_eq!(seat_of("clerk"), Some(Seat::Clerk));
        assert_eq!(seat_of("guest"), Some(Seat::Guest));
        assert_eq!(seat_of("supervisor"), Some(Seat::Supervisor));
        assert_eq!(seat_of("Clerk"), None);
        assert_eq!(seat_of(""), None);
    }

    #[test]
    fn a_window_goes_to_our_own_pages_only() {
        assert!(may_go_to("tauri://localhost/clerk"));
        assert!(!may_go_to("tauri://elsewhere/clerk"));
        assert!(!may_go_to("https://example.jp/"));
        assert!(!may_go_to("file:///etc/passwd"));
        assert!(!may_go_to("data:text/html,hello"));
        assert!(!may_go_to("about:blank"));
    }
}
