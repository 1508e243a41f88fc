//! `entrepot worker`: does every job but those of the search index, which belongs to the process that serves.

use std::sync::Arc;

use service::{ctx::Clock, job::Share};

use super::serve::stop_signal;
use crate::{adapter::mailer::Mailer, config::Config, sealer, setup, worker::Worker};

pub(super) async fn run(config: Arc<Config>) -> anyhow::Result<()> {
    let ctx = setup::open(&config, Clock::System).await?;
    let mailer = Mailer::new(&config)?;
    let stop = stop_signal();
    let sealing = tokio::spawn(sealer::run(ctx.clone(), config.clone(), stop.clone()));
    let worker = Worker {
        ctx,
        config,
        mailer,
        share: Share::Rest,
    };
    worker.run(stop).await;
    sealing.await?;
    Ok(())
}
