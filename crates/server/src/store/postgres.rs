//! The store in PostgreSQL, for a city that already keeps one. The same acts as in SQLite, with rows held by name.

use std::time::Duration;

use async_trait::async_trait;
use bytes::BytesMut;
use deadpool_postgres::{Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime, Transaction};
use futures_util::future::try_join_all;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{IsolationLevel, NoTls};

use super::StoreError;
use super::cell::{Cell, Row};
use super::tx::{Doing, Done, Tx};

mod migrations {
    //! The tables, embedded.
    refinery::embed_migrations!("migrations/postgres");
}

/// Connections kept open; a claim holds one for a few milliseconds.
const CONNECTIONS_MAX: usize = 16;
/// How long an act waits for a free connection before it fails.
const WAIT_S_MAX: u64 = 5;
/// How long a statement may wait for a lock, and run, before the database gives it up.
const LIMITS: &str = "-c lock_timeout=5s -c statement_timeout=15s";

/// The store in PostgreSQL.
pub struct Postgres {
    pool: Pool,
}

impl From<tokio_postgres::Error> for StoreError {
    /// Keeps the error's code; its text and detail may hold what was to be stored.
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Failed(format!("postgres {}", error.code().map_or("connection", |code| code.code())))
    }
}

impl From<PoolError> for StoreError {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Backend(error) => error.into(),
            PoolError::Timeout(_) => Self::Failed("postgres busy".to_owned()),
            _ => Self::Failed("postgres pool".to_owned()),
        }
    }
}

impl Postgres {
    /// Connects, and brings the tables up to date.
    ///
    /// # Errors
    /// When the server does not answer, or refuses.
    pub async fn open(url: &str) -> Done<Self> {
        // The words of the driver are for whoever starts the program; nothing of a person is in the database's URL,
        // and its password is not in these words.
        let said = |error: tokio_postgres::Error| StoreError::Failed(error.to_string());
        let mut settings: tokio_postgres::Config = url.parse().map_err(said)?;
        settings.options(LIMITS).application_name("kakanai-server");
        settings.connect_timeout(Duration::from_secs(WAIT_S_MAX));
        let recycling_method = RecyclingMethod::Fast;
        let manager = Manager::from_config(settings, NoTls, ManagerConfig { recycling_method });
        let wait = Some(Duration::from_secs(WAIT_S_MAX));
        let pool =
            Pool::builder(manager).max_size(CONNECTIONS_MAX).runtime(Runtime::Tokio1).wait_timeout(wait);
        let pool = pool.build().map_err(|_| StoreError::Failed("postgres pool".to_owned()))?;
        let mut client = pool.get().await.map_err(|error| match error {
            PoolError::Backend(error) => said(error),
            other => other.into(),
        })?;
        let migrated = migrations::migrations::runner().run_async(&mut **client).await;
        migrated.map_err(|error| StoreError::Failed(error.to_string()))?;
        Ok(Self { pool })
    }

    /// Runs one act as one transaction.
    pub async fn act<T: Send + 'static>(
        &self,
        act: impl for<'t> FnOnce(&'t mut dyn Tx) -> Doing<'t, T> + Send + 'static,
    ) -> Done<T> {
        let mut client = self.pool.get().await?;
        let mut open = Open(client.transaction().await?);
        let done = act(&mut open).await?;
        open.0.commit().await?;
        Ok(done)
    }

    /// Runs one look as one transaction that sees a single moment and changes nothing.
    pub async fn look<T: Send + 'static>(
        &self,
        look: impl for<'t> FnOnce(&'t mut dyn Tx) -> Doing<'t, T> + Send + 'static,
    ) -> Done<T> {
        let mut client = self.pool.get().await?;
        let moment = client.build_transaction().isolation_level(IsolationLevel::RepeatableRead);
        let mut open = Open(moment.read_only(true).start().await?);
        let done = look(&mut open).await?;
        open.0.commit().await?;
        Ok(done)
    }
}

/// A transaction. What is not committed is undone when it is dropped.
struct Open<'c>(Transaction<'c>);

#[async_trait]
impl Tx for Open<'_> {
    async fn all(&mut self, statement: &str, cells: &[Cell]) -> Done<Vec<Row>> {
        let statement = self.0.prepare_cached(statement).await?;
        let found = self.0.query(&statement, &fields(cells)).await?;
        found.iter().map(row).collect()
    }

    async fn hold(&mut self, statement: &str, cells: &[Cell]) -> Done<Vec<Row>> {
        self.all(&format!("{statement} FOR UPDATE"), cells).await
    }

    async fn run(&mut self, statement: &str, cells: &[Cell]) -> Done<u64> {
        let statement = self.0.prepare_cached(statement).await?;
        Ok(self.0.execute(&statement, &fields(cells)).await?)
    }

    async fn all_of_each(&mut self, statement: &str, each: &[Vec<Cell>]) -> Done<Vec<Vec<Row>>> {
        let statement = &self.0.prepare_cached(statement).await?;
        // Sent one behind the other without waiting in between: the line is crossed once, not once for each.
        let asked = each.iter().map(async |cells| self.0.query(statement, &fields(cells)).await);
        let found = try_join_all(asked).await?;
        found.iter().map(|rows| rows.iter().map(row).collect()).collect()
    }

    async fn hold_each(&mut self, statement: &str, each: &[Vec<Cell>]) -> Done<Vec<Vec<Row>>> {
        self.all_of_each(&format!("{statement} FOR UPDATE"), each).await
    }

    async fn run_each(&mut self, statement: &str, each: &[Vec<Cell>]) -> Done<()> {
        let statement = &self.0.prepare_cached(statement).await?;
        let told = each.iter().map(async |cells| self.0.execute(statement, &fields(cells)).await);
        try_join_all(told).await.map(drop).map_err(StoreError::from)
    }

    async fn batch(&mut self, statements: &str) -> Done<()> {
        Ok(self.0.batch_execute(statements).await?)
    }
}

fn fields(cells: &[Cell]) -> Vec<&(dyn ToSql + Sync)> {
    cells.iter().map(|cell| cell as &(dyn ToSql + Sync)).collect()
}

fn row(found: &tokio_postgres::Row) -> Done<Row> {
    let cell = |(at, column): (usize, &tokio_postgres::Column)| match *column.type_() {
        Type::TEXT | Type::VARCHAR => Ok(found.try_get::<_, Option<String>>(at)?.into()),
        Type::INT8 => Ok(found.try_get::<_, Option<i64>>(at)?.into()),
        Type::BOOL => Ok(found.try_get::<_, Option<bool>>(at)?.into()),
        _ => Err(StoreError::Failed("postgres type".to_owned())),
    };
    Ok(Row(found.columns().iter().enumerate().map(cell).collect::<Done<_>>()?))
}

type Written = Result<IsNull, Box<dyn std::error::Error + Sync + Send>>;

impl ToSql for Cell {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Written {
        match self {
            Self::Nothing => Ok(IsNull::Yes),
            Self::Text(text) => text.to_sql(kind, out),
            Self::Int(number) => number.to_sql(kind, out),
            Self::Flag(flag) => flag.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::TEXT, Type::VARCHAR, Type::INT8, Type::BOOL].contains(kind)
    }

    to_sql_checked!();
}
