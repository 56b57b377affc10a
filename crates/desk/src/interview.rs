//! The interview at this desk: every answer is in the store before the screen shows it. The rules are the domain's.

use std::sync::Arc;

use kakanai_domain::answer::{Answer, FactId, Facts};
use kakanai_domain::catalogue::{Catalogue, Matter};
use kakanai_domain::interview::{Interview, display, read_answer};
use kakanai_domain::personal::Personal;
use kakanai_domain::procedure::{Confidence, Procedure};
use kakanai_domain::question::{Asked, FactDef, FactKind, Question};
use kakanai_domain::verdict::{self, Status, Verdict};
use kakanai_protocol::ApplicationRecord;

use crate::commands::{Answered, Begin, GoTo, Nothing};
use crate::desk::{Counter, Desk, Office};
use crate::notices;
use crate::refusal::Refusal;
use crate::session::session;
use crate::store::Draft;
use crate::surroundings::{Surroundings, on_the_wall};
use crate::views::{
    AnsweredView, CounterView, FieldKind, FieldView, FinishedView, InputView, InterviewView, Kind,
    OptionView, PersonView, QuestionView, RemainingView, SectionState, SectionView, SessionView, VerdictRow,
    VerdictStatus, VerdictsView,
};

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

// --- what the screen sees ---

fn view(office: &Office, draft: &Draft) -> InterviewView {
    let catalogue = &office.contents.catalogue;
    let interview = &draft.interview;
    let facts = interview.facts(catalogue);
    let question = interview.question(catalogue);
    let remaining = interview.remaining(catalogue);
    let verdicts = verdict::of_all(catalogue, &facts);
    InterviewView {
        application: draft.application.to_string(),
        matter_name: matter_name(catalogue, interview),
        people: people(catalogue, &facts),
        path: path(catalogue, interview, question),
        question: question.map(|question| question_view(catalogue, interview, question)),
        remaining: RemainingView { min: remaining.fewest, max: remaining.most, done: remaining.done },
        bring: bring(catalogue, &verdicts),
        papers: crate::papers::sheets(office, &verdicts),
        verdicts: verdicts_view(catalogue, &verdicts),
        can_finish: question.is_none(),
        catalogue: format!("手続台帳 {}", interview.catalogue_version),
    }
}

fn matter_name(catalogue: &Catalogue, interview: &Interview) -> String {
    catalogue.matter(&interview.matter).map_or_else(String::new, |matter| matter.name.clone())
}

fn words(catalogue: &Catalogue, facts: &Facts, fact: &str) -> Option<String> {
    let id = FactId::new(fact);
    let value = catalogue.value_of(&id, facts)?;
    Some(display(catalogue.fact(&id)?, &Answer::Known { value: value.clone() }))
}

fn people(catalogue: &Catalogue, facts: &Facts) -> Vec<PersonView> {
    let person = |badge: &str, name: Option<String>, unnamed: &str, note: Option<String>| PersonView {
        badge: badge.to_owned(),
        label: name.unwrap_or_else(|| unnamed.to_owned()),
        note: note.unwrap_or_default(),
    };
    let of = |fact| words(catalogue, facts, fact);
    let subject =
        person("本", of("certificate_subject.name"), "必要な方", of("certificate_subject.birth_date"));
    let relation = facts.value(&FactId::new("visitor.relation"));
    if relation == Some(&kakanai_domain::answer::Value::Choice("self".into())) {
        return vec![subject];
    }
    let household = of("visitor.household").map(|household| format!("{household}の方"));
    vec![subject, person("来", of("visitor.name"), "来庁された方", household)]
}

fn path(catalogue: &Catalogue, interview: &Interview, now: Option<&Question>) -> Vec<SectionView> {
    let Some(matter) = catalogue.matter(&interview.matter) else { return Vec::new() };
    let answered = interview.answered(catalogue);
    let here = now.and_then(|now| matter.sections.iter().position(|section| section.id == now.section));
    let state = |at: usize| match here {
        Some(here) if at == here => SectionState::Now,
        Some(here) if at > here => SectionState::Todo,
        _ => SectionState::Done,
    };
    let sections = matter.sections.iter().enumerate();
    sections
        .map(|(at, section)| SectionView {
            title: section.title.clone(),
            state: state(at),
            answered: answered
                .iter()
                .filter(|question| question.section == section.id)
                .map(|question| answered_view(catalogue, interview, question))
                .collect(),
        })
        .collect()
}

fn answered_view(catalogue: &Catalogue, interview: &Interview, question: &Question) -> AnsweredView {
    let told: Vec<(&FactDef, &Answer)> = question
        .asks
        .iter()
        .filter_map(|asked| Some((catalogue.fact(&asked.fact)?, interview.kept(&asked.fact)?)))
        .collect();
    let answer: Vec<String> = told.iter().map(|(def, answer)| display(def, answer)).collect();
    AnsweredView {
        question: question.id.clone(),
        label: question
            .short
            .clone()
            .unwrap_or_else(|| told.first().map_or_else(String::new, |(def, _)| def.name.clone())),
        answer: answer.join("　"),
        unknown: told.iter().any(|(_, answer)| **answer == Answer::Unknown),
    }
}

fn question_view(catalogue: &Catalogue, interview: &Interview, question: &Question) -> QuestionView {
    let section = catalogue
        .matter(&interview.matter)
        .and_then(|matter| matter.sections.iter().find(|section| section.id == question.section));
    QuestionView {
        id: question.id.clone(),
        section: section.map_or_else(String::new, |section| section.title.clone()),
        say: question.say.clone(),
        official: question.official.clone(),
        help: question.help.clone(),
        input: input(catalogue, interview, question),
        unknown: question.unknown.clone(),
        because: because(catalogue, question),
    }
}

