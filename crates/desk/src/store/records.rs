//! The applications as this desk knows them, laid out for finding: what the ward's log makes of them, and its own acts
//! that are still to be sent. All of it follows from the ops, and is made anew with each that comes or goes.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kakanai_domain::text::search::search_key;
use kakanai_protocol::application::HOLDER;
use kakanai_protocol::merge::merge;
use kakanai_protocol::{Application, Envelope, Op, OpBody, PulledOp, RefusalCode};
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use serde_json::Value;
use uuid::Uuid;

use super::{OpOrigin, Store, StoreError, at_hand, outbox, replica};
use crate::surroundings::on_the_wall;

/// An application that was taken back is found under this state.
pub(crate) const WITHDRAWN_STATE: &str = "withdrawn";

/// More than a ward ever has of them.
const CONTESTED_MAX: usize = 500;

/// Own ops that are not at the centre yet.
const UNSENT: &str = "state = 'unsent'";
/// Own ops that the centre took, before its log was heard of again.
const ANSWERED: &str =
    "state = 'applied' AND NOT EXISTS (SELECT 1 FROM ward_op WHERE ward_op.op_id = op.op_id)";

/// What is looked for.
#[derive(Clone, Default)]
pub(crate) struct Wanted {
    /// a number or a name, or a part of one
    pub(crate) text: String,
    /// taken on this day in Japan or later
    pub(crate) since: Option<String>,
    /// the step's name, or [`WITHDRAWN_STATE`]
    pub(crate) state: Option<String>,
    /// a matter or a procedure
    pub(crate) procedure: Option<String>,
    /// the desk that goes on with it
    pub(crate) holder: Option<String>,
    pub(crate) contested: bool,
    pub(crate) unsent: bool,
    /// how many at most
    pub(crate) most: usize,
}

/// An application found.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) application: Application,
    /// whether something of it is not yet at the centre
    pub(crate) unsent: bool,
}

/// An act on an application, and whether the centre has it.
#[derive(Debug, Clone)]
pub(crate) struct Deed {
    pub(crate) envelope: Envelope,
    pub(crate) desk: String,
    pub(crate) unsent: bool,
}

