//! The interview as the screen sees it: one question, the people, the way. Plain data; it changes nothing.

use kakanai_domain::answer::{Answer, FactId};
use kakanai_domain::case::Role;
use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::interview::{Asking, Interview, Standing, Step, display, place_of};
use kakanai_domain::question::FactDef;

use super::question::{question_view, role_label, roster_view};
use super::verdicts::{all, bring, verdicts_view};
use crate::desk::Office;
use crate::store::Draft;
use crate::views::{AnsweredView, InterviewView, PersonView, RemainingView, SectionState, SectionView};

pub(super) fn view(office: &Office, draft: &Draft) -> InterviewView {
    let catalogue = &office.contents.catalogue;
    let interview = &draft.interview;
    let standing = interview.standing(catalogue);
    let step = standing.step();
    let remaining = standing.remaining();
    let verdicts = all(office, &interview.case(catalogue));
    InterviewView {
        application: draft.application.to_string(),
        matter_name: matter_name(catalogue, interview),
        people: people(&standing, interview),
        path: path(&standing, interview, step.as_ref()),
        question: step.as_ref().map(|step| match step {
            Step::Ask(asking) => question_view(&standing, interview, *asking),
            Step::Roster(roster) => roster_view(&standing, interview, roster),
        }),
        remaining: RemainingView { min: remaining.fewest, max: remaining.most, done: remaining.done },
        bring: bring(catalogue, &verdicts),
        papers: crate::papers::sheets(office, &verdicts),
        verdicts: verdicts_view(&standing, &verdicts),
        can_finish: step.is_none(),
        catalogue: format!("手続台帳 {}", interview.catalogue_version),
    }
}

pub(super) fn matter_name(catalogue: &Catalogue, interview: &Interview) -> String {
    interview.matters(catalogue).iter().map(|matter| matter.name.as_str()).collect::<Vec<_>>().join("・")
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
                label: of(person, "name").unwrap_or_else(|| called.clone()),
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
    let sections: Vec<_> = matters.iter().flat_map(|matter| &matter.sections).collect();
    let answered = standing.answered();
    let here = now.and_then(|now| {
        let here = match now {
            Step::Ask(asking) => &asking.question.section,
            Step::Roster(roster) => &roster.section,
        };
        sections.iter().position(|section| section.id == *here)
    });
    let state = |at: usize| match here {
        Some(here) if at == here => SectionState::Now,
        Some(here) if at > here => SectionState::Todo,
        _ => SectionState::Done,
    };
    sections
        .iter()
        .enumerate()
        .map(|(at, section)| SectionView {
            title: section.title.clone(),
            state: state(at),
            answered: answered
                .iter()
                .filter(|asking| asking.question.section == section.id)
                .map(|asking| answered_view(standing, interview, *asking))
                .collect(),
        })
        .collect()
}

fn answered_view(standing: &Standing<'_>, interview: &Interview, asking: Asking<'_>) -> AnsweredView {
    let catalogue = standing.seen.catalogue();
    let told: Vec<(&FactDef, &Answer)> = asking
        .question
        .asks
        .iter()
        .filter_map(|asked| {
            let fact = standing.seen.full_name(place_of(&standing.seen, asked.fact, asking.person)?);
            Some((catalogue.def(asked.fact.fact), interview.kept().answers.answer(&fact)?))
        })
        .collect();
    let short = asking.question.short.clone();
    let label = short.unwrap_or_else(|| told.first().map_or_else(String::new, |(def, _)| def.name.clone()));
    let who = asking.person.map(|person| format!("{}: ", standing.seen.called(person)));
    AnsweredView {
        question: asking.name(standing.seen.people()),
        label: format!("{}{label}", who.unwrap_or_default()),
        answer: told.iter().map(|(def, answer)| display(def, answer)).collect::<Vec<_>>().join("　"),
        unknown: told.iter().any(|(_, answer)| **answer == Answer::Unknown),
    }
}
