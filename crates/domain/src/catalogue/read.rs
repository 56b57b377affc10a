//! From the catalogue's files to the checked whole. Every problem is said with its file and line.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::raw::{
    At, RawApplicantKind, RawChoice, RawFact, RawFile, RawKind, RawMatter, RawPerson, RawQuestion,
};
use super::{Catalogue, Condition, FactKey, Matter, Problem, Section};
use crate::answer::{Answer, FactId, Facts, Value};
use crate::case::Person;
use crate::procedure::{Anchor, ApplicantKind, Office, Source};
use crate::question::{
    Asked, Borrow, Choice, FactDef, FactKind, Impossible, Question, Roster, Told, WellKnown,
};
use crate::verdict::rule::{Ref, Rule, Test, Whose};

/// One file of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct CatalogueFile<'a> {
    /// as a problem names it
    pub name: &'a str,
    /// what it says
    pub text: &'a str,
}

/// The schema of a catalogue file, for editors that complete and check while typing.
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(RawFile)
}

/// Reads the files of a catalogue as one whole.
///
/// # Errors
/// Every problem found, with its file and line.
pub fn parse(files: &[CatalogueFile<'_>]) -> Result<Catalogue, Vec<Problem>> {
    let mut reading = Reading::default();
    let raws: Vec<(String, RawFile)> = files
        .iter()
        .filter_map(|file| match serde_saphyr::from_str::<RawFile>(file.text) {
            Ok(raw) => Some((file.name.to_owned(), raw)),
            Err(error) => {
                reading.problems.push(unreadable(file.name, &error));
                None
            }
        })
        .collect();
    if !reading.problems.is_empty() {
        return Err(reading.problems);
    }
    let catalogue = reading.catalogue(raws);
    if reading.problems.is_empty() { Ok(catalogue) } else { Err(reading.problems) }
}

fn unreadable(file: &str, error: &serde_saphyr::Error) -> Problem {
    let said = error.without_snippet().to_string();
    Problem {
        file: file.to_owned(),
        line: error.location().map_or(0, |place| place.line()),
        message: format!("書き方が正しくありません（{}）", said.lines().next().unwrap_or_default()),
    }
}

/// What is known so far, and the problems met on the way.
#[derive(Default)]
pub(super) struct Reading {
    file: String,
    facts: Vec<FactDef>,
    by_name: HashMap<String, FactKey>,
    pub(super) conditions: Vec<String>,
    pub(super) anchors: Vec<Anchor>,
    pub(super) applicants: Vec<ApplicantKind>,
    pub(super) offices: Vec<Office>,
    pub(super) sources: Vec<Source>,
    problems: Vec<Problem>,
}

impl Reading {
    fn catalogue(&mut self, mut raws: Vec<(String, RawFile)>) -> Catalogue {
        self.no_twins(&raws);
        self.known_neighbours(&raws);
        self.vocabulary(&mut raws);
        let mut whole = Catalogue {
            version: String::new(),
            matters: Vec::new(),
            facts: Vec::new(),
            keys: self.well_known(),
            conditions: Vec::new(),
            questions: Vec::new(),
            procedures: Vec::new(),
            anchors: Vec::new(),
            applicants: Vec::new(),
            offices: Vec::new(),
            sources: Vec::new(),
            borrows: Vec::new(),
            by_name: self.by_name.clone(),
            by_path: self.by_path(),
            fed: BTreeMap::new(),
        };
        let mut rest = Vec::new();
        for (file, raw) in raws {
            self.file.clone_from(&file);
            rest.push((file, self.tables(raw, &mut whole)));
        }
        for (file, raw) in rest {
            self.file = file;
            self.ledger(raw, &mut whole);
        }
        if whole.version.is_empty() {
            self.problems.push(Problem {
                file: String::new(),
                line: 0,
                message: "台帳の版（version）がどのファイルにもありません".to_owned(),
            });
        }
        self.no_circles(&whole.conditions);
        // The ledger is read in the order of its ids, however its files are cut.
        whole.procedures.sort_by(|one, other| one.id.cmp(&other.id));
        whole.facts.clone_from(&self.facts);
        whole.anchors.clone_from(&self.anchors);
        whole.applicants.clone_from(&self.applicants);
        whole.offices.clone_from(&self.offices);
        whole.sources.clone_from(&self.sources);
        whole
    }

    /// The facts and the names of the conditions, before any rule speaks of them.
    fn vocabulary(&mut self, raws: &mut [(String, RawFile)]) {
        for (file, raw) in raws.iter() {
            self.file.clone_from(file);
            for fact in &raw.facts {
                let Ok(key) = u16::try_from(self.facts.len()) else { continue };
                self.by_name.insert(fact.id.value.0.clone(), FactKey(key));
                let def = self.fact_def(fact);
                self.facts.push(def);
            }
            self.conditions.extend(raw.conditions.iter().map(|condition| condition.id.value.0.clone()));
        }
    }

    /// The tables of codes, and what of the facts hangs on rules.
    fn tables(&mut self, mut raw: RawFile, whole: &mut Catalogue) -> RawFile {
        if let Some(version) = &raw.version {
            if !whole.version.is_empty() {
                self.problem(version, "台帳の版（version）が2か所にあります".to_owned());
            }
            whole.version.clone_from(&version.value.0);
        }
        for fact in &mut raw.facts {
            self.leaning_on_rules(fact);
        }
        for anchor in std::mem::take(&mut raw.anchors) {
            let fact = self.fact_ref(&anchor.fact);
            let first_of = anchor.first_of.as_ref().map(|group| self.group(group));
            self.anchors.push(Anchor {
                id: anchor.id.value.0,
                name: anchor.name,
                fact,
                after_days: anchor.after_days,
                first_of,
            });
        }
        for kind in std::mem::take(&mut raw.applicants) {
            let kind = self.applicant_kind(kind);
            self.applicants.push(kind);
        }
        let offices = std::mem::take(&mut raw.offices).into_iter();
        self.offices.extend(offices.map(|office| Office { id: office.id.value.0, name: office.name }));
        let sources = std::mem::take(&mut raw.sources).into_iter();
        self.sources.extend(sources.map(|source| Source {
            id: source.id.value.0,
            title: source.title,
            place: source.place,
        }));
        for matter in std::mem::take(&mut raw.matters) {
            let matter = self.matter(matter);
            whole.matters.push(matter);
        }
        raw
    }

    fn ledger(&mut self, raw: RawFile, whole: &mut Catalogue) {
        for condition in raw.conditions {
            let rule = self.rule(condition.when, &condition.id);
            whole.conditions.push(Condition { id: condition.id.value.0, rule });
        }
        for borrow in raw.borrows {
            let when = self.rule(borrow.when, &borrow.fact);
            for fact in [&borrow.fact, &borrow.from] {
                self.fact_ref(fact);
            }
            let name = |fact: At| FactId::new(fact.value.0);
            whole.borrows.push(Borrow { fact: name(borrow.fact), from: name(borrow.from), when });
        }
        for question in raw.questions {
            let others = self.other_sections(&question, &whole.matters);
            let question = self.question(question, &whole.matters);
            let copies = others.into_iter().map(|section| Question { section, ..question.clone() });
            whole.questions.extend(copies.collect::<Vec<_>>());
            whole.questions.push(question);
        }
        for procedure in raw.procedures {
            let procedure = self.procedure(procedure);
            whole.procedures.push(procedure);
        }
    }

    fn no_twins(&mut self, raws: &[(String, RawFile)]) {
        let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        for (file, raw) in raws {
            let ids = (raw.facts.iter().map(|each| ("事実", &each.id)))
                .chain(raw.questions.iter().map(|each| ("設問", &each.id)))
                .chain(raw.procedures.iter().map(|each| ("手続", &each.id)))
                .chain(raw.conditions.iter().map(|each| ("条件", &each.id)))
                .chain(raw.matters.iter().map(|each| ("用件", &each.id)))
                .chain(raw.anchors.iter().map(|each| ("起算日", &each.id)))
                .chain(raw.applicants.iter().map(|each| ("申請者", &each.id)))
                .chain(raw.offices.iter().map(|each| ("窓口", &each.id)))
                .chain(raw.sources.iter().map(|each| ("出典", &each.id)));
            for (what, id) in ids {
                if let Some(first) = seen.insert((what, &id.value.0), file) {
                    self.file.clone_from(file);
                    let message = format!(
                        "{what}「{}」が2回書かれています（先は {first}）。片方を消してください",
                        id.value.0
                    );
                    self.problem(id, message);
                }
            }
        }
    }

    /// A matter can only be taken up beside one that there is.
    fn known_neighbours(&mut self, raws: &[(String, RawFile)]) {
        let matters =
            || raws.iter().flat_map(|(file, raw)| raw.matters.iter().map(move |matter| (file, matter)));
        for (file, matter) in matters() {
            for beside in &matter.beside {
                if !matters().any(|(_, known)| known.id.value.0 == beside.value.0) {
                    self.file.clone_from(file);
                    self.problem(beside, format!("用件「{}」（beside）はどこにもありません", beside.value.0));
                }
            }
        }
    }

    /// A named condition that speaks of itself would never be decided.
    fn no_circles(&mut self, conditions: &[Condition]) {
        for (at, condition) in conditions.iter().enumerate() {
            let (mut waiting, mut met) = (vec![at], BTreeSet::new());
            while let Some(next) = waiting.pop() {
                let Some(inner) = conditions.get(next) else { continue };
                inner.rule.visit(&mut |rule| {
                    if let Test::Named(named) = rule.test
                        && met.insert(named)
                    {
                        waiting.push(named);
                    }
                });
            }
            if met.contains(&at) {
                self.problems.push(Problem {
                    file: String::new(),
                    line: 0,
                    message: format!("条件「{}」が、めぐって自分を使っています", condition.id),
                });
            }
        }
    }

    pub(super) fn problem(&mut self, at: &At, message: String) {
        self.problems.push(Problem { file: self.file.clone(), line: at.referenced.line(), message });
    }

    pub(super) fn key(&self, name: &str) -> Option<FactKey> {
        self.by_name.get(name).copied()
    }

    pub(super) fn def(&self, fact: Ref) -> Option<&FactDef> {
        self.facts.get(fact.fact.index())
    }

    pub(super) const fn no_fact(&self) -> Ref {
        Ref { whose: Whose::Matter, fact: FactKey(0) }
    }

    fn by_path(&self) -> HashMap<String, FactKey> {
        let theirs =
            self.by_name.iter().filter_map(|(name, key)| Some((name.strip_prefix("person.")?, *key)));
        theirs.map(|(path, key)| (path.to_owned(), key)).collect()
    }

    fn well_known(&self) -> WellKnown {
        WellKnown {
            birth_date: self.key("person.birth_date"),
            age: self.key("person.age"),
            relation: self.key("person.relation"),
            sex: self.key("person.sex"),
            visit_date: self.key("event.visit_date"),
            ward: self.key("event.ward"),
            kinds: self.key("event.kinds"),
            death_date: self.key("death.date"),
            move_date: self.key("move.date"),
        }
    }

    fn fact_def(&mut self, raw: &RawFact) -> FactDef {
        let mut def = FactDef {
            id: FactId::new(&raw.id.value.0),
            name: raw.name.clone(),
            kind: kind(raw),
            closed: None,
            presumed: None,
            lookup: raw.lookup.clone(),
            impossible: Vec::new(),
            told: Vec::new(),
        };
        let mut read = |written: &Option<At>, what: &str| {
            let written = written.as_ref()?;
            let value = def.read(&written.value.0);
            if value.is_none() {
                let message = format!("{what}「{}」は事実「{}」の値にありません", written.value.0, def.id);
                self.problem(written, message);
            }
            value
        };
        let (closed, presumed) = (read(&raw.closed, "closed の"), read(&raw.presumed, "presumed の"));
        (def.closed, def.presumed) = (closed, presumed);
        def
    }

    fn leaning_on_rules(&mut self, raw: &mut RawFact) {
        let Some(fact) = self.key(&raw.id.value.0) else { return };
        let own = Ref { whose: Whose::Their, fact };
        let impossible: Vec<Impossible> = std::mem::take(&mut raw.impossible)
            .into_iter()
            .map(|impossible| Impossible {
                value: self.value(own, &impossible.value),
                when: self.rule(impossible.when, &impossible.value),
                because: impossible.because,
            })
            .collect();
        let told: Vec<Told> = std::mem::take(&mut raw.told)
            .into_iter()
            .map(|told| Told { value: self.value(own, &told.value), when: self.rule(told.when, &told.value) })
            .collect();
        if let Some(def) = self.facts.get_mut(fact.index()) {
            (def.impossible, def.told) = (impossible, told);
        }
    }

    fn applicant_kind(&mut self, raw: RawApplicantKind) -> ApplicantKind {
        let who = raw.who.map(|who| self.rule(who, &raw.id));
        let ranks = raw.ranks.into_iter().map(|rank| self.rule(rank, &raw.id)).collect();
        ApplicantKind { id: raw.id.value.0, name: raw.name, who, ranks }
    }

    fn person(&mut self, raw: RawPerson) -> Person {
        Person {
            id: raw.id,
            roles: raw.roles.iter().filter_map(|role| self.role(role)).collect(),
            label: raw.label,
        }
    }

    fn matter(&mut self, raw: RawMatter) -> Matter {
        let focus = self.person(raw.focus);
        let people = raw.people.into_iter().map(|person| self.person(person)).collect();
        let mut given = Facts::default();
        let kinds = raw.events.clone();
        if !kinds.is_empty() {
            given.set(FactId::new("event.kinds"), Answer::Known { value: Value::List(kinds) });
        }
        for told in raw.given {
            let fact = self.fact_ref(&told.fact);
            let Some(written) = told.is.or(told.has) else { continue };
            let value = self.value(fact, &written);
            given.set(FactId::new(told.fact.value.0), Answer::Known { value });
        }
        let sections: Vec<Section> = raw
            .sections
            .into_iter()
            .map(|section| Section { id: section.id, title: section.title })
            .collect();
        let roster = raw.roster.map(|roster| {
            self.known_section(&roster.section, sections.iter());
            Roster {
                section: roster.section.value.0.clone(),
                roles: roster.roles.iter().filter_map(|role| self.role(role)).collect(),
                say: roster.say,
                official: roster.official,
                help: roster.help,
            }
        });
        Matter {
            id: raw.id.value.0,
            name: raw.name,
            events: raw.events,
            sections,
            focus,
            people,
            roster,
            beside: raw.beside.into_iter().map(|beside| beside.value.0).collect(),
            given,
        }
    }

    /// The sections of other matters in which the same question stands.
    fn other_sections(&mut self, raw: &RawQuestion, matters: &[Matter]) -> Vec<String> {
        for section in &raw.also_in {
            self.known_section(section, matters.iter().flat_map(|matter| &matter.sections));
        }
        raw.also_in.iter().map(|section| section.value.0.clone()).collect()
    }

    fn known_section<'a>(&mut self, section: &At, mut known: impl Iterator<Item = &'a Section>) {
        if !known.any(|known| known.id == section.value.0) {
            let message = format!("節「{}」は matters の sections にありません", section.value.0);
            self.problem(section, message);
        }
    }

    fn question(&mut self, raw: RawQuestion, matters: &[Matter]) -> Question {
        self.known_section(&raw.section, matters.iter().flat_map(|matter| &matter.sections));
        if raw.asks.is_empty() || raw.asks.len() > 5 {
            self.problem(&raw.id, "asks には1つから5つの事実を書いてください".to_owned());
        }
        let each = raw.each.map(|each| {
            let filter = raw.filter.map_or(Rule::bare(Test::Always), |filter| self.rule(filter, &raw.id));
            (self.group(&each), filter)
        });
        let asks = raw
            .asks
            .into_iter()
            .map(|asked| Asked {
                fact: self.fact_ref(&asked.fact),
                required: asked.required,
                hint: asked.hint,
                choices: asked.values.iter().map(choice).collect(),
            })
            .collect();
        let ask_when = raw.ask_when.map_or(Rule::bare(Test::Always), |rule| self.rule(rule, &raw.id));
        Question {
            id: raw.id.value.0,
            section: raw.section.value.0,
            short: raw.short,
            each,
            asks,
            say: raw.say,
            official: raw.official,
            help: raw.help,
            unknown: raw.unknown,
            ask_when,
        }
    }
}

