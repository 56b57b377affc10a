//! The sheet a citizen takes home, as content: what to do, until when, where, with what, and why. It holds nothing
//! personal, because it lies on kitchen tables: people stand there by their word, and some things never.

pub mod cover;
pub mod handout;
mod words;

use jiff::civil::Date;

use crate::once::each_once;
use crate::procedure::{Confidence, Nature, Procedure};
use crate::verdict::seen::Seen;
use crate::verdict::{Status, Until, Verdict, words as verdict_words};

/// Procedures that never stand on the sheet, whatever their verdict: whoever someone hides from may read it.
const NEVER: [&str; 2] = ["MV-12", "DI-14"];

/// Words by which a reason or a hint would tell of the same.
const TELLING: [&str; 5] = ["支援措置", "住所を守る", "住所を知られ", "保護命令", "DV"];

/// Said in the place of a reason that would tell.
const NEUTRAL: &str = "うかがった内容から、ご案内しています。";

/// The content of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeHome {
    /// `小倉北区役所`
    pub office: String,
    /// the day of the visit
    pub day: Date,
    /// 必要な手続: the earliest deadline first, those without one last
    pub required: Vec<Row>,
    /// ご案内, in the same order
    pub offered: Vec<Row>,
    /// 確かめること
    pub undecided: Vec<OpenRow>,
    /// what to bring for everything needed or offered, each thing once
    pub bring: Vec<String>,
    /// whether somebody died: then the sheet says that it does not speak of inheritance
    pub after_a_death: bool,
}

/// A procedure that is needed or on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `世帯主変更届`
    pub name: String,
    /// where
    pub offices: Vec<String>,
    /// until when
    pub until: Option<LastDay>,
    /// who may apply, by their word
    pub applicants: Vec<String>,
    /// what to bring
    pub bring: Vec<String>,
    /// `無料`
    pub fee: Option<String>,
    /// one sentence
    pub reason: String,
    /// what to know beside it
    pub guidance: Option<String>,
    /// whether the office in charge has yet to confirm the rule
    pub unconfirmed: bool,
}

/// The end of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastDay {
    /// none while what it runs from is not known, or where no day is set
    pub day: Option<Date>,
    /// how it comes about, and what kind of limit it is
    pub words: String,
    /// whether it lies before the day of the visit
    pub passed: bool,
}

/// A procedure that is not decided yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRow {
    /// `世帯主変更届`
    pub name: String,
    /// where
    pub offices: Vec<String>,
    /// what would decide it: `妻の「健康保険」`
    pub settled_by: Vec<String>,
    /// who looks it up
    pub looked_up_by: Vec<String>,
}

/// The sheet's content, from the answers that count and the verdicts on them.
#[must_use]
pub fn take_home(seen: &Seen<'_>, verdicts: &[Verdict], office: &str, day: Date) -> TakeHome {
    let of = |status| {
        let found = verdicts.iter().filter(move |verdict| verdict.status == status);
        found.filter_map(|verdict| {
            let procedure = seen.catalogue().procedure(&verdict.procedure)?;
            (!is_hidden(procedure)).then_some((procedure, verdict))
        })
    };
    let rows = |status| {
        let mut rows: Vec<Row> =
            of(status).map(|(procedure, verdict)| row(seen, procedure, verdict, day)).collect();
        // A stable sort: within one day the ledger's order stays.
        rows.sort_by_key(|row| row.until.as_ref().and_then(|until| until.day).unwrap_or(Date::MAX));
        rows
    };
    let (required, offered) = (rows(Status::Required), rows(Status::Offer));
    let told = [Status::Required, Status::Offer, Status::Undecided];
    TakeHome {
        office: office.to_owned(),
        day,
        bring: each_once(required.iter().chain(&offered).flat_map(|row| &row.bring).cloned()),
        after_a_death: told
            .into_iter()
            .any(|status| of(status).any(|(procedure, _)| procedure.event == "bereavement")),
        undecided: of(Status::Undecided)
            .map(|(procedure, verdict)| open_row(seen, procedure, verdict))
            .collect(),
        required,
        offered,
    }
}

fn is_hidden(procedure: &Procedure) -> bool {
    NEVER.contains(&procedure.id.as_str()) || tells(&procedure.name)
}

fn tells(words: &str) -> bool {
    TELLING.iter().any(|telling| words.contains(telling))
}

fn row(seen: &Seen<'_>, procedure: &Procedure, verdict: &Verdict, today: Date) -> Row {
    let applicants = verdict.applicants.iter().map(|one| seen.applicant_in_words(one));
    Row {
        name: procedure.name.clone(),
        offices: verdict_words::offices(seen.catalogue(), verdict),
        until: verdict.deadline.as_ref().map(|until| last_day(until, today)),
        applicants: each_once(applicants.filter(|word| !word.is_empty())),
        bring: procedure.bring.iter().filter(|thing| !tells(thing)).cloned().collect(),
        fee: procedure.fee.clone(),
        reason: if tells(&verdict.reason) { NEUTRAL.to_owned() } else { verdict.reason.clone() },
        guidance: procedure.guidance.clone().filter(|guidance| !tells(guidance)),
        unconfirmed: procedure.confidence == Confidence::Unconfirmed,
    }
}

fn last_day(until: &Until, today: Date) -> LastDay {
    let nature = match until.nature {
        Nature::Law => "法律で決まった期限です",
        Nature::City => "市の定めた期限です",
        Nature::Limitation => "過ぎると請求できなくなります",
        Nature::Guide => "目安です",
        Nature::OtherCity => "ほかの市の例による目安です",
    };
    let unsure = if until.sourced { "" } else { "。担当の窓口でもお確かめください" };
    LastDay {
        day: until.day,
        words: format!("{}。{nature}{unsure}。", until.words),
        passed: until.day.is_some_and(|day| day < today),
    }
}

fn open_row(seen: &Seen<'_>, procedure: &Procedure, verdict: &Verdict) -> OpenRow {
    let catalogue = seen.catalogue();
    let places = verdict.deciding.iter().filter_map(|fact| seen.place(fact));
    let places: Vec<_> = places.filter(|place| !tells(&catalogue.def(place.fact).name)).collect();
    OpenRow {
        name: procedure.name.clone(),
        offices: verdict_words::offices(catalogue, verdict),
        settled_by: each_once(places.iter().map(|place| {
            let name = &catalogue.def(place.fact).name;
            match place.person {
                Some(person) => format!("{}の「{name}」", seen.called(person)),
                None => format!("「{name}」"),
            }
        })),
        looked_up_by: each_once(places.iter().filter_map(|place| catalogue.def(place.fact).lookup.clone())),
    }
}
