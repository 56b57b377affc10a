//! An application as the screen sees it: in a list, and whole with everything that was done. Plain data; it changes nothing.

use kakanai_domain::answer::{Answer, Value};
use kakanai_domain::interview::{Part, Parts, person_of};
use kakanai_protocol::body::{Edited, HandedOver, Reprinted, StepTaken, Withdrawn};
use kakanai_protocol::{OpBody, Step};

use super::contest::contest;
use super::names::{Names, part_name};
use super::{as_draft, parts};
use crate::desk::Office;
use crate::interview;
use crate::notices;
use crate::store::{Deed, Draft, Record, holder};
use crate::surroundings::day_and_time;
use crate::views::{
    HistoryRow, Notice, PersonView, RecordChoice, RecordRow, RecordView, SectionView, VerdictsView,
};

/// An application in a list.
pub(super) fn row(office: &Office, names: &Names, record: &Record) -> RecordRow {
    let application = &record.application;
    let taken = &application.taken;
    let matter = office.contents.in_force.catalogue.matter(&taken.matter);
    RecordRow {
        application: taken.id.to_string(),
        number: taken.number.clone(),
        taken_at: day_and_time(taken.finished_at),
        matter_name: matter.map_or_else(|| taken.matter.clone(), |matter| matter.name.clone()),
        people: parts(application).map_or_else(String::new, |parts| people(&parts)),
        step_name: application.step.in_japanese().to_owned(),
        desk_name: holder(application).map_or_else(String::new, |desk| names.desk(&desk)),
        withdrawn: application.is_withdrawn(),
        contested: application.conflict.is_some(),
        unsent: record.unsent,
    }
}

/// One application, whole.
pub(super) fn view(
    office: &Office,
    names: &Names,
    record: &Record,
    deeds: &[Deed],
    printer: Option<String>,
) -> RecordView {
    let application = &record.application;
    let draft = parts(application).map(|parts| as_draft(office, application, &parts));
    let (people, path, verdicts) = draft.as_ref().map(|draft| told(office, draft)).unwrap_or_default();
    RecordView {
        row: row(office, names, record),
        seen: application.standing().iter().map(ToString::to_string).collect(),
        people,
        path,
        verdicts,
        unreadable: draft.is_none().then(notices::record_unreadable),
        contest: contest(office, names, application, draft.as_ref(), deeds),
        history: deeds.iter().map(|deed| history(office, names, draft.as_ref(), deed)).collect(),
        next_steps: if application.is_withdrawn() { Vec::new() } else { next_steps(application.step) },
        desks: names.other_desks(),
        closed: closed(record),
        reprints: application.reprints,
        printer,
    }
}

fn told(office: &Office, draft: &Draft) -> (Vec<PersonView>, Vec<SectionView>, VerdictsView) {
    let shown = interview::view(office, draft);
    (shown.people, shown.path, shown.verdicts)
}

/// Why nothing can be put right or taken back any more.
fn closed(record: &Record) -> Option<Notice> {
    let application = &record.application;
    if application.is_withdrawn() {
        Some(notices::record_withdrawn())
    } else if application.step.is_open() {
        None
    } else {
        Some(notices::record_decided(application.step.in_japanese()))
    }
}

fn next_steps(step: Step) -> Vec<RecordChoice> {
    let next = step.next().iter();
    next.map(|next| RecordChoice { value: next.name().to_owned(), label: next.in_japanese().to_owned() })
        .collect()
}

fn history(office: &Office, names: &Names, draft: Option<&Draft>, deed: &Deed) -> HistoryRow {
    let body = &deed.envelope.body;
    let clerk = match body {
        OpBody::ApplicationFinished { application } => Some(&application.clerk_id),
        _ => body.ground().map(|ground| &ground.clerk_id),
    };
    let (what, words) = what_was_done(office, names, draft, body);
    HistoryRow {
        at: day_and_time(deed.envelope.made_at),
        clerk_name: clerk.map_or_else(String::new, |clerk| names.clerk(clerk)),
        desk_name: names.desk(&deed.desk),
        what,
        words: words.filter(|words| !words.is_empty()),
        unsent: deed.unsent,
    }
}

/// What was done, and the clerk's words or the parts it was done to.
fn what_was_done(
    office: &Office,
    names: &Names,
    draft: Option<&Draft>,
    body: &OpBody,
) -> (String, Option<String>) {
    let act = act_name(body).to_owned();
    match body {
        OpBody::ApplicationEdited(Edited { fields, .. }) => {
            // That a question was put is nobody's news.
            let shown =
                fields.iter().filter(|field| field.fact.contains('.') || person_of(&field.fact).is_some());
            let changed: Vec<String> = shown.map(|field| part_name(office, draft, &field.fact)).collect();
            (act, Some(changed.join("、")))
        }
        OpBody::ApplicationWithdrawn(Withdrawn { reason, .. })
        | OpBody::Reprinted(Reprinted { reason, .. }) => (act, Some(reason.expose().clone())),
        OpBody::StepTaken(StepTaken { from, to, note, .. }) => {
            (format!("{} → {}", from.in_japanese(), to.in_japanese()), Some(note.expose().clone()))
        }
        OpBody::HandedOver(HandedOver { to_desk, .. }) => (format!("{}へ引継ぎ", names.desk(to_desk)), None),
        _ => (act, None),
    }
}

/// An act in a word.
pub(super) const fn act_name(body: &OpBody) -> &'static str {
    match body {
        OpBody::ApplicationFinished { .. } => "受付",
        OpBody::ServiceEnded { .. } => "応対の終了",
        OpBody::ApplicationEdited(_) => "訂正",
        OpBody::ApplicationWithdrawn(_) => "取下げ",
        OpBody::StepTaken(_) => "段階の変更",
        OpBody::ConflictSettled(_) => "二つの値からの選択",
        OpBody::HandedOver(_) => "引継ぎ",
        OpBody::Reprinted(_) => "再印刷",
        OpBody::Unread(_) => "新しい版のプログラムの操作",
    }
}

/// `渡邉 櫻子 ほか2人`: those who have a name, in the order they were named.
fn people(parts: &Parts) -> String {
    let person = |(name, part): (&String, &Part)| match part {
        Part::Person(person) => Some((person.place, person_of(name)?.to_owned())),
        _ => None,
    };
    let mut people: Vec<(usize, String)> = parts.iter().filter_map(person).collect();
    people.sort_unstable();
    let name = |id: &str| match parts.get(&format!("people[{id}].name"))? {
        Part::Answer(Answer::Known { value: Value::Text(name) }) => Some(name.expose().clone()),
        _ => None,
    };
    let named: Vec<String> = people.iter().filter_map(|(_, id)| name(id)).collect();
    match named.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first, others @ ..] => format!("{first} ほか{}人", others.len()),
    }
}
