//! Logging, to standard error.

use tracing_subscriber::EnvFilter;

use crate::config::Config;

/// Starts logging with the configured filter.
pub fn start(config: &Config) {
    let filter = EnvFilter::new(&config.log);
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
