//! Real processes, killed with `kill -9`, spoiled lines and full disks: 0 lost, 0 doubled, 0 diverged, 0 stuck. What is
//! killed, and how it is counted, stands in `src/killed`.
#![cfg(test)]

use kakanai_desk::StoreError;
use kakanai_protocol::OpBody;
use kakanai_server::Database;
use kakanai_tests::at_centre::{cluster, fresh_database};
use kakanai_tests::checks::check;
use kakanai_tests::deeds::WARD;
use kakanai_tests::killed::{
    Cable, CentreAt, Counters, Outcome, SmallDisk, Talks, cables_pulled, centres_killed, desk_killed,
    fast_folder, key_file, line_to, lines_spoiled, open_desk, postgres_killed,
};
use uuid::Uuid;

/// How often a desk's process is killed in every run of the tests, in four stories side by side.
const DESKS_KILLED: u64 = 500;
/// How often the centre's process is killed over each database.
const CENTRES_KILLED: u64 = 15;
/// How often PostgreSQL is killed.
const POSTGRES_KILLED: u64 = 8;
/// How often desks go to work over a line that spoils what they say.
const SPOILED: u64 = 6;
/// How often the cable is pulled for a moment, before it is pulled for longer.
const PULLED: u64 = 6;
/// A disk that is soon full, and the room it is then given.
const DISK_KIB: u32 = 3 * 1024;

fn sound(outcome: &Outcome) {
    assert!(outcome.wrong.is_empty(), "after {} kills: {:#?}", outcome.cycles, outcome.wrong);
    assert!(outcome.cycles > 0 && outcome.ops > 0, "{outcome:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_killed_at_any_moment_has_every_act_it_said_one() {
    sound(&desk_killed(1, DESKS_KILLED / 4, Talks::No).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_killed_at_any_moment_has_every_act_it_said_two() {
    sound(&desk_killed(2, DESKS_KILLED / 4, Talks::No).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_killed_while_it_talks_has_every_act_it_said_one() {
    sound(&desk_killed(3, DESKS_KILLED / 4, Talks::Yes).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_killed_while_it_talks_has_every_act_it_said_two() {
    sound(&desk_killed(4, DESKS_KILLED / 4, Talks::Yes).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_on_sqlite_killed_at_any_moment_keeps_what_it_acknowledged() {
    let folder = fast_folder();
    sound(&centres_killed(5, CentreAt::in_sqlite(folder.path(), 3), CENTRES_KILLED).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_on_postgres_killed_at_any_moment_keeps_what_it_acknowledged() {
    let folder = fast_folder();
    let database = Database::Postgres(fresh_database(&cluster(), "killed_centre").await);
    sound(&centres_killed(6, CentreAt::new(folder.path(), database, 3), CENTRES_KILLED).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_killed_at_any_moment_keeps_what_the_centre_acknowledged() {
    sound(&postgres_killed(7, POSTGRES_KILLED).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn words_late_lost_cut_short_and_said_again_change_nothing() {
    let folder = fast_folder();
    let outcome = lines_spoiled(8, CentreAt::in_sqlite(folder.path(), 3), SPOILED).await;
    assert_eq!(outcome.troubles.len(), 7, "every kind of trouble comes: {:?}", outcome.troubles);
    sound(&outcome);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cable_pulled_at_any_moment_changes_nothing() {
    let Some(cable) = Cable::laid("a cable that is pulled between desks and centre") else { return };
    let folder = fast_folder();
    sound(&cables_pulled(10, &cable, CentreAt::behind(&cable, folder.path(), 3), PULLED).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_whose_disk_is_full_refuses_an_act_and_loses_none() {
    let Some(disk) = SmallDisk::of_kib(DISK_KIB, "a desk whose disk is full") else { return };
    let folder = fast_folder();
    let mut centre = CentreAt::in_sqlite(folder.path(), 1);
    centre.start();
    let (at, beside) = (disk.path().join("kk-0"), folder.path().join("kk-0"));
    let mut desk = open_desk(&at, "kk-0", &key_file(&beside)).unwrap();
    let line = line_to(&centre.url(), "kk-0", &beside);
    let act = || OpBody::ServiceEnded { ticket_id: Uuid::from_u128(5) };
    let mut made = Vec::new();
    for _ in 0..3 {
        disk.fill();
        // The log that is written ahead has room of its own for some acts more.
        let refused = loop {
            match desk.act(WARD, act()) {
                Ok(op) => made.push((0, op)),
                Err(refused) => break refused,
            }
        };
        assert!(matches!(refused, StoreError::DiskFull), "{refused:?}");
        // The centre may take them all; what it answers finds no room, so it is asked again later.
        let _ = desk.round(&line).await;
        assert!(matches!(desk.act(WARD, act()), Err(StoreError::DiskFull)));
        drop(desk);
        if let Err(refused) = open_desk(&at, "kk-0", &key_file(&beside)) {
            assert!(matches!(refused, StoreError::DiskFull), "a start without room says why: {refused:?}");
        }
        disk.give_room(u64::from(DISK_KIB) * 256);
        desk = open_desk(&at, "kk-0", &key_file(&beside)).unwrap();
        made.push((0, desk.act(WARD, act()).unwrap()));
    }
    disk.give_room(u64::from(DISK_KIB) * 1024);
    desk.round(&line).await.unwrap();
    centre.kill();
    let store = centre.opened().await;
    let checked = check(centre.database(), &store, &[&desk], &made).await;
    assert!(checked.wrong.is_empty(), "{:#?}", checked.wrong);
    assert_eq!(checked.at_centre, made.iter().map(|(_, op)| *op).collect(), "and none that was refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_whose_disk_is_full_takes_nothing_and_loses_nothing() {
    let Some(disk) = SmallDisk::of_kib(DISK_KIB, "a centre whose disk is full") else { return };
    let folder = fast_folder();
    let database = Database::Sqlite(disk.path().join("centre.db"));
    let mut centre = CentreAt::new(folder.path(), database, 3);
    centre.start();
    let (counters, mut outcome) = (Counters::open(9, &centre.url(), 3), Outcome::default());
    for _ in 0..3 {
        disk.fill();
        counters.at_work(40).await;
        outcome.cycles += u64::from(counters.unsent() > 0);
        disk.give_room(u64::from(DISK_KIB) * 256);
        counters.at_work(10).await;
    }
    disk.give_room(u64::from(DISK_KIB) * 1024);
    counters.heal(&mut outcome).await;
    centre.kill();
    counters.hold_against(&centre, &mut outcome).await;
    sound(&outcome);
}