impl Store {
    /// The applications that fit, the newest first.
    pub(crate) fn find(&self, wanted: &Wanted) -> Result<Vec<Record>, StoreError> {
        let (conditions, cells) = conditions(wanted);
        let find = format!(
            "SELECT record.id, ward_application.body, record.ahead, record.unsent FROM record \
             LEFT JOIN ward_application ON ward_application.id = record.id WHERE {conditions} \
             ORDER BY record.finished_at DESC, record.id DESC LIMIT {}",
            wanted.most
        );
        let mut statement = self.connection.prepare_cached(&find)?;
        let found = statement.query_map(params_from_iter(cells), |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get(2)?, row.get(3)?))
        })?;
        let found: Vec<(String, Option<String>, bool, bool)> = found.collect::<Result<_, _>>()?;
        let mut records = Vec::with_capacity(found.len());
        for (id, logged, ahead, unsent) in found {
            let application = match logged.filter(|_| !ahead) {
                Some(logged) => Some(serde_json::from_str(&logged)?),
                None => {
                    here(&self.connection, Uuid::parse_str(&id).map_err(|_| StoreError::Row)?, &self.desk)?
                }
            };
            records.extend(application.map(|application| Record { application, unsent }));
        }
        Ok(records)
    }

    /// One application as this desk knows it.
    pub(crate) fn record(&self, id: Uuid) -> Result<Option<Record>, StoreError> {
        let unsent = "SELECT unsent FROM record WHERE id = ?1";
        let unsent: Option<bool> = self
            .connection
            .prepare_cached(unsent)?
            .query_row([id.to_string()], |row| row.get(0))
            .optional()?;
        let application = here(&self.connection, id, &self.desk)?;
        Ok(application.zip(unsent).map(|(application, unsent)| Record { application, unsent }))
    }

    /// What was done with an application, the oldest first: what the ward's log has, then what is still to be sent.
    pub(crate) fn deeds(&self, id: Uuid) -> Result<Vec<Deed>, StoreError> {
        let logged = "SELECT body, desk FROM ward_op WHERE application_id = ?1 ORDER BY rev";
        let mut statement = self.connection.prepare_cached(logged)?;
        let logged = statement.query_map([id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let logged: Vec<(String, String)> = logged.collect::<Result<_, _>>()?;
        let mut deeds: Vec<Deed> = logged
            .into_iter()
            .map(|(body, desk)| {
                Ok(Deed { envelope: Op::of_text(body)?.envelope().clone(), desk, unsent: false })
            })
            .collect::<Result<_, StoreError>>()?;
        for (which, unsent) in [(ANSWERED, false), (UNSENT, true)] {
            deeds.extend(own(&self.connection, id, which)?.into_iter().map(|op| Deed {
                envelope: op.envelope().clone(),
                desk: self.desk.clone(),
                unsent,
            }));
        }
        Ok(deeds)
    }

    /// The applications on which two values stand.
    pub(crate) fn contested(&self) -> Result<Vec<Record>, StoreError> {
        self.find(&Wanted { contested: true, most: CONTESTED_MAX, ..Wanted::default() })
    }

    /// Keeps an act on an application, if it is legal by all that this desk knows.
    pub(crate) fn act(
        &mut self,
        body: OpBody,
        origin: &OpOrigin,
    ) -> Result<Result<(), RefusalCode>, StoreError> {
        self.act_and(body, origin, |_| Ok(()))
    }

    /// The same, and the interview that it came from is ended with it.
    pub(crate) fn act_and_end_draft(
        &mut self,
        body: OpBody,
        origin: &OpOrigin,
    ) -> Result<Result<(), RefusalCode>, StoreError> {
        self.act_and(body, origin, at_hand::clear_draft)
    }

    fn act_and(
        &mut self,
        body: OpBody,
        origin: &OpOrigin,
        besides: impl FnOnce(&Connection) -> Result<(), StoreError>,
    ) -> Result<Result<(), RefusalCode>, StoreError> {
        let Some(id) = body.application_id() else { return Ok(Err(RefusalCode::Malformed)) };
        let transaction = self.connection.transaction()?;
        let before = here(&transaction, id, &self.desk)?;
        let op = outbox::append_and_renew(&transaction, (self.identity, &self.desk), body, origin)?;
        if let Err(code) = merge(before.as_ref(), op.envelope(), &self.desk) {
            return Ok(Err(code));
        }
        besides(&transaction)?;
        transaction.commit()?;
        self.remember_end();
        Ok(Ok(()))
    }

    /// Makes the records of a store that has none yet.
    pub(super) fn make_records(&mut self) -> Result<(), StoreError> {
        let none = "SELECT NOT EXISTS (SELECT 1 FROM record)";
        if !self.connection.query_row(none, [], |row| row.get::<_, bool>(0))? {
            return Ok(());
        }
        let transaction = self.connection.transaction()?;
        let known = "SELECT id FROM ward_application UNION SELECT application_id FROM op";
        renew_each(&transaction, known, [], &self.desk)?;
        Ok(transaction.commit()?)
    }
}

fn conditions(wanted: &Wanted) -> (String, Vec<Cell>) {
    let mut conditions = vec!["1".to_owned()];
    let mut cells = Vec::new();
    let mut want = |condition: &str, cell: String| {
        cells.push(Cell::Text(cell));
        conditions.push(condition.replace('?', &format!("?{}", cells.len())));
    };
    let typed = search_key(&wanted.text);
    // Numbers have digits, names have none.
    if typed.chars().any(|letter| letter.is_ascii_digit()) {
        want("instr(record.number, ?) > 0", typed);
    } else if !typed.is_empty() {
        want(
            "record.id IN (SELECT record FROM record_name WHERE name >= ? AND name < ? || char(1114111))",
            typed,
        );
    }
    for (condition, cell) in [
        ("record.day >= ?", &wanted.since),
        ("record.state = ?", &wanted.state),
        ("record.holder = ?", &wanted.holder),
        ("record.id IN (SELECT record FROM record_procedure WHERE procedure = ?)", &wanted.procedure),
    ] {
        if let Some(cell) = cell {
            want(condition, cell.clone());
        }
    }
    for (is_wanted, condition) in [(wanted.contested, "record.contested"), (wanted.unsent, "record.unsent")] {
        if is_wanted {
            conditions.push(condition.to_owned());
        }
    }
    (conditions.join(" AND "), cells)
}

/// An application as this desk knows it.
pub(super) fn here(connection: &Connection, id: Uuid, desk: &str) -> Result<Option<Application>, StoreError> {
    let own = [own(connection, id, ANSWERED)?, own(connection, id, UNSENT)?].concat();
    Ok(with_own(replica::application(connection, id)?, &own, desk))
}

/// What this device's own ops make of an application that stands as the ward's log has it.
fn with_own(logged: Option<Application>, own: &[Op], desk: &str) -> Option<Application> {
    own.iter().fold(logged, |here, op| match merge(here.as_ref(), op.envelope(), desk) {
        Ok(Some(merged)) => Some(merged.application),
        Ok(None) | Err(_) => here,
    })
}

/// This device's own ops on an application, in the order they were made.
fn own(connection: &Connection, id: Uuid, which: &str) -> Result<Vec<Op>, StoreError> {
    let own = format!("SELECT body FROM op WHERE application_id = ?1 AND {which} ORDER BY place");
    let mut statement = connection.prepare_cached(&own)?;
    let bodies = statement.query_map([id.to_string()], |row| row.get::<_, String>(0))?;
    bodies.map(|body| Ok(Op::of_text(body?)?)).collect()
}

/// Makes an application's record anew, after whatever came or went.
pub(super) fn renew(connection: &Connection, id: Uuid, desk: &str) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM record WHERE id = ?1")?.execute([id.to_string()])?;
    let logged = replica::application(connection, id)?;
    let waiting = own(connection, id, UNSENT)?;
    let unsent = !waiting.is_empty();
    let own = [own(connection, id, ANSWERED)?, waiting].concat();
    let Some(application) = with_own(logged.clone(), &own, desk) else { return Ok(()) };
    let as_logged = logged.as_ref() == Some(&application);
    let taken = &application.taken;
    let state = if application.is_withdrawn() { WITHDRAWN_STATE } else { application.step.name() };
    let put = "INSERT INTO record (id, number, day, finished_at, state, contested, holder, unsent, ahead) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    connection.prepare_cached(put)?.execute((
        id.to_string(),
        &taken.number,
        on_the_wall(taken.finished_at).date().to_string(),
        sortable(taken.finished_at),
        state,
        application.conflict.is_some(),
        holder(&application),
        unsent,
        !as_logged,
    ))?;
    let id = id.to_string();
    let mut name =
        connection.prepare_cached("INSERT OR IGNORE INTO record_name (name, record) VALUES (?1, ?2)")?;
    for key in names(&application) {
        name.execute((key, &id))?;
    }
    let mut procedure = connection
        .prepare_cached("INSERT OR IGNORE INTO record_procedure (procedure, record) VALUES (?1, ?2)")?;
    for found in std::iter::once(&taken.matter).chain(&taken.required).chain(&taken.undecided) {
        procedure.execute((found, &id))?;
    }
    Ok(())
}

