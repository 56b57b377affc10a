//! The papers of the interview at hand: drawn once, shown, saved, printed. What stands on them is the domain's.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use kakanai_domain::answer::FactId;
use kakanai_domain::case::Case;
use kakanai_domain::form::sheet::Paper as PaperSize;
use kakanai_domain::form::{Area, BoxWarning, papers};
use kakanai_domain::interview::Standing;
use kakanai_pdf::{Drawn, DrawnBox, Error as PdfError, Printed, Stamp, excerpt, picture};

use crate::bundle::{Letterhead, PaperStock, draw_case};
use crate::commands::{Nothing, WhichPage, WhichPages};
use crate::desk::{Counter, Desk, Office};
use crate::refusal::Refusal;
use crate::store::{Draft, make_folder};
use crate::surroundings::{PrintTrouble, on_the_wall};
use crate::views::{
    BoxView, HandView, Kind, Notice, PagePicture, PageView, PapersView, PlaceView, PrintedView, SavedView,
};
use crate::{notices, whole_file};

const PICTURE_WIDTH_PX: std::ops::RangeInclusive<u32> = 200..=2400;

/// The papers as drawn, and what they were drawn from.
pub(crate) struct Bundle {
    facts: Case,
    printed: Printed,
    drawn: Drawn,
}

impl Desk {
    pub(crate) async fn papers_look(&self, _: Nothing) -> Result<PapersView, Refusal> {
        let (office, _) = self.staffed()?;
        let printer = self.outside.printer.name();
        let mut counter = office.lock();
        let stopped = drawn(&office, &mut counter)?.err();
        let nothing =
            PapersView { pages: Vec::new(), boxes: Vec::new(), by_hand: Vec::new(), stopped, printer };
        let (Some(draft), Some(bundle)) = (&counter.draft, &counter.bundle) else { return Ok(nothing) };
        if nothing.stopped.is_some() {
            return Ok(nothing);
        }
        let ledger = office.ledger_of(draft);
        let standing = draft.interview.standing(&ledger.catalogue);
        Ok(papers_view(bundle, &standing, nothing))
    }

    pub(crate) async fn papers_picture(&self, request: WhichPage) -> Result<PagePicture, Refusal> {
        page_picture(&self.drawn_bytes()?.0, &request)
    }

    pub(crate) async fn papers_save(&self, _: Nothing) -> Result<SavedView, Refusal> {
        let (bytes, number, _) = self.drawn_bytes()?;
        self.save(&bytes, format!("{number}.pdf"))
    }

    /// Prints all sheets, or some. A sheet printed again says so at its foot.
    pub(crate) async fn papers_print(&self, request: WhichPages) -> Result<PrintedView, Refusal> {
        let (bytes, number, count) = self.drawn_bytes()?;
        let all: Vec<u16> = (1..=count).collect();
        let mut pages = if request.pages.is_empty() { all.clone() } else { request.pages };
        // A sheet named twice is printed and counted once.
        pages.sort_unstable();
        pages.dedup();
        let bytes = if pages == all {
            bytes
        } else {
            excerpt(&bytes, &pages).map_err(|_| Refusal::refused(notices::unknown_page()))?
        };
        let printed = self.print(&bytes, &number, u16::try_from(pages.len()).unwrap_or(u16::MAX))?;
        self.note_printed(&pages)?;
        Ok(printed)
    }

    /// Keeps which sheets went to the printer, so that a second one of them can be told from the first.
    fn note_printed(&self, pages: &[u16]) -> Result<(), Refusal> {
        let (office, _) = self.staffed()?;
        let mut counter = office.lock();
        let (Some(mut draft), Some(bundle)) = (counter.draft.clone(), &counter.bundle) else { return Ok(()) };
        for sheet in bundle.drawn.sheets.iter().filter(|sheet| pages.contains(&sheet.page)) {
            sheet.count_print(&mut draft.printed);
        }
        counter.store()?.keep_draft(&draft)?;
        counter.draft = Some(draft);
        drop(counter);
        self.changed(&[Kind::Interview]);
        Ok(())
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
    let forms = &office.contents.forms.all;
    let papers = papers(&standing.seen, &standing.statuses, forms);
    let pages = papers.iter().filter_map(|paper| forms.get(&paper.form)).map(|form| form.pages.len());
    u16::try_from(pages.sum::<usize>()).unwrap_or(u16::MAX)
}

/// The papers of the interview at hand, drawn anew only when an answer changed or they were printed.
fn drawn<'a>(office: &Office, counter: &'a mut Counter) -> Result<Result<&'a Drawn, Notice>, Refusal> {
    let draft = counter.draft.as_ref().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
    let facts = draft.interview.case(&office.ledger_of(draft).catalogue);
    let held = counter.bundle.as_ref();
    if held.is_none_or(|bundle| bundle.facts != facts || bundle.printed != draft.printed) {
        match draw_papers(office, draft, &facts) {
            Ok(drawn) => counter.bundle = Some(Bundle { facts, printed: draft.printed.clone(), drawn }),
            Err(stopped) => return Ok(Err(stopped)),
        }
    }
    match &counter.bundle {
        Some(bundle) => Ok(Ok(&bundle.drawn)),
        None => Err(Refusal::fault()),
    }
}

