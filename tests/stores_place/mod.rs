//! Where the store's story takes place: a file of its own, or a database of its own in the runner's cluster. No story.

use std::sync::Arc;

use kakanai_server::Database;
use kakanai_server::store::{Store, open};
use kakanai_server::ward::{Desk, Queue, Ward};
use kakanai_tests::at_centre::{self, cluster, connect, fresh_database};
use tempfile::TempDir;
use uuid::Uuid;

/// One database, gone with the test or with the cluster.
pub struct Place {
    database: Database,
    _folder: Option<TempDir>,
}

impl Place {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { database: Database::Sqlite(folder.path().join("centre.db")), _folder: Some(folder) }
    }

    /// A database named for its story, made anew.
    pub async fn postgres(story: &str) -> Self {
        // PostgreSQL keeps 63 bytes of a name.
        let name = format!("story_{}", &story[..story.len().min(50)]);
        let url = fresh_database(&cluster(), &name).await;
        Self { database: Database::Postgres(url), _folder: None }
    }

    /// Opens the store and furnishes it, as the program does when it starts.
    pub async fn open(&self) -> Arc<Store> {
        let store = open(&self.database, Uuid::from_u128(7)).await.unwrap();
        store.furnish(&offices()).await.unwrap();
        store
    }

    /// One text out of the database, past the store.
    pub async fn text(&self, sql: &str) -> String {
        self.texts(sql).await.remove(0)
    }

    /// Does something past the store.
    pub async fn try_to(&self, sql: &str) -> Result<(), String> {
        match &self.database {
            Database::Sqlite(path) => {
                let connection = rusqlite::Connection::open(path).unwrap();
                connection.execute_batch(sql).map_err(|error| error.to_string())
            }
            Database::Postgres(url) => {
                connect(url).await.batch_execute(sql).await.map_err(|error| error.to_string())
            }
        }
    }

    /// Alters the audit log as only someone with the whole database in hand can.
    pub async fn alter_the_audit_log(&self, sql: &str) {
        let unguarded = match self.database {
            Database::Sqlite(_) => {
                "DROP TRIGGER IF EXISTS audit_stays_as_written; DROP TRIGGER IF EXISTS audit_stays_whole;"
            }
            Database::Postgres(_) => "DROP TRIGGER IF EXISTS audit_stays_as_written ON audit;",
        };
        self.try_to(&format!("{unguarded} {sql}")).await.unwrap();
    }

    /// Makes a backup of the whole database.
    pub async fn back_up(&self) {
        match &self.database {
            Database::Sqlite(path) => {
                self.try_to(&format!("VACUUM INTO '{}.backup'", path.display())).await.unwrap();
            }
            Database::Postgres(url) => {
                let name = url.rsplit_once('/').unwrap().1;
                replace(url, &format!("{name}_b"), name).await;
            }
        }
    }

    /// Puts the backup in the place of the database; whatever was open is closed.
    pub async fn put_back(&self) {
        match &self.database {
            Database::Sqlite(path) => {
                for side in ["", "-wal", "-shm"] {
                    let _ = std::fs::remove_file(format!("{}{side}", path.display()));
                }
                std::fs::copy(format!("{}.backup", path.display()), path).unwrap();
            }
            Database::Postgres(url) => {
                let name = url.rsplit_once('/').unwrap().1;
                replace(url, name, &format!("{name}_b")).await;
            }
        }
    }

    /// Every table's columns, `table.column`.
    pub async fn columns(&self) -> Vec<String> {
        let sql = match self.database {
            Database::Sqlite(_) => {
                "SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c \
                 WHERE t.type = 'table' ORDER BY 1"
            }
            Database::Postgres(_) => {
                "SELECT table_name || '.' || column_name FROM information_schema.columns \
                 WHERE table_schema = 'public' ORDER BY 1"
            }
        };
        let mut columns = self.texts(sql).await;
        columns.sort();
        columns
    }

    pub async fn texts(&self, sql: &str) -> Vec<String> {
        at_centre::texts(&self.database, sql).await
    }
}

/// Makes a database anew, as a copy of another; everybody who was in either is put out.
async fn replace(url: &str, name: &str, like: &str) {
    let cluster = connect(&cluster()).await;
    let put_out = format!(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{like}' AND pid <> pg_backend_pid()"
    );
    assert!(url.contains("story_"));
    cluster.execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), &[]).await.unwrap();
    cluster.query(&put_out, &[]).await.unwrap();
    cluster.execute(&format!("CREATE DATABASE {name} TEMPLATE {like}"), &[]).await.unwrap();
}

/// One office: three lines, three desks.
pub fn offices() -> Vec<Ward> {
    let queue = |id: &str, letter: &str, name: &str, first, last| Queue {
        id: id.into(),
        letter: letter.into(),
        name: name.into(),
        matter: (id == "certificate").then(|| "certificate.resident".into()),
        first,
        last,
    };
    let desk = |id: &str, name: &str, queues: &[&str]| Desk {
        id: id.into(),
        name: name.into(),
        queues: queues.iter().map(|queue| (*queue).to_owned()).collect(),
        token_sha256: [0; 32],
    };
    vec![Ward {
        code: "kokurakita".into(),
        name: "小倉北区役所".into(),
        queues: vec![
            queue("certificate", "C", "証明書", 1, 999),
            queue("moving", "M", "引っ越し", 101, 199),
            queue("small", "S", "相談", 1, 3),
        ],
        desks: vec![
            desk("kk-3", "3番窓口", &["certificate", "moving"]),
            desk("kk-4", "4番窓口", &["certificate"]),
            desk("kk-5", "5番窓口", &["certificate", "moving"]),
        ],
    }]
}
