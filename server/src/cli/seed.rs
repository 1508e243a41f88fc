//! `entrepot seed --demo`: fills an empty database with demo data, and says how to sign in.

use std::io::IsTerminal;

use clap::Args;
use service::{
    Ctx,
    ctx::Clock,
    seed::{self, ACCOUNTS, PASSWORD, Part, Planted, Progress},
};

use crate::{config::Config, setup};

/// Fill an empty database.
#[derive(Debug, Args)]
pub struct Seed {
    /// With the demo markets, their listings, negotiations and orders.
    #[arg(long, required = true)]
    demo: bool,
}

impl Seed {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let ctx = setup::open(config, Clock::System).await?;
        setup::migrate(&ctx).await?;
        demo(&ctx, config).await
    }
}

/// Plants the demo data if the database is empty, and says how to sign in.
pub(super) async fn demo(ctx: &Ctx, config: &Config) -> anyhow::Result<()> {
    let shown = std::io::stderr().is_terminal();
    let planted = seed::demo(ctx, |progress| {
        if shown {
            show(progress);
        }
    })
    .await?;
    match planted {
        Planted::Now => eprintln!("The demo data is in place."),
        Planted::Already => eprintln!("The demo data was there already."),
        Planted::NotEmpty => {
            eprintln!("The database is not empty; the demo data was left out.");
            return Ok(());
        }
    }
    say_accounts(config);
    Ok(())
}

/// One line that is written over, on a terminal only.
fn show(Progress { part, done, total }: Progress) {
    let part = match part {
        Part::Companies => "companies with their catalogues",
        Part::Steps => "negotiations, orders and reviews",
    };
    let end = if done == total { "\n" } else { "" };
    eprint!("\rDemo data: {done} of {total} {part}{end}");
}

fn say_accounts(config: &Config) {
    println!(
        "Sign in at {}/sign-in with the password {PASSWORD}:",
        config.origin()
    );
    for account in ACCOUNTS {
        println!("  {:<32} {}", account.email, account.role);
    }
}
