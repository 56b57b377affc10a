//! What a form's file says at this moment: its problems box by box, its preview, and the page that the screen shows.

use std::collections::BTreeMap;

use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::form::{
    self, BoxWarning, Form, OneOrMore, Problem, WrittenBox, WrittenForm, fact_name, fill, misfits,
};
use kakanai_pdf::{Drawn, DrawnBox, OnPaper, Stamp, draw_on};

use super::boxes::draft_of;
use super::sample::{Asked, SAMPLES, Sample};
use super::views::{GuideLine, PlacedBox, PlacementProblem, PlacementView, SampleView, SheetOfBlank};
use super::{AtHand, Placement};
use crate::notices;
use crate::papers::stopped;
use crate::views::Notice;

/// A form as its file says it, with the lines that its boxes stand on.
pub(super) struct Standing {
    pub(super) written: WrittenForm,
    pub(super) text: String,
}

impl Standing {
    /// Writes a form and reads it back, so that every box knows its line.
    pub(super) fn of(written: &WrittenForm) -> Result<Self, Problem> {
        let text = written.write()?;
        Ok(Self { written: WrittenForm::read(&text)?, text })
    }

    /// The id of the box on each line.
    fn boxes_by_line(&self) -> BTreeMap<u64, &str> {
        let boxes = self.written.pages.iter().flat_map(|sheet| &sheet.boxes);
        boxes.map(|one| (one.referenced.line(), one.value.id.as_str())).collect()
    }

    /// The same form with some of its boxes.
    fn only(&self, keep: impl Fn(&str) -> bool) -> Result<Self, Problem> {
        let mut written = self.written.clone();
        written.pages.iter_mut().for_each(|sheet| sheet.boxes.retain(|one| keep(&one.value.id)));
        Self::of(&written)
    }
}

/// A form looked over: what keeps it from being used, and what of it can be drawn.
#[derive(Default)]
pub(super) struct Looked {
    of_boxes: BTreeMap<String, Vec<String>>,
    of_all: Vec<String>,
    /// the form without the boxes that are not sound
    sound: Option<Form>,
}

impl Looked {
    /// Everything that `kakanai check` would say, at once: what is unsound as it is written, and what the ledger does
    /// not know in the boxes that are left.
    pub(super) fn over(standing: &Standing, catalogue: &Catalogue) -> Self {
        let mut looked = Self::default();
        if let Err(problems) = form::parse(&standing.text) {
            looked.take(problems, standing);
        }
        let Ok(sound) = standing.only(|id| !looked.of_boxes.contains_key(id)) else { return looked };
        looked.sound = form::parse(&sound.text).ok();
        let misfits = looked.sound.as_ref().map(|form| misfits(form, catalogue)).unwrap_or_default();
        looked.take(misfits, &sound);
        looked
    }

    fn take(&mut self, problems: Vec<Problem>, standing: &Standing) {
        let lines = standing.boxes_by_line();
        for Problem { line, what } in problems {
            match line.and_then(|line| lines.get(&line)) {
                Some(id) => self.of_boxes.entry((*id).to_owned()).or_default().push(what),
                None => self.of_all.push(what),
            }
        }
    }
}

