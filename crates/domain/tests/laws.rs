//! Laws of the ledger, over random people and answers: no order of asking changes what becomes of a procedure.
#![cfg(test)]

mod ledger;

use kakanai_domain::answer::{Answer, FactId, Facts, Impairment, Value};
use kakanai_domain::case::{Case, Person, Role};
use kakanai_domain::catalogue::{Catalogue, Matter};
use kakanai_domain::interview::{Interview, Step};
use kakanai_domain::question::{FactDef, FactKind};
use kakanai_domain::verdict::Status;
use kakanai_domain::verdict::seen::Seen;
use jiff::ToSpan;
use ledger::LEDGER;
use proptest::prelude::*;

/// Dice that fall the same for the same seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((bits ^ (bits >> 31)) % sides.max(1) as u64).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    fn shuffle<T>(&mut self, these: &mut [T]) {
        for at in (1..these.len()).rev() {
            these.swap(at, self.roll(at + 1));
        }
    }
}

/// Any value that a fact may hold. Days lie around the visit, births anywhere in a long life.
fn any_value(def: &FactDef, dice: &mut Dice) -> Option<Value> {
    Some(match &def.kind {
        FactKind::Choice(choices) => Value::Choice(dice.pick(choices).value.clone()),
        FactKind::Flag { .. } => Value::Flag(dice.roll(2) == 0),
        FactKind::List(choices) => {
            let held = choices.iter().filter(|_| dice.roll(4) == 0).map(|choice| choice.value.clone());
            Value::List(held.collect())
        }
        FactKind::Number { .. } => Value::Number(*dice.pick(&[0, 1, 3, 5, 12, 40, 200, 1_000_000, 5_000_000])),
        FactKind::Date => {
            let visit = jiff::civil::date(2026, 6, 10);
            let back = if def.is_birth() { dice.roll(36_000) } else { dice.roll(120) };
            Value::Date(visit.checked_sub(i32::try_from(back).unwrap().days()).unwrap().into())
        }
        FactKind::Impairments => {
            let parts = ["vision", "hearing", "lower_limb", "trunk", "heart", "kidney"];
            let held = (0..dice.roll(3)).map(|_| Impairment {
                part: (*dice.pick(&parts)).to_owned(),
                grade: i64::try_from(dice.roll(6)).unwrap() + 1,
                item: Some(i64::try_from(dice.roll(4)).unwrap() + 1),
            });
            Value::Impairments(held.collect())
        }
        _ => return None,
    })
}

/// Everything about everybody, at random: nothing is unknown. The matter's own people and events stand.
fn any_case(matter: &Matter, dice: &mut Dice) -> Case {
    let mut case = matter.case();
    if let Some(roster) = &matter.roster {
        for at in 0..dice.roll(4) {
            let roles = roster.roles.iter().copied().filter(|role| *role != Role::Visitor && dice.roll(3) == 0);
            case.people.push(Person { id: format!("person{at}"), roles: roles.collect(), label: None });
        }
        if let Some(visitor) = case.people.last_mut()
            && roster.roles.contains(&Role::Visitor)
        {
            visitor.roles.insert(Role::Visitor);
        }
    }
    case.everybody_named = true;
    let given = case.answers.clone();
    // An age is told only of somebody whose birth nobody knows; here every birth is known.
    let told = |def: &&FactDef| def.presumed.is_none() && def.id.as_str() != "person.age";
    for def in LEDGER.facts.iter().filter(told) {
        let owners: Vec<FactId> = if def.is_of_a_person() {
            case.people.iter().map(|person| person.fact(def.id.path())).collect()
        } else {
            vec![def.id.clone()]
        };
        for fact in owners {
            if !given.is_asked(&fact)
                && let Some(value) = any_value(def, dice)
            {
                case.answers.set(fact, Answer::Known { value });
            }
        }
    }
    let visit = Value::Date(jiff::civil::date(2026, 6, 10).into());
    case.answers.set(FactId::new("event.visit_date"), Answer::Known { value: visit });
    make_possible(&mut case);
    case
}

