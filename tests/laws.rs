//! Laws of the ledger, over random people and answers: no order of asking changes what becomes of a procedure.
#![cfg(test)]

use kakanai_domain::answer::{Answer, FactId, Facts};
use kakanai_domain::case::Case;
use kakanai_domain::catalogue::{Catalogue, Matter};
use kakanai_domain::interview::{Interview, Step};
use kakanai_domain::verdict::Status;
use kakanai_domain::verdict::seen::Seen;
use kakanai_tests::anybody::{LEDGER, any_case, begun};
use kakanai_tests::dice::Dice;
use proptest::prelude::*;

fn catalogue() -> &'static Catalogue {
    &LEDGER.catalogue
}

/// Puts questions until none is left that matters: in the ledger's own order, or in any.
fn play(matter: &Matter, case: &Case, mut order: Option<&mut Dice>) -> (Interview, usize) {
    let mut interview = begun(catalogue(), matter, case);
    for asked in 0..500 {
        let standing = interview.standing(catalogue());
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
    let seen = Seen::whole(catalogue(), case);
    catalogue().procedures.iter().map(|procedure| (procedure.id.clone(), seen.status(procedure))).collect()
}

/// By its place, so that a failure prints a number instead of a whole matter.
fn any_matter() -> std::ops::Range<usize> {
    0..catalogue().matters.len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// A question about everybody at once, answered as each person's facts tell it, spares the others' and changes nothing.
    #[test]
    fn what_others_tell_changes_no_verdict(matter in any_matter(), seed in any::<u64>()) {
        let matter = &catalogue().matters[matter];
        let case = any_case(matter, &mut Dice(seed));
        let mut answered = case.clone();
        let seen = Seen::whole(catalogue(), &case);
        for def in catalogue().facts.iter().filter(|def| !def.told.is_empty()) {
            if let Some(value) = seen.place(&def.id).and_then(|place| seen.told(place)) {
                answered.answers.set(def.id.clone(), Answer::Known { value: value.clone() });
            }
        }
        for ((procedure, told), (_, asked)) in statuses(&answered).iter().zip(&statuses(&case)) {
            prop_assert_eq!(told, asked, "{} in {} with seed {}", procedure, &matter.id, seed);
        }
    }

    /// Whoever asks in whatever order, and stops when nothing matters any more, gets what the whole case gives.
    #[test]
    fn no_order_of_asking_changes_a_verdict(matter in any_matter(), seed in any::<u64>()) {
        let matter = &catalogue().matters[matter];
        let mut dice = Dice(seed);
        let case = any_case(matter, &mut dice);
        let (straight, _) = play(matter, &case, None);
        let (wandering, _) = play(matter, &case, Some(&mut dice));
        // What was answered counts; what did not matter may be anything at all: here, what the whole case says of it.
        let mut whole = straight.case(catalogue());
        let standing = straight.standing(catalogue());
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
            for ((procedure, whole), (_, asked)) in brute.iter().zip(&statuses(&interview.case(catalogue()))) {
                prop_assert_eq!(asked, whole, "{} in {} by {} with seed {}", procedure, &matter.id, order, seed);
            }
        }
    }

    /// What is kept of a finished interview is enough to go on with it: it stands as it stood, told in the same parts.
    #[test]
    fn an_interview_put_together_from_its_parts_stands_the_same(matter in any_matter(), seed in any::<u64>()) {
        let matter = &catalogue().matters[matter];
        let (played, _) = play(matter, &any_case(matter, &mut Dice(seed)), None);
        let parts = played.parts(catalogue());
        let written = serde_json::to_string(&parts).unwrap();
        let parts = serde_json::from_str(&written).unwrap();
        let again = Interview::of_parts(&played.matter, &played.catalogue_version, &parts);
        prop_assert!(again.standing(catalogue()).step().is_none(), "something is asked again");
        prop_assert_eq!(again.case(catalogue()), played.case(catalogue()));
        prop_assert_eq!(again.parts(catalogue()), parts);
        let answered = |interview: &Interview| interview.standing(catalogue()).answered().len();
        prop_assert_eq!(answered(&again), answered(&played));
    }

    /// The screen says at every step how many questions may follow, and keeps its word.
    #[test]
    fn the_range_of_remaining_questions_is_kept(matter in any_matter(), seed in any::<u64>()) {
        let matter = &catalogue().matters[matter];
        let case = any_case(matter, &mut Dice(seed));
        let (played, asked) = play(matter, &case, None);
        let mut again = begun(catalogue(), matter, &case);
        for done in 0..asked {
            let standing = again.standing(catalogue());
            let remaining = standing.remaining();
            let left = asked - done;
            prop_assert!(left <= usize::from(remaining.most), "{left} left of at most {}", remaining.most);
            prop_assert!(left >= usize::from(remaining.fewest), "{left} left of at least {}", remaining.fewest);
            let Some(Step::Ask(asking)) = standing.step() else { break };
            let name = asking.name(standing.seen.people());
            let facts: Vec<FactId> =
                asking.places(&standing.seen).map(|place| standing.seen.full_name(place)).collect();
            drop(standing);
            again.answer(&name, facts.into_iter().map(|fact| {
                let answer = case.answer(&fact).cloned().unwrap_or(Answer::Unknown);
                (fact, Some(answer))
            }).collect::<Vec<_>>());
        }
        prop_assert!(statuses(&again.case(catalogue())) == statuses(&played.case(catalogue())));
    }

    /// One answer more decides more, never less. (A presumed fact is revised by its answer, not added: it stays out.)
    #[test]
    fn an_answer_never_turns_a_decided_verdict_back_to_undecided(matter in any_matter(), seed in any::<u64>()) {
        let matter = &catalogue().matters[matter];
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
        let matter = &catalogue().matters[matter];
        let case = any_case(matter, &mut Dice(seed));
        for (procedure, status) in statuses(&case) {
            prop_assert_ne!(status, Status::Undecided, "{}", procedure);
        }
    }
}
