//! A form on a city's own blank while its boxes are being placed: the file on the disk, its preview, its problems. Used by
//! the city's staff beside any counter; it opens no store and knows no citizen.

mod boxes;
mod new;
mod sample;
mod suggest;
mod table;
mod trouble;
mod view;
mod views;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::FutureExt;
use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::form::{Area, WrittenBox, WrittenForm};
use kakanai_pdf::{CityBlank, picture};
use serde_json::Value;

use self::sample::{SAMPLES, said};
use self::view::{Looked, Standing};
use self::views::{
    BoxesOfSheet, FactChoice, FoundFacts, PlacementView, SoughtFact, Suggested, TitleOfForm, WhichSample,
    WhichSheet,
};
use self::vocabulary::{Vocabulary, usual, values};
use crate::case_papers::PaperPlaces;
use crate::commands::{Nothing, WhichPage};
use crate::contents::{PaperFonts, read_text};
use crate::forms::{FILE, read_blank};
use crate::ledger::Ledger;
use crate::papers::stopped;
use crate::refusal::Refusal;
use crate::table::may_be_said;
use crate::views::{Notice, PagePicture, Seat};
use crate::{notices, whole_file};

pub use new::{NewForm, new_form};
pub use table::TABLE;
pub(crate) use table::every_line;

/// A form whose boxes are being placed.
pub struct Placement {
    file: PathBuf,
    blank: CityBlank,
    catalogue: Catalogue,
    vocabulary: Vocabulary,
    fonts: PaperFonts,
    at_hand: Mutex<AtHand>,
    /// held on the blank while the form is open: two screens would overwrite each other
    _lock: File,
}

struct AtHand {
    standing: Standing,
    /// the file as it was read or written last
    on_disk: String,
    sample: usize,
    revision: u32,
    /// boxes that were taken away, so that taking them back brings back all of them, also what no screen shows
    taken_away: BTreeMap<String, WrittenBox>,
}

/// More boxes than any sheet has.
const BOXES_MAX: usize = 400;
/// How many facts are shown for a few words.
const FACTS_SHOWN: usize = 40;
const TITLE_MAX: usize = 80;
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=2_400;

impl Placement {
    /// Opens a form's folder. The ledger's and the other forms' words name what can feed its boxes.
    ///
    /// # Errors
    /// What is wrong with the folder, with its file and line.
    pub fn open(folder: &Path, ledger: Ledger, places: &PaperPlaces) -> Result<Arc<Self>, Notice> {
        let file = folder.join(FILE);
        let text = read_text(&file)?;
        let damaged = |line, what: &str| notices::form_damaged(FILE, line, what);
        let written =
            WrittenForm::read(&text).map_err(|problem| damaged(problem.line.unwrap_or(0), &problem.what))?;
        let Some(name) = &written.city_blank else { return Err(trouble::no_city_blank()) };
        let blank = read_blank(&folder.join(name)).map_err(|why| trouble::blank_refused(name, &why))?;
        if written.pages.len() > blank.papers().len() {
            return Err(damaged(0, "様式の枚数が、市の用紙（PDF）の枚数より多くなっています"));
        }
        let lock = File::open(folder.join(name)).map_err(|_| notices::contents_missing(name))?;
        if lock.try_lock().is_err() {
            return Err(trouble::form_in_use());
        }
        let standing = Standing::of(&written).map_err(|problem| damaged(0, &problem.what))?;
        let Ledger { catalogue, .. } = ledger;
        Ok(Arc::new(Self {
            file,
            blank,
            vocabulary: Vocabulary::learn(&catalogue, &places.forms),
            catalogue,
            fonts: PaperFonts::find(&places.fonts, places.rare_names.clone())?,
            at_hand: Mutex::new(AtHand {
                standing,
                on_disk: text,
                sample: 0,
                revision: 1,
                taken_away: BTreeMap::new(),
            }),
            _lock: lock,
        }))
    }

    /// A seat says a command. The one door, as at a desk.
    ///
    /// # Errors
    /// A refusal with a code for the screen and words for the person before it.
    pub async fn call(self: &Arc<Self>, seat: Seat, name: &str, request: Value) -> Result<Value, Refusal> {
        may_be_said(TABLE, seat, name, &request)?;
        let reply = AssertUnwindSafe(self.dispatch(name, request)).catch_unwind().await;
        reply.unwrap_or_else(|_| Err(Refusal::fault()))
    }

    async fn look(&self, _: Nothing) -> Result<PlacementView, Refusal> {
        Ok(self.seen(&self.at_hand()))
    }

    async fn picture(&self, which: WhichPage) -> Result<PagePicture, Refusal> {
        if !WIDTHS.contains(&which.width) {
            return Err(Refusal::malformed());
        }
        let drawn = {
            let at_hand = self.at_hand();
            let looked = Looked::over(&at_hand.standing, &self.catalogue);
            self.drawn(&looked, &at_hand).map_err(Refusal::failed)?
        };
        let picture = picture(&drawn.bytes, which.page, which.width)
            .map_err(|error| Refusal::failed(stopped(error)))?;
        let png = STANDARD.encode(&picture.png);
        Ok(PagePicture { page: which.page, png, width: picture.width, height: picture.height })
    }

