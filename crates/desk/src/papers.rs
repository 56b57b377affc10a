//! The papers of the interview at hand: filled from the facts that count, drawn once, shown, saved, printed.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::civil::Date;
use kakanai_domain::case::Case;
use kakanai_domain::form::{fill_papers, papers};
use kakanai_domain::interview::Standing;
use kakanai_pdf::{Drawn, Error as PdfError, Stamp, draw, picture};

use crate::commands::{Nothing, WhichPage};
use crate::desk::{Counter, Desk, Office};
use crate::notices;
use crate::refusal::Refusal;
use crate::store::{Draft, make_folder};
use crate::surroundings::{PrintTrouble, on_the_wall};
use crate::views::{BoxView, Notice, PagePicture, PageView, PapersView, PrintedView, SavedView};

const PICTURE_WIDTH_PX: std::ops::RangeInclusive<u32> = 200..=2400;

/// The papers as drawn, and the answers they were drawn from.
pub(crate) struct Bundle {
    facts: Case,
    drawn: Drawn,
}

impl Desk {
    pub(crate) async fn papers_look(&self, _: Nothing) -> Result<PapersView, Refusal> {
        let (office, _) = self.staffed()?;
        let printer = self.outside.printer.name();
        let mut counter = office.lock();
        Ok(match drawn(&office, &mut counter)? {
            Ok(drawn) => PapersView {
                pages: drawn
                    .sheets
                    .iter()
                    .map(|sheet| PageView { page: sheet.page, title: sheet.title.clone() })
                    .collect(),
                boxes: drawn
                    .boxes
                    .iter()
                    .map(|filled| BoxView {
                        page: filled.page,
                        label: filled.label.clone(),
                        value: filled.value.clone(),
                        warning: filled.warning.map(kakanai_domain::form::BoxWarning::words),
                    })
                    .collect(),
                stopped: None,
                printer,
            },
            Err(stopped) => {
                PapersView { pages: Vec::new(), boxes: Vec::new(), stopped: Some(stopped), printer }
            }
        })
    }

    pub(crate) async fn papers_picture(&self, request: WhichPage) -> Result<PagePicture, Refusal> {
        page_picture(&self.drawn_bytes()?.0, &request)
    }

    pub(crate) async fn papers_save(&self, _: Nothing) -> Result<SavedView, Refusal> {
        let (bytes, number, _) = self.drawn_bytes()?;
        self.save(&bytes, format!("{number}.pdf"))
    }

    pub(crate) async fn papers_print(&self, _: Nothing) -> Result<PrintedView, Refusal> {
        let (bytes, number, pages) = self.drawn_bytes()?;
        self.print(&bytes, &number, pages)
    }

    /// Keeps a PDF where the clerk finds it.
    pub(crate) fn save(&self, bytes: &[u8], file: String) -> Result<SavedView, Refusal> {
        let folder = self.office()?.settings.papers_dir();
        keep(&folder, &file, bytes).map_err(|_| Refusal::failed(notices::paper_not_kept()))?;
        Ok(SavedView { file, folder: folder.display().to_string() })
    }

    /// Hands a PDF to the desk's printer.
    pub(crate) fn print(&self, bytes: &[u8], number: &str, pages: u16) -> Result<PrintedView, Refusal> {
        let printer = self.outside.printer.name().unwrap_or_default();
        self.outside.printer.print(bytes, number).map_err(|trouble| {
            Refusal::refused(match trouble {
                PrintTrouble::NoPrinter => notices::no_printer(),
                PrintTrouble::NotFound => notices::printer_not_found(&printer),
                PrintTrouble::NotTaken => notices::printer_refused(&printer),
            })
        })?;
        Ok(PrintedView { printer, pages })
    }

