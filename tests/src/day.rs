//! A seeded day of one desk with faults: visitors come, lines are cut, answers lost, the power goes. Afterwards
//! everything is healed and counted. Shared by the story of some days and the soak of many.
#![expect(clippy::expect_used, reason = "a day that cannot be set up is a day that failed")]

use std::ops::AddAssign;

use kakanai_desk::Seat;
use kakanai_protocol::paths;
use kakanai_server::Running;
use rusqlite::Connection;
use serde_json::json;

use crate::dice::Dice;
use crate::office::{DeskAtWork, Office, press, take_number};
use crate::wire::Wire;

const VISITORS: u64 = 6;

/// What happened, and what must be zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// visitors who came
    pub visitors: u64,
    /// applications that the clerk saw finished
    pub finished: u64,
    /// times the line was cut
    pub cuts: u64,
    /// answers lost on the wire
    pub lost_answers: u64,
    /// times the desk's power went
    pub power_cuts: u64,
    /// finished at the desk, not at the centre
    pub lost: u64,
    /// more than once at the centre
    pub doubled: u64,
    /// numbers called more than once
    pub called_twice: u64,
    /// desks whose outbox did not empty
    pub stuck: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.visitors += other.visitors;
        self.finished += other.finished;
        self.cuts += other.cuts;
        self.lost_answers += other.lost_answers;
        self.power_cuts += other.power_cuts;
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.called_twice += other.called_twice;
        self.stuck += other.stuck;
    }
}

/// A day.
pub struct Day {
    dice: Dice,
    office: Office,
    tally: Tally,
}

impl Day {
    /// The day of a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self { dice: Dice(seed), office: Office::default(), tally: Tally::default() }
    }

    /// Plays it, heals everything, and counts.
    pub async fn play(mut self) -> Tally {
        let mut centre = self.office.open_centre().await;
        let claims = Wire::to(centre.addr, paths::CLAIM).await.expect("a wire can be laid");
        let settings = self.office.write_settings(&format!("http://{}", claims.addr), "");
        let mut desk = self.office.open_desk(&settings);
        desk.sign_in().await;
        for visitor in 0..VISITORS {
            self.tally.visitors += 1;
            take_number(&centre, u128::from(visitor) + 1).await;
            self.call(&desk, &claims, visitor).await;
            if self.dice.one_in(3) {
                self.tally.power_cuts += 1;
                desk.answer("relation", &[("visitor.relation", Some("self"))]).await;
                desk.power_cut().await;
                desk = self.office.open_desk(&settings);
                desk.sign_in().await;
                desk.clerk("interview.resume", json!({})).await;
            }
            if self.dice.one_in(3) {
                centre = self.cut_while_finishing(centre, &desk).await;
            } else {
                finish(&desk).await;
            }
            self.tally.finished += 1;
        }
        self.count(&desk).await;
        desk.power_cut().await;
        centre.shutdown().await;
        self.tally
    }

    /// Calls the visitor who waits, whatever the wire does.
    async fn call(&mut self, desk: &DeskAtWork, claims: &Wire, visitor: u64) {
        if self.dice.one_in(3) {
            self.tally.lost_answers += 1;
            claims.lose_next_reply();
        }
        for attempt in 0_u128..4 {
            let pressed = press(u128::from(visitor) * 10 + attempt + 100);
            if desk.call(Seat::Clerk, "counter.call_next", pressed).await.is_ok() {
                return;
            }
        }
        self.tally.stuck += 1;
    }

    /// The centre is gone while the application is finished, and comes back.
    async fn cut_while_finishing(&mut self, centre: Running, desk: &DeskAtWork) -> Running {
        self.tally.cuts += 1;
        centre.shutdown().await;
        finish(desk).await;
        self.office.open_centre().await
    }

    async fn count(&mut self, desk: &DeskAtWork) {
        let link = desk.link_until("synced").await;
        self.tally.stuck += u64::from(link["unsent"] != 0);
        let centre = Connection::open(self.office.folder.path().join("centre.db"))
            .expect("the centre kept its database");
        let ask = |question: &str| -> u64 {
            centre.query_row(question, [], |row| row.get(0)).expect("the centre answers")
        };
        self.tally.lost +=
            self.tally.finished.saturating_sub(ask("SELECT count(DISTINCT id) FROM application"));
        self.tally.doubled += ask("SELECT count(*) FROM application").saturating_sub(self.tally.finished);
        self.tally.called_twice += ask("SELECT count(ticket_id) - count(DISTINCT ticket_id) FROM call_press");
        self.tally.lost +=
            self.tally.visitors.saturating_sub(ask("SELECT count(*) FROM ticket WHERE state = 'done'"));
    }
}

async fn finish(desk: &DeskAtWork) {
    desk.play_to_the_end("架空　花子").await;
    desk.clerk("interview.finish", json!({})).await;
}
