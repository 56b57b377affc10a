//! Where an interview stands: what counts, what is open, which question is next and how many may follow.

use crate::answer::{Answer, FactId, Facts};
use crate::calendar::office_day::Holidays;
use crate::case::Case;
use crate::catalogue::{Catalogue, Matter};
use crate::once::each_once;
use crate::procedure::Procedure;
use crate::question::Roster;
use crate::truth::Truth;
use crate::verdict::rule::Ref;
use crate::verdict::seen::{Found, Place, Seen};
use crate::verdict::weigh::Open;
use crate::verdict::{Status, Verdict};

use super::{Asking, Interview};

/// What is to be done now.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// name everybody concerned
    Roster(&'a Roster),
    /// ask this
    Ask(Asking<'a>),
}

/// `あと fewest〜most 問`, and how many are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remaining {
    /// surely asked
    pub fewest: u16,
    /// asked if no answer spares them
    pub most: u16,
    /// answered already
    pub done: u16,
}

/// How a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// other answers rule it out
    RuledOut,
    /// it was answered, and the answer counts
    Answered,
    /// its answer can no longer matter
    Idle,
    /// it may be asked, but something else should be asked before
    Waiting,
    /// it can be asked now
    Ready,
}

/// While the roster is open, so many people are reckoned with: each is named on one screen, and each may be asked
/// every question that is put to people one by one.
const PEOPLE_RECKONED_WITH: u16 = 5;

/// An interview laid out, and what follows from it.
#[derive(Debug)]
pub struct Standing<'a> {
    /// the answers that count
    pub seen: Seen<'a>,
    /// how each procedure stands, in the catalogue's order
    pub statuses: Vec<Status>,
    /// what could still decide each
    opens: Vec<Open>,
    interview: &'a Interview,
    matters: Vec<&'a Matter>,
    askings: Vec<Asking<'a>>,
    states: Vec<State>,
    gains: Vec<u32>,
    surely: u16,
}

impl<'a> Standing<'a> {
    pub(super) fn of(interview: &'a Interview, catalogue: &'a Catalogue) -> Self {
        let whole = Seen::whole(catalogue, &interview.case);
        let askings = interview.askings(catalogue, &whole);
        let (seen, ruled_out) = counted(&whole, &askings);
        let statuses: Vec<Status> =
            catalogue.procedures.iter().map(|procedure| seen.status(procedure)).collect();
        let opens = catalogue.procedures.iter().zip(&statuses);
        let mut standing = Self {
            opens: opens.map(|(procedure, status)| seen.open_while(procedure, *status)).collect(),
            statuses,
            seen,
            interview,
            matters: interview.matters(catalogue),
            states: Vec::new(),
            gains: vec![0; askings.len()],
            askings,
            surely: 0,
        };
        standing.weigh(catalogue, &ruled_out);
        standing
    }

    /// Finds out which questions can still matter, for how many procedures, and which must be asked.
    fn weigh(&mut self, catalogue: &'a Catalogue, ruled_out: &[bool]) {
        let asked_by = AskedBy::of(&self.seen, &self.askings, ruled_out);
        let mut must = vec![false; self.askings.len()];
        let mut wanted = vec![false; self.askings.len()];
        for (procedure, (status, open)) in
            catalogue.procedures.iter().zip(self.statuses.iter().zip(&self.opens))
        {
            if *status == Status::NotNeeded {
                continue;
            }
            let settling = asked_by.settling(&self.seen, open);
            for at in &settling {
                count(&mut self.gains, *at);
            }
            if let [only] = settling.as_slice()
                && !open.people
                && !open.facts.iter().any(|place| self.seen.may_be_ruled_out(*place))
            {
                mark(&mut must, *only);
            }
            let mut note = |place, surely| {
                if let Some(at) = asked_by.place(&self.seen, place) {
                    mark(&mut wanted, at);
                    if surely && *status != Status::Undecided {
                        mark(&mut must, at);
                    }
                }
            };
            self.wants(procedure, &mut note);
            // A paper is filled for what is needed, and for what a question can still show to be.
            if *status == Status::Required || (*status == Status::Undecided && !settling.is_empty()) {
                self.seen.fed_by(procedure).into_iter().for_each(|place| note(place, true));
            }
        }
        self.states = (0..self.askings.len())
            .map(|at| {
                self.state(at, ruled_out, self.gains.get(at) > Some(&0) || wanted.get(at) == Some(&true))
            })
            .collect();
        let surely = must.iter().zip(&self.states).filter(|(must, state)| **must && **state == State::Ready);
        self.surely = u16::try_from(surely.count()).unwrap_or(u16::MAX);
    }

