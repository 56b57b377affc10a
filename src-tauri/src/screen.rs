//! Puts the process into a shape in which the web view draws on every machine. Linux only; elsewhere nothing is needed.

/// WebKit's shared-memory drawing leaves white windows on many office machines and virtual displays.
#[cfg(target_os = "linux")]
const DRAW_PLAINLY: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts this program once more in the same process with the variable set: a variable must stand before any thread does.
#[cfg(target_os = "linux")]
pub fn prepare() {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    if std::env::var_os(DRAW_PLAINLY).is_some() {
        return;
    }
    let Ok(this_program) = std::env::current_exe() else { return };
    let words = std::env::args_os().skip(1);
    // comes back only when it did not work; then the window is tried as it is
    let error = Command::new(this_program).args(words).env(DRAW_PLAINLY, "1").exec();
    eprintln!("{DRAW_PLAINLY}: {error}");
}

#[cfg(not(target_os = "linux"))]
pub fn prepare() {}
