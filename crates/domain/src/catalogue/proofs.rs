//! What can be proved of a ledger without any case: nothing unreachable, nothing unasked, nothing asked for nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Catalogue, FactKey};
use crate::answer::Value;
use crate::form::fed::Fed;
use crate::procedure::{Confidence, Procedure};
use crate::question::{FactDef, Question};
use crate::verdict::rule::{Ref, Rule, Test};

/// Something that a ledger should not have, for the person who writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// the procedure, question or condition meant
    pub at: String,
    /// what is wrong and what to do, in Japanese
    pub message: String,
}

/// Everything found, in the ledger's order.
#[must_use]
pub fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for procedure in &catalogue.procedures {
        look_at(catalogue, procedure, &mut found);
    }
    let needed = needed(catalogue);
    for question in &catalogue.questions {
        if !question.asks.iter().any(|asked| needed.contains(&asked.fact.fact)) {
            found.push(Finding {
                at: question.id.clone(),
                message:
                    "この設問の答えは、どの手続にも様式にも使われていません。消すか、使う条件を書いてください"
                        .to_owned(),
            });
        }
        if !can_hold(catalogue, &question.ask_when) {
            found.push(Finding {
                at: question.id.clone(),
                message: "ask_when の条件が、たがいに打ち消し合っています。この設問は聞かれません".to_owned(),
            });
        }
    }
    catalogue
        .facts
        .iter()
        .filter(|def| !def.told.is_empty())
        .for_each(|def| look_at_told(catalogue, def, &mut found));
    found
}

/// A fact that others tell spares questions; so it must look at everything that those questions ask for.
fn look_at_told(catalogue: &Catalogue, def: &FactDef, found: &mut Vec<Finding>) {
    let mut note = |at: &str, message: String| found.push(Finding { at: at.to_owned(), message });
    let looked_at: BTreeSet<FactKey> =
        def.told.iter().flat_map(|told| facts_of(catalogue, &told.when)).collect();
    if def.told.iter().any(|told| !can_hold(catalogue, &told.when)) {
        note(def.id.as_str(), "told の条件が、たがいに打ち消し合っています".to_owned());
    }
    if looked_at.iter().any(|fact| !catalogue.def(*fact).told.is_empty()) {
        note(def.id.as_str(), "told の条件に、ほかの事実から決まる事実は使えません".to_owned());
    }
    let Some(gate) = catalogue.key(def.id.as_str()) else { return };
    for question in catalogue.questions.iter().filter(|question| hangs_on(&question.ask_when, gate)) {
        for asked in &question.asks {
            let fact = catalogue.def(asked.fact.fact);
            if !looked_at.contains(&asked.fact.fact) && fact.told.is_empty() {
                note(
                    &question.id,
                    format!(
                        "この設問は「{}」で省かれるのに、その told が「{}」を見ていません",
                        def.id, fact.id
                    ),
                );
            }
        }
    }
}

/// Whether a condition cannot hold without a fact's own value: the fact alone, or beside others that must hold too.
fn hangs_on(rule: &Rule, gate: FactKey) -> bool {
    match &rule.test {
        Test::Is(fact, _) => fact.fact == gate,
        Test::All(rules) => rules.iter().any(|rule| hangs_on(rule, gate)),
        _ => false,
    }
}

fn look_at(catalogue: &Catalogue, procedure: &Procedure, found: &mut Vec<Finding>) {
    let mut note = |message: String| found.push(Finding { at: procedure.id.clone(), message });
    let rules: Vec<&Rule> = procedure.required_when.iter().chain(&procedure.offer_when).collect();
    if !rules.iter().any(|rule| can_hold(catalogue, rule)) {
        note("条件が、たがいに打ち消し合っています。この手続は、だれにも当たりません".to_owned());
    }
    let asked = asked_in(catalogue, &procedure.event);
    for fact in rules.iter().flat_map(|rule| facts_of(catalogue, rule)).collect::<BTreeSet<_>>() {
        if !asked.contains(&fact) && !is_told_elsewhere(catalogue, fact) {
            note(format!(
                "判定に使う事実「{}」を聞く設問が、この出来事の用件にありません",
                catalogue.def(fact).id
            ));
        }
    }
    for anchor in procedure.deadlines.iter().filter_map(|deadline| catalogue.anchors.get(deadline.anchor)) {
        let fact = anchor.fact.fact;
        if !asked.contains(&fact) && !is_told_elsewhere(catalogue, fact) {
            note(format!("期限の起算「{}」を聞く設問が、この出来事の用件にありません", anchor.name));
        }
    }
    if procedure.confidence == Confidence::Sourced && procedure.sources.is_empty() {
        note("confidence が sourced ですが、出典（sources）がありません".to_owned());
    }
    if procedure.offices.is_empty() {
        note("窓口（office）がありません".to_owned());
    }
}

/// The day and the ward are clear, relation and sex are told when somebody is named, the city's own policy is nobody's
/// to be asked, and what is presumed need not be.
fn is_told_elsewhere(catalogue: &Catalogue, fact: FactKey) -> bool {
    let def = catalogue.def(fact);
    let keys = &catalogue.keys;
    [keys.visit_date, keys.ward, keys.kinds, keys.relation, keys.sex, keys.age].contains(&Some(fact))
        || def.presumed.is_some()
        || def.id.as_str().starts_with("policy.")
}

/// The facts that the matters of a life event ask for or give.
fn asked_in(catalogue: &Catalogue, event: &str) -> BTreeSet<FactKey> {
    let matters = catalogue.matters.iter().filter(|matter| matter.events.iter().any(|held| held == event));
    let mut asked = BTreeSet::new();
    for matter in matters {
        asked.extend(
            catalogue.questions_of(matter).flat_map(|question| &question.asks).map(|asked| asked.fact.fact),
        );
        asked.extend(matter.given.iter().filter_map(|(fact, _)| {
            let def = catalogue.fact(fact)?;
            catalogue.key(def.id.as_str())
        }));
    }
    asked
}

