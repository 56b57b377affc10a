//! The whole conversation between the screen of placing boxes and the form behind it, on one page.

use crate::commands::{Nothing, WhichPage};
use crate::refusal::Refusal;
use crate::table::table;
use crate::views::{PagePicture, Seat};

use super::Placement;
use super::views::{
    BoxesOfSheet, FoundFacts, PlacementView, SoughtFact, Suggested, TitleOfForm, WhichSample, WhichSheet,
};

table! {
    Placement:
    "placement.look"    look(Nothing) -> PlacementView, by [Drafter];
    "placement.picture" picture(WhichPage) -> PagePicture, by [Drafter];
    "placement.place"   place(BoxesOfSheet) -> PlacementView, by [Drafter];
    "placement.suggest" suggest(WhichSheet) -> Suggested, by [Drafter];
    "placement.entitle" entitle(TitleOfForm) -> PlacementView, by [Drafter];
    "placement.sample"  sample(WhichSample) -> PlacementView, by [Drafter];
    "placement.facts"   facts(SoughtFact) -> FoundFacts, by [Drafter];
}
