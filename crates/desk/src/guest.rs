//! The second display, facing the visitor: blank until the clerk presses 見せる, and never more than the question
//! or the list to take home.

use kakanai_domain::interview::Step;

use crate::commands::{GuestSubject, Nothing, ShowGuest};
use crate::desk::{Desk, Office};
use crate::interview::question_view;
use crate::refusal::Refusal;
use crate::take_home::in_short;
use crate::views::{GuestPage, GuestView, InputView, Kind, QuestionView};

impl Desk {
    pub(crate) async fn guest_show(&self, request: ShowGuest) -> Result<GuestView, Refusal> {
        let (office, _) = self.staffed()?;
        let what = request.what.unwrap_or(GuestSubject::Question);
        office.lock().shown_to_guest = request.show.then_some(what);
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
    let draft = counter.draft.as_ref().filter(|_| counter.clerk.is_some());
    let shown = draft.zip(counter.shown_to_guest).and_then(|(draft, what)| match what {
        GuestSubject::Question => {
            let ledger = office.ledger_of(draft);
            let standing = draft.interview.standing(&ledger.catalogue);
            match standing.step()? {
                Step::Ask(asking) => Some(page(&question_view(&standing, &draft.interview, asking))),
                Step::Roster(_) => None,
            }
        }
        GuestSubject::TakeHome => Some(GuestPage {
            say: "きょうのお話から、次の手続をご案内します。".to_owned(),
            options: Vec::new(),
            list: in_short(office, draft),
        }),
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
    GuestPage { say: question.say.clone(), options, list: Vec::new() }
}
