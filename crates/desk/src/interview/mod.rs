//! The interview at this desk: every answer is in the store before the screen shows it. The rules are the domain's.

mod matters;
mod own_ledger;
mod preview;
mod question;
mod verdicts;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use kakanai_domain::answer::{Answer, FactId, Value};
use kakanai_domain::case::Role;
use kakanai_domain::catalogue::Matter;
use kakanai_domain::interview::{Asking, Interview, Named, Standing, place_of, read_answer};
use kakanai_domain::personal::Personal;
use kakanai_domain::question::{Asked, FactKind};
use kakanai_domain::verdict::Status;
use kakanai_protocol::ApplicationRecord;

use crate::commands::{Answered, Begin, Forget, GoTo, NameSomebody, Nothing, WhichQuestion};
use crate::desk::{Counter, Desk, Office};
use crate::ledger::Ledger;
use crate::notices;
use crate::records::finish_amendment;
use crate::refusal::Refusal;
use crate::session::session;
use crate::store::Draft;
use crate::surroundings::{Surroundings, on_the_wall};
use crate::views::{CounterView, FinishedView, InterviewView, Kind, QuestionView, SessionView};

pub(crate) use matters::matter_name;
pub(crate) use question::{question_view, role_label};
pub(crate) use view::view;

const INTERVIEW_CHANGED: &[Kind] = &[Kind::Interview, Kind::Counter, Kind::Guest];

/// Begins the interview of a matter for whoever is at the desk; it is a draft in the store from its first moment.
pub(crate) fn begin(
    outside: &Surroundings,
    office: &Office,
    counter: &mut Counter,
    matter: &Matter,
) -> Result<(), Refusal> {
    let now = outside.wall();
    let store = counter.store()?;
    let running = store.next_number(&now.date().to_string())?;
    let day = now.strftime("%y%m%d");
    let mut interview = Interview::begin(&office.contents.in_force.catalogue, matter);
    let known = |value| Answer::Known { value };
    interview.given(FactId::new("event.visit_date"), known(Value::Date(Personal::new(now.date()))));
    interview.given(FactId::new("event.ward"), known(Value::Choice(office.settings.ward.clone())));
    let draft = Draft {
        application: outside.id(),
        number: format!("{}-{day}-{running:03}", office.settings.desk_id.to_uppercase()),
        interview,
        saved_at: outside.now(),
        ledger: office.contents.in_force.digest.clone(),
        lost: None,
        printed: BTreeMap::new(),
        amends: None,
    };
    store.keep_draft(&draft)?;
    counter.since = outside.now();
    counter.draft = Some(draft);
    counter.finished = None;
    counter.shown_to_guest = None;
    counter.forget_papers();
    Ok(())
}

impl Desk {
    pub(crate) async fn interview_look(&self, _: Nothing) -> Result<Option<InterviewView>, Refusal> {
        let (office, _) = self.staffed()?;
        let counter = office.lock();
        Ok(counter.draft.as_ref().map(|draft| view(&office, draft)))
    }

