//! One transaction, whichever database it is in. Every act of the store is written once, over this. Knows no table.

use std::pin::Pin;

use async_trait::async_trait;

use super::StoreError;
use super::cell::{Cell, Row};

pub type Done<T> = Result<T, StoreError>;
/// What an act comes to, while it holds its transaction.
pub type Doing<'t, T> = Pin<Box<dyn Future<Output = Done<T>> + Send + 't>>;

/// One transaction. `$n` are numbered by where they first appear, since SQLite numbers them so.
#[async_trait]
pub trait Tx: Send {
    /// Every row that a statement gives.
    async fn all(&mut self, statement: &str, cells: &[Cell]) -> Done<Vec<Row>>;

    /// Every row of a plain `SELECT`, which nobody else changes before this transaction ends.
    async fn hold(&mut self, statement: &str, cells: &[Cell]) -> Done<Vec<Row>>;

    /// Does what a statement says; how many rows it concerned.
    async fn run(&mut self, statement: &str, cells: &[Cell]) -> Done<u64>;

    /// Does several statements that take no values.
    async fn batch(&mut self, statements: &str) -> Done<()>;

    /// The rows that a statement gives for each of several sets of values.
    async fn all_of_each(&mut self, statement: &str, each: &[Vec<Cell>]) -> Done<Vec<Vec<Row>>> {
        let mut found = Vec::with_capacity(each.len());
        for cells in each {
            found.push(self.all(statement, cells).await?);
        }
        Ok(found)
    }

    /// The same of a plain `SELECT`, whose rows nobody else changes before this transaction ends.
    async fn hold_each(&mut self, statement: &str, each: &[Vec<Cell>]) -> Done<Vec<Vec<Row>>> {
        let mut found = Vec::with_capacity(each.len());
        for cells in each {
            found.push(self.hold(statement, cells).await?);
        }
        Ok(found)
    }

    /// Does what a statement says with each of several sets of values, in their order.
    async fn run_each(&mut self, statement: &str, each: &[Vec<Cell>]) -> Done<()> {
        for cells in each {
            self.run(statement, cells).await?;
        }
        Ok(())
    }

    /// The first row, if there is one.
    async fn first(&mut self, statement: &str, cells: &[Cell]) -> Done<Option<Row>> {
        Ok(self.all(statement, cells).await?.into_iter().next())
    }

    /// The one row there must be.
    async fn one(&mut self, statement: &str, cells: &[Cell]) -> Done<Row> {
        self.first(statement, cells).await?.ok_or_else(|| StoreError::Failed("a row is missing".to_owned()))
    }
}
