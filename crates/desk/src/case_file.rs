//! Case files: a case written as YAML by the city's staff, read into people and answers. It judges nothing.
//!
//! A word that the vocabulary does not have, or a day that the calendar does not have, is refused: a case that is
//! half understood would get a verdict that is half wrong.

use kakanai_domain::answer::{Answer, FactId, Impairment, Value};
use kakanai_domain::calendar::age::Born;
use kakanai_domain::case::{Case, Person, Role};
use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::personal::Personal;
use kakanai_domain::question::{FactDef, FactKind};
use serde_json::{Map, Value as Tree};

const UNKNOWN: &str = "unknown";
const NONE: &str = "none";
/// Never read and never stored, whatever a file says.
const MY_NUMBER: &str = "my_number";

/// A case as a file tells it.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// its id
    pub id: String,
    /// the people and the answers
    pub case: Case,
}

/// Reads a case file. What a closed case does not speak of gets the vocabulary's "none" or "no".
///
/// # Errors
/// What is wrong, in Japanese: the fact's name and what would be right. Never a value that was written.
pub fn read_case(catalogue: &Catalogue, text: &str) -> Result<CaseFile, String> {
    let tree: Tree = serde_saphyr::from_str(text).map_err(|error| {
        let line = error.location().map_or(0, |place| place.line());
        format!("{line}行目の書き方が正しくありません（YAML として読めません）")
    })?;
    let id = tree.get("id").and_then(Tree::as_str).ok_or("id がありません")?.to_owned();
    let closed = tree.get("closed_world").and_then(Tree::as_bool).ok_or("closed_world がありません")?;
    let facts = tree.get("facts").and_then(Tree::as_object).ok_or("facts がありません")?;
    let mut reading = Reading { catalogue, case: Case { everybody_named: true, ..Case::default() } };
    reading.people(facts)?;
    reading.matter(facts)?;
    let mut case = reading.case;
    if closed {
        catalogue.close(&mut case);
        no_item_is_no_item(&mut case);
    }
    catalogue.leave_unknown(&mut case);
    Ok(CaseFile { id, case })
}

/// In a closed case a handicap without an item of the law's list has none: it fits no condition on items.
fn no_item_is_no_item(case: &mut Case) {
    let lists: Vec<(FactId, Vec<Impairment>)> = case
        .answers
        .iter()
        .filter_map(|(fact, answer)| match answer {
            Answer::Known { value: Value::Impairments(held) } => Some((fact.clone(), held.clone())),
            _ => None,
        })
        .collect();
    for (fact, mut held) in lists {
        held.iter_mut().for_each(|each| each.item = each.item.or(Some(0)));
        case.answers.set(fact, Answer::Known { value: Value::Impairments(held) });
    }
}

struct Reading<'a> {
    catalogue: &'a Catalogue,
    case: Case,
}

impl Reading<'_> {
    fn people(&mut self, facts: &Map<String, Tree>) -> Result<(), String> {
        let people = facts.get("people").and_then(Tree::as_array).ok_or("facts.people がありません")?;
        for person in people {
            let person =
                person.as_object().ok_or("people の1人ずつは {id: …, roles: […], …} で書いてください")?;
            let id = person.get("id").and_then(Tree::as_str).ok_or("people に id のない人がいます")?;
            if self.case.person(id).is_some() {
                return Err(format!("people の id「{id}」が2回あります"));
            }
            self.case.people.push(Person { id: id.to_owned(), roles: roles(person)?, label: None });
            for (key, value) in person {
                if !matches!(key.as_str(), "id" | "roles" | MY_NUMBER) {
                    self.take(&Owner::Person(id), key, value)?;
                }
            }
        }
        Ok(())
    }

    fn matter(&mut self, facts: &Map<String, Tree>) -> Result<(), String> {
        let event = facts.get("event").and_then(Tree::as_object).ok_or("facts.event がありません")?;
        for required in ["kinds", "focus", "visit_date", "ward"] {
            if event.get(required).is_none_or(|value| value == UNKNOWN) {
                return Err(format!("event.{required} は必ず要ります（不明にはできません）"));
            }
        }
        let focus = event.get("focus").and_then(Tree::as_str).unwrap_or_default();
        if self.case.person(focus).is_none() {
            return Err(format!("event.focus の人「{focus}」が people にいません"));
        }
        self.case.focus = Some(focus.to_owned());
        for (key, value) in facts.iter().filter(|(key, _)| *key != "people") {
            self.take(&Owner::Matter, key, value)?;
        }
        Ok(())
    }

    /// Takes what is written at a path: a value, or a map of paths below it.
    fn take(&mut self, owner: &Owner<'_>, path: &str, tree: &Tree) -> Result<(), String> {
        if matches!(owner, Owner::Matter) && path == "event.focus" {
            return Ok(());
        }
        if let Some(key) = self.catalogue.key(&owner.in_vocabulary(path)) {
            let answer = answer(self.catalogue.def(key), path, tree)?;
            self.case.answers.set(owner.full_name(path), answer);
            return Ok(());
        }
        match tree {
            Tree::Object(below) => {
                below.iter().try_for_each(|(key, value)| self.take(owner, &format!("{path}.{key}"), value))
            }
            Tree::String(word) if word == UNKNOWN || word == NONE => self.take_all_below(owner, path, word),
            _ => Err(unknown_fact(path)),
        }
    }

    /// `handbooks.physical: none` speaks of every fact below it.
    fn take_all_below(&mut self, owner: &Owner<'_>, path: &str, word: &str) -> Result<(), String> {
        let below = format!("{}.", owner.in_vocabulary(path));
        let catalogue = self.catalogue;
        let defs: Vec<&FactDef> =
            catalogue.facts.iter().filter(|def| def.id.as_str().starts_with(&below)).collect();
        if defs.is_empty() {
            return Err(unknown_fact(path));
        }
        for def in defs {
            let answer = if word == UNKNOWN { Some(Answer::Unknown) } else { none_of(def) };
            if let Some(answer) = answer {
                self.case.answers.set(owner.full_name(def.id.path()), answer);
            }
        }
        Ok(())
    }
}

