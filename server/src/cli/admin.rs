//! `entrepot admin …`: what an administrator does from the machine itself. Prints what it made.

use clap::Subcommand;
use service::{Ctx, ctx::Clock, identity::NewOperator};

use crate::{config::Config, setup};

/// What an administrator does.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Make a person an operator of a market; prints the password.
    CreateOperator {
        /// The person's e-mail address.
        #[arg(long)]
        email: String,
        /// The market's slug.
        #[arg(long)]
        market: String,
    },
    /// Queue the jobs again that were given up on; prints how many.
    ReplayJobs,
}

impl Admin {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let ctx = setup::open(config, Clock::System).await?;
        setup::migrate(&ctx).await?;
        match self {
            Self::CreateOperator { email, market } => create_operator(&ctx, &email, market).await,
            Self::ReplayJobs => {
                println!("queued again: {}", service::job::replay_dead(&ctx).await?);
                Ok(())
            }
        }
    }
}

async fn create_operator(ctx: &Ctx, email: &str, market: String) -> anyhow::Result<()> {
    let email = email
        .parse()
        .map_err(|_| anyhow::anyhow!("{email:?} is not an e-mail address"))?;
    let new = NewOperator {
        email,
        market: market.clone(),
    };
    match service::identity::create_operator(ctx, new).await {
        Ok(password) => {
            println!("operator of {market}: password {password}");
            Ok(())
        }
        Err(service::Error::NotFound) => anyhow::bail!("there is no market {market:?}"),
        Err(service::Error::Invalid(_)) => anyhow::bail!("this address is in use already"),
        Err(other) => Err(other.into()),
    }
}
