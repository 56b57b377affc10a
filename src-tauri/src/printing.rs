//! Printing through the office's own print system. Bytes in, a job out; which pages are printed is the desk's business.
//!
//! The paper goes through a pipe and never through a file, and the job's name holds no person.

use std::path::Path;

use kakanai_desk::{PrintTrouble, Printer, Settings};

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
}

/// CUPS by its two plain programs, so that no library of it is carried along.
#[cfg(target_os = "linux")]
mod cups {
    use std::io::Write;
    use std::process::{Command, Stdio};

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
        use super::destination;

        #[test]
        fn the_default_printer_is_read_from_what_cups_says() {
            assert_eq!(destination("system default destination: Counter3\n"), Some("Counter3".to_owned()));
            assert_eq!(destination("no system default destination\n"), None);
            assert_eq!(destination(""), None);
        }
    }
}
