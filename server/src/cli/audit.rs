//! `entrepot audit …`: whether the trail of events is as it was written.

use clap::Subcommand;
use service::{audit, ctx::Clock};

use crate::{config::Config, sealer, setup};

/// What is done with the audit chain.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Walk the chain; says the first thing that does not fit.
    Verify,
}

impl Audit {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Verify = self;
        let ctx = setup::open(config, Clock::System).await?;
        let kept = sealer::kept(&ctx, config).await?;
        let found = audit::verify(&ctx, kept.as_ref()).await?;
        println!(
            "{} entries · {} not sealed yet · head {}",
            found.head.seq, found.waiting, found.head.hash
        );
        match found.fault {
            None => Ok(()),
            Some(fault) => anyhow::bail!("{fault}"),
        }
    }
}
