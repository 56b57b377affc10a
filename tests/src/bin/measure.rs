//! The measurements that need no window: a durable answer beside a bare commit, a call, a paper. Prints JSON rows for
//! the bench's table. Release builds only mean something.
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a measurement that cannot be set up has failed; it looks at the clock"
)]

use std::io::Write;
use std::time::Instant;

use kakanai_tests::figures::{ms, p, row};
use kakanai_tests::office::{DeskAtWork, Office, press, take_number};
use kakanai_tests::player::{likely_answer, typed};
use rusqlite::Connection;
use serde_json::json;

const RUNS: usize = 200;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let office = Office::default();
    let centre = office.open_centre().await;
    let desk = office.open_desk(&office.write_settings(&centre.url(), ""));
    desk.sign_in().await;
    let mut calls = Vec::new();
    for round in 0..60_u128 {
        take_number(&centre, round + 1).await;
        let started = Instant::now();
        desk.clerk("counter.call_next", press(round + 1_000)).await;
        calls.push(ms(started));
        if round < 59 {
            desk.clerk("interview.discard", json!({})).await;
            desk.clerk("counter.end_service", json!({})).await;
        }
    }
    let (saves, bare) = saves(&office, &desk).await;
    desk.play_to_the_end("架空　花子").await;
    let (draws, pictures) = papers(&desk).await;
    let bereaved = bereavement(&desk).await;
    let rows = [
        row(
            "an answer, on the disk and back on the screen's side (p50)",
            p(&saves, 50),
            Some(("bare SQLite commit", p(&bare, 50))),
            None,
        ),
        row(
            "an answer, on the disk and back on the screen's side (p99)",
            p(&saves, 99),
            Some(("bare SQLite commit", p(&bare, 99))),
            None,
        ),
        row("F2 to the number at the desk, over HTTP (p50)", p(&calls, 50), None, None),
        row("F2 to the number at the desk, over HTTP (p99)", p(&calls, 99), None, Some(50.0)),
        row("last answer to the paper drawn (p50)", p(&draws, 50), None, None),
        row("the paper's picture, 900 px (p50)", p(&pictures, 50), None, None),
        row(
            &format!(
                "what another answer would change, procedures and boxes of {} sheets (p50)",
                bereaved.sheets
            ),
            p(&bereaved.previews, 50),
            None,
            None,
        ),
        row("the same (p99)", p(&bereaved.previews, 99), None, Some(10.0)),
        row(
            "last answer of that case to the picture of page 1, 1400 px (p50)",
            p(&bereaved.firsts, 50),
            None,
            Some(100.0),
        ),
    ];
    writeln!(std::io::stdout(), "{}", json!(rows))
}

/// The same answer again and again, each beside a bare commit of as many bytes to the same disk.
async fn saves(office: &Office, desk: &DeskAtWork) -> (Vec<f64>, Vec<f64>) {
    let bare = Connection::open(office.folder.path().join("bare.db")).expect("the disk takes a database");
    bare.pragma_update(None, "journal_mode", "WAL").expect("SQLite knows WAL");
    bare.pragma_update(None, "synchronous", "FULL").expect("SQLite knows FULL");
    bare.execute_batch("CREATE TABLE at_hand (name TEXT PRIMARY KEY, body TEXT NOT NULL)")
        .expect("an empty database");
    let body = "x".repeat(600);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let answer = if run % 2 == 0 { "self" } else { "child" };
        let started = Instant::now();
        desk.answer("relation", &[("visitor.relation", Some(answer))]).await;
        ours.push(ms(started));
        let started = Instant::now();
        bare.execute("INSERT OR REPLACE INTO at_hand VALUES ('draft', ?1)", [&body])
            .expect("the disk has room");
        theirs.push(ms(started));
    }
    (ours, theirs)
}

/// From a changed answer to the drawn paper, and from there to its picture.
async fn papers(desk: &DeskAtWork) -> (Vec<f64>, Vec<f64>) {
    let (mut draws, mut pictures) = (Vec::new(), Vec::new());
    for run in 0..40 {
        let copies = (run % 9 + 1).to_string();
        desk.answer("copies", &[("certificate.copies", Some(&copies))]).await;
        let started = Instant::now();
        desk.clerk("papers.look", json!({})).await;
        draws.push(ms(started));
        let started = Instant::now();
        desk.clerk("papers.picture", json!({ "page": 1, "width": 900 })).await;
        pictures.push(ms(started));
    }
    (draws, pictures)
}

/// What a long case takes, its papers being many.
struct Bereaved {
    sheets: usize,
    previews: Vec<f64>,
    firsts: Vec<f64>,
}

/// A bereavement in which everything that is asked is answered: what another answer would change, and from the last
/// answer to what the clerk sees of the papers.
async fn bereavement(desk: &DeskAtWork) -> Bereaved {
    desk.clerk("interview.discard", json!({})).await;
    desk.clerk("interview.begin", json!({ "matter": "bereavement" })).await;
    let (_, last) = desk.play_whatever_is_asked().await;
    let (mut previews, mut firsts) = (Vec::new(), Vec::new());
    let mut sheets = 0;
    let fact = typed(&last).unwrap_or_default();
    for run in 0..RUNS {
        let mut other = likely_answer(&last);
        other["given"][fact] = json!(format!("架空{run}"));
        let started = Instant::now();
        desk.clerk("interview.preview", other.clone()).await;
        previews.push(ms(started));
        if run % 5 == 0 {
            let started = Instant::now();
            desk.clerk("interview.answer", other).await;
            let drawn = desk.clerk("papers.look", json!({})).await;
            desk.clerk("papers.picture", json!({ "page": 1, "width": 1400 })).await;
            firsts.push(ms(started));
            sheets = drawn["pages"].as_array().map_or(0, Vec::len);
        }
    }
    Bereaved { sheets, previews, firsts }
}