    /// What is asked for while a procedure may be needed, beside what decides it; and whether it surely will be.
    fn wants(&self, procedure: &Procedure, note: &mut impl FnMut(Place, bool)) {
        let catalogue = self.seen.catalogue;
        let mut note_fact = |fact: Ref, their: Option<usize>, surely: bool| {
            if let Found::At(place) = self.seen.find(fact, their) {
                note(place, surely);
            }
        };
        for deadline in &procedure.deadlines {
            let holds = deadline.when.as_ref().map_or(Truth::Yes, |when| self.seen.truth(when, None));
            let Some(anchor) = catalogue.anchors.get(deadline.anchor).filter(|_| holds != Truth::No) else {
                continue;
            };
            match anchor.first_of {
                Some(group) => {
                    self.seen.group(group).for_each(|person| note_fact(anchor.fact, Some(person), false));
                }
                None => note_fact(anchor.fact, None, holds == Truth::Yes),
            }
        }
        procedure.wants.iter().chain(&procedure.ward).for_each(|fact| note_fact(*fact, None, true));
        // Which term it is must be known too.
        for when in procedure.deadlines.iter().filter_map(|deadline| deadline.when.as_ref()) {
            self.seen.open(when, None).facts.into_iter().for_each(|place| note(place, false));
        }
    }

    fn state(&self, at: usize, ruled_out: &[bool], matters: bool) -> State {
        let Some(asking) = self.askings.get(at) else { return State::RuledOut };
        if ruled_out.get(at) == Some(&true) {
            State::RuledOut
        } else if self.is_answered(asking) {
            State::Answered
        } else if !matters {
            State::Idle
        } else if self.is_ready(asking) {
            State::Ready
        } else {
            State::Waiting
        }
    }

    /// Answered as a whole: it was told, or everything it asks is known from elsewhere.
    fn is_answered(&self, asking: &Asking<'_>) -> bool {
        let known = |required: bool| {
            let mut asked = asking.question.asks.iter().filter(|asked| asked.required || !required);
            asked.all(|asked| {
                super::place_of(&self.seen, asked.fact, asking.person)
                    .is_none_or(|place| self.seen.answer(place).is_some() || self.seen.told(place).is_some())
            })
        };
        let told = || self.interview.told.contains(&asking.name(self.seen.people()));
        known(false) || (known(true) && told())
    }

    /// Ready when its condition holds, or hangs only on what nobody knew.
    fn is_ready(&self, asking: &Asking<'_>) -> bool {
        let conditions = asking.question.each.iter().map(|(_, filter)| filter);
        conditions.chain([&asking.question.ask_when]).all(|rule| {
            let open = self.seen.open(rule, asking.person);
            open.facts.iter().all(|place| self.seen.answer(*place) == Some(&Answer::Unknown))
        })
    }