/// What the ledger says cannot be is not: nobody of eighty has the insurance of the younger.
fn make_possible(case: &mut Case) {
    for _ in 0..40 {
        let held = case.clone();
        let seen = Seen::whole(&LEDGER, &held);
        let mut changed = false;
        for (fact, answer) in held.answers.iter() {
            let (Some(place), Answer::Known { value }) = (seen.place(fact), answer) else { continue };
            if seen.ruled_out(place, value).is_none() {
                continue;
            }
            let values = LEDGER.def(place.fact).values();
            let other = values.into_iter().find(|value| seen.ruled_out(place, value).is_none());
            if let Some(value) = other {
                case.answers.set(fact.clone(), Answer::Known { value });
                changed = true;
                break;
            }
        }
        if !changed {
            return;
        }
    }
}

fn begun(catalogue: &Catalogue, matter: &Matter, case: &Case) -> Interview {
    let mut interview = Interview::begin(catalogue, matter);
    for person in case.people.iter().filter(|person| !matter.case().people.contains(person)) {
        interview.name_as(person.clone());
    }
    interview.everybody_is_named(true);
    for fact in ["event.visit_date", "event.ward"] {
        let fact = FactId::new(fact);
        interview.given(fact.clone(), case.answer(&fact).expect("the case has it").clone());
    }
    // Relation and sex are told when somebody is named.
    for person in &case.people {
        for path in ["relation", "sex"] {
            let fact = person.fact(path);
            interview.given(fact.clone(), case.answer(&fact).expect("the case has it").clone());
        }
    }
    interview
}

/// Puts questions until none is left that matters: in the ledger's own order, or in any.
fn play(matter: &Matter, case: &Case, mut order: Option<&mut Dice>) -> (Interview, usize) {
    let mut interview = begun(&LEDGER, matter, case);
    for asked in 0..500 {
        let standing = interview.standing(&LEDGER);
        let open: Vec<_> = standing.to_come().collect();
        let asking = match (&mut order, standing.step()) {
            (Some(dice), Some(_)) if !open.is_empty() => *dice.pick(&open),
            (_, Some(Step::Ask(asking))) => asking,
            (_, Some(Step::Roster(_))) => panic!("everybody is named"),
            (_, None) => return (interview, asked),
        };
        let name = asking.name(standing.seen.people());
        let answers: Vec<_> = asking
            .places(&standing.seen)
            .into_iter()
            .map(|place| {
                let fact = standing.seen.full_name(place);
                let answer = case.answer(&fact).cloned().unwrap_or(Answer::Unknown);
                (fact, Some(answer))
            })
            .collect();
        drop(standing);
        interview.answer(&name, answers);
    }
    panic!("the interview of {} does not end", matter.id);
}

fn statuses(case: &Case) -> Vec<(String, Status)> {
    let seen = Seen::whole(&LEDGER, case);
    LEDGER.procedures.iter().map(|procedure| (procedure.id.clone(), seen.status(procedure))).collect()
}

