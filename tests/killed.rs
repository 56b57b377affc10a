//! Real processes, killed with `kill -9`, spoiled lines and full disks: 0 lost, 0 doubled, 0 diverged, 0 stuck. What is
//! killed, and how it is counted, stands in `src/killed`.
#![cfg(test)]

use kakanai_server::Database;
use kakanai_tests::at_centre::{cluster, fresh_database};
use kakanai_tests::killed::{
    CentreAt, Killed, Talks, centres_killed, desk_killed, fast_folder, postgres_killed,
};

/// How often a desk's process is killed in every run of the tests, in four stories side by side.
const DESKS_KILLED: u64 = 500;
/// How often the centre's process is killed over each database.
const CENTRES_KILLED: u64 = 25;
/// How often PostgreSQL is killed.
const POSTGRES_KILLED: u64 = 12;

fn sound(killed: &Killed) {
    assert!(killed.wrong.is_empty(), "after {} kills: {:#?}", killed.cycles, killed.wrong);
    assert!(killed.cycles > 0 && killed.ops > 0, "{killed:?}");
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
