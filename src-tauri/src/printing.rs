//! Printing through the office's own print system. Bytes in, a job out; which pages are printed is the desk's business.
//!
//! The paper goes through a pipe and never through a file, and the job's name holds no person.

use std::path::Path;

use kakanai_desk::{PrintTrouble, Printer, PrinterStanding, Settings};

/// The printer of this desk: the one its settings name, or the one the system prints to by itself.
pub struct OfficePrinter {
    set: Option<String>,
}

impl OfficePrinter {
    /// Looks into the settings for a name; settings that cannot be read are the desk's to complain about.
    pub fn of(settings: &Path) -> Self {
        Self { set: Settings::read(settings).ok().and_then(|settings| settings.printer) }
    }
}

#[cfg(target_os = "linux")]
impl Printer for OfficePrinter {
    fn name(&self) -> Option<String> {
        self.set.clone().or_else(cups::default_printer)
    }

    fn print(&self, pdf: &[u8], job: &str) -> Result<(), PrintTrouble> {
        let name = self.name().ok_or(PrintTrouble::NoPrinter)?;
        if !cups::knows(&name) {
            return Err(PrintTrouble::NotFound);
        }
        cups::print(&name, pdf, job)
    }

    fn standing(&self) -> PrinterStanding {
        self.name().map(|name| cups::standing(&name)).unwrap_or_default()
    }
}

/// Silent printing through the web view of Windows is not built yet: no printer is shown there, and PDFs can be saved.
#[cfg(not(target_os = "linux"))]
impl Printer for OfficePrinter {
    fn name(&self) -> Option<String> {
        None
    }

    fn print(&self, _pdf: &[u8], _job: &str) -> Result<(), PrintTrouble> {
        Err(PrintTrouble::NoPrinter)
    }

    fn standing(&self) -> PrinterStanding {
        PrinterStanding::default()
    }
}

/// CUPS by its two plain programs, so that no library of it is carried along.
#[cfg(target_os = "linux")]
mod cups {
    use std::io::Write;
    use std::process::{Command, Stdio};

    use kakanai_desk::{PrinterStanding, PrinterTrouble};

    use super::PrintTrouble;

    /// A print system that does not answer within this must not hold the clerk up.
    const PATIENCE_S: &str = "20";

    /// The printer the system takes when none is named.
    pub fn default_printer() -> Option<String> {
        destination(&lpstat(&["-d"])?)
    }

    /// Whether the system has a printer of this name.
    pub fn knows(name: &str) -> bool {
        lpstat(&["-e"]).is_some_and(|answer| answer.lines().any(|line| line.trim() == name))
    }

