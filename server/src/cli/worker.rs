//! `entrepot worker`.

use std::sync::Arc;

use service::ctx::Clock;

use super::serve::stop_signal;
use crate::{adapter::mailer::Mailer, config::Config, setup, worker::Worker};

pub(super) async fn run(config: Arc<Config>) -> anyhow::Result<()> {
    let ctx = setup::open(&config, Clock::System).await?;
    let mailer = Mailer::new(&config)?;
    Worker { ctx, config, mailer }.run(stop_signal()).await;
    Ok(())
}
