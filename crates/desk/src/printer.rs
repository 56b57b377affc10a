//! How this desk's printer stands, in words that say what to do. Handing papers over is `papers`.

use crate::commands::Nothing;
use crate::desk::Desk;
use crate::notices;
use crate::refusal::Refusal;
use crate::surroundings::PrinterStanding;
use crate::views::PrinterView;

impl Desk {
    pub(crate) async fn printer_look(&self, _: Nothing) -> Result<PrinterView, Refusal> {
        self.staffed()?;
        let Some(printer) = self.outside.printer.name() else {
            return Ok(PrinterView { printer: None, waiting: 0, trouble: None });
        };
        let PrinterStanding { waiting, trouble } = self.outside.printer.standing();
        let trouble = trouble.map(|trouble| notices::printer_trouble(&printer, trouble));
        Ok(PrinterView { printer: Some(printer), waiting, trouble })
    }
}
