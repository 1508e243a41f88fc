//! `entrepot`: one binary that serves the market, works its outbox and runs its commands.

use std::process::ExitCode;

use clap::Parser;
use server::{cli::Cli, config::Config, telemetry};

#[tokio::main]
async fn main() -> ExitCode {
    if let Err(error) = dotenvy::dotenv()
        && !error.not_found()
    {
        eprintln!(".env can't be read: {error}");
        return ExitCode::FAILURE;
    }
    let cli = Cli::parse();
    let config = match Config::from_env() {
        Ok(config) => config,
        Err(bad) => {
            eprintln!("{bad}");
            return ExitCode::FAILURE;
        }
    };
    telemetry::start(&config);
    cli.run(config).await
}