/// By its place, so that a failure prints a number instead of a whole matter.
fn any_matter() -> std::ops::Range<usize> {
    0..LEDGER.matters.len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Whoever asks in whatever order, and stops when nothing matters any more, gets what the whole case gives.
    #[test]
    fn no_order_of_asking_changes_a_verdict(matter in any_matter(), seed in any::<u64>()) {
        let matter = &LEDGER.matters[matter];
        let mut dice = Dice(seed);
        let case = any_case(matter, &mut dice);
        let (straight, _) = play(matter, &case, None);
        let (wandering, _) = play(matter, &case, Some(&mut dice));
        // What was answered counts; what did not matter may be anything at all: here, what the whole case says of it.
        let mut whole = straight.case(&LEDGER);
        let standing = straight.standing(&LEDGER);
        for asking in standing.idle() {
            for place in asking.places(&standing.seen) {
                let fact = standing.seen.full_name(place);
                if !whole.answers.is_asked(&fact) && let Some(answer) = case.answer(&fact) {
                    whole.answers.set(fact, answer.clone());
                }
            }
        }
        let brute = statuses(&whole);
        for (order, interview) in [("the ledger's own order", &straight), ("any order", &wandering)] {
            for ((procedure, whole), (_, asked)) in brute.iter().zip(&statuses(&interview.case(&LEDGER))) {
                prop_assert_eq!(asked, whole, "{} in {} by {} with seed {}", procedure, &matter.id, order, seed);
            }
        }
    }

    /// The screen says at every step how many questions may follow, and keeps its word.
    #[test]
    fn the_range_of_remaining_questions_is_kept(matter in any_matter(), seed in any::<u64>()) {
        let matter = &LEDGER.matters[matter];
        let case = any_case(matter, &mut Dice(seed));
        let (played, asked) = play(matter, &case, None);
        let mut again = begun(&LEDGER, matter, &case);
        for done in 0..asked {
            let standing = again.standing(&LEDGER);
            let remaining = standing.remaining();
            let left = asked - done;
            prop_assert!(left <= usize::from(remaining.most), "{left} left of at most {}", remaining.most);
            prop_assert!(left >= usize::from(remaining.fewest), "{left} left of at least {}", remaining.fewest);
            let Some(Step::Ask(asking)) = standing.step() else { break };
            let name = asking.name(standing.seen.people());
            let facts: Vec<FactId> =
                asking.places(&standing.seen).into_iter().map(|place| standing.seen.full_name(place)).collect();
            drop(standing);
            again.answer(&name, facts.into_iter().map(|fact| {
                let answer = case.answer(&fact).cloned().unwrap_or(Answer::Unknown);
                (fact, Some(answer))
            }).collect::<Vec<_>>());
        }
        prop_assert!(statuses(&again.case(&LEDGER)) == statuses(&played.case(&LEDGER)));
    }

    /// One answer more decides more, never less. (A presumed fact is revised by its answer, not added: it stays out.)
    #[test]
    fn an_answer_never_turns_a_decided_verdict_back_to_undecided(matter in any_matter(), seed in any::<u64>()) {
        let matter = &LEDGER.matters[matter];
        let mut dice = Dice(seed);
        let case = any_case(matter, &mut dice);
        let of_the_event = |fact: &FactId| fact.as_str().starts_with("event.");
        let (told, mut rest): (Vec<_>, Vec<_>) =
            case.answers.iter().map(|(fact, answer)| (fact.clone(), answer.clone())).partition(|(fact, _)| of_the_event(fact));
        let mut known = Case { answers: Facts::default(), ..case.clone() };
        told.into_iter().for_each(|(fact, answer)| known.answers.set(fact, answer));
        dice.shuffle(&mut rest);
        let mut before = statuses(&known);
        for answers in rest.chunks(5) {
            answers.iter().for_each(|(fact, answer)| known.answers.set(fact.clone(), answer.clone()));
            let now = statuses(&known);
            for ((procedure, held), (_, status)) in before.iter().zip(&now) {
                let undone = *held != Status::Undecided && *status == Status::Undecided;
                prop_assert!(!undone, "{} came undecided again in {} with seed {}", procedure, &matter.id, seed);
            }
            before = now;
        }
    }

    /// With everything known, three values are two: nothing stays undecided.
    #[test]
    fn with_everything_known_nothing_is_undecided(matter in any_matter(), seed in any::<u64>()) {
        let matter = &LEDGER.matters[matter];
        let case = any_case(matter, &mut Dice(seed));
        for (procedure, status) in statuses(&case) {
            prop_assert_ne!(status, Status::Undecided, "{}", procedure);
        }
    }
}