fn choice(raw: &RawChoice) -> Choice {
    Choice {
        value: raw.value.0.clone(),
        label: raw.label.clone(),
        hint: raw.hint.clone(),
        because: raw.because.clone(),
    }
}

fn kind(raw: &RawFact) -> FactKind {
    let choices = || raw.values.iter().map(choice).collect();
    let flag = |value: &str, label: &str| {
        let written = raw.values.iter().find(|choice| choice.value.0 == value);
        written.map_or_else(
            || Choice { value: value.into(), label: label.into(), hint: None, because: None },
            choice,
        )
    };
    match raw.kind {
        RawKind::Choice => FactKind::Choice(choices()),
        RawKind::List => FactKind::List(choices()),
        RawKind::Flag => FactKind::Flag { yes: flag("true", "はい"), no: flag("false", "いいえ") },
        RawKind::Date => FactKind::Date,
        RawKind::Number => FactKind::Number { min: raw.min.unwrap_or(0), max: raw.max.unwrap_or(i64::MAX) },
        RawKind::Name => FactKind::Name,
        RawKind::Kana => FactKind::Kana,
        RawKind::Address => FactKind::Address,
        RawKind::Phone => FactKind::Phone,
        RawKind::Text => FactKind::Text,
        RawKind::Impairments => FactKind::Impairments,
    }
}
