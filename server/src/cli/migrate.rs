//! `entrepot migrate`.

use service::ctx::Clock;

use crate::{config::Config, setup};

pub(super) async fn run(config: &Config) -> anyhow::Result<()> {
    let ctx = setup::open(config, Clock::System).await?;
    setup::migrate(&ctx).await
}
