//! Looks into a centre's database past its store, and makes offices and databases for stories. It tells none.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a database that does not answer is a story that failed"
)]

use kakanai_server::Database;
use kakanai_server::ward::{Desk, Ward};
use sha2::{Digest, Sha256};
use tokio_postgres::{Client, NoTls};

use crate::deeds::WARD;

/// The cluster that `tests/with-postgres.sh` starts.
const CLUSTER: &str = "KAKANAI_TEST_POSTGRES";

/// The first column of what is asked, as texts.
pub async fn texts(database: &Database, sql: &str) -> Vec<String> {
    match database {
        Database::Sqlite(path) => {
            let connection = rusqlite::Connection::open(path).expect("the centre's database is there");
            let mut statement = connection.prepare(sql).expect("the centre's database understands");
            let rows = statement.query_map([], |row| row.get(0)).expect("the centre's database answers");
            rows.collect::<Result<_, _>>().expect("the centre's database answers")
        }
        Database::Postgres(url) => {
            let rows = connect(url).await.query(sql, &[]).await.expect("the centre's database answers");
            rows.iter().map(|row| row.get(0)).collect()
        }
    }
}

/// The URL of the cluster that the tests run beside.
#[must_use]
pub fn cluster() -> String {
    std::env::var(CLUSTER).unwrap_or_else(|_| {
        panic!("{CLUSTER} がありません。PostgreSQL の試験は make test で動かしてください（または tests/with-postgres.sh コマンド…）。")
    })
}

/// A database of that name in a cluster, made anew; gives its URL.
pub async fn fresh_database(cluster: &str, name: &str) -> String {
    let client = connect(cluster).await;
    for sql in [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")] {
        client.execute(&sql, &[]).await.expect("the cluster makes a database");
    }
    format!("{}/{name}", cluster.rsplit_once('/').expect("a URL names a database").0)
}

/// A connection to a PostgreSQL database.
pub async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("PostgreSQL answers");
    tokio::spawn(connection);
    client
}

/// One office with so many desks, `kk-0` and on; a desk's token is its id.
#[must_use]
pub fn offices(desks: usize) -> Vec<Ward> {
    let desk = |desk: usize| Desk {
        id: format!("kk-{desk}"),
        name: format!("{desk}番窓口"),
        queues: vec![],
        token_sha256: Sha256::digest(format!("kk-{desk}")).into(),
    };
    let desks = (0..desks).map(desk).collect();
    vec![Ward { code: WARD.into(), name: "小倉北区役所".into(), queues: vec![], desks }]
}
