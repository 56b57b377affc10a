//! What the way from desk to centre takes: a backlog drained into either database, beside plain batched inserts of the
//! same bytes. Prints JSON rows for the bench's table. Release builds only mean something.
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a measurement that cannot be set up has failed; it looks at the clock"
)]

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use kakanai_desk::{HttpCentre, LoneStore};
use kakanai_domain::personal::Personal;
use kakanai_protocol::op::PUSH_OPS_MAX;
use kakanai_protocol::{ApplicationRecord, OpBody};
use kakanai_server::{Config, Running, serve};
use kakanai_tests::office::Office;
use rusqlite::Connection;
use serde_json::{Value, json};
use uuid::Uuid;

const BACKLOG: usize = 10_000;
const WARD: &str = "kokurakita";

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let mut rows = drained_into_sqlite().await;
    if let Ok(cluster) = std::env::var("KAKANAI_TEST_POSTGRES") {
        rows.extend(drained_into_postgres(&cluster).await);
    }
    writeln!(std::io::stdout(), "{}", json!(rows))
}

async fn drained_into_sqlite() -> Vec<Value> {
    let office = Office::default();
    let centre = office.open_centre().await;
    let ours = drain(&office, &centre).await;
    let plain = plainly_into_sqlite(&office.folder.path().join("plain.db"));
    rows("SQLite", &ours, plain)
}

async fn drained_into_postgres(cluster: &str) -> Vec<Value> {
    let office = Office::default();
    let database = a_database(cluster, "drained").await;
    let config = Config::parse("centre.toml", &office.centre_config("127.0.0.1:0", &database))
        .expect("the centre's settings are sound");
    let centre = serve(config, office.outside()).await.expect("the centre starts");
    let ours = drain(&office, &centre).await;
    let plain = plainly_into_postgres(&a_database(cluster, "plain").await).await;
    rows("PostgreSQL", &ours, plain)
}

/// Applications a second, and how much more memory this process held afterwards.
struct Drained {
    rate: f64,
    grown_mib: f64,
}

fn rows(database: &str, ours: &Drained, plain: f64) -> Vec<Value> {
    vec![
        json!({
            "name": format!("a backlog of {BACKLOG} drained into {database}: 1,000 of them"),
            "figure": 1_000.0 / ours.rate, "unit": "s", "peer": "plain batched inserts",
            "peer_figure": 1_000.0 / plain, "floor": 2_000.0 / plain,
        }),
        json!({
            "name": "what the desk and the centre grew by meanwhile, in one process", "figure": ours.grown_mib,
            "unit": "MiB", "peer": null, "peer_figure": null, "floor": null,
        }),
    ]
}

/// A backlog as a desk has it after days without a line, sent over HTTP.
async fn drain(office: &Office, centre: &Running) -> Drained {
    let folder = office.folder.path().join("backlog");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let store = LoneStore::open(&folder, "kk-3", office.surroundings()).expect("the store opens");
    for number in 0..BACKLOG {
        store.act(WARD, taken(number)).expect("an act is kept");
    }
    let settings = kakanai_desk::Settings::read(&office.write_settings(&centre.url(), "")).expect("settings");
    let http = HttpCentre::new(&settings).expect("a line");
    let before = memory_mib();
    let started = Instant::now();
    store.send(&http).await.expect("the backlog is sent");
    let took = started.elapsed().as_secs_f64();
    assert_eq!(store.waiting().expect("the store answers").unsent, 0, "everything is sent");
    Drained { rate: BACKLOG as f64 / took, grown_mib: memory_mib() - before }
}

/// About 5 kB, as a bereavement is.
fn taken(number: usize) -> OpBody {
    let facts: serde_json::Map<String, Value> = (0..60)
        .map(|fact| {
            let value = json!({ "is": "known", "value": { "type": "text", "value": format!("架空町{number}番{fact}号") } });
            (format!("people[person{}].fact{}", fact / 10, fact % 10), value)
        })
        .collect();
    OpBody::ApplicationFinished {
        application: Box::new(ApplicationRecord {
            id: Uuid::from_u128((5 << 76) | number as u128),
            number: format!("KK-3-261121-{number:05}"),
            matter: "bereavement".into(),
            catalogue_version: "1".into(),
            clerk_id: "yamamoto".into(),
            ticket_id: None,
            finished_at: "2026-11-21T00:40:00Z".parse().expect("a moment"),
            required: vec!["OK-01".into(), "OK-02".into()],
            undecided: vec![],
            facts: Personal::new(Value::Object(facts)),
        }),
    }
}

fn text(number: usize) -> String {
    serde_json::to_string(&taken(number)).expect("it can be written")
}

fn plainly_into_sqlite(path: &Path) -> f64 {
    let mut plain = Connection::open(path).expect("a database");
    plain.pragma_update(None, "journal_mode", "WAL").expect("SQLite knows WAL");
    plain.pragma_update(None, "synchronous", "FULL").expect("SQLite knows FULL");
    plain.execute_batch("CREATE TABLE plain (id INTEGER PRIMARY KEY, body TEXT NOT NULL)").expect("a table");
    let bodies: Vec<String> = (0..BACKLOG).map(text).collect();
    let started = Instant::now();
    for (batch, bodies) in bodies.chunks(PUSH_OPS_MAX).enumerate() {
        let transaction = plain.transaction().expect("a transaction");
        for (at, body) in bodies.iter().enumerate() {
            let mut put =
                transaction.prepare_cached("INSERT INTO plain VALUES (?1, ?2)").expect("a statement");
            put.execute((batch * PUSH_OPS_MAX + at, body)).expect("a row");
        }
        transaction.commit().expect("the disk has room");
    }
    BACKLOG as f64 / started.elapsed().as_secs_f64()
}

async fn plainly_into_postgres(url: &str) -> f64 {
    let (mut client, connection) =
        tokio_postgres::connect(url, tokio_postgres::NoTls).await.expect("a cluster");
    tokio::spawn(connection);
    client
        .batch_execute("CREATE TABLE plain (id BIGINT PRIMARY KEY, body TEXT NOT NULL)")
        .await
        .expect("a table");
    let bodies: Vec<String> = (0..BACKLOG).map(text).collect();
    let started = Instant::now();
    for (batch, bodies) in bodies.chunks(PUSH_OPS_MAX).enumerate() {
        let ids: Vec<i64> = (0..bodies.len()).map(|at| (batch * PUSH_OPS_MAX + at) as i64).collect();
        let transaction = client.transaction().await.expect("a transaction");
        let put = "INSERT INTO plain SELECT * FROM unnest($1::BIGINT[], $2::TEXT[])";
        transaction.execute(put, &[&ids, &bodies]).await.expect("rows");
        transaction.commit().await.expect("the disk has room");
    }
    BACKLOG as f64 / started.elapsed().as_secs_f64()
}

async fn a_database(cluster: &str, name: &str) -> String {
    let (client, connection) =
        tokio_postgres::connect(cluster, tokio_postgres::NoTls).await.expect("a cluster");
    tokio::spawn(connection);
    client.batch_execute(&format!("DROP DATABASE IF EXISTS {name}")).await.expect("it goes");
    client.batch_execute(&format!("CREATE DATABASE {name}")).await.expect("it comes");
    let (before, _) = cluster.rsplit_once('/').expect("a URL");
    format!("{before}/{name}")
}

/// What the system says this process holds.
fn memory_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = held.and_then(|held| held.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}
