//! The store in one SQLite file, for an office that runs no database server. One connection; every act takes its turn.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use futures_util::FutureExt;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};

use super::StoreError;
use super::cell::{Cell, Row};
use super::tx::{Doing, Done, Tx};

mod migrations {
    //! The tables, embedded.
    refinery::embed_migrations!("migrations/sqlite");
}

/// SQLite before this one can corrupt a database in write-ahead mode.
const OLDEST_SQLITE: i32 = 3_051_003;

/// The store in one file.
pub struct Sqlite {
    connection: Arc<Mutex<Connection>>,
}

impl From<rusqlite::Error> for StoreError {
    /// Keeps the kind of the error; its text may hold what was to be stored.
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(match error {
            rusqlite::Error::SqliteFailure(failure, _) => format!("sqlite {}", failure.extended_code),
            _ => "sqlite".to_owned(),
        })
    }
}

impl Sqlite {
    /// Opens or creates the file.
    ///
    /// # Errors
    /// When it cannot be opened, or the built-in SQLite is too old to be trusted with it.
    pub async fn open(path: PathBuf) -> Done<Self> {
        let opened = tokio::task::spawn_blocking(move || opened(&path)).await;
        let connection = opened.map_err(|_| StoreError::Failed("sqlite thread".to_owned()))??;
        Ok(Self { connection: Arc::new(Mutex::new(connection)) })
    }

    /// Runs one act as one transaction that holds the write lock from its beginning.
    pub async fn act<T: Send + 'static>(
        &self,
        act: impl for<'t> FnOnce(&'t mut dyn Tx) -> Doing<'t, T> + Send + 'static,
    ) -> Done<T> {
        let connection = Arc::clone(&self.connection);
        let done = tokio::task::spawn_blocking(move || {
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            in_transaction(&mut connection, act)
        });
        done.await.map_err(|_| StoreError::Failed("sqlite thread".to_owned()))?
    }
}

/// What was begun ends with the act, one way or the other.
fn in_transaction<T>(
    connection: &mut Connection,
    act: impl for<'t> FnOnce(&'t mut dyn Tx) -> Doing<'t, T>,
) -> Done<T> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let mut open = Open { connection };
    // Nothing in it ever waits: the connection answers at once, on this thread.
    let done = act(&mut open).now_or_never();
    let done = done.unwrap_or_else(|| Err(StoreError::Failed("sqlite waits".to_owned())))?;
    open.connection.execute_batch("COMMIT")?;
    Ok(done)
}

/// A transaction on the one connection. What is not committed is undone when it is dropped.
struct Open<'c> {
    connection: &'c mut Connection,
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.connection.is_autocommit() {
            // If even this fails, the next act's BEGIN says so.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}

#[async_trait]
impl Tx for Open<'_> {
    async fn all(&mut self, statement: &str, cells: &[Cell]) -> Done<Vec<Row>> {
        let mut statement = self.connection.prepare_cached(statement)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(cells))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Row((0..columns).map(|at| read(row.get_ref(at)?)).collect::<Done<_>>()?));
        }
        Ok(found)
    }

    async fn hold(&mut self, statement: &str, cells: &[Cell]) -> Done<Vec<Row>> {
        // The whole database is held already.
        self.all(statement, cells).await
    }

    async fn run(&mut self, statement: &str, cells: &[Cell]) -> Done<u64> {
        let concerned = self.connection.prepare_cached(statement)?.execute(params_from_iter(cells))?;
        Ok(u64::try_from(concerned).unwrap_or(u64::MAX))
    }

    async fn batch(&mut self, statements: &str) -> Done<()> {
        Ok(self.connection.execute_batch(statements)?)
    }
}

fn read(value: ValueRef<'_>) -> Done<Cell> {
    Ok(match value {
        ValueRef::Null => Cell::Nothing,
        ValueRef::Integer(number) => Cell::Int(number),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Real(_) | ValueRef::Blob(_) => return Err(StoreError::Failed("sqlite type".to_owned())),
    })
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Nothing => ValueRef::Null,
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Flag(flag) => ValueRef::Integer(i64::from(*flag)),
        }))
    }
}

fn opened(path: &Path) -> Done<Connection> {
    let version = rusqlite::version_number();
    if version < OLDEST_SQLITE {
        return Err(StoreError::Failed(format!("sqlite version {version}")));
    }
    private(path).map_err(|error| StoreError::Failed(error.to_string()))?;
    let mut connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA busy_timeout = 5000;",
    )?;
    let migrated = migrations::migrations::runner().run(&mut connection);
    migrated.map_err(|error| StoreError::Failed(error.to_string()))?;
    Ok(connection)
}

/// Makes the file before SQLite does, readable by its owner alone; SQLite gives its side files the same rights.
fn private(path: &Path) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new();
    file.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    file.open(path).map(drop)
}