    pub(crate) async fn interview_begin(&self, request: Begin) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        let matter = office.contents.in_force.catalogue.matter(&request.matter);
        let matter = matter.ok_or_else(|| Refusal::refused(notices::unknown_matter()))?;
        let mut counter = office.lock();
        if counter.draft.is_some() || counter.found.is_some() {
            return Err(Refusal::refused(notices::interview_open()));
        }
        begin(&self.outside, &office, &mut counter, matter)?;
        drop(counter);
        self.changed(INTERVIEW_CHANGED);
        self.bell.notify_one();
        self.at_hand(&office)
    }

    /// Takes up the interview that a crash or a sign-out left open.
    pub(crate) async fn interview_resume(&self, _: Nothing) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        let mut counter = office.lock();
        if let Some(found) = counter.found.clone().filter(|_| counter.draft.is_none()) {
            let draft = office.taken_up(found);
            counter.store()?.keep_draft(&draft)?;
            counter.draft = Some(draft);
            counter.found = None;
            counter.since = self.outside.now();
        }
        drop(counter);
        self.changed(&[Kind::Session, Kind::Interview, Kind::Counter]);
        self.bell.notify_one();
        self.at_hand(&office)
    }

    /// Discards an interview left open; the clerk was asked first. The ticket stays at the desk.
    pub(crate) async fn interview_discard(&self, _: Nothing) -> Result<SessionView, Refusal> {
        let (office, _) = self.staffed()?;
        let mut counter = office.lock();
        counter.store()?.discard_draft()?;
        counter.found = None;
        counter.draft = None;
        counter.forget_papers();
        office.tidy_ledgers(&mut counter);
        drop(counter);
        self.changed(&[Kind::Session, Kind::Interview, Kind::Counter, Kind::Guest]);
        self.bell.notify_one();
        Ok(session(&office))
    }

    pub(crate) async fn interview_answer(&self, request: Answered) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        self.revise_interview(&office, |interview, ledger| {
            let answers = read(interview, &interview.standing(&ledger.catalogue), &request)?;
            interview.answer(&request.question, answers);
            Ok(())
        })
    }

    /// A question as it would be asked now, wherever the interview stands.
    pub(crate) async fn interview_question(&self, request: WhichQuestion) -> Result<QuestionView, Refusal> {
        let (office, _) = self.staffed()?;
        let counter = office.lock();
        let draft = counter.draft.as_ref().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
        let ledger = office.ledger_of(draft);
        let standing = draft.interview.standing(&ledger.catalogue);
        Ok(question_view(&standing, &draft.interview, asked(&standing, &request.question)?))
    }

    pub(crate) async fn interview_go_to(&self, request: GoTo) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        self.revise_interview(&office, |interview, ledger| {
            if request.question == question::ROSTER {
                interview.everybody_is_named(false);
                return Ok(());
            }
            asked(&interview.standing(&ledger.catalogue), &request.question)?;
            interview.go_to(&request.question);
            Ok(())
        })
    }

    /// Names somebody whom the case concerns.
    pub(crate) async fn interview_name(&self, request: NameSomebody) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        let roles = request.roles.iter().map(|role| Role::named(role)).collect::<Option<_>>();
        let named = Named {
            relation: request.relation,
            sex: request.sex,
            roles: roles.ok_or_else(Refusal::malformed)?,
        };
        self.revise_interview(&office, |interview, _| {
            interview.name(&named);
            Ok(())
        })
    }

    /// Takes back somebody named by mistake.
    pub(crate) async fn interview_forget(&self, request: Forget) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        self.revise_interview(&office, |interview, _| {
            interview.forget(&request.person);
            Ok(())
        })
    }

    /// Says that everybody is named whom the roster at hand asks for.
    pub(crate) async fn interview_everybody(&self, _: Nothing) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        self.revise_interview(&office, |interview, ledger| {
            interview.roster_is_told(&ledger.catalogue);
            Ok(())
        })
    }

    /// Finishes: the application is in the store and on its way before the screen says so.
    pub(crate) async fn interview_finish(&self, _: Nothing) -> Result<CounterView, Refusal> {
        let (office, clerk) = self.staffed()?;
        {
            let mut counter = office.lock();
            let draft = counter.draft.clone().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
            let ledger = office.ledger_of(&draft);
            let catalogue = &ledger.catalogue;
            if draft.interview.matters(catalogue).is_empty() {
                return Err(Refusal::refused(notices::matter_not_in_ledger()));
            }
            let standing = draft.interview.standing(catalogue);
            if standing.step().is_some() {
                return Err(Refusal::refused(notices::questions_left()));
            }
            let origin = self.origin(&office);
            if let Some(amends) = &draft.amends {
                finish_amendment(&office, &mut counter, &draft, amends, &clerk.id, &origin)?;
                counter.end_interview(None);
                office.tidy_ledgers(&mut counter);
                drop(counter);
                return Ok(self.told_of_the_end(&office));
            }
            let ticket_id = counter.ticket.as_ref().map(|at_hand| at_hand.ticket.id);
            let parts = draft.interview.parts(catalogue);
            let verdicts = standing.verdicts(&ledger.holidays);
            let ids = |status| {
                verdicts
                    .iter()
                    .filter(|v| v.status == status)
                    .map(|v| v.procedure.clone())
                    .collect::<Vec<_>>()
            };
            let application = ApplicationRecord {
                id: draft.application,
                number: draft.number.clone(),
                matter: draft.interview.matter.clone(),
                catalogue_version: draft.interview.catalogue_version.clone(),
                clerk_id: clerk.id,
                ticket_id,
                finished_at: self.outside.now(),
                required: ids(Status::Required),
                undecided: ids(Status::Undecided),
                facts: Personal::new(serde_json::to_value(&parts).map_err(|_| Refusal::fault())?),
            };
            let day = on_the_wall(application.finished_at).date().to_string();
            counter.store()?.finish(&application, &ledger.digest, &day, &origin)?;
            counter.end_interview(Some(FinishedView {
                number: application.number,
                matter_name: matter_name(catalogue, &draft.interview),
                at_centre: false,
            }));
            counter.ticket = None;
            counter.since = self.outside.now();
            office.tidy_ledgers(&mut counter);
        }
        Ok(self.told_of_the_end(&office))
    }

    fn told_of_the_end(&self, office: &Arc<Office>) -> CounterView {
        self.changed(INTERVIEW_CHANGED);
        self.changed(&[Kind::Records]);
        self.bell.notify_one();
        self.counter_view(office)
    }

    /// Changes the interview at hand, in the store first.
    fn revise_interview(
        &self,
        office: &Arc<Office>,
        change: impl FnOnce(&mut Interview, &Ledger) -> Result<(), Refusal>,
    ) -> Result<InterviewView, Refusal> {
        self.revise(office, |draft, ledger| change(&mut draft.interview, ledger))
    }

    /// Changes the draft at hand, in the store first.
    fn revise(
        &self,
        office: &Arc<Office>,
        change: impl FnOnce(&mut Draft, &Ledger) -> Result<(), Refusal>,
    ) -> Result<InterviewView, Refusal> {
        let mut counter = office.lock();
        let mut draft = counter.draft.clone().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
        let ledger = office.ledger_of(&draft);
        let began = draft.interview.standing(&ledger.catalogue).remaining().done == 0;
        change(&mut draft, &ledger)?;
        draft.saved_at = self.outside.now();
        counter.store()?.keep_draft(&draft)?;
        if began {
            counter.since = self.outside.now();
        }
        counter.draft = Some(draft);
        drop(counter);
        self.changed(INTERVIEW_CHANGED);
        self.bell.notify_one();
        self.at_hand(office)
    }

    fn at_hand(&self, office: &Arc<Office>) -> Result<InterviewView, Refusal> {
        let counter = office.lock();
        let draft = counter.draft.as_ref().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
        Ok(view(office, draft))
    }
}

