//! Putting a context together from the configuration.

use std::sync::Arc;

use anyhow::Context;
use migration::{Migrator, MigratorTrait};
use service::{Ctx, ctx::Clock, db::Db};

use crate::{adapter::nothing::Nothing, config::Config};

/// Connects to the database and opens the search index; makes the data folder when it is missing.
pub async fn open(config: &Config, clock: Clock) -> anyhow::Result<Ctx> {
    let folder = &config.data_dir;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("DATA_DIR {} can't be made", folder.display()))?;
    let db = Db::connect(&config.database_url)
        .await
        .context("the database of DATABASE_URL can't be reached")?;
    Ok(Ctx::new(db, clock, Arc::new(Nothing)))
}

/// Brings the schema up to date; does nothing when it is.
pub async fn migrate(ctx: &Ctx) -> anyhow::Result<()> {
    Migrator::up(ctx.db.migrations(), None)
        .await
        .context("the database can't be migrated")
}
