//! How long the ledger takes: one answer to all verdicts and the next question, the ledger as it is and ten times as
//! long, and the same conditions in a general rule engine. Prints JSON rows. Release builds only mean something.
#![expect(clippy::disallowed_methods, reason = "a measurement looks at the clock")]

use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use kakanai_domain::answer::Answer;
use kakanai_domain::case::Case;
use kakanai_domain::catalogue::{Catalogue, Matter};
use kakanai_domain::interview::Step;
use kakanai_tests::anybody::{LEDGER, any_case, begun};
use kakanai_tests::dice::Dice;
use kakanai_tests::figures::{ms, p, row};
use kakanai_tests::peer;
use serde_json::json;

const FAMILIES: u64 = 40;
const LONGER: usize = 10;
const FLOOR_MS: f64 = 1.0;

fn main() -> std::io::Result<()> {
    let catalogue = &LEDGER.catalogue;
    let long = ten_times(catalogue);
    let conditions = peer::compiled(catalogue);
    let (mut ours, mut longer, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    for seed in 0..FAMILIES {
        for matter in &catalogue.matters {
            let case = any_case(matter, &mut Dice(seed));
            ours.extend(play(catalogue, matter, &case));
            longer.extend(play(&long, matter, &case));
            theirs.extend(peer_play(&conditions, catalogue, &case));
        }
    }
    let peer = |percent| Some(("zen-expression: the conditions alone", p(&theirs, percent)));
    let rows = json!([
        row(
            "one answer: every verdict with its reason, and the next question (p50)",
            p(&ours, 50),
            peer(50),
            None
        ),
        row(
            "one answer: every verdict with its reason, and the next question (p99)",
            p(&ours, 99),
            peer(99),
            Some(FLOOR_MS)
        ),
        row(
            "the same with a ledger ten times as long (p50)",
            p(&longer, 50),
            Some(("ten times our own", 10.0 * p(&ours, 50))),
            Some(10.0 * p(&ours, 50))
        ),
    ]);
    writeln!(std::io::stdout(), "{rows}")
}

/// Every answer of an interview, each with all that follows from it.
fn play(catalogue: &Catalogue, matter: &Matter, case: &Case) -> Vec<f64> {
    let mut interview = begun(catalogue, matter, case);
    let mut taken = Vec::new();
    loop {
        let standing = interview.standing(catalogue);
        let Some(Step::Ask(asking)) = standing.step() else { return taken };
        let name = asking.name(standing.seen.people());
        let facts: Vec<_> =
            asking.places(&standing.seen).map(|place| standing.seen.full_name(place)).collect();
        drop(standing);
        let answers: Vec<_> = facts
            .into_iter()
            .map(|fact| {
                let answer = case.answer(&fact).cloned().unwrap_or(Answer::Unknown);
                (fact, Some(answer))
            })
            .collect();
        let started = Instant::now();
        interview.answer(&name, answers);
        let standing = interview.standing(catalogue);
        black_box(standing.verdicts(&LEDGER.holidays));
        black_box(standing.step());
        black_box(standing.remaining());
        taken.push(ms(started));
    }
}

/// The other engine over the same conditions, once everything is known.
fn peer_play(
    conditions: &[zen_expression::Expression<zen_expression::expression::Standard>],
    catalogue: &Catalogue,
    case: &Case,
) -> Vec<f64> {
    let facts = peer::facts(catalogue, case);
    (0..10)
        .map(|_| {
            let started = Instant::now();
            black_box(peer::held(conditions, &facts));
            ms(started)
        })
        .collect()
}

fn ten_times(catalogue: &Catalogue) -> Catalogue {
    let mut long = catalogue.clone();
    for copy in 1..LONGER {
        long.procedures.extend(catalogue.procedures.iter().cloned().map(|mut procedure| {
            procedure.id = format!("{}#{copy}", procedure.id);
            procedure
        }));
    }
    long
}
