//! The interview at this desk: every answer is in the store before the screen shows it. The rules are the domain's.

mod view;

use std::sync::Arc;

use kakanai_domain::answer::{Answer, FactId};
use kakanai_domain::catalogue::{Catalogue, Matter};
use kakanai_domain::interview::{Interview, read_answer};
use kakanai_domain::personal::Personal;
use kakanai_domain::question::{Asked, FactKind, Question};
use kakanai_domain::verdict::{self, Status};
use kakanai_protocol::ApplicationRecord;

use crate::commands::{Answered, Begin, GoTo, Nothing};
use crate::desk::{Counter, Desk, Office};
use crate::notices;
use crate::refusal::Refusal;
use crate::session::session;
use crate::store::Draft;
use crate::surroundings::{Surroundings, on_the_wall};
use crate::views::{CounterView, FinishedView, InterviewView, Kind, SessionView};

use view::{matter_name, view};

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
    let draft = Draft {
        application: outside.id(),
        number: format!("{}-{day}-{running:03}", office.settings.desk_id.to_uppercase()),
        interview: Interview::begin(&office.contents.catalogue, matter),
        saved_at: outside.now(),
    };
    store.keep_draft(&draft)?;
    counter.since = outside.now();
    counter.draft = Some(draft);
    counter.finished = None;
    counter.shown_to_guest = false;
    counter.bundle = None;
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
        let matter = office.contents.catalogue.matter(&request.matter);
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
        if counter.draft.is_none() {
            counter.draft = counter.found.take();
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
        counter.bundle = None;
        drop(counter);
        self.changed(&[Kind::Session, Kind::Interview, Kind::Counter, Kind::Guest]);
        self.bell.notify_one();
        Ok(session(&office))
    }

    pub(crate) async fn interview_answer(&self, request: Answered) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        let catalogue = &office.contents.catalogue;
        let question = question_of(catalogue, &request.question)?;
        let answers = read(catalogue, question, &request)?;
        self.revise(&office, |interview| interview.answer(question, answers))
    }

    pub(crate) async fn interview_go_to(&self, request: GoTo) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        let question = question_of(&office.contents.catalogue, &request.question)?;
        self.revise(&office, |interview| interview.go_to(question))
    }

    /// Finishes: the application is in the store and on its way before the screen says so.
    pub(crate) async fn interview_finish(&self, _: Nothing) -> Result<CounterView, Refusal> {
        let (office, clerk) = self.staffed()?;
        let catalogue = &office.contents.catalogue;
        {
            let mut counter = office.lock();
            let draft = counter.draft.clone().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
            if draft.interview.question(catalogue).is_some() {
                return Err(Refusal::refused(notices::questions_left()));
            }
            let ticket_id = counter.ticket.as_ref().map(|at_hand| at_hand.ticket.id);
            let facts = draft.interview.facts(catalogue);
            let verdicts = verdict::of_all(catalogue, &facts);
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
                facts: Personal::new(serde_json::to_value(&facts).map_err(|_| Refusal::fault())?),
            };
            let day = on_the_wall(application.finished_at).date().to_string();
            let origin = self.origin(&office);
            counter.store()?.finish(&application, &day, &origin)?;
            counter.finished = Some(FinishedView {
                number: application.number,
                matter_name: matter_name(catalogue, &draft.interview),
                at_centre: false,
            });
            counter.draft = None;
            counter.ticket = None;
            counter.shown_to_guest = false;
            counter.bundle = None;
            counter.since = self.outside.now();
        }
        self.changed(INTERVIEW_CHANGED);
        self.bell.notify_one();
        Ok(self.counter_view(&office))
    }

    /// Changes the interview at hand, in the store first.
    fn revise(
        &self,
        office: &Arc<Office>,
        change: impl FnOnce(&mut Interview),
    ) -> Result<InterviewView, Refusal> {
        let mut counter = office.lock();
        let mut draft = counter.draft.clone().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
        let began = draft.interview.remaining(&office.contents.catalogue).done == 0;
        change(&mut draft.interview);
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

fn question_of<'a>(catalogue: &'a Catalogue, id: &str) -> Result<&'a Question, Refusal> {
    let found = catalogue.questions.iter().find(|question| question.id == id);
    found.ok_or_else(|| Refusal::refused(notices::unknown_question()))
}

type Answers = Vec<(FactId, Option<Answer>)>;

/// What was typed, as answers to a question. Every field of the question gets one.
fn read(catalogue: &Catalogue, question: &Question, request: &Answered) -> Result<Answers, Refusal> {
    let stranger =
        request.given.keys().any(|fact| !question.asks.iter().any(|asked| asked.fact.as_str() == fact));
    if stranger {
        return Err(Refusal::malformed());
    }
    question.asks.iter().map(|asked| read_one(catalogue, question, asked, request)).collect()
}

fn read_one(
    catalogue: &Catalogue,
    question: &Question,
    asked: &Asked,
    request: &Answered,
) -> Result<(FactId, Option<Answer>), Refusal> {
    let fact = asked.fact.as_str();
    let def = catalogue.fact(&asked.fact).ok_or_else(Refusal::fault)?;
    let answer = match request.given.get(fact) {
        Some(None) if question.unknown.is_some() => Some(Answer::Unknown),
        Some(None) => return Err(Refusal::refused(notices::unknown_not_allowed()).at(fact)),
        Some(Some(typed)) => read_answer(def, typed)
            .map_err(|why| Refusal::refused(notices::misread(&def.name, why)).at(fact))?,
        None => None,
    };
    if answer.is_none() && asked.required {
        let notice = match def.kind {
            FactKind::Choice(_) | FactKind::Flag { .. } => notices::choice_required(),
            _ => notices::field_required(&def.name),
        };
        return Err(Refusal::refused(notice).at(fact));
    }
    Ok((asked.fact.clone(), answer))
}
