//! The queue as this desk sees it: calling the next visitor, ending a service, the line and the link.

use std::sync::Arc;

use jiff::Timestamp;
use kakanai_protocol::{CentreError, ClaimRequest, DeskReport, DeskState};
use uuid::Uuid;

use crate::commands::{Nothing, Press};
use crate::desk::{Counter, Desk, Office};
use crate::interview::{begin, matter_name};
use crate::notices;
use crate::records;
use crate::refusal::Refusal;
use crate::store::{Counts, OpOrigin, TicketAtHand};
use crate::surroundings::on_the_wall;
use crate::views::{CounterView, Kind, LineView, LinkState, LinkView, MatterView, TicketView};

impl Desk {
    pub(crate) async fn counter_look(&self, _: Nothing) -> Result<CounterView, Refusal> {
        let (office, _) = self.staffed()?;
        Ok(self.counter_view(&office))
    }

    /// Calls the next visitor. A press whose answer was lost is said again with the same id, so that the
    /// visitor it called is never lost and no second one is called.
    pub(crate) async fn counter_call_next(&self, request: Press) -> Result<CounterView, Refusal> {
        let (office, _) = self.staffed()?;
        let press = Uuid::parse_str(&request.press).map_err(|_| Refusal::malformed())?;
        let press_id = {
            let mut counter = office.lock();
            if counter.ticket.is_some() || counter.draft.is_some() {
                return Err(Refusal::refused(notices::visitor_at_desk()));
            }
            let store = counter.store()?;
            match store.press()? {
                Some(unanswered) => unanswered,
                None => {
                    store.keep_press(press)?;
                    press
                }
            }
        };
        let claimed = office.centre.claim(ClaimRequest { press_id }).await;
        let result = self.take_claim(&office, claimed.map(|claim| claim.ticket.map(|t| (t, claim.call_seq))));
        self.changed(&[Kind::Counter, Kind::Interview, Kind::Guest]);
        self.bell.notify_one();
        result.map(|()| self.counter_view(&office))
    }

    fn take_claim(
        &self,
        office: &Arc<Office>,
        claimed: Result<Option<(kakanai_protocol::Ticket, u64)>, CentreError>,
    ) -> Result<(), Refusal> {
        let mut counter = office.lock();
        match claimed {
            Ok(Some((ticket, call_seq))) => {
                let matter = ticket.matter.clone();
                let at_hand = TicketAtHand { ticket, call_seq, called_at: self.outside.now() };
                counter.store()?.keep_ticket(&at_hand)?;
                counter.since = at_hand.called_at;
                counter.ticket = Some(at_hand);
                counter.finished = None;
                match matter.and_then(|matter| office.contents.in_force.catalogue.matter(&matter)) {
                    Some(matter) => begin(&self.outside, office, &mut counter, matter),
                    None => Ok(()),
                }
            }
            Ok(None) => {
                counter.store()?.forget_press()?;
                Err(Refusal::refused(notices::nobody_waits()))
            }
            Err(error) => {
                if surely_not_called(&error) {
                    counter.store()?.forget_press()?;
                }
                let refusal = Refusal::refused(notices::cannot_call_now(&error));
                counter.link.trouble = Some(error);
                Err(refusal)
            }
        }
    }

    /// Ends a service that made no application.
    pub(crate) async fn counter_end_service(&self, _: Nothing) -> Result<CounterView, Refusal> {
        let (office, _) = self.staffed()?;
        {
            let mut counter = office.lock();
            if counter.draft.is_some() {
                return Err(Refusal::refused(notices::interview_open()));
            }
            if let Some(at_hand) = counter.ticket.clone() {
                let origin = self.origin(&office);
                counter.store()?.end_service(at_hand.ticket.id, &origin)?;
                counter.ticket = None;
                counter.since = self.outside.now();
            }
        }
        self.changed(&[Kind::Counter]);
        self.bell.notify_one();
        Ok(self.counter_view(&office))
    }

    pub(crate) fn origin(&self, office: &Office) -> OpOrigin {
        OpOrigin { op_id: self.outside.id(), ward: office.settings.ward.clone(), made_at: self.outside.now() }
    }

