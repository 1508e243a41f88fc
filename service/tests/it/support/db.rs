//! Fresh, migrated databases: a file for SQLite, a clone of a migrated template for PostgreSQL.

use std::path::PathBuf;

use migration::Migrator;
use sea_orm::{ConnectionTrait, Database, DbErr};
use sea_orm_migration::MigratorTrait;
use service::db::Db;
use tempfile::TempDir;
use tokio::{runtime::Handle, sync::OnceCell};
use uuid::Uuid;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// A database of its own for one story, gone when the story ends.
pub struct TestDb {
    pub db: Db,
    _place: Place,
}

#[expect(dead_code, reason = "held only to be let go of")]
enum Place {
    Folder(TempDir),
    Database(Cloned),
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
        _place: Place::Folder(folder),
    }
}

/// One migrated template for the whole run: cloning it is much faster than migrating again.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

async fn template() -> &'static str {
    TEMPLATE
        .get_or_init(async || {
            let name = format!("template_{}", Uuid::now_v7().simple());
            on_server(&format!("CREATE DATABASE {name}")).await.unwrap();
            let db = Db::connect(&url_of(&name)).await.unwrap();
            Migrator::up(db.migrations(), None).await.unwrap();
            db.close().await.unwrap();
            name
        })
        .await
}

async fn postgres() -> TestDb {
    let template = template().await;
    let name = format!("story_{}", Uuid::now_v7().simple());
    on_server(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
        .await
        .unwrap();
    TestDb {
        db: Db::connect(&url_of(&name)).await.unwrap(),
        _place: Place::Database(Cloned(name)),
    }
}

/// A PostgreSQL database: hundreds of them, kept, would fill a small disk.
struct Cloned(String);

impl Drop for Cloned {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE {} WITH (FORCE)", self.0);
        let dropped = tokio::task::block_in_place(|| Handle::current().block_on(on_server(&sql)));
        if let Err(error) = dropped {
            eprintln!("{} stays: {error}", self.0);
        }
    }
}

async fn on_server(sql: &str) -> Result<(), DbErr> {
    let admin = Database::connect(server_url()).await?;
    admin.execute_unprepared(sql).await?;
    admin.close().await
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
