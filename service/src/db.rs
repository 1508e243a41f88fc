//! Connecting to SQLite or PostgreSQL, and beginning the one transaction of a use case.

use std::time::Duration;

use domain::id::OnceId;
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait, metric,
    sqlx::{
        PgPool,
        sqlite::{SqliteJournalMode, SqliteSynchronous},
    },
};

use crate::integration;

/// How long a writer waits for another process's transaction before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// The database: one writer and many readers on SQLite, one pool on PostgreSQL.
#[derive(Clone, Debug)]
pub struct Db {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    once: Option<OnceId>,
}

impl Db {
    /// Connects to `sqlite:path` (made when missing) or `postgres://…`.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            let url = if url.contains('?') {
                url.to_owned()
            } else {
                format!("{url}?mode=rwc")
            };
            let writer = Database::connect(sqlite(&url, 1)).await?;
            let reader = Database::connect(sqlite(&url, 8)).await?;
            return Ok(Self {
                writer,
                reader,
                once: None,
            });
        }
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(16)
            .acquire_timeout(BUSY_TIMEOUT)
            .sqlx_logging(false);
        let pool = Database::connect(options).await?;
        Ok(Self {
            writer: pool.clone(),
            reader: pool,
            once: None,
        })
    }

    /// The same database, with each of its statements told to `observe`: for figures, and for tests that count.
    pub fn observed(mut self, observe: impl Fn(&metric::Info<'_>) + Clone + Send + Sync + 'static) -> Self {
        self.writer.set_metric_callback(observe.clone());
        self.reader.set_metric_callback(observe);
        self
    }

    /// The same database, for work on a request that must not be done twice.
    pub(crate) fn once(mut self, id: OnceId) -> Self {
        self.once = Some(id);
        self
    }

    /// For reading outside a transaction.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// The pool of a PostgreSQL server: other processes of the market are reached through it.
    pub fn postgres(&self) -> Option<&PgPool> {
        let postgres = self.reader.get_database_backend() == DbBackend::Postgres;
        postgres.then(|| self.reader.get_postgres_connection_pool())
    }

    /// For schema migrations, which want a connection of their own.
    pub fn migrations(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Begins the transaction of a use case; it rolls back unless committed. On SQLite it takes the write lock at
    /// once, so that reading and then writing can't fail half-way.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = self.writer.begin_with_options(options).await?;
        if let Some(id) = self.once {
            integration::mark(&tx, id).await?;
        }
        Ok(tx)
    }

    /// Closes all connections.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.close().await?;
        self.writer.close().await
    }
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(BUSY_TIMEOUT)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(BUSY_TIMEOUT)
        });
    options
}
