//! `entrepot reindex`: builds the search index anew. Beside a serving process, which holds the index, it asks that
//! one to do so.

use std::time::Instant;

use service::{
    ctx::Clock,
    job::{self, Job},
};

use crate::{adapter::tantivy::OpenFailure, config::Config, setup};

/// After how many listings progress is told.
const STEP: u64 = 5_000;

pub(super) async fn run(config: &Config) -> anyhow::Result<()> {
    let index = match setup::index(config) {
        Ok(index) => index,
        Err(OpenFailure::Held) => return ask(config).await,
        Err(failed) => return Err(failed.into()),
    };
    let ctx = setup::with_index(config, Clock::System, index).await?;
    setup::migrate(&ctx).await?;
    let started = Instant::now();
    let count = service::search::rebuild(&ctx, |read| {
        if read % STEP == 0 {
            eprintln!("{read} listings read");
        }
    })
    .await?;
    println!("indexed {count} listings in {} ms", started.elapsed().as_millis());
    Ok(())
}

async fn ask(config: &Config) -> anyhow::Result<()> {
    let ctx = setup::open(config, Clock::System).await?;
    job::enqueue_now(&ctx, Job::RebuildIndex).await?;
    println!("the process that serves holds the search index: it builds it anew now");
    Ok(())
}
