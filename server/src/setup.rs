//! Putting a context together from the configuration.

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write},
    path::Path,
    sync::Arc,
};

use anyhow::Context;
use migration::{Migrator, MigratorTrait};
use rand::Rng;
use service::{Ctx, ctx::Clock, db::Db, file::Files, port::search_index::SearchIndex, secret::Secret};
use sha2::{Digest, Sha256};

use crate::{
    adapter::{
        elsewhere::Elsewhere,
        meilisearch::Meilisearch,
        postgres_bus::PostgresBus,
        tantivy::{OpenFailure, TantivyIndex},
    },
    config::Config,
};

/// Connects to the database, for commands: a search index in the data folder stays with the process that serves.
pub async fn open(config: &Config, clock: Clock) -> anyhow::Result<Ctx> {
    let index = if config.meili_url.is_some() {
        index(config)?
    } else {
        Arc::new(Elsewhere)
    };
    with_index(config, clock, index).await
}

/// Connects to the database, over this search index; makes the data folder when it is missing.
pub async fn with_index(config: &Config, clock: Clock, index: Arc<dyn SearchIndex>) -> anyhow::Result<Ctx> {
    let folder = &config.data_dir;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("DATA_DIR {} can't be made", folder.display()))?;
    let db = Db::connect(&config.database_url)
        .await
        .context("the database of DATABASE_URL can't be reached")?;
    let bus = db.postgres().cloned().map(PostgresBus::over);
    let ctx = Ctx::new(db, clock, index, files(folder)?, secret(config)?);
    Ok(match bus {
        Some(bus) => ctx.with_bus(Arc::new(bus)),
        None => ctx,
    })
}

/// Files that people handed in, in the data folder.
fn files(folder: &Path) -> anyhow::Result<Files> {
    let folder = folder.join("files");
    std::fs::create_dir_all(&folder).with_context(|| format!("{} can't be made", folder.display()))?;
    Ok(Files::in_folder(&folder)?)
}

/// The server's secret: of `SECRET_KEY`, or made once and kept in the data folder for its owner's eyes.
fn secret(config: &Config) -> anyhow::Result<Secret> {
    let file = config.data_dir.join("secret.key");
    let key = match &config.secret_key {
        Some(key) => key.clone(),
        None => kept(&file).with_context(|| format!("{} can't be read or made", file.display()))?,
    };
    Ok(Secret::new(Sha256::digest(key.trim()).into()))
}

fn kept(file: &Path) -> std::io::Result<String> {
    #[expect(clippy::disallowed_methods, reason = "the one key the machine makes up")]
    let key = hex::encode(rand::rng().random::<[u8; 32]>());
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.write(true).create_new(true).open(file) {
        Ok(mut new) => new.write_all(key.as_bytes()).map(|()| key),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => std::fs::read_to_string(file),
        Err(error) => Err(error),
    }
}

/// What this market's indexes on a Meilisearch server begin with.
const MARKET: &str = "entrepot";

/// The search index: a Meilisearch server's, if one is named, else the one in the data folder, for this process alone.
pub fn index(config: &Config) -> Result<Arc<dyn SearchIndex>, OpenFailure> {
    let Some(url) = &config.meili_url else {
        return Ok(Arc::new(TantivyIndex::open(&config.data_dir.join("search"))?));
    };
    let server = Meilisearch::new(url.as_str(), config.meili_key.as_deref(), MARKET);
    Ok(Arc::new(
        server.map_err(|failed| OpenFailure::Failed(failed.to_string()))?,
    ))
}

/// Brings the schema up to date; does nothing when it is.
pub async fn migrate(ctx: &Ctx) -> anyhow::Result<()> {
    Migrator::up(ctx.db.migrations(), None)
        .await
        .context("the database can't be migrated")
}
