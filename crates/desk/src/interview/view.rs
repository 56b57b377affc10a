//! The interview as the screen sees it: one question, the way, the verdicts. Plain data; it changes nothing.

use kakanai_domain::answer::{Answer, FactId, Facts, Value};
use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::interview::{Interview, display};
use kakanai_domain::procedure::{Confidence, Procedure};
use kakanai_domain::question::{Choice, FactDef, FactKind, Question};
use kakanai_domain::verdict::{self, Status, Verdict};

use crate::desk::Office;
use crate::store::Draft;
use crate::views::{
    AnsweredView, FieldKind, FieldView, InputView, InterviewView, OptionView, PersonView, QuestionView,
    RemainingView, SectionState, SectionView, VerdictRow, VerdictStatus, VerdictsView,
};

pub(super) fn view(office: &Office, draft: &Draft) -> InterviewView {
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

pub(super) fn matter_name(catalogue: &Catalogue, interview: &Interview) -> String {
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
    if relation == Some(&Value::Choice("self".into())) {
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
    let option = |choice: &Choice| OptionView {
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
