//! The matters of one interview: a second one taken up beside the first, or put down again. Nothing answered is lost;
//! what only a matter put down asks for lies aside and counts for nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Interview;
use super::carry_over::understands;
use crate::answer::{Answer, FactId, Facts, Value};
use crate::case::Role;
use crate::catalogue::{Catalogue, Matter};
use crate::once::each_once;
use crate::question::Roster;
use crate::verdict::seen::Seen;

/// What lies aside since a matter was put down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Aside {
    answers: Facts,
    roles: Vec<(String, Role)>,
}

impl Aside {
    pub(super) fn is_empty(&self) -> bool {
        self.answers.iter().next().is_none() && self.roles.is_empty()
    }
}

impl Interview {
    /// The matters of this interview, in the order they were taken up.
    pub fn matters<'a>(&self, catalogue: &'a Catalogue) -> Vec<&'a Matter> {
        std::iter::once(&self.matter).chain(&self.also).filter_map(|id| catalogue.matter(id)).collect()
    }

    /// Whether it is of that matter.
    #[must_use]
    pub fn is_of(&self, matter: &str) -> bool {
        self.matter == matter || self.also.iter().any(|also| also == matter)
    }

    /// Whether another matter can be taken up: its people are those of every matter already here.
    #[must_use]
    pub fn can_take_up(&self, catalogue: &Catalogue, matter: &Matter) -> bool {
        let held = self.matters(catalogue);
        !self.is_of(&matter.id) && held.iter().all(|held| matter.beside.contains(&held.id))
    }

    /// Takes up another matter beside the first: who marries may also move. What was put aside for it comes back.
    pub fn take_up(&mut self, catalogue: &Catalogue, matter: &Matter) {
        if self.is_of(&matter.id) {
            return;
        }
        self.also.push(matter.id.clone());
        self.standing_at = None;
        for (fact, answer) in matter.given.iter() {
            self.give_with_another(self.case.full_name(fact), answer);
        }
        for person in std::iter::once(&matter.focus).chain(&matter.people) {
            if let Some(known) = self.case.people.iter_mut().find(|known| known.id == person.id) {
                known.roles.extend(&person.roles);
            }
        }
        self.bring_back(catalogue, matter);
        self.know_whether_everybody_is_named(catalogue);
    }

    /// Puts down a matter that was taken up by mistake. The first one stays.
    pub fn put_down(&mut self, catalogue: &Catalogue, matter: &Matter) {
        if !self.also.contains(&matter.id) {
            return;
        }
        let asked = self.facts_asked(catalogue);
        self.also.retain(|also| *also != matter.id);
        self.standing_at = None;
        let held = self.matters(catalogue);
        let stays = |kind: &String| held.iter().any(|held| held.events.contains(kind));
        let kinds = FactId::new("event.kinds");
        if let Some(Value::List(told)) = self.case.answers.value(&kinds) {
            let left = told.iter().filter(|kind| stays(kind)).cloned().collect();
            self.case.answers.set(kinds, Answer::Known { value: Value::List(left) });
        }
        self.lay_roles_aside(matter, &held);
        self.lay_answers_aside(catalogue, &asked);
        self.know_whether_everybody_is_named(catalogue);
    }

    /// Says what somebody who was named is in the event, of what the matters' rosters ask.
    pub fn give_roles(&mut self, catalogue: &Catalogue, id: &str, roles: &BTreeSet<Role>) {
        let asked = self.roster_roles(catalogue);
        let own =
            self.matters(catalogue).first().map(|matter| matter.focus.roles.clone()).unwrap_or_default();
        let focus = self.case.focus.as_deref() == Some(id);
        let fixed =
            |role: &Role| !asked.contains(role) || (focus && own.contains(role) && *role != Role::Visitor);
        if let Some(person) = self.case.people.iter_mut().find(|person| person.id == id) {
            person.roles.retain(fixed);
            person.roles.extend(roles.iter().filter(|role| asked.contains(role)));
        }
    }

    /// The roles that the matters' rosters ask for, each once.
    #[must_use]
    pub fn roster_roles(&self, catalogue: &Catalogue) -> Vec<Role> {
        let matters = self.matters(catalogue);
        let rosters = matters.iter().filter_map(|matter| matter.roster.as_ref());
        each_once(rosters.flat_map(|roster| roster.roles.iter().copied()))
    }

    /// Says whether everybody concerned is named, whichever matter asks for them.
    pub fn everybody_is_named(&mut self, named: bool) {
        self.case.everybody_named = named;
        self.named_for.clear();
        if named {
            self.named_for.extend(std::iter::once(&self.matter).chain(&self.also).cloned());
        }
    }

    /// Says that everybody is named whom the roster at hand asks for; another matter's roster asks for others.
    pub fn roster_is_told(&mut self, catalogue: &Catalogue) {
        let matters = self.matters(catalogue);
        let told =
            matters.iter().find(|matter| matter.roster.is_some() && !self.named_for.contains(&matter.id));
        self.named_for.extend(told.map(|matter| matter.id.clone()));
        self.know_whether_everybody_is_named(catalogue);
    }

    /// The roster by which people are named now: the first matter's for which it is not said that all are.
    pub(super) fn roster_at_hand<'a>(&self, matters: &[&'a Matter]) -> Option<&'a Roster> {
        let open =
            matters.iter().find(|matter| matter.roster.is_some() && !self.named_for.contains(&matter.id));
        open.copied()
            .or_else(|| matters.iter().find(|matter| matter.roster.is_some()).copied())?
            .roster
            .as_ref()
    }

    fn know_whether_everybody_is_named(&mut self, catalogue: &Catalogue) {
        let matters = self.matters(catalogue);
        self.case.everybody_named =
            matters.iter().all(|matter| matter.roster.is_none() || self.named_for.contains(&matter.id));
    }

    /// A fact that is clear from a matter, beside what the other matters made clear: a list grows, an answer stays.
    fn give_with_another(&mut self, fact: FactId, given: &Answer) {
        let joined = match (self.case.answers.answer(&fact), given) {
            (None, _) => given.clone(),
            (
                Some(Answer::Known { value: Value::List(held) }),
                Answer::Known { value: Value::List(more) },
            ) => {
                let both = held.iter().chain(more.iter().filter(|word| !held.contains(word)));
                Answer::Known { value: Value::List(both.cloned().collect()) }
            }
            (Some(_), _) => return,
        };
        self.case.answers.set(fact, joined);
    }

    /// Lays the roles aside that only this matter gives.
    fn lay_roles_aside(&mut self, matter: &Matter, held: &[&Matter]) {
        let others: BTreeSet<Role> = held.iter().flat_map(|held| roles_of(held)).collect();
        let only: BTreeSet<Role> = roles_of(matter).filter(|role| !others.contains(role)).collect();
        for person in &mut self.case.people {
            let aside = person.roles.iter().filter(|role| only.contains(role));
            self.aside.roles.extend(aside.map(|role| (person.id.clone(), *role)));
            person.roles.retain(|role| !only.contains(role));
        }
    }

    /// Lays the answers aside that were asked for and are no more. What was said by naming somebody, or is clear from
    /// a matter that stays, is no answer to a question.
    fn lay_answers_aside(&mut self, catalogue: &Catalogue, asked: &BTreeSet<FactId>) {
        let still = self.facts_asked(catalogue);
        let matters = self.matters(catalogue);
        let mut clear: BTreeSet<FactId> = matters
            .iter()
            .flat_map(|matter| matter.given.iter().map(|(fact, _)| self.case.full_name(fact)))
            .collect();
        let named = self.case.people.iter().filter(|person| self.case.focus.as_ref() != Some(&person.id));
        clear.extend(named.flat_map(|person| ["relation", "sex"].map(|path| person.fact(path))));
        for fact in asked.difference(&still).filter(|fact| !clear.contains(fact)) {
            if let Some(answer) = self.case.answers.answer(fact).cloned() {
                self.case.answers.clear(fact);
                self.aside.answers.set(fact.clone(), answer);
            }
        }
    }

    fn bring_back(&mut self, catalogue: &Catalogue, matter: &Matter) {
        let theirs: BTreeSet<Role> = roles_of(matter).collect();
        let Aside { answers, roles } = std::mem::take(&mut self.aside);
        for (id, role) in roles {
            match self.case.people.iter_mut().find(|person| person.id == id) {
                Some(person) if theirs.contains(&role) => drop(person.roles.insert(role)),
                _ => self.aside.roles.push((id, role)),
            }
        }
        let asked = self.facts_asked(catalogue);
        for (fact, answer) in answers.iter() {
            let back = asked.contains(fact)
                && !self.case.answers.is_asked(fact)
                && understands(catalogue, fact, answer);
            let place = if back { &mut self.case.answers } else { &mut self.aside.answers };
            place.set(fact.clone(), answer.clone());
        }
    }

    /// The full names of the facts that its questions ask for, whether they can be put now or not.
    fn facts_asked(&self, catalogue: &Catalogue) -> BTreeSet<FactId> {
        let seen = Seen::whole(catalogue, &self.case);
        let askings = self.askings(catalogue, &seen);
        let places = askings.iter().flat_map(|asking| asking.places(&seen));
        places.map(|place| seen.full_name(place)).collect()
    }
}

fn roles_of(matter: &Matter) -> impl Iterator<Item = Role> + '_ {
    let people = std::iter::once(&matter.focus).chain(&matter.people);
    let rostered = matter.roster.iter().flat_map(|roster| &roster.roles);
    people.flat_map(|person| &person.roles).chain(rostered).copied()
}
