//! Putting a context together from the configuration.

use std::sync::Arc;

use anyhow::Context;
use migration::{Migrator, MigratorTrait};
use service::{Ctx, ctx::Clock, db::Db, port::search_index::SearchIndex};

use crate::{
    adapter::{
        elsewhere::Elsewhere,
        tantivy::{OpenFailure, TantivyIndex},
    },
    config::Config,
};

/// Connects to the database, for commands: the search index stays with the process that serves.
pub async fn open(config: &Config, clock: Clock) -> anyhow::Result<Ctx> {
    with_index(config, clock, Arc::new(Elsewhere)).await
}

/// Connects to the database, over this search index; makes the data folder when it is missing.
pub async fn with_index(config: &Config, clock: Clock, index: Arc<dyn SearchIndex>) -> anyhow::Result<Ctx> {
    let folder = &config.data_dir;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("DATA_DIR {} can't be made", folder.display()))?;
    let db = Db::connect(&config.database_url)
        .await
        .context("the database of DATABASE_URL can't be reached")?;
    Ok(Ctx::new(db, clock, index))
}

/// The embedded search index in the data folder, for this process alone.
pub fn index(config: &Config) -> Result<TantivyIndex, OpenFailure> {
    TantivyIndex::open(&config.data_dir.join("search"))
}

/// Brings the schema up to date; does nothing when it is.
pub async fn migrate(ctx: &Ctx) -> anyhow::Result<()> {
    Migrator::up(ctx.db.migrations(), None)
        .await
        .context("the database can't be migrated")
}
