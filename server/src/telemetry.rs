//! Logging, to standard error.

use tracing_subscriber::EnvFilter;

use crate::config::Config;

/// Starts logging with the configured filter; a filter that can't be read counts as `info`.
pub fn start(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