    async fn place(&self, said: BoxesOfSheet) -> Result<PlacementView, Refusal> {
        if said.boxes.len() > BOXES_MAX {
            return Err(Refusal::malformed());
        }
        let mut at_hand = self.at_hand();
        let mut written = at_hand.standing.written.clone();
        put(&mut written, &said, &at_hand.taken_away).ok_or_else(Refusal::malformed)?;
        let before = at_hand.standing.written.clone();
        let seen = self.keep(&mut at_hand, &written)?;
        let boxes = before.pages.into_iter().flat_map(|sheet| sheet.boxes).map(|one| one.value);
        at_hand.taken_away.extend(boxes.map(|one| (one.id.clone(), one)));
        Ok(seen)
    }

    async fn suggest(&self, which: WhichSheet) -> Result<Suggested, Refusal> {
        let at_hand = self.at_hand();
        let sheet = sheet_of(&at_hand.standing.written, which.page).ok_or_else(Refusal::malformed)?;
        let there: Vec<Area> = sheet.boxes.iter().map(|one| one.value.at).collect();
        let words = (&self.catalogue, &self.vocabulary);
        Ok(Suggested { boxes: suggest::beside(&self.blank, which.page, &there, words) })
    }

    async fn entitle(&self, said: TitleOfForm) -> Result<PlacementView, Refusal> {
        let title = said.title.trim();
        if title.is_empty() || title.chars().count() > TITLE_MAX || title.contains(char::is_control) {
            return Err(Refusal::malformed());
        }
        let mut at_hand = self.at_hand();
        let written = WrittenForm { title: title.to_owned(), ..at_hand.standing.written.clone() };
        self.keep(&mut at_hand, &written)
    }

    async fn sample(&self, which: WhichSample) -> Result<PlacementView, Refusal> {
        let sample = usize::from(which.sample);
        if sample >= SAMPLES.len() {
            return Err(Refusal::malformed());
        }
        let mut at_hand = self.at_hand();
        at_hand.sample = sample;
        at_hand.revision += 1;
        Ok(self.seen(&at_hand))
    }

    async fn facts(&self, sought: SoughtFact) -> Result<FoundFacts, Refusal> {
        let sample = self.sample_of(&self.at_hand());
        let found: Vec<_> = self.vocabulary.sought(&sought.words).collect();
        let shown = found.iter().take(FACTS_SHOWN).map(|word| FactChoice {
            fact: word.fact.clone(),
            name: word.name.clone(),
            way: usual(&self.catalogue, &word.fact),
            sample: said(sample, &self.catalogue, &word.fact),
            values: values(&self.catalogue, &word.fact),
        });
        let more = u32::try_from(found.len().saturating_sub(FACTS_SHOWN)).unwrap_or(u32::MAX);
        Ok(FoundFacts { facts: shown.collect(), more })
    }

    /// Puts a changed form on the disk, and only then at hand.
    fn keep(&self, at_hand: &mut AtHand, written: &WrittenForm) -> Result<PlacementView, Refusal> {
        let standing = Standing::of(written).map_err(|_| Refusal::malformed())?;
        if read_text(&self.file).ok().as_ref() != Some(&at_hand.on_disk) {
            return Err(Refusal::refused(trouble::form_changed_elsewhere()));
        }
        let kept = whole_file::write(&self.file, standing.text.as_bytes());
        kept.map_err(|_| Refusal::failed(trouble::form_not_kept()))?;
        at_hand.on_disk.clone_from(&standing.text);
        at_hand.standing = standing;
        at_hand.revision += 1;
        Ok(self.seen(at_hand))
    }

    fn at_hand(&self) -> MutexGuard<'_, AtHand> {
        self.at_hand.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn sheet_of(written: &WrittenForm, page: u16) -> Option<&kakanai_domain::form::WrittenSheet> {
    written.pages.get(usize::from(page).checked_sub(1)?)
}

/// The boxes of a sheet as the screen has them now; `None` where the screen says what no form can be.
fn put(
    written: &mut WrittenForm,
    said: &BoxesOfSheet,
    taken_away: &BTreeMap<String, WrittenBox>,
) -> Option<()> {
    let sheet = sheet_of(written, said.page)?;
    let others = written.pages.iter().zip(1..).filter(|(_, page)| *page != said.page);
    let elsewhere: BTreeSet<&str> =
        others.flat_map(|(sheet, _)| &sheet.boxes).map(|one| one.value.id.as_str()).collect();
    let there = written.pages.iter().flat_map(|sheet| &sheet.boxes).map(|one| one.value.id.as_str());
    let ids = there.chain(taken_away.keys().map(String::as_str));
    let mut names =
        Names { highest: ids.filter_map(|id| id.strip_prefix("box-")?.parse().ok()).max().unwrap_or(0) };
    let boxes = said.boxes.iter().map(|draft| {
        let there = sheet.boxes.iter().map(|one| &one.value).find(|one| one.id == draft.id);
        let free = || !elsewhere.contains(draft.id.as_str());
        let known = there.or_else(|| taken_away.get(&draft.id).filter(|_| free()));
        // Only ids that this form gave are taken; whatever else a screen sends is a new box.
        let id = known.map_or_else(|| names.next(), |known| known.id.clone());
        boxes::written(draft, id, known)
    });
    let boxes = boxes.collect::<Option<Vec<_>>>()?;
    written.pages.get_mut(usize::from(said.page) - 1)?.put(boxes);
    Some(())
}

/// Names for new boxes.
struct Names {
    highest: u32,
}

impl Names {
    fn next(&mut self) -> String {
        self.highest += 1;
        format!("box-{}", self.highest)
    }
}