/// The desk that goes on with it, where one alone is named.
pub(crate) fn holder(application: &Application) -> Option<String> {
    match application.parts.get(HOLDER).map(Vec::as_slice) {
        Some([claim]) => claim.value.expose().as_str().map(str::to_owned),
        _ => None,
    }
}

/// A time as text that sorts as time.
fn sortable(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// Under which names it is found: every name and reading of everybody, whole and word by word, also where two are said.
fn names(application: &Application) -> Vec<String> {
    let of_somebody =
        |part: &str| part.starts_with("people[") && (part.ends_with("].name") || part.ends_with("].kana"));
    let said = application.parts.iter().filter(|(part, _)| of_somebody(part)).flat_map(|(_, claims)| claims);
    said.filter_map(|claim| claim.value.expose().pointer("/value/value").and_then(Value::as_str))
        .flat_map(|written| std::iter::once(written).chain(written.split_whitespace()))
        .map(search_key)
        .filter(|key| !key.is_empty())
        .collect()
}

/// Makes the records of what a page of the ward's log touched.
pub(super) fn renew_all(connection: &Connection, page: &[PulledOp], desk: &str) -> Result<(), StoreError> {
    let touched: BTreeSet<Uuid> =
        page.iter().filter_map(|pulled| pulled.op.envelope().body.application_id()).collect();
    touched.into_iter().try_for_each(|id| renew(connection, id, desk))
}

/// The centre has an op: its application says so once none of them waits.
pub(super) fn sent(connection: &Connection, op_id: Uuid) -> Result<(), StoreError> {
    let sent = "UPDATE record SET unsent = 0 WHERE id = (SELECT application_id FROM op WHERE op_id = ?1) AND NOT EXISTS \
                (SELECT 1 FROM op WHERE op.application_id = record.id AND op.state = 'unsent')";
    connection.prepare_cached(sent)?.execute([op_id.to_string()])?;
    Ok(())
}

/// Makes the record anew that one of this device's ops is about.
pub(super) fn renew_of(connection: &Connection, op_id: Uuid, desk: &str) -> Result<(), StoreError> {
    renew_each(connection, "SELECT application_id FROM op WHERE op_id = ?1", [op_id.to_string()], desk)
}

/// Makes every record anew in which this device has a hand.
pub(super) fn renew_own(connection: &Connection, desk: &str) -> Result<(), StoreError> {
    renew_each(connection, "SELECT DISTINCT application_id FROM op", [], desk)
}

fn renew_each(
    connection: &Connection,
    which: &str,
    cells: impl rusqlite::Params,
    desk: &str,
) -> Result<(), StoreError> {
    let ids: Vec<Option<String>> = {
        let mut statement = connection.prepare_cached(which)?;
        statement.query_map(cells, |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    for id in ids.into_iter().flatten() {
        renew(connection, Uuid::parse_str(&id).map_err(|_| StoreError::Row)?, desk)?;
    }
    Ok(())
}