/// Every fact that some rule, term, office or form makes use of.
fn needed(catalogue: &Catalogue) -> BTreeSet<FactKey> {
    let mut needed = BTreeSet::new();
    let mut use_of = |rule: &Rule| needed.extend(facts_of(catalogue, rule));
    for procedure in &catalogue.procedures {
        procedure.required_when.iter().chain(&procedure.offer_when).for_each(&mut use_of);
        procedure.deadlines.iter().filter_map(|deadline| deadline.when.as_ref()).for_each(&mut use_of);
        procedure.offices.iter().filter_map(|office| office.when.as_ref()).for_each(&mut use_of);
        for applicant in &procedure.applicants {
            applicant.when.iter().chain(&applicant.who).chain(&applicant.ranks).for_each(&mut use_of);
        }
    }
    for kind in &catalogue.applicants {
        kind.who.iter().chain(&kind.ranks).for_each(&mut use_of);
    }
    for question in &catalogue.questions {
        conditions_of(question).for_each(&mut use_of);
    }
    catalogue.facts.iter().flat_map(|def| &def.impossible).for_each(|told| use_of(&told.when));
    catalogue.borrows.iter().for_each(|borrow| use_of(&borrow.when));
    needed.extend(catalogue.anchors.iter().map(|anchor| anchor.fact.fact));
    let wants =
        catalogue.procedures.iter().flat_map(|procedure| procedure.wants.iter().chain(&procedure.ward));
    needed.extend(wants.map(|fact| fact.fact));
    let fed = catalogue.procedures.iter().flat_map(|procedure| catalogue.fed_by(procedure));
    needed.extend(fed.map(Fed::fact));
    needed
}

fn conditions_of(question: &Question) -> impl Iterator<Item = &Rule> {
    question.each.iter().map(|(_, filter)| filter).chain([&question.ask_when])
}

/// The facts of a rule and of the conditions it names.
fn facts_of(catalogue: &Catalogue, rule: &Rule) -> BTreeSet<FactKey> {
    let mut found = BTreeSet::new();
    let (mut waiting, mut looked_into) = (vec![rule], BTreeSet::new());
    while let Some(rule) = waiting.pop() {
        found.extend(rule.refs().iter().map(|fact| fact.fact));
        rule.visit(&mut |rule| match &rule.test {
            Test::Age(_) | Test::SchoolYear(_) => found.extend(catalogue.keys.birth_date),
            Test::Named(at) if looked_into.insert(*at) => waiting.push(catalogue.condition(*at)),
            _ => {}
        });
    }
    found
}

/// Whether a rule is free of conditions that rule each other out. It may still hold for nobody: this finds what the
/// words alone contradict.
fn can_hold(catalogue: &Catalogue, rule: &Rule) -> bool {
    let mut together = Together::default();
    together.add(catalogue, rule)
}

/// What must hold at once.
#[derive(Default, Clone)]
struct Together<'a> {
    values: BTreeMap<Ref, Vec<&'a Value>>,
    numbers: BTreeMap<Ref, (i64, i64)>,
}

impl<'a> Together<'a> {
    /// Adds a condition; false when it cannot hold beside the others.
    fn add(&mut self, catalogue: &'a Catalogue, rule: &'a Rule) -> bool {
        match &rule.test {
            Test::All(rules) => rules.iter().all(|rule| self.add(catalogue, rule)),
            Test::Any(rules) => {
                rules.is_empty() || rules.iter().any(|rule| self.clone().add(catalogue, rule))
            }
            Test::Named(at) => self.add(catalogue, catalogue.condition(*at)),
            Test::Is(fact, values) => self.narrow(*fact, values.iter().collect()),
            Test::Not(inner) => match &inner.test {
                Test::Is(fact, values) => self.exclude(catalogue, *fact, values),
                Test::Always => false,
                _ => true,
            },
            Test::Number(test) => {
                let (least, most) = (test.at_least.unwrap_or(i64::MIN), test.at_most.unwrap_or(i64::MAX));
                let most = if test.each.is_some() { i64::MAX } else { most };
                let held = self.numbers.entry(test.fact).or_insert((i64::MIN, i64::MAX));
                *held = (held.0.max(least), held.1.min(most));
                held.0 <= held.1
            }
            Test::Age(test) => {
                !matches!((test.at_least, test.below), (Some(least), Some(below)) if least >= below)
            }
            Test::People(test) => Self::default().add(catalogue, &test.filter) || !must_fit_somebody(test),
            _ => true,
        }
    }

    fn narrow(&mut self, fact: Ref, values: Vec<&'a Value>) -> bool {
        let held = self.values.entry(fact).or_insert_with(|| values.clone());
        held.retain(|value| values.contains(value));
        !held.is_empty()
    }

    fn exclude(&mut self, catalogue: &'a Catalogue, fact: Ref, values: &[Value]) -> bool {
        if let Some(held) = self.values.get_mut(&fact) {
            held.retain(|value| !values.contains(value));
            return !held.is_empty();
        }
        let all = catalogue.def(fact.fact).values();
        all.is_empty() || all.iter().any(|value| !values.contains(value))
    }
}

const fn must_fit_somebody(test: &crate::verdict::rule::PeopleTest) -> bool {
    use crate::verdict::rule::Quantity;
    match test.quantity {
        Quantity::Some => true,
        Quantity::Every => false,
        Quantity::Count { at_least, .. } => at_least > 0,
    }
}
