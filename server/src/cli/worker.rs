//! `entrepot worker`: does every job but those of the search index, which belongs to the process that serves.

use std::sync::Arc;

use service::{ctx::Clock, job::Share};

use super::serve::stop_signal;
use crate::{
    adapter::{mailer::Mailer, web::Web},
    config::Config,
    sealer, setup,
    worker::Worker,
};

pub(super) async fn run(config: Arc<Config>) -> anyhow::Result<()> {
    let ctx = setup::open(&config, Clock::System).await?;
    let web = Arc::new(Web::new(&config)?);
    let stop = stop_signal();
    let sealing = tokio::spawn(sealer::run(ctx.clone(), config.clone(), stop.clone()));
    let mut working = tokio::task::JoinSet::new();
    for share in [Share::Web, Share::Rest] {
        let worker = Worker {
            ctx: ctx.clone(),
            config: config.clone(),
            mailer: Mailer::new(&config)?,
            pictures: web.clone(),
            files: web.clone(),
            share,
        };
        working.spawn(worker.run(stop.clone()));
    }
    working.join_all().await;
    sealing.await?;
    Ok(())
}
