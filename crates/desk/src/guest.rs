//! The second display, facing the visitor: blank until the clerk presses 見せる, and never more than the question.

use kakanai_domain::interview::Step;

use crate::commands::{Nothing, ShowGuest};
use crate::desk::{Desk, Office};
use crate::interview::question_view;
use crate::refusal::Refusal;
use crate::views::{GuestPage, GuestView, InputView, Kind, QuestionView};

impl Desk {
    pub(crate) async fn guest_show(&self, request: ShowGuest) -> Result<GuestView, Refusal> {
        let (office, _) = self.staffed()?;
        office.lock().shown_to_guest = request.show;
        self.changed(&[Kind::Guest]);
        Ok(guest(&office))
    }

    pub(crate) async fn guest_look(&self, _: Nothing) -> Result<GuestView, Refusal> {
        let office = self.office()?;
        Ok(guest(&office))
    }
}

fn guest(office: &Office) -> GuestView {
    let counter = office.lock();
    let catalogue = &office.contents.catalogue;
    let draft = counter.draft.as_ref().filter(|_| counter.shown_to_guest && counter.clerk.is_some());
    let shown = draft.and_then(|draft| {
        let standing = draft.interview.standing(catalogue);
        match standing.step()? {
            Step::Ask(asking) => Some(page(&question_view(&standing, &draft.interview, asking))),
            Step::Roster(_) => None,
        }
    });
    GuestView { office: office.settings.office.clone(), shown }
}

/// The question as the visitor reads it: its words and its choices, or the names of its fields.
fn page(question: &QuestionView) -> GuestPage {
    let options = match &question.input {
        InputView::Choice { options, .. } => options.iter().map(|option| option.label.clone()).collect(),
        InputView::Fields { fields } => fields.iter().map(|field| field.label.clone()).collect(),
        InputView::People { .. } => Vec::new(),
    };
    GuestPage { say: question.say.clone(), options }
}
