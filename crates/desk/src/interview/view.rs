//! The interview as the screen sees it: one question, the people, the way. Plain data; it changes nothing.

use kakanai_domain::answer::{Answer, FactId};
use kakanai_domain::case::Role;
use kakanai_domain::catalogue::{Matter, Section};
use kakanai_domain::interview::{Asking, Interview, Standing, Step, display, place_of};
use kakanai_domain::question::{Asked, FactDef};

use super::matters::{beside, matter_name};
use super::own_ledger::ledger_view;
use super::question::{ROSTER, question_view, role_label, roster_view};
use super::verdicts::{bring, verdicts_view};
use crate::desk::Office;
use crate::store::Draft;
use crate::views::{
    AnsweredView, InterviewView, PartView, PersonView, RemainingView, SectionState, SectionView,
};

pub(crate) fn view(office: &Office, draft: &Draft) -> InterviewView {
    let ledger = office.ledger_of(draft);
    let catalogue = &ledger.catalogue;
    let interview = &draft.interview;
    let standing = interview.standing(catalogue);
    let step = standing.step();
    let remaining = standing.remaining();
    let verdicts = standing.verdicts(&ledger.holidays);
    InterviewView {
        application: draft.application.to_string(),
        matter_name: matter_name(catalogue, interview),
        matters: beside(catalogue, interview),
        people: people(&standing, interview),
        path: path(&standing, interview, step.as_ref()),
        question: step.as_ref().map(|step| match step {
            Step::Ask(asking) => question_view(&standing, interview, *asking),
            Step::Roster(roster) => roster_view(&standing, interview, roster),
        }),
        remaining: RemainingView { min: remaining.fewest, max: remaining.most, done: remaining.done },
        bring: bring(catalogue, &verdicts),
        papers: crate::papers::sheets(office, &standing),
        verdicts: verdicts_view(&standing, &verdicts),
        can_finish: step.is_none(),
        catalogue: format!("手続台帳 {}", interview.catalogue_version),
        ledger: ledger_view(office, draft, &ledger),
        amends: draft.amends.as_ref().map(|_| draft.number.clone()),
    }
}

/// Everybody concerned. Who came for themselves stands there once.
fn people(standing: &Standing<'_>, interview: &Interview) -> Vec<PersonView> {
    let catalogue = standing.seen.catalogue();
    let case = interview.kept();
    let of = |person: &kakanai_domain::case::Person, path: &str| {
        let fact = person.fact(path);
        Some(display(catalogue.fact(&fact)?, &Answer::Known { value: case.value(&fact)?.clone() }))
    };
    let comes_for_themselves = case.value(&FactId::new("visitor.relation"))
        == Some(&kakanai_domain::answer::Value::Choice("self".into()));
    standing
        .seen
        .people()
        .iter()
        .enumerate()
        .filter(|(_, person)| !(comes_for_themselves && person.is(Role::Visitor) && person.roles.len() == 1))
        .map(|(at, person)| {
            let called = standing.seen.called(at);
            let roles: Vec<&str> =
                person.roles.iter().map(|role| role_label(*role)).filter(|label| *label != called).collect();
            let born = of(person, "birth_date");
            PersonView {
                badge: badge(person.roles.iter().next().copied()).to_owned(),
                label: of(person, "name").unwrap_or_else(|| called.to_owned()),
                note: born
                    .into_iter()
                    .chain(roles.into_iter().map(str::to_owned))
                    .collect::<Vec<_>>()
                    .join("　"),
            }
        })
        .collect()
}

const fn badge(role: Option<Role>) -> &'static str {
    match role {
        Some(Role::Deceased) => "故",
        Some(Role::Visitor) => "来",
        Some(Role::FuneralOrganiser) => "喪",
        Some(Role::Mover) => "動",
        Some(Role::Newborn | Role::Child) => "子",
        Some(Role::Parent) => "親",
        Some(Role::Spouse | Role::Applicant | Role::CertificateSubject) => "本",
        Some(Role::RestrictedParty) => "他",
        None => "家",
    }
}

