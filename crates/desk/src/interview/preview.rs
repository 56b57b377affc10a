//! What an answer would change, said before it is given: procedures, and boxes of papers. It keeps nothing.

use kakanai_domain::case::Case;
use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::form::{PaperChange, Turn, changed_papers};
use kakanai_domain::interview::{Standing, preview};

use super::read_given;
use super::verdicts::status_view;
use crate::commands::Answered;
use crate::desk::{Desk, Office};
use crate::notices;
use crate::papers::letterhead;
use crate::refusal::Refusal;
use crate::store::Draft;
use crate::views::{ChangeView, PaperChangeView, PaperTurn, PreviewView};

impl Desk {
    /// What an answer would change; nothing is kept of it. Facts that are not given stay as they are.
    pub(crate) async fn interview_preview(&self, request: Answered) -> Result<PreviewView, Refusal> {
        let (office, _) = self.staffed()?;
        let counter = office.lock();
        let draft = counter.draft.as_ref().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
        let ledger = office.ledger_of(draft);
        let catalogue = &ledger.catalogue;
        let mut edited = draft.interview.clone();
        let held = draft.interview.standing(catalogue);
        edited.answer(&request.question, read_given(&draft.interview, &held, &request)?);
        let edited = edited.standing(catalogue);
        Ok(PreviewView {
            changes: procedures(&held, &edited),
            papers: papers(&office, draft, (&held.case(), &edited.case()), catalogue),
        })
    }
}

fn procedures(held: &Standing<'_>, edited: &Standing<'_>) -> Vec<ChangeView> {
    let catalogue = held.seen.catalogue();
    let named =
        |id: &str| catalogue.procedure(id).map_or_else(String::new, |procedure| procedure.name.clone());
    let changes = preview(held, edited).into_iter().map(|change| ChangeView {
        name: named(&change.procedure),
        procedure: change.procedure,
        before: status_view(change.before),
        after: status_view(change.after),
    });
    changes.collect()
}

fn papers(
    office: &Office,
    draft: &Draft,
    cases: (&Case, &Case),
    catalogue: &Catalogue,
) -> Vec<PaperChangeView> {
    let own = letterhead(office, draft).own_facts();
    let changed = changed_papers(catalogue, cases, &office.contents.forms.all, &own);
    changed.into_iter().map(paper_view).collect()
}

fn paper_view(PaperChange { title, turn }: PaperChange) -> PaperChangeView {
    let (turn, boxes) = match turn {
        Turn::Comes => (PaperTurn::Comes, Vec::new()),
        Turn::Goes => (PaperTurn::Goes, Vec::new()),
        Turn::Boxes(boxes) => (PaperTurn::Changes, boxes),
    };
    PaperChangeView { title, turn, boxes }
}
