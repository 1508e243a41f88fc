//! The command line: one file a command.

mod admin;
mod audit;
mod eval;
mod export;
mod import;
mod migrate;
mod reindex;
mod seed;
mod serve;
mod worker;

use std::{path::Path, process::ExitCode, sync::Arc};

use clap::{Parser, Subcommand};

use crate::config::Config;

/// Entrepot: the operating system of a trade port.
#[derive(Debug, Parser)]
#[command(name = "entrepot", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the market, and work its outbox.
    Serve(serve::Serve),
    /// Bring the database's schema up to date.
    Migrate,
    /// Build the search index anew from the database.
    Reindex,
    /// Fill an empty database.
    Seed(seed::Seed),
    /// Work the outbox only, beside servers on the same database.
    Worker,
    /// Take in data from files.
    #[command(subcommand)]
    Import(import::Import),
    /// Give out data as files.
    #[command(subcommand)]
    Export(export::Export),
    /// Measure with human judgements.
    #[command(subcommand)]
    Eval(eval::Eval),
    /// What an administrator does.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Check the trail of events.
    #[command(subcommand)]
    Audit(audit::Audit),
}

impl Cli {
    /// Runs the command; what goes wrong is one clear line on standard error.
    pub async fn run(self, config: Config) -> ExitCode {
        let config = Arc::new(config);
        let outcome = match self.command {
            Command::Serve(serve) => serve.run(config).await,
            Command::Migrate => migrate::run(&config).await,
            Command::Reindex => reindex::run(&config).await,
            Command::Seed(seed) => seed.run(&config).await,
            Command::Worker => worker::run(config).await,
            Command::Import(import) => import.run(&config).await,
            Command::Export(export) => export.run(&config).await,
            Command::Eval(eval) => eval.run(&config).await,
            Command::Admin(admin) => admin.run(&config).await,
            Command::Audit(audit) => audit.run(&config).await,
        };
        match outcome {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error:#}");
                ExitCode::FAILURE
            }
        }
    }
}

/// A path as it is told.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