fn path(standing: &Standing<'_>, interview: &Interview, now: Option<&Step<'_>>) -> Vec<SectionView> {
    let matters = interview.matters(standing.seen.catalogue());
    let named = named_view(standing, interview);
    let answered = standing.answered();
    let section = |matter: &Matter, section: &Section, first: bool| {
        let rostered = matter.roster.as_ref().is_some_and(|roster| roster.section == section.id);
        let told = answered.iter().filter(|asking| asking.question.section == section.id);
        let answered: Vec<AnsweredView> = named
            .iter()
            .filter(|_| rostered)
            .cloned()
            .chain(told.map(|asking| answered_view(standing, interview, *asking)))
            .collect();
        SectionView {
            id: section.id.clone(),
            matter: (first && matters.len() > 1).then(|| matter.name.clone()),
            title: section.title.clone(),
            state: state(standing, matter, section, now, !answered.is_empty()),
            answered,
        }
    };
    matters
        .iter()
        .flat_map(|matter| {
            matter.sections.iter().enumerate().map(|(at, each)| section(matter, each, at == 0))
        })
        .collect()
}

/// Where a section stands, by what is still to be asked in it and not by what lies before or behind it.
fn state(
    standing: &Standing<'_>,
    matter: &Matter,
    section: &Section,
    now: Option<&Step<'_>>,
    answered: bool,
) -> SectionState {
    let here = now.map(|now| match now {
        Step::Ask(asking) => &asking.question.section,
        Step::Roster(roster) => &roster.section,
    });
    // Who is not named yet may still be asked whatever is asked of people one by one.
    let unnamed = !standing.seen.everybody_named();
    let of_people = || {
        let mut questions = standing.seen.catalogue().questions_of(matter);
        matter.roster.as_ref().is_some_and(|roster| roster.section == section.id)
            || questions.any(|question| question.section == section.id && question.each.is_some())
    };
    let to_come = standing.to_come().any(|asking| asking.question.section == section.id);
    if here == Some(&section.id) {
        SectionState::Now
    } else if to_come || (unnamed && of_people()) {
        SectionState::Todo
    } else if answered {
        SectionState::Done
    } else {
        SectionState::Needless
    }
}

fn answered_view(standing: &Standing<'_>, interview: &Interview, asking: Asking<'_>) -> AnsweredView {
    let catalogue = standing.seen.catalogue();
    let parts: Vec<PartView> = asking
        .question
        .asks
        .iter()
        .filter_map(|asked| {
            let fact = standing.seen.full_name(place_of(&standing.seen, asked.fact, asking.person)?);
            let def = catalogue.def(asked.fact.fact);
            let answer = interview.kept().answers.answer(&fact)?;
            Some(PartView {
                label: def.name.clone(),
                answer: worded(asked, def, answer),
                unknown: *answer == Answer::Unknown,
            })
        })
        .collect();
    let short = asking.question.short.clone();
    let label = short.unwrap_or_else(|| parts.first().map_or_else(String::new, |part| part.label.clone()));
    let who = asking.person.map(|person| format!("{}: ", standing.seen.called(person)));
    AnsweredView {
        question: asking.name(standing.seen.people()),
        label: format!("{}{label}", who.unwrap_or_default()),
        answer: parts.iter().map(|part| part.answer.as_str()).collect::<Vec<_>>().join("　"),
        unknown: parts.iter().any(|part| part.unknown),
        parts: if parts.len() > 1 { parts } else { Vec::new() },
    }
}

/// An answer in the words of its question, where it has its own.
fn worded(asked: &Asked, def: &FactDef, answer: &Answer) -> String {
    let picked = match answer {
        Answer::Known { value } => def.choice_of(value),
        Answer::Unknown => None,
    };
    let own = picked.and_then(|picked| asked.choices.iter().find(|choice| choice.value == picked.value));
    own.map_or_else(|| display(def, answer), |choice| choice.label.clone())
}

/// Who was named, as a way back to naming them.
fn named_view(standing: &Standing<'_>, interview: &Interview) -> Option<AnsweredView> {
    let focus = interview.kept().focus.as_deref();
    let people = standing.seen.people().iter().enumerate();
    let named: Vec<String> = people
        .filter(|(_, person)| focus != Some(person.id.as_str()))
        .map(|(at, _)| standing.seen.called(at).to_owned())
        .collect();
    interview.kept().everybody_named.then(|| AnsweredView {
        question: ROSTER.to_owned(),
        label: "伺った方".to_owned(),
        answer: if named.is_empty() { "ほかにはいない".to_owned() } else { named.join("、") },
        unknown: false,
        parts: Vec::new(),
    })
}