/// What hangs on a question, from the rules and forms that use its facts.
fn because(catalogue: &Catalogue, question: &Question) -> String {
    let uses = |procedure: &&Procedure| {
        question.asks.iter().any(|asked| procedure.rule.facts().contains(&asked.fact))
    };
    let feeds =
        |procedure: &&Procedure| question.asks.iter().any(|asked| catalogue.feeds(procedure, &asked.fact));
    let names = |procedures: Vec<&Procedure>| {
        procedures.iter().map(|procedure| format!("「{}」", procedure.name)).collect::<Vec<_>>().join("と")
    };
    let decided: Vec<&Procedure> = catalogue.procedures.iter().filter(uses).collect();
    let fed: Vec<&Procedure> = catalogue.procedures.iter().filter(feeds).collect();
    match (decided.is_empty(), fed.is_empty()) {
        (false, _) => format!("{}の判定が、この答えで変わります。", names(decided)),
        (true, false) => format!("{}の申請書に印字します。", names(fed)),
        (true, true) => "あとの設問を省けるかどうかが、この答えで変わります。".to_owned(),
    }
}

fn input(catalogue: &Catalogue, interview: &Interview, question: &Question) -> InputView {
    if let [asked] = question.asks.as_slice()
        && let Some(def) = catalogue.fact(&asked.fact)
        && let Some(options) = options(def)
    {
        let kept = interview.kept(&asked.fact);
        return InputView::Choice {
            fact: asked.fact.to_string(),
            options,
            chosen: kept.and_then(|answer| match answer {
                Answer::Known { value } => def.choice_of(value).map(|choice| choice.value.clone()),
                Answer::Unknown => None,
            }),
            unknown_chosen: kept == Some(&Answer::Unknown),
        };
    }
    let fields = question.asks.iter().filter_map(|asked| {
        let def = catalogue.fact(&asked.fact)?;
        let kept = interview.kept(&asked.fact).filter(|answer| **answer != Answer::Unknown);
        Some(FieldView {
            fact: asked.fact.to_string(),
            label: def.name.clone(),
            kind: field_kind(&def.kind),
            required: asked.required,
            hint: asked.hint.clone(),
            value: kept.map_or_else(String::new, |answer| display(def, answer)),
        })
    });
    InputView::Fields { fields: fields.collect() }
}

fn options(def: &FactDef) -> Option<Vec<OptionView>> {
    let choices: Vec<_> = match &def.kind {
        FactKind::Choice(choices) => choices.iter().collect(),
        FactKind::Flag { yes, no } => vec![yes, no],
        _ => return None,
    };
    let option = |choice: &kakanai_domain::question::Choice| OptionView {
        value: choice.value.clone(),
        label: choice.label.clone(),
        hint: choice.hint.clone(),
    };
    Some(choices.into_iter().map(option).collect())
}

const fn field_kind(kind: &FactKind) -> FieldKind {
    match kind {
        FactKind::Name => FieldKind::Name,
        FactKind::Kana => FieldKind::Kana,
        FactKind::Date => FieldKind::Date,
        FactKind::Address => FieldKind::Address,
        FactKind::Number { .. } | FactKind::Phone => FieldKind::Number,
        FactKind::Text | FactKind::Choice(_) | FactKind::Flag { .. } => FieldKind::Text,
    }
}

fn verdicts_view(catalogue: &Catalogue, verdicts: &[Verdict]) -> VerdictsView {
    let count =
        |status| u16::try_from(verdicts.iter().filter(|v| v.status == status).count()).unwrap_or(u16::MAX);
    let mut sorted: Vec<&Verdict> = verdicts.iter().collect();
    sorted.sort_by_key(|verdict| verdict.status);
    VerdictsView {
        required: count(Status::Required),
        offer: count(Status::Offer),
        undecided: count(Status::Undecided),
        not_needed: count(Status::NotNeeded),
        rows: sorted.into_iter().filter_map(|verdict| row(catalogue, verdict)).collect(),
    }
}

fn row(catalogue: &Catalogue, verdict: &Verdict) -> Option<VerdictRow> {
    let procedure = catalogue.procedure(&verdict.procedure)?;
    Some(VerdictRow {
        procedure: procedure.id.clone(),
        name: procedure.name.clone(),
        status: match verdict.status {
            Status::Required => VerdictStatus::Required,
            Status::Offer => VerdictStatus::Offer,
            Status::Undecided => VerdictStatus::Undecided,
            Status::NotNeeded => VerdictStatus::NotNeeded,
        },
        reason: verdict.reason.clone(),
        // Certificates have no deadline; the ledger's deadline rules come with the life events that have them.
        deadline: None,
        office: procedure.office.clone(),
        fee: procedure.fee.clone(),
        deciding: verdict.deciding.iter().map(|fact| catalogue.fact_name(fact).to_owned()).collect(),
        source: procedure.source.clone(),
        unconfirmed: procedure.confidence == Confidence::Unconfirmed,
    })
}

/// What to bring for everything needed or offered, each thing once.
fn bring(catalogue: &Catalogue, verdicts: &[Verdict]) -> Vec<String> {
    let mut things: Vec<String> = Vec::new();
    for verdict in verdicts.iter().filter(|v| matches!(v.status, Status::Required | Status::Offer)) {
        for thing in
            catalogue.procedure(&verdict.procedure).into_iter().flat_map(|procedure| &procedure.bring)
        {
            if !things.contains(thing) {
                things.push(thing.clone());
            }
        }
    }
    things
}