enum Owner<'a> {
    Matter,
    Person(&'a str),
}

impl Owner<'_> {
    fn in_vocabulary(&self, path: &str) -> String {
        match self {
            Self::Matter => path.to_owned(),
            Self::Person(_) => format!("person.{path}"),
        }
    }

    fn full_name(&self, path: &str) -> FactId {
        match self {
            Self::Matter => FactId::new(path),
            Self::Person(id) => FactId::new(format!("people[{id}].{path}")),
        }
    }
}

fn unknown_fact(path: &str) -> String {
    format!("事実「{path}」は語彙にありません。綴りを確かめてください")
}

fn roles(person: &Map<String, Tree>) -> Result<std::collections::BTreeSet<Role>, String> {
    let written = person.get("roles").and_then(Tree::as_array).into_iter().flatten();
    written
        .map(|role| {
            let name = role.as_str().unwrap_or_default();
            Role::named(name).ok_or_else(|| format!("役割「{name}」は語彙にありません"))
        })
        .collect()
}

/// What a fact is when the thing it belongs to is not there at all.
fn none_of(def: &FactDef) -> Option<Answer> {
    let value = match &def.kind {
        FactKind::Choice(_) => def.read(NONE)?,
        FactKind::Impairments => Value::Impairments(Vec::new()),
        _ => return None,
    };
    Some(Answer::Known { value })
}

fn answer(def: &FactDef, path: &str, tree: &Tree) -> Result<Answer, String> {
    if tree.as_str() == Some(UNKNOWN) {
        return Ok(Answer::Unknown);
    }
    let value = match (&def.kind, tree) {
        (FactKind::Choice(_) | FactKind::Flag { .. } | FactKind::Number { .. }, _) => {
            word(tree).and_then(|word| def.read(&word))
        }
        (FactKind::Date, Tree::String(day)) => return date(def, path, day),
        (FactKind::List(_), Tree::Array(held)) => {
            let known = held.iter().map(|each| each.as_str().filter(|word| def.read(word).is_some()));
            known.map(|word| word.map(str::to_owned)).collect::<Option<Vec<_>>>().map(Value::List)
        }
        (FactKind::Impairments, Tree::Array(_)) => {
            serde_json::from_value::<Vec<Impairment>>(tree.clone()).ok().map(Value::Impairments)
        }
        (FactKind::Name | FactKind::Kana | FactKind::Address | FactKind::Phone | FactKind::Text, _) => {
            word(tree).map(|word| Value::Text(Personal::new(word)))
        }
        _ => None,
    };
    value
        .map(|value| Answer::Known { value })
        .ok_or_else(|| format!("事実「{path}」の値が、語彙の値ではありません"))
}

fn date(def: &FactDef, path: &str, written: &str) -> Result<Answer, String> {
    let whole = written.parse().map(|day| Value::Date(Personal::new(day)));
    let value = match whole {
        Ok(day) => Some(day),
        Err(_) if def.is_birth() => Born::read(written).map(|born| Value::Partial(Personal::new(born))),
        Err(_) => None,
    };
    let value = value
        .ok_or_else(|| format!("事実「{path}」の日付が暦にありません（2026-04-20 の形で書いてください）"))?;
    Ok(Answer::Known { value })
}

fn word(tree: &Tree) -> Option<String> {
    match tree {
        Tree::String(word) => Some(word.clone()),
        Tree::Bool(flag) => Some(flag.to_string()),
        Tree::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
