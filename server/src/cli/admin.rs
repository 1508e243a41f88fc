//! `entrepot admin …`: what an administrator does from the machine itself. Prints what it made.

use clap::Subcommand;
use service::{ctx::Clock, identity::NewOperator};

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
}

impl Admin {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let ctx = setup::open(config, Clock::System).await?;
        setup::migrate(&ctx).await?;
        let Self::CreateOperator { email, market } = self;
        let email = email
            .parse()
            .map_err(|_| anyhow::anyhow!("{email:?} is not an e-mail address"))?;
        let made = service::identity::create_operator(
            &ctx,
            NewOperator {
                email,
                market: market.clone(),
            },
        )
        .await;
        match made {
            Ok(password) => {
                println!("operator of {market}: password {password}");
                Ok(())
            }
            Err(service::Error::NotFound) => anyhow::bail!("there is no market {market:?}"),
            Err(service::Error::Invalid(_)) => anyhow::bail!("this address is in use already"),
            Err(other) => Err(other.into()),
        }
    }
}
