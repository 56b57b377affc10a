//! The second display, facing the visitor: blank until the clerk presses 見せる, and never more than the question.

use crate::commands::{Nothing, ShowGuest};
use crate::desk::{Desk, Office};
use crate::refusal::Refusal;
use crate::views::{GuestPage, GuestView, Kind};

use kakanai_domain::question::FactKind;

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
    let shown = draft.and_then(|draft| draft.interview.question(catalogue)).map(|question| GuestPage {
        say: question.say.clone(),
        options: question
            .asks
            .iter()
            .filter_map(|asked| catalogue.fact(&asked.fact))
            .flat_map(|def| match &def.kind {
                FactKind::Choice(choices) => choices.iter().map(|choice| choice.label.clone()).collect(),
                FactKind::Flag { yes, no } => vec![yes.label.clone(), no.label.clone()],
                _ => vec![def.name.clone()],
            })
            .collect(),
    });
    GuestView { office: office.settings.office.clone(), shown }
}
