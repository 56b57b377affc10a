//! The papers of a finished application once more: with a reason, marked as such at the foot of every sheet, and kept as
//! an act. What stands on them is what the application says now.

use kakanai_pdf::{Drawn, Printed};
use kakanai_protocol::OpBody;
use kakanai_protocol::body::Reprinted;

use super::acts::reason;
use super::{as_draft, id_of, parts, unknown};
use crate::commands::{Reprint, ReprintTo};
use crate::desk::{Desk, Office};
use crate::notices;
use crate::papers::draw_papers;
use crate::refusal::Refusal;
use crate::store::Draft;
use crate::views::{Notice, ReprintedView};

impl Desk {
    /// Prints or saves the papers once more.
    pub(crate) async fn records_reprint(&self, request: Reprint) -> Result<ReprintedView, Refusal> {
        let (office, clerk) = self.staffed()?;
        let reason = reason(&request.reason)?;
        let id = id_of(&request.on.application)?;
        let application = office.lock().store()?.record(id)?.ok_or_else(unknown)?.application;
        if application.conflict.is_some() {
            return Err(Refusal::refused(notices::choose_first()));
        }
        let parts = parts(&application).ok_or_else(|| Refusal::refused(notices::record_unreadable()))?;
        let draft = as_draft(&office, &application, &parts);
        let times = u16::try_from(application.reprints).unwrap_or(u16::MAX).saturating_add(1);
        let drawn = drawn_again(&office, draft, times).map_err(Refusal::refused)?;
        let number = &application.taken.number;
        let pages = u16::try_from(drawn.sheets.len()).unwrap_or(u16::MAX);
        let (printer, saved) = match request.to {
            ReprintTo::Printer => (Some(self.print(&drawn.bytes, number, pages)?.printer), None),
            ReprintTo::File => (None, Some(self.save(&drawn.bytes, format!("{number}-再印刷{times}.pdf"))?)),
        };
        let record = self.act_on(&office, &request.on, &clerk.id, |ground| {
            OpBody::Reprinted(Reprinted { ground, reason })
        })?;
        Ok(ReprintedView { record, pages, printer, saved })
    }
}

/// The papers, every sheet marked with how often it came out before.
fn drawn_again(office: &Office, mut draft: Draft, times: u16) -> Result<Drawn, Notice> {
    let facts = draft.interview.case(&office.ledger_of(&draft).catalogue);
    let first = draw_papers(office, &draft, &facts)?;
    let mut printed = Printed::new();
    for sheet in &first.sheets {
        (0..times).for_each(|_| sheet.count_print(&mut printed));
    }
    draft.printed = printed;
    draw_papers(office, &draft, &facts)
}
