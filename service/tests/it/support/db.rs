//! Fresh, migrated databases: a file for SQLite, a clone of a migrated template for PostgreSQL.

use std::path::PathBuf;

use migration::Migrator;
use sea_orm::{ConnectionTrait, Database};
use sea_orm_migration::MigratorTrait;
use service::db::Db;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use uuid::Uuid;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// A database of its own for one story; the SQLite file goes away with it, the PostgreSQL cluster is thrown away.
pub struct TestDb {
    pub db: Db,
    _folder: Option<TempDir>,
}

impl TestDb {
    pub async fn new(kind: Kind) -> Self {
        match kind {
            Kind::Sqlite => sqlite().await,
            Kind::Postgres => postgres().await,
        }
    }
}

async fn sqlite() -> TestDb {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("entrepot.db");
    let url = format!("sqlite:{}", path.display());
    let db = Db::connect(&url).await.unwrap();
    Migrator::up(db.migrations(), None).await.unwrap();
    TestDb {
        db,
        _folder: Some(folder),
    }
}

/// One migrated template for the whole run: cloning it is much faster than migrating again.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

async fn template() -> &'static str {
    TEMPLATE
        .get_or_init(async || {
            let name = format!("template_{}", Uuid::now_v7().simple());
            let admin = Database::connect(server_url()).await.unwrap();
            admin
                .execute_unprepared(&format!("CREATE DATABASE {name}"))
                .await
                .unwrap();
            let db = Db::connect(&url_of(&name)).await.unwrap();
            Migrator::up(db.migrations(), None).await.unwrap();
            db.close().await.unwrap();
            admin.close().await.unwrap();
            name
        })
        .await
}

async fn postgres() -> TestDb {
    let template = template().await;
    let name = format!("story_{}", Uuid::now_v7().simple());
    let admin = Database::connect(server_url()).await.unwrap();
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
        .await
        .unwrap();
    admin.close().await.unwrap();
    TestDb {
        db: Db::connect(&url_of(&name)).await.unwrap(),
        _folder: None,
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "where `make test` says which server it started"
)]
fn server_url() -> String {
    std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names a PostgreSQL server for the tests; `make test` starts one")
}

fn url_of(database: &str) -> String {
    let url = server_url();
    let (server, _) = url.rsplit_once('/').expect("TEST_POSTGRES_URL ends in /database");
    format!("{server}/{database}")
}