    /// Hands the paper over and waits for the system to take it.
    pub fn print(name: &str, pdf: &[u8], job: &str) -> Result<(), PrintTrouble> {
        let mut lp = bounded("lp")
            .args(["-s", "-d", name, "-t", job])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| PrintTrouble::NotTaken)?;
        // a pipe closed early shows in the exit status too, so both must be well
        let handed_over = lp.stdin.take().is_some_and(|mut paper| paper.write_all(pdf).is_ok());
        let taken = lp.wait().is_ok_and(|status| status.success());
        if handed_over && taken { Ok(()) } else { Err(PrintTrouble::NotTaken) }
    }

    /// How a printer stands, by what the system says of it and of its queue.
    pub fn standing(name: &str) -> PrinterStanding {
        let trouble = match lpstat(&["-l", "-a", name, "-p", name]) {
            Some(answer) if !answer.trim().is_empty() => trouble(&answer),
            _ => Some(PrinterTrouble::NotFound),
        };
        let waiting = lpstat(&["-o", name]).map_or(0, |answer| answer.lines().count());
        PrinterStanding { waiting: u16::try_from(waiting).unwrap_or(u16::MAX), trouble }
    }

    /// What the system complains of; the queue before the machine, since nothing moves while it is shut or stopped.
    fn trouble(answer: &str) -> Option<PrinterTrouble> {
        if answer.lines().any(|line| line.contains(" not accepting requests since ")) {
            return Some(PrinterTrouble::Rejecting);
        }
        if answer.lines().any(|line| line.starts_with("printer ") && line.contains(" disabled since ")) {
            return Some(PrinterTrouble::Stopped);
        }
        let alerts = answer.lines().find_map(|line| line.trim().strip_prefix("Alerts:"))?;
        let reported = alerts.split_whitespace().map(|alert| {
            let known = ALERTS.iter().find(|(word, _)| alert.starts_with(word));
            match known {
                Some((_, trouble)) => Some(*trouble),
                // A report or a warning does not keep the paper in.
                None => alert.ends_with("-error").then_some(PrinterTrouble::Other),
            }
        });
        reported.flatten().next()
    }

    /// The words of IPP (RFC 8011, printer-state-reasons), whatever their ending says of how bad it is.
    const ALERTS: [(&str, PrinterTrouble); 10] = [
        ("paused", PrinterTrouble::Stopped),
        ("offline", PrinterTrouble::Offline),
        ("connecting-to-device", PrinterTrouble::Offline),
        ("timed-out", PrinterTrouble::Offline),
        ("media-empty", PrinterTrouble::PaperOut),
        ("media-needed", PrinterTrouble::PaperOut),
        ("media-jam", PrinterTrouble::Jammed),
        ("cover-open", PrinterTrouble::Open),
        ("door-open", PrinterTrouble::Open),
        ("toner-empty", PrinterTrouble::TonerOut),
    ];

    fn lpstat(words: &[&str]) -> Option<String> {
        let answer = bounded("lpstat").args(words).output().ok()?;
        Some(String::from_utf8_lossy(&answer.stdout).into_owned())
    }

    /// A program that is ended when it does not come back, and that speaks the one language we read.
    fn bounded(program: &str) -> Command {
        let mut command = Command::new("timeout");
        command.args([PATIENCE_S, program]).env("LC_ALL", "C");
        command
    }

    /// `system default destination: NAME`
    fn destination(answer: &str) -> Option<String> {
        let (_, name) = answer.lines().find_map(|line| line.split_once("destination: "))?;
        Some(name.trim().to_owned()).filter(|name| !name.is_empty())
    }

    #[cfg(test)]
    mod tests {
        use super::{PrinterTrouble, destination, trouble};

        fn said(first: &str, alerts: &str) -> String {
            format!("{first}\n\tForm mounted:\n\tDescription: window 3\n\tAlerts: {alerts}\n\tLocation: \n")
        }

        #[test]
        fn what_keeps_a_printer_is_read_from_what_cups_says() {
            let idle = "printer Counter3 is idle.  enabled since Sat Nov 21 19:00:00 2026";
            let stopped = "printer Counter3 disabled since Sat Nov 21 19:00:00 2026 -\n\tPaused";
            assert_eq!(trouble(&said(idle, "none")), None);
            assert_eq!(trouble(&said(idle, "toner-low-warning")), None);
            assert_eq!(trouble(&said(idle, "media-empty-error")), Some(PrinterTrouble::PaperOut));
            assert_eq!(
                trouble(&said(idle, "toner-low-report offline-report")),
                Some(PrinterTrouble::Offline)
            );
            assert_eq!(trouble(&said(idle, "marker-waste-full-error")), Some(PrinterTrouble::Other));
            assert_eq!(trouble(&said(stopped, "media-empty-error")), Some(PrinterTrouble::Stopped));
            let takes = |how| format!("Counter3 {how} since Sat Nov 21 19:00:00 2026 -\n\tmaintenance\n");
            let shut = takes("not accepting requests") + &said(stopped, "paused");
            assert_eq!(trouble(&shut), Some(PrinterTrouble::Rejecting));
            assert_eq!(trouble(&(takes("accepting requests") + &said(idle, "none"))), None);
        }

        #[test]
        fn the_default_printer_is_read_from_what_cups_says() {
            assert_eq!(destination("system default destination: Counter3\n"), Some("Counter3".to_owned()));
            assert_eq!(destination("no system default destination\n"), None);
            assert_eq!(destination(""), None);
        }
    }
}
