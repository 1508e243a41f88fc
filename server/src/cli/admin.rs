//! `entrepot admin …`: what an administrator does from the machine itself. Prints what it made.

use chrono::TimeDelta;
use clap::Subcommand;
use domain::{
    form,
    identity::Email,
    integration::{KeyView, Scope, Scopes},
};
use service::{
    Ctx,
    ctx::Clock,
    identity::NewOperator,
    integration::{self, NewKey},
};

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
    /// Make a person an administrator of the platform; prints the password of one who is new here.
    #[command(name = "create-admin")]
    Appoint {
        /// The person's e-mail address.
        #[arg(long)]
        email: String,
    },
    /// Make a key with which a program acts for a company, as its first owner; prints the key on its last line.
    ApiKey {
        /// The company's code.
        #[arg(long)]
        company: String,
        /// What it may be used for: `all`, or `rfq:write` and the like; may be repeated.
        #[arg(long, required = true)]
        scope: Vec<String>,
        /// What it is called; otherwise by its first characters.
        #[arg(long)]
        name: Option<String>,
        /// For how many days it lasts; otherwise until it is revoked.
        #[arg(long)]
        days: Option<u16>,
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
            Self::Appoint { email } => create_admin(&ctx, &email).await,
            Self::ApiKey {
                company,
                scope,
                name,
                days,
            } => {
                let new = NewKey {
                    name: name.as_deref().map(key_name).transpose()?,
                    scopes: scopes(&scope)?,
                    expires_at: days.map(|days| ctx.now() + TimeDelta::days(days.into())),
                };
                api_key(&ctx, &company, new).await
            }
            Self::ReplayJobs => {
                println!("queued again: {}", service::job::replay_dead(&ctx).await?);
                Ok(())
            }
        }
    }
}

fn key_name(raw: &str) -> anyhow::Result<String> {
    let name = form::required_line(raw, KeyView::MAX_NAME);
    name.map_err(|_| anyhow::anyhow!("a key's name has 1 to {} characters", KeyView::MAX_NAME))
}

fn scopes(names: &[String]) -> anyhow::Result<Scopes> {
    let known = || Scope::ALL.iter().map(ToString::to_string).collect::<Vec<_>>();
    let scopes = Scopes::of(names.iter().map(String::as_str));
    scopes.map_err(|_| anyhow::anyhow!("{names:?}: scopes are {}", known().join(", ")))
}

async fn api_key(ctx: &Ctx, company: &str, new: NewKey) -> anyhow::Result<()> {
    let (scopes, until) = (new.scopes.clone(), new.expires_at);
    match integration::make_for(ctx, company, new).await {
        Ok(made) => {
            let until = until.map_or_else(|| "revoked".to_owned(), |until| until.to_rfc3339());
            println!("key of {company} for {scopes}, until {until}; it is shown this once:");
            println!("{}", made.key.reveal());
            Ok(())
        }
        Err(service::Error::NotFound) => anyhow::bail!("there is no company {company:?} with an owner"),
        Err(service::Error::Invalid(_)) => anyhow::bail!("{company} has too many keys: revoke one first"),
        Err(other) => Err(other.into()),
    }
}

async fn create_admin(ctx: &Ctx, email: &str) -> anyhow::Result<()> {
    match service::identity::create_admin(ctx, &address(email)?).await? {
        Some(password) => println!("administrator {email}: password {password}"),
        None => println!("administrator {email}: signs in as before"),
    }
    Ok(())
}

fn address(raw: &str) -> anyhow::Result<Email> {
    raw.parse()
        .map_err(|_| anyhow::anyhow!("{raw:?} is not an e-mail address"))
}

async fn create_operator(ctx: &Ctx, email: &str, market: String) -> anyhow::Result<()> {
    let new = NewOperator {
        email: address(email)?,
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