    /// What is to be done now; nothing, when everything that matters is answered.
    #[must_use]
    pub fn step(&self) -> Option<Step<'a>> {
        if let Some(asking) = self.gone_back_to() {
            return Some(Step::Ask(asking));
        }
        let roster = self.open_roster();
        let best = self.best();
        match (roster, best) {
            (Some((section, roster)), Some((_, at))) if self.section_of(at) >= section => {
                Some(Step::Roster(roster))
            }
            (Some((_, roster)), None) => Some(Step::Roster(roster)),
            (_, Some((asking, _))) => Some(Step::Ask(asking)),
            (None, None) => None,
        }
    }

    fn gone_back_to(&self) -> Option<Asking<'a>> {
        let standing_at = self.interview.standing_at.as_deref()?;
        self.find(standing_at)
    }

    /// A question that is not ruled out, by the name it is asked under.
    #[must_use]
    pub fn find(&self, asked_as: &str) -> Option<Asking<'a>> {
        let people = self.seen.people();
        let askings = self.askings.iter().zip(&self.states);
        let mut open = askings.filter(|(_, state)| **state != State::RuledOut).map(|(asking, _)| *asking);
        open.find(|asking| asking.name(people) == asked_as)
    }

    fn open_roster(&self) -> Option<(usize, &'a Roster)> {
        if self.seen.everybody_named() {
            return None;
        }
        let matters = &self.matters;
        let roster = self.interview.roster_at_hand(matters)?;
        // Whichever matter's it is, people are named before what hangs on them in any matter.
        let named_in =
            |id: &String| matters.iter().filter_map(|m| m.roster.as_ref()).any(|r| r.section == *id);
        let mut sections = matters.iter().flat_map(|matter| &matter.sections);
        Some((sections.position(|section| named_in(&section.id))?, roster))
    }

    /// The one question: of the earliest section, the one that settles most for the least effort.
    fn best(&self) -> Option<(Asking<'a>, usize)> {
        self.best_of(State::Ready).or_else(|| self.best_of(State::Waiting))
    }

    fn best_of(&self, wanted: State) -> Option<(Asking<'a>, usize)> {
        let open = (0..self.askings.len()).filter(|at| self.states.get(*at) == Some(&wanted));
        let mut best: Option<(usize, usize, u32)> = None;
        for at in open {
            let (section, worth) = (self.section_of(at), self.worth(at));
            let better =
                best.is_none_or(|(_, held, most)| section < held || (section == held && worth > most));
            if better {
                best = Some((at, section, worth));
            }
        }
        best.and_then(|(at, ..)| Some((*self.askings.get(at)?, at)))
    }

    /// How many procedures an answer helps to settle, for each field that must be filled.
    fn worth(&self, at: usize) -> u32 {
        let fields = self.askings.get(at).map_or(1, |asking| asking.question.asks.len());
        let gain = self.gains.get(at).copied().unwrap_or(0);
        gain * 60 / u32::try_from(fields.max(1)).unwrap_or(1)
    }

    fn section_of(&self, at: usize) -> usize {
        let Some(asking) = self.askings.get(at) else { return usize::MAX };
        let mut sections = self.matters.iter().flat_map(|matter| &matter.sections);
        sections.position(|section| section.id == asking.question.section).unwrap_or(usize::MAX)
    }

    /// The case as it counts: without answers whose questions fell away.
    #[must_use]
    pub fn case(&self) -> Case {
        let kept = self.interview.kept();
        let counts = |fact| self.seen.place(fact).is_none_or(|place| self.seen.answer(place).is_some());
        let mut case = Case { answers: Facts::default(), ..kept.clone() };
        for (fact, answer) in kept.answers.iter().filter(|(fact, _)| counts(fact)) {
            case.answers.set(fact.clone(), answer.clone());
        }
        case
    }

    /// The whole verdict on every procedure, in the catalogue's order.
    #[must_use]
    pub fn verdicts(&self, holidays: &Holidays) -> Vec<Verdict> {
        let standing = self.statuses.iter().zip(&self.opens);
        let procedures = self.seen.catalogue.procedures.iter().zip(standing);
        procedures
            .map(|(procedure, (status, open))| self.seen.verdict_on(procedure, *status, open, holidays))
            .collect()
    }

    /// The questions already answered that still count, in order.
    #[must_use]
    pub fn answered(&self) -> Vec<Asking<'a>> {
        let answered = self.askings.iter().zip(&self.states).filter(|(asking, state)| {
            **state == State::Answered && self.interview.told.contains(&asking.name(self.seen.people()))
        });
        answered.map(|(asking, _)| *asking).collect()
    }

    /// The questions still to come, in the author's order; later answers may spare some.
    pub fn to_come(&self) -> impl Iterator<Item = Asking<'a>> {
        let askings = self.askings.iter().zip(&self.states);
        askings.filter(|(_, state)| matches!(state, State::Ready | State::Waiting)).map(|(asking, _)| *asking)
    }

    /// The question that tells a fact, if one does: it was answered, or is still to come.
    #[must_use]
    pub fn telling(&self, fact: &FactId) -> Option<Asking<'a>> {
        let place = self.seen.place(fact)?;
        let live = self
            .askings
            .iter()
            .zip(&self.states)
            .filter(|(_, state)| matches!(state, State::Answered | State::Ready | State::Waiting));
        let tells = |asking: &Asking<'_>| {
            let mut asks = asking.question.asks.iter();
            asks.any(|asked| super::place_of(&self.seen, asked.fact, asking.person) == Some(place))
        };
        live.map(|(asking, _)| *asking).find(tells)
    }

    /// The questions whose answer can no longer matter.
    pub fn idle(&self) -> impl Iterator<Item = Asking<'a>> {
        let askings = self.askings.iter().zip(&self.states);
        askings.filter(|(_, state)| **state == State::Idle).map(|(asking, _)| *asking)
    }

    /// How much is still to come.
    #[must_use]
    pub fn remaining(&self) -> Remaining {
        let short = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let (roster, people) = self.screens_of_people();
        Remaining {
            fewest: self.surely + roster,
            most: short(self.to_come().count()) + people,
            done: short(self.answered().len()),
        }
    }

    /// The fewest and most screens that people who are not named yet may bring.
    fn screens_of_people(&self) -> (u16, u16) {
        if self.seen.everybody_named() {
            return (0, 0);
        }
        let catalogue = self.seen.catalogue;
        let questions = self.matters.iter().flat_map(|matter| catalogue.questions_of(matter));
        let each = questions.filter(|question| question.each.is_some()).count();
        let named = u16::try_from(self.seen.people().len()).unwrap_or(PEOPLE_RECKONED_WITH);
        let more = PEOPLE_RECKONED_WITH.saturating_sub(named).max(1);
        (1, more * u16::try_from(each + 1).unwrap_or(u16::MAX))
    }
}