/// The papers of an interview, whether it is at hand or long finished.
pub(crate) fn draw_papers(office: &Office, draft: &Draft, facts: &Case) -> Result<Drawn, Notice> {
    let ledger = office.ledger_of(draft);
    let stock =
        PaperStock { ledger: &ledger, forms: &office.contents.forms, fonts: office.contents.fonts()? };
    let stamp = Stamp {
        mark: Some(draft.application.simple().to_string().to_uppercase()),
        printed: draft.printed.clone(),
        ..Stamp::new(draft.number.clone(), on_the_wall(draft.saved_at).datetime())
    };
    let bundle = draw_case(&stock, facts, &letterhead(office, draft), &stamp).map_err(stopped)?;
    bundle.map(|bundle| bundle.drawn).ok_or_else(notices::no_papers)
}

/// What the papers of the interview at hand say of themselves.
pub(crate) fn letterhead<'a>(office: &'a Office, draft: &'a Draft) -> Letterhead<'a> {
    Letterhead {
        office: &office.settings.office,
        addressee: &office.settings.addressee,
        number: &draft.number,
        day: on_the_wall(draft.saved_at).date(),
    }
}

fn papers_view(bundle: &Bundle, standing: &Standing<'_>, nothing: PapersView) -> PapersView {
    let drawn = &bundle.drawn;
    let size = |page: u16| drawn.sheets.get(usize::from(page) - 1).map(|sheet| sheet.paper);
    let pages = drawn.sheets.iter().map(|sheet| PageView {
        page: sheet.page,
        title: sheet.title.clone(),
        printed: sheet.times_printed(&bundle.printed),
    });
    let by_hand = drawn.by_hand.iter().filter_map(|hand| {
        Some(HandView { page: hand.page, label: hand.label.clone(), at: place(&hand.at, size(hand.page)?) })
    });
    PapersView {
        pages: pages.collect(),
        boxes: drawn.boxes.iter().filter_map(|one| Some(box_view(one, size(one.page)?, standing))).collect(),
        by_hand: by_hand.collect(),
        ..nothing
    }
}

fn box_view(drawn: &DrawnBox, size: PaperSize, standing: &Standing<'_>) -> BoxView {
    let telling = || {
        let mut facts = drawn.facts.iter().map(FactId::new);
        facts.find_map(|fact| standing.telling(&fact))
    };
    BoxView {
        page: drawn.page,
        label: drawn.label.clone(),
        value: drawn.value.clone(),
        warning: drawn.warning.map(BoxWarning::words),
        question: telling().map(|asking| asking.name(standing.seen.people())),
        at: place(&drawn.at, size),
    }
}

/// A place on its sheet, whatever size it is shown at.
fn place(at: &Area, size: PaperSize) -> PlaceView {
    let of = |part: i32, whole: i32| {
        u16::try_from(i64::from(part) * 10_000 / i64::from(whole.max(1))).unwrap_or_default()
    };
    PlaceView {
        left: of(at.x.0, size.w.0),
        top: of(at.y.0, size.h.0),
        width: of(at.w.0, size.w.0),
        height: of(at.h.0, size.h.0),
    }
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

/// The clerk finds a whole PDF or none.
fn keep(folder: &Path, file: &str, bytes: &[u8]) -> std::io::Result<()> {
    make_folder(folder)?;
    whole_file::write(&folder.join(file), bytes)
}
