//! What an edit would change on the papers: which come, which go, and which boxes of the others. It judges no procedure.

use std::collections::BTreeMap;

use super::bundle::{Paper, fill_papers};
use super::fill::{Content, FilledBox, FilledForm};
use super::sheet::Form;
use crate::case::Case;
use crate::catalogue::Catalogue;

/// A paper that an edit changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperChange {
    /// the form's title
    pub title: String,
    /// what becomes of it
    pub turn: Turn,
}

/// What becomes of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// it is needed now
    Comes,
    /// it is needed no longer
    Goes,
    /// these boxes read otherwise: what the clerk calls them, in the form's order
    Boxes(Vec<String>),
}

/// The papers that the edited case changes. Those that go stand where they were, after them those that come.
#[must_use]
pub fn changed_papers(
    catalogue: &Catalogue,
    (held, edited): (&Case, &Case),
    forms: &BTreeMap<String, Form>,
    own: &BTreeMap<&str, String>,
) -> Vec<PaperChange> {
    let before = fill_papers(catalogue, held, forms, own);
    let mut after = fill_papers(catalogue, edited, forms, own);
    let mut changes: Vec<PaperChange> = Vec::new();
    for (paper, filled) in &before {
        // Another signer is a box that reads otherwise, not another paper.
        let turn = match after.iter().position(|(other, _)| is_same(paper, other)) {
            None => Some(Turn::Goes),
            Some(at) => {
                let boxes = changed_boxes(filled, &after.remove(at).1);
                (!boxes.is_empty()).then_some(Turn::Boxes(boxes))
            }
        };
        changes.extend(turn.map(|turn| PaperChange { title: filled.form.title.clone(), turn }));
    }
    let new =
        after.into_iter().map(|(_, filled)| PaperChange { title: filled.form.title, turn: Turn::Comes });
    changes.extend(new);
    changes
}

fn is_same(paper: &Paper, other: &Paper) -> bool {
    (&paper.form, paper.person) == (&other.form, other.person)
}

/// The boxes whose ink differs; of a sheet that only one of them has, those that say anything.
fn changed_boxes(before: &FilledForm, after: &FilledForm) -> Vec<String> {
    let place = |filled: &FilledBox| (filled.page, filled.index);
    let mut boxes: BTreeMap<(u16, usize), [Option<&FilledBox>; 2]> = BTreeMap::new();
    for (at, form) in [before, after].into_iter().enumerate() {
        for filled in &form.boxes {
            if let Some(seat) = boxes.entry(place(filled)).or_default().get_mut(at) {
                *seat = Some(filled);
            }
        }
    }
    let differ = boxes.values().filter(|[before, after]| before.and_then(ink) != after.and_then(ink));
    differ.filter_map(|[before, after]| Some(after.or(*before)?.label.clone())).collect()
}

/// What a box shows; a box left empty and one that is not meant look the same on paper.
fn ink(filled: &FilledBox) -> Option<&Content> {
    match &filled.content {
        Content::ByHand | Content::Empty | Content::NotMeant => None,
        content => Some(content),
    }
}
