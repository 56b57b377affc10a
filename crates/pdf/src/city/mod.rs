//! A city's own blank: a PDF from anywhere, read once, refused with a reason, or ready to lie under our boxes. It is never
//! trusted: what it may cost is bounded, and nothing in it is run.

mod detect;
mod grid;
mod import;
mod page;
mod suggest;

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use kakanai_domain::form::sheet::Paper;
use lopdf::{Document, LoadOptions};

pub use detect::{Detected, FoundLine, FoundText};
pub(crate) use import::Imported;
pub use suggest::{Suggested, Suggestion};

/// Why a city's PDF cannot serve as a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BlankRefused {
    /// not a PDF at all
    #[error("PDFではありません。様式のPDFファイルを選んでください")]
    NotPdf,
    /// a password is needed to open it
    #[error("パスワードがかかっています。パスワードのないPDFとして保存し直してください")]
    Locked,
    /// cut off or damaged
    #[error("PDFが壊れています。別のソフトで開いて保存し直すと使えることがあります")]
    Damaged,
    /// no page to draw on
    #[error("ページがありません")]
    NoPages,
    /// more than a form has
    #[error("ページが多すぎます（20ページまで）。様式のページだけを取り出してください")]
    TooManyPages,
    /// a page that no printer takes
    #[error("用紙の大きさが正しくありません（2cmから2mまで）")]
    PageSize,
    /// it takes too much memory or time to read
    #[error("大きすぎるか、複雑すぎて読めません。画像を小さくするか、別のソフトで保存し直してください")]
    TooMuch,
}

/// No form has a larger file.
const FILE_MAX: usize = 16 << 20;
/// How far one packed list of objects may unfold, and how many of them there may be.
const LIST_MAX: usize = 4 << 20;
const LISTS_MAX: usize = 100;
const PAGES_MAX: usize = 20;
/// Whoever waits is told after this.
const PATIENCE: Duration = Duration::from_millis(1_800);
/// Room for what is nested a hundred deep.
const STACK: usize = 32 << 20;

/// A city's PDF, ready to be drawn on. Copies share it.
#[derive(Clone)]
pub struct CityBlank(Arc<Vec<CityPage>>);

/// One page of it.
struct CityPage {
    paper: Paper,
    drawing: Arc<Imported>,
    detected: Detected,
}

impl CityBlank {
    /// Reads a PDF whose pages shall lie under boxes.
    pub fn read(bytes: &[u8]) -> Result<Self, BlankRefused> {
        if bytes.len() > FILE_MAX {
            return Err(BlankRefused::TooMuch);
        }
        let head = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
        if !contains(head, b"%PDF-") {
            return Err(BlankRefused::NotPdf);
        }
        if bytes.windows(6).filter(|word| word == b"ObjStm").count() > LISTS_MAX {
            return Err(BlankRefused::TooMuch);
        }
        // Beside the caller: a reader that is lost in a hostile file neither stops the program nor makes anyone wait.
        let (tell, told) = mpsc::channel();
        let bytes = bytes.to_vec();
        let reader = move || {
            // Nobody may be listening any more.
            _ = tell.send(pages(&bytes));
        };
        let spawned = thread::Builder::new().name("city-blank".to_owned()).stack_size(STACK).spawn(reader);
        spawned.map_err(|_| BlankRefused::TooMuch)?;
        match told.recv_timeout(PATIENCE) {
            Ok(read) => read.map(|pages| Self(Arc::new(pages))),
            Err(RecvTimeoutError::Timeout) => Err(BlankRefused::TooMuch),
            // It fell over something that no sound file has.
            Err(RecvTimeoutError::Disconnected) => Err(BlankRefused::Damaged),
        }
    }

    /// The size of every page, as it lies before a reader.
    pub fn papers(&self) -> Vec<Paper> {
        self.0.iter().map(|page| page.paper).collect()
    }

    /// What stands on a page, counted from 1, to propose boxes by.
    pub fn detected(&self, page: u16) -> Option<&Detected> {
        Some(&self.page(page)?.detected)
    }

    /// The boxes that a page, counted from 1, suggests by its lines and words, in reading order.
    pub fn suggested(&self, page: u16) -> Vec<Suggestion> {
        self.detected(page).map(suggest::suggested).unwrap_or_default()
    }

    pub(crate) fn drawing(&self, page: u16) -> Option<(Paper, &Arc<Imported>)> {
        self.page(page).map(|page| (page.paper, &page.drawing))
    }

    fn page(&self, page: u16) -> Option<&CityPage> {
        self.0.get(usize::from(page).checked_sub(1)?)
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|found| found == word)
}

fn pages(bytes: &[u8]) -> Result<Vec<CityPage>, BlankRefused> {
    let options = LoadOptions { max_decompressed_size: Some(LIST_MAX), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|e| refused(&e, bytes))?;
    let ids = document.get_pages();
    if document.is_encrypted() && !document.was_encrypted() {
        return Err(BlankRefused::Locked);
    }
    match ids.len() {
        0 => Err(if contains(bytes, b"/Encrypt") { BlankRefused::Locked } else { BlankRefused::NoPages }),
        1..=PAGES_MAX => {
            let mut budget = import::Budget::default();
            ids.into_values()
                .map(|id| {
                    let page = page::Page::of(&document, id)?;
                    Ok(CityPage {
                        paper: page.paper(),
                        drawing: Arc::new(import::imported(&document, &page, &mut budget)?),
                        detected: detect::detected(&document, &page, &mut budget)?,
                    })
                })
                .collect()
        }
        _ => Err(BlankRefused::TooManyPages),
    }
}

fn refused(error: &lopdf::Error, bytes: &[u8]) -> BlankRefused {
    let words = format!("{error:?}");
    if words.contains("Password") || words.contains("Decryption") && contains(bytes, b"/Encrypt") {
        BlankRefused::Locked
    } else if words.contains("MemoryLimit") {
        BlankRefused::TooMuch
    } else {
        BlankRefused::Damaged
    }
}