/// The answers that count: an answer whose questions are all ruled out by others does not. In the author's order, so
/// that a question hangs on what is asked before it.
fn counted<'a>(whole: &Seen<'a>, askings: &[Asking<'_>]) -> (Seen<'a>, Vec<bool>) {
    let mut seen = whole.clone();
    for place in askings.iter().flat_map(|asking| asking.places(whole)) {
        seen.clear(place);
    }
    let mut ruled_out = vec![false; askings.len()];
    for (asking, out) in askings.iter().zip(&mut ruled_out) {
        let conditions = asking.question.each.iter().map(|(_, filter)| filter);
        *out = conditions
            .chain([&asking.question.ask_when])
            .any(|rule| seen.truth(rule, asking.person) == Truth::No);
        if *out {
            continue;
        }
        for place in asking.places(whole) {
            if let Some(answer) = whole.answer(place) {
                seen.put(place, answer);
            }
        }
    }
    (seen, ruled_out)
}

/// Which question asks for a fact that is not answered, by the fact's place.
#[derive(Debug)]
struct AskedBy(Vec<Option<usize>>);

impl AskedBy {
    /// The first question that asks for each, of those that are not ruled out.
    fn of(seen: &Seen<'_>, askings: &[Asking<'_>], ruled_out: &[bool]) -> Self {
        let mut asked_by = vec![None; seen.place_count()];
        let open = askings.iter().enumerate().zip(ruled_out).filter(|(_, out)| !**out);
        for ((at, asking), _) in open {
            for place in asking.places(seen).filter(|place| seen.answer(*place).is_none()) {
                if let Some(slot) = asked_by.get_mut(seen.at(place)) {
                    slot.get_or_insert(at);
                }
            }
        }
        Self(asked_by)
    }

    fn place(&self, seen: &Seen<'_>, place: Place) -> Option<usize> {
        self.0.get(seen.at(place)).copied().flatten()
    }

    /// The questions that could settle a procedure, each once.
    fn settling(&self, seen: &Seen<'_>, open: &Open) -> Vec<usize> {
        each_once(open.facts.iter().filter_map(|place| self.place(seen, *place)))
    }
}

fn mark(marks: &mut [bool], at: usize) {
    if let Some(mark) = marks.get_mut(at) {
        *mark = true;
    }
}

fn count(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}
