//! The matters of the interview at hand: a second one taken up beside the first, or put down again, and what those who
//! were named are in them. Which matters go together is the ledger's to say.

use kakanai_domain::case::Role;
use kakanai_domain::catalogue::{Catalogue, Matter};
use kakanai_domain::interview::Interview;

use crate::commands::{GiveRoles, WhichMatter};
use crate::desk::Desk;
use crate::ledger::Ledger;
use crate::notices;
use crate::refusal::Refusal;
use crate::views::{BesideView, InterviewView, Stand};

impl Desk {
    /// Takes up another matter beside the first.
    pub(crate) async fn interview_take_up(&self, request: WhichMatter) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        self.revise_interview(&office, |interview, Ledger { catalogue, .. }| {
            let matter = known(catalogue, &request)?;
            if !interview.can_take_up(catalogue, matter) {
                return Err(Refusal::refused(notices::matter_apart(&matter.name)));
            }
            interview.take_up(catalogue, matter);
            Ok(())
        })
    }

    /// Puts a matter down that was taken up by mistake; what it began with stays.
    pub(crate) async fn interview_put_down(&self, request: WhichMatter) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        self.revise_interview(&office, |interview, Ledger { catalogue, .. }| {
            let matter = known(catalogue, &request)?;
            if stand(catalogue, interview, matter) != Stand::Taken {
                return Err(Refusal::refused(notices::matter_stays(&matter.name)));
            }
            interview.put_down(catalogue, matter);
            Ok(())
        })
    }

    /// Says what somebody who was named is in the event.
    pub(crate) async fn interview_roles(&self, request: GiveRoles) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        let roles = request.roles.iter().map(|role| Role::named(role)).collect::<Option<_>>();
        let roles = roles.ok_or_else(Refusal::malformed)?;
        self.revise_interview(&office, |interview, Ledger { catalogue, .. }| {
            interview.give_roles(catalogue, &request.person, &roles);
            Ok(())
        })
    }
}

fn known<'a>(catalogue: &'a Catalogue, request: &WhichMatter) -> Result<&'a Matter, Refusal> {
    catalogue.matter(&request.matter).ok_or_else(|| Refusal::refused(notices::unknown_matter()))
}

/// Every matter, and whether it is or can be of this interview.
pub(super) fn beside(catalogue: &Catalogue, interview: &Interview) -> Vec<BesideView> {
    let matters = catalogue.matters.iter();
    matters
        .map(|matter| BesideView {
            id: matter.id.clone(),
            name: matter.name.clone(),
            stand: stand(catalogue, interview, matter),
        })
        .collect()
}

fn stand(catalogue: &Catalogue, interview: &Interview, matter: &Matter) -> Stand {
    if interview.matter == matter.id {
        Stand::First
    } else if interview.is_of(&matter.id) {
        Stand::Taken
    } else if interview.can_take_up(catalogue, matter) {
        Stand::Free
    } else {
        Stand::Apart
    }
}

/// The names of its matters, in the order they were taken up.
pub(crate) fn matter_name(catalogue: &Catalogue, interview: &Interview) -> String {
    interview.matters(catalogue).iter().map(|matter| matter.name.as_str()).collect::<Vec<_>>().join("・")
}