    pub(crate) fn counter_view(&self, office: &Office) -> CounterView {
        let now = self.outside.now();
        let mut counter = office.lock();
        let counts = counter.store().ok().and_then(|store| store.counts().ok()).unwrap_or_default();
        let contested = records::contested_here(office, &mut counter);
        let matters = &office.contents.in_force.catalogue.matters;
        let finished = counter.finished.clone().map(|mut finished| {
            finished.at_centre = counts.unsent == 0 && counts.refused == 0;
            finished
        });
        CounterView {
            ticket: counter.ticket.as_ref().map(|at_hand| TicketView {
                number: at_hand.ticket.number.clone(),
                matter_name: at_hand.ticket.matter_name.clone(),
                called_s: seconds_between(at_hand.called_at, now),
            }),
            line: line(&counter, now),
            link: link(&counter, counts),
            interviewing: counter.draft.is_some(),
            finished,
            matters: matters
                .iter()
                .map(|matter| MatterView { id: matter.id.clone(), name: matter.name.clone() })
                .collect(),
            contested,
            refused: counts.refused,
        }
    }

    /// What the supervisor sees of this desk.
    pub(crate) fn report(&self, office: &Office) -> DeskReport {
        let mut counter = office.lock();
        let counts = counter.store().ok().and_then(|store| store.counts().ok()).unwrap_or_default();
        let interview = counter.draft.as_ref().map(|draft| (&draft.interview, office.ledger_of(draft)));
        let remaining =
            interview.as_ref().map(|(interview, ledger)| interview.standing(&ledger.catalogue).remaining());
        let state = match (&counter.clerk, &counter.draft, &counter.ticket) {
            (None, ..) => DeskState::Closed,
            (_, Some(_), _) if remaining.is_some_and(|remaining| remaining.done > 0) => DeskState::Serving,
            (_, Some(_), None) => DeskState::Serving,
            (_, _, Some(_)) => DeskState::Calling,
            (_, None, None) => DeskState::Open,
        };
        let matter_name =
            interview.as_ref().map(|(interview, ledger)| matter_name(&ledger.catalogue, interview));
        DeskReport {
            state,
            clerk_name: counter.clerk.as_ref().map(|clerk| clerk.family_name.clone()),
            ticket: counter.ticket.as_ref().map(|at_hand| at_hand.ticket.number.clone()),
            matter_name,
            since: counter.since,
            remaining: remaining.map(|remaining| (remaining.fewest, remaining.most)),
            unsent: counts.unsent,
        }
    }
}

/// Any other error may mean "called, but the answer was lost": the press is kept and said again.
const fn surely_not_called(error: &CentreError) -> bool {
    matches!(error, CentreError::Refused(_) | CentreError::Protocol { .. } | CentreError::Certificate)
}

fn line(counter: &Counter, now: Timestamp) -> Option<LineView> {
    let ward = counter.link.ward.as_ref().filter(|_| counter.link.trouble.is_none())?;
    let served = ward.lines.iter().filter(|line| ward.serves.contains(&line.queue));
    let (mut waiting, mut oldest) = (0, None::<Timestamp>);
    for line in served {
        waiting += line.waiting;
        oldest = oldest.into_iter().chain(line.oldest_taken_at).min();
    }
    Some(LineView { waiting, longest_min: oldest.map_or(0, |oldest| seconds_between(oldest, now) / 60) })
}

fn link(counter: &Counter, counts: Counts) -> LinkView {
    let trouble = counter.link.trouble.as_ref();
    let state = match trouble {
        Some(CentreError::Unreachable) => LinkState::Offline,
        Some(_) => LinkState::Trouble,
        None if counts.refused > 0 => LinkState::Trouble,
        None if counts.unsent > 0 || counter.link.last_sync.is_none() => LinkState::Sending,
        None => LinkState::Synced,
    };
    let refused = (counts.refused > 0).then(|| notices::refused_ops(counts.refused));
    LinkView {
        state,
        unsent: counts.unsent,
        last_sync: counter.link.last_sync.map(|moment| {
            let wall = on_the_wall(moment);
            format!("{:02}:{:02}", wall.hour(), wall.minute())
        }),
        notice: trouble.map(notices::link).or(refused),
    }
}

pub(crate) fn seconds_between(from: Timestamp, to: Timestamp) -> u32 {
    u32::try_from((to.as_second() - from.as_second()).max(0)).unwrap_or(u32::MAX)
}