    /// The bundle's bytes, its application's number and its sheets.
    fn drawn_bytes(&self) -> Result<(Vec<u8>, String, u16), Refusal> {
        let (office, _) = self.staffed()?;
        let mut counter = office.lock();
        let number = counter.draft.as_ref().map(|draft| draft.number.clone()).unwrap_or_default();
        match drawn(&office, &mut counter)? {
            Ok(drawn) => {
                Ok((drawn.bytes.clone(), number, u16::try_from(drawn.sheets.len()).unwrap_or(u16::MAX)))
            }
            Err(stopped) => Err(Refusal::refused(stopped)),
        }
    }
}

/// A page of a PDF as a picture for the screen.
pub(crate) fn page_picture(bytes: &[u8], request: &WhichPage) -> Result<PagePicture, Refusal> {
    if !PICTURE_WIDTH_PX.contains(&request.width) {
        return Err(Refusal::malformed());
    }
    let picture =
        picture(bytes, request.page, request.width).map_err(|_| Refusal::refused(notices::unknown_page()))?;
    Ok(PagePicture {
        page: request.page,
        png: BASE64.encode(&picture.png),
        width: picture.width,
        height: picture.height,
    })
}

/// How many sheets the papers of a case have, while nobody needs a second of the same.
pub(crate) fn sheets(office: &Office, standing: &Standing<'_>) -> u16 {
    let forms = &office.contents.forms;
    let papers = papers(&standing.seen, &standing.statuses, forms);
    let pages = papers.iter().filter_map(|paper| forms.get(&paper.form)).map(|form| form.pages.len());
    u16::try_from(pages.sum::<usize>()).unwrap_or(u16::MAX)
}

/// The papers of the interview at hand, drawn anew only when an answer changed.
fn drawn<'a>(office: &Office, counter: &'a mut Counter) -> Result<Result<&'a Drawn, Notice>, Refusal> {
    let draft = counter.draft.as_ref().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
    let facts = draft.interview.case(&office.ledger_of(draft).catalogue);
    if counter.bundle.as_ref().is_none_or(|bundle| bundle.facts != facts) {
        match draw_bundle(office, draft, &facts) {
            Ok(drawn) => counter.bundle = Some(Bundle { facts, drawn }),
            Err(stopped) => return Ok(Err(stopped)),
        }
    }
    match &counter.bundle {
        Some(bundle) => Ok(Ok(&bundle.drawn)),
        None => Err(Refusal::fault()),
    }
}

fn draw_bundle(office: &Office, draft: &Draft, facts: &Case) -> Result<Drawn, Notice> {
    let ledger = office.ledger_of(draft);
    let made_at = on_the_wall(draft.saved_at).datetime();
    let filled = fill_papers(&ledger.catalogue, facts, &office.contents.forms, &own_of(office, draft));
    if filled.is_empty() {
        return Err(notices::no_papers());
    }
    draw(&filled, office.contents.fonts()?, &Stamp::new(draft.number.clone(), made_at)).map_err(stopped)
}

/// Why no paper came out, and what to do.
pub(crate) fn stopped(error: PdfError) -> Notice {
    match error {
        PdfError::Unprintable { character, codes, label } => {
            notices::unprintable(&label, &format!("{character}（{codes}）"))
        }
        PdfError::BadFace { .. } | PdfError::Compose(_) | PdfError::Picture { .. } => notices::paper_failed(),
    }
}

/// What only the papers of the interview at hand know.
pub(crate) fn own_of(office: &Office, draft: &Draft) -> BTreeMap<&'static str, String> {
    own_facts(&draft.number, on_the_wall(draft.saved_at).date(), &office.settings.addressee)
}

/// What only the papers of one application know.
pub(crate) fn own_facts(number: &str, day: Date, addressee: &str) -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("=application_number", number.to_owned()),
        ("=visit_date", day.to_string()),
        ("=addressee", addressee.to_owned()),
    ])
}

/// Written aside and moved into place: the clerk finds a whole PDF or none.
fn keep(folder: &Path, file: &str, bytes: &[u8]) -> std::io::Result<()> {
    make_folder(folder)?;
    let aside = folder.join(format!("{file}.part"));
    std::fs::write(&aside, bytes)?;
    std::fs::rename(aside, folder.join(file))
}
