//! The ward's applications at this desk: finding one, looking at it, and everything that is done with one that is
//! finished. What an act makes of an application is the protocol's; whether it is legal is asked there first.

mod acts;
mod amend;
mod contest;
mod names;
mod reprint;
mod tray;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use kakanai_domain::interview::{Interview, Part, Parts};
use kakanai_protocol::{Application, RefusalCode, Step};
use uuid::Uuid;

use crate::commands::{OnRecord, RecordDays, SearchRecords, WhichRecord};
use crate::desk::{Counter, Desk, Office};
use crate::notices;
use crate::refusal::Refusal;
use crate::store::{Draft, WITHDRAWN_STATE, Wanted};
use crate::views::{RecordChoice, RecordRow, RecordView, RecordsView};
use names::Names;

pub(crate) use amend::finish_amendment;

/// The most rows a list may have.
const ROWS_MAX: u32 = 500;
const ALL: &str = "all";
const CONTESTED: &str = "contested";
const MINE: &str = "mine";
const UNSENT: &str = "unsent";

impl Desk {
    /// The applications that fit, the newest first.
    pub(crate) async fn records_search(&self, request: SearchRecords) -> Result<RecordsView, Refusal> {
        let (office, _) = self.staffed()?;
        if !(1..=ROWS_MAX).contains(&request.most) {
            return Err(Refusal::malformed());
        }
        let most = usize::try_from(request.most).unwrap_or_default();
        let wanted = Wanted { most: most + 1, ..self.wanted(&office, &request)? };
        let mut counter = office.lock();
        let store = counter.store()?;
        let mut found = store.find(&wanted)?;
        let (contested, refused) = (store.contested()?.len(), store.counts()?.refused);
        let names = Names::of(&office, store)?;
        drop(counter);
        let more = found.len() > most;
        found.truncate(most);
        Ok(RecordsView {
            rows: found.iter().map(|record| view::row(&office, &names, record)).collect(),
            more,
            states: states(),
            procedures: procedures(&office),
            contested: u32::try_from(contested).unwrap_or(u32::MAX),
            refused,
        })
    }

    /// One application, whole.
    pub(crate) async fn records_open(&self, request: WhichRecord) -> Result<RecordView, Refusal> {
        let (office, _) = self.staffed()?;
        self.record_view(&office, id_of(&request.application)?)
    }

    fn record_view(&self, office: &Arc<Office>, id: Uuid) -> Result<RecordView, Refusal> {
        let mut counter = office.lock();
        let store = counter.store()?;
        let record = store.record(id)?.ok_or_else(unknown)?;
        let deeds = store.deeds(id)?;
        let names = Names::of(office, store)?;
        drop(counter);
        let printer = self.outside.printer.name();
        Ok(view::view(office, &names, &record, &deeds, printer))
    }

    fn wanted(&self, office: &Office, request: &SearchRecords) -> Result<Wanted, Refusal> {
        let today = self.outside.wall().date();
        let since = match request.days {
            RecordDays::Today => Some(today),
            RecordDays::Week => Some(today.saturating_sub(6.days())),
            RecordDays::All => None,
        };
        let mut wanted = Wanted {
            text: request.text.clone(),
            since: since.map(|day| day.to_string()),
            procedure: request.procedure.clone(),
            ..Wanted::default()
        };
        match request.state.as_str() {
            ALL => {}
            CONTESTED => wanted.contested = true,
            UNSENT => wanted.unsent = true,
            MINE => wanted.holder = Some(office.settings.desk_id.clone()),
            state if state == WITHDRAWN_STATE || step_named(state).is_some() => {
                wanted.state = Some(state.to_owned());
            }
            _ => return Err(Refusal::malformed()),
        }
        Ok(wanted)
    }
}

/// The ward's applications on which two values stand, for its supervisor.
pub(crate) fn contested(office: &Office) -> Result<Vec<RecordRow>, Refusal> {
    let mut counter = office.lock();
    let store = counter.store()?;
    let contested = store.contested()?;
    let names = Names::of(office, store)?;
    drop(counter);
    Ok(contested.iter().map(|record| view::row(office, &names, record)).collect())
}

/// On how many applications two values stand in which this desk has a hand.
pub(crate) fn contested_here(office: &Office, counter: &mut Counter) -> u32 {
    let desk = &office.settings.desk_id;
    let contested = counter.store().ok().and_then(|store| store.contested().ok()).unwrap_or_default();
    let ours = contested.iter().filter(|record| {
        let mut acts = record.application.acts.values();
        acts.any(|act| act.desk == *desk)
    });
    u32::try_from(ours.count()).unwrap_or(u32::MAX)
}

fn states() -> Vec<RecordChoice> {
    let asides = [
        (ALL, "すべて"),
        (MINE, "この窓口の分"),
        (CONTESTED, "二つの値がある"),
        (UNSENT, "未送信"),
        (WITHDRAWN_STATE, "取下げ"),
    ];
    let steps = Step::ALL.map(|step| (step.name(), step.in_japanese()));
    let choice = |(value, label): (&str, &str)| RecordChoice { value: value.into(), label: label.into() };
    asides.into_iter().chain(steps).map(choice).collect()
}

/// The matters, then every procedure of the ledger in force.
fn procedures(office: &Office) -> Vec<RecordChoice> {
    let catalogue = &office.contents.in_force.catalogue;
    let matters = catalogue.matters.iter().map(|matter| (&matter.id, &matter.name));
    let procedures = catalogue.procedures.iter().map(|procedure| (&procedure.id, &procedure.name));
    let choice =
        |(value, label): (&String, &String)| RecordChoice { value: value.clone(), label: label.clone() };
    matters.chain(procedures).map(choice).collect()
}

fn step_named(name: &str) -> Option<Step> {
    Step::ALL.into_iter().find(|step| step.name() == name)
}

fn id_of(id: &str) -> Result<Uuid, Refusal> {
    Uuid::parse_str(id).map_err(|_| Refusal::malformed())
}

fn unknown() -> Refusal {
    Refusal::refused(notices::act_refused(RefusalCode::UnknownApplication))
}

/// What stood before the clerk's eyes, as the view said it.
fn saw(on: &OnRecord) -> Result<Vec<Uuid>, Refusal> {
    on.seen.iter().map(|op| id_of(op)).collect()
}

/// The parts of an application on which one value stands; nothing where they are not what this program writes.
fn parts(application: &Application) -> Option<Parts> {
    let facts = application.facts().into_exposed().into_iter();
    facts.map(|(name, value)| Some((name, serde_json::from_value::<Part>(value).ok()?))).collect()
}

/// An application as the interview it came from, for whoever shows it, prints it or goes on with it.
fn as_draft(office: &Office, application: &Application, parts: &Parts) -> Draft {
    let taken = &application.taken;
    office.taken_up(Draft {
        application: taken.id,
        number: taken.number.clone(),
        interview: Interview::of_parts(&taken.matter, &taken.catalogue_version, parts),
        saved_at: taken.finished_at,
        // Of the ledger it was decided by only the version is known; where that is not in force, the one in force serves.
        ledger: String::new(),
        lost: None,
        printed: BTreeMap::new(),
        amends: None,
    })
}