fn asked<'a>(standing: &Standing<'a>, asked_as: &str) -> Result<Asking<'a>, Refusal> {
    standing.find(asked_as).ok_or_else(|| Refusal::refused(notices::unknown_question()))
}

type Answers = Vec<(FactId, Option<Answer>)>;

/// What was typed, as answers to a question. Every field of the question gets one. A fact may be named by a role.
fn read(interview: &Interview, standing: &Standing<'_>, request: &Answered) -> Result<Answers, Refusal> {
    read_of(interview, standing, request, |_, _| true)
}

/// The same, of the fields that were given only.
fn read_given(
    interview: &Interview,
    standing: &Standing<'_>,
    request: &Answered,
) -> Result<Answers, Refusal> {
    read_of(interview, standing, request, |given, fact| given.contains_key(fact))
}

type Given<'a> = BTreeMap<FactId, Option<&'a str>>;

fn read_of(
    interview: &Interview,
    standing: &Standing<'_>,
    request: &Answered,
    wanted: impl Fn(&Given<'_>, &FactId) -> bool,
) -> Result<Answers, Refusal> {
    let case = interview.kept();
    let given: Given<'_> = request
        .given
        .iter()
        .map(|(fact, typed)| (case.full_name(&FactId::new(fact)), typed.as_deref()))
        .collect();
    let asking = asked(standing, &request.question)?;
    let fields: Vec<(&Asked, FactId)> = asking
        .question
        .asks
        .iter()
        .filter_map(|asked| {
            let place = place_of(&standing.seen, asked.fact, asking.person)?;
            Some((asked, standing.seen.full_name(place)))
        })
        .collect();
    if given.keys().any(|fact| !fields.iter().any(|(_, field)| field == fact)) {
        return Err(Refusal::malformed());
    }
    let wanted = fields.into_iter().filter(|(_, fact)| wanted(&given, fact));
    wanted.map(|(asked, fact)| read_one(standing, asking, asked, fact, &given)).collect()
}

fn read_one(
    standing: &Standing<'_>,
    asking: Asking<'_>,
    asked: &Asked,
    fact: FactId,
    given: &Given<'_>,
) -> Result<(FactId, Option<Answer>), Refusal> {
    let def = standing.seen.catalogue().def(asked.fact.fact);
    let answer = match given.get(&fact) {
        Some(None) if asking.question.unknown.is_some() => Some(Answer::Unknown),
        Some(None) => return Err(Refusal::refused(notices::unknown_not_allowed()).at(fact.as_str())),
        Some(Some(typed)) => read_answer(def, typed)
            .map_err(|why| Refusal::refused(notices::misread(&def.name, why)).at(fact.as_str()))?,
        None => None,
    };
    if answer.is_none() && asked.required {
        let notice = match def.kind {
            FactKind::Choice(_) | FactKind::Flag { .. } | FactKind::List(_) => notices::choice_required(),
            _ => notices::field_required(&def.name),
        };
        return Err(Refusal::refused(notice).at(fact.as_str()));
    }
    Ok((fact, answer))
}