impl Placement {
    pub(super) fn seen(&self, at_hand: &AtHand) -> PlacementView {
        let written = &at_hand.standing.written;
        let looked = Looked::over(&at_hand.standing, &self.catalogue);
        let drawn = self.drawn(&looked, at_hand);
        let stopped = drawn.as_ref().err().map(|notice| notice.title.clone());
        let drawn: BTreeMap<&str, &DrawnBox> =
            drawn.iter().flat_map(|drawn| &drawn.boxes).map(|one| (one.id.as_str(), one)).collect();
        let pages = written.pages.iter().zip(1..).map(|(sheet, page)| {
            let paper = sheet.paper.unwrap_or(written.paper);
            let boxes = sheet.boxes.iter().map(|one| {
                let wrong = looked.of_boxes.get(&one.value.id);
                self.placed(
                    &one.value,
                    wrong.cloned().unwrap_or_default(),
                    drawn.get(one.value.id.as_str()).copied(),
                )
            });
            SheetOfBlank {
                page,
                width: paper.w.in_mm(),
                height: paper.h.in_mm(),
                lines: self.guide_lines(page),
                boxes: boxes.collect(),
            }
        });
        let of_all = looked.of_all.iter().chain(stopped.iter());
        PlacementView {
            id: written.id.clone(),
            title: written.title.clone(),
            pages: pages.collect(),
            samples: samples(at_hand.sample),
            problems: of_all.map(|what| PlacementProblem { id: None, what: what.clone() }).collect(),
            revision: at_hand.revision,
        }
    }

    pub(super) fn sample_of(&self, at_hand: &AtHand) -> &'static Sample {
        let [usual, ..] = &SAMPLES;
        SAMPLES.get(at_hand.sample).unwrap_or(usual)
    }

    /// The form with the sample's values, on the blank.
    pub(super) fn drawn(&self, looked: &Looked, at_hand: &AtHand) -> Result<Drawn, Notice> {
        let Some(form) = &looked.sound else { return Err(notices::paper_failed()) };
        let know = Asked { sample: self.sample_of(at_hand), catalogue: &self.catalogue };
        let mut filled = fill(form, &know, Some(0));
        // A sheet that more people take twice is shown once: the blank has it once.
        let sheets = form.pages.len();
        filled.form.pages.truncate(sheets);
        filled.boxes.retain(|one| usize::from(one.page) <= sheets);
        let stamp = Stamp::new(String::new(), jiff::civil::Date::ZERO.at(0, 0, 0, 0));
        let on = OnPaper { filled: &filled, blank: Some(&self.blank) };
        draw_on(&[on], self.fonts.get()?, &stamp).map_err(stopped)
    }

    fn placed(&self, one: &WrittenBox, problems: Vec<String>, drawn: Option<&DrawnBox>) -> PlacedBox {
        let facts = one.fact.clone().map(OneOrMore::all).unwrap_or_default();
        let names: Vec<String> = facts.iter().map(|fact| fact_name(&self.catalogue, fact)).collect();
        PlacedBox {
            draft: draft_of(one),
            fed_by: names.join("、"),
            sample: drawn.map(|drawn| drawn.value.clone()).unwrap_or_default(),
            fit: drawn
                .and_then(|drawn| drawn.warning)
                .filter(|warning| *warning != BoxWarning::Empty)
                .map(BoxWarning::words),
            problems,
        }
    }

    fn guide_lines(&self, page: u16) -> Vec<GuideLine> {
        let found = self.blank.detected(page);
        let lines = found.iter().flat_map(|found| found.lines.iter().map(|line| (line.from, line.to)));
        let edges = found.iter().flat_map(|found| &found.frames).flat_map(|frame| {
            let at = |x, y| form::um::Place { x, y };
            let (left, top, right, bottom) = (frame.x, frame.y, frame.right(), frame.bottom());
            [
                (at(left, top), at(right, top)),
                (at(left, bottom), at(right, bottom)),
                (at(left, top), at(left, bottom)),
                (at(right, top), at(right, bottom)),
            ]
        });
        let guide = |(from, to): (form::um::Place, form::um::Place)| GuideLine {
            from: (from.x.in_mm(), from.y.in_mm()),
            to: (to.x.in_mm(), to.y.in_mm()),
        };
        lines.chain(edges).map(guide).collect()
    }
}

fn samples(chosen: usize) -> Vec<SampleView> {
    let view =
        |(at, sample): (usize, &Sample)| SampleView { name: sample.called.to_owned(), chosen: at == chosen };
    SAMPLES.iter().enumerate().map(view).collect()
}
