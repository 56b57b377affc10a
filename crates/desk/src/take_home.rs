//! The sheet that the visitor takes home: made from the interview at hand, shown, saved, printed. What stands on it is
//! the domain's, how it is set is the paper's.

use kakanai_domain::sheet::{Row, TakeHome, take_home};
use kakanai_pdf::{Handed, Stamp, draw_handout};

use crate::commands::{Nothing, WhichPage};
use crate::desk::{Counter, Desk, Office};
use crate::notices;
use crate::papers::page_picture;
use crate::refusal::Refusal;
use crate::store::Draft;
use crate::surroundings::on_the_wall;
use crate::views::{GuestGroup, GuestRow, PagePicture, PrintedView, SavedView, SheetView};

/// The sheet as drawn, and the content it was drawn from.
pub(crate) struct DrawnSheet {
    content: TakeHome,
    handed: Handed,
}

impl Desk {
    pub(crate) async fn sheet_look(&self, _: Nothing) -> Result<SheetView, Refusal> {
        let (handed, _) = self.drawn_sheet()?;
        Ok(SheetView { pages: handed.pages, printer: self.outside.printer.name() })
    }

    pub(crate) async fn sheet_picture(&self, request: WhichPage) -> Result<PagePicture, Refusal> {
        page_picture(&self.drawn_sheet()?.0.bytes, &request)
    }

    pub(crate) async fn sheet_save(&self, _: Nothing) -> Result<SavedView, Refusal> {
        let (handed, number) = self.drawn_sheet()?;
        self.save(&handed.bytes, format!("{number}-ご案内.pdf"))
    }

    pub(crate) async fn sheet_print(&self, _: Nothing) -> Result<PrintedView, Refusal> {
        let (handed, number) = self.drawn_sheet()?;
        self.print(&handed.bytes, &number, handed.pages)
    }

    /// The sheet and its application's number; drawn anew only when something on it changed.
    fn drawn_sheet(&self) -> Result<(Handed, String), Refusal> {
        let (office, _) = self.staffed()?;
        let mut counter = office.lock();
        let Counter { draft, sheet, .. } = &mut *counter;
        let draft = draft.as_ref().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
        let content = content(&office, draft);
        if let Some(drawn) = sheet.as_ref().filter(|drawn| drawn.content == content) {
            return Ok((drawn.handed.clone(), draft.number.clone()));
        }
        let stamp = Stamp::new(draft.number.clone(), on_the_wall(draft.saved_at).datetime());
        let fonts = office.contents.fonts().map_err(Refusal::failed)?;
        let handed = draw_handout(&content.handout(), fonts, &stamp)
            .map_err(|_| Refusal::failed(notices::sheet_failed()))?;
        *sheet = Some(DrawnSheet { content, handed: handed.clone() });
        Ok((handed, draft.number.clone()))
    }
}

fn content(office: &Office, draft: &Draft) -> TakeHome {
    let ledger = office.ledger_of(draft);
    let standing = draft.interview.standing(&ledger.catalogue);
    let verdicts = standing.verdicts(&ledger.holidays);
    let day = on_the_wall(draft.saved_at).date();
    take_home(&standing.seen, &verdicts, &office.settings.office, day)
}

/// The sheet in short, for the second display.
pub(crate) fn in_short(office: &Office, draft: &Draft) -> Vec<GuestGroup> {
    let content = content(office, draft);
    let row = |name: &str, deadline, offices: &[String]| GuestRow {
        name: name.to_owned(),
        deadline,
        office: offices.join("、"),
    };
    let told = |rows: &[Row]| -> Vec<GuestRow> {
        let day = |told: &Row| told.until.as_ref().and_then(|until| until.day_in_words());
        rows.iter().map(|told| row(&told.name, day(told), &told.offices)).collect()
    };
    let open = content.undecided.iter().map(|open| row(&open.name, None, &open.looked_up_by)).collect();
    let groups =
        [("必要な手続", told(&content.required)), ("ご案内", told(&content.offered)), ("確かめること", open)];
    groups
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(title, rows)| GuestGroup { title: title.to_owned(), rows })
        .collect()
}
