//! What Entrepot claims about its speed, measured from outside: a program is started, used as its users use it, and
//! timed. Each figure is one line, `name value unit`; what is being done goes to standard error.
//!
//! `BENCH_LISTINGS` is how many listings the pages are measured at (100000). `BENCH_CATALOGUE` is a catalogue file to
//! import, `BENCH_QUERIES` a file of questions, one a line; without them goods and questions are made up, always the
//! same ones. Both may end in `.gz`.

#![allow(
    clippy::disallowed_methods,
    reason = "measuring is about the clock, and the environment says what to measure"
)]

mod browser;
mod figure;
mod goods;
mod import;
mod market;
mod pages;
mod questions;
mod search;

use std::{env, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};

/// What is measured, and on what.
struct Bench {
    /// The program.
    entrepot: PathBuf,
    /// How many listings pages are measured at.
    listings: usize,
    /// A catalogue file to import instead of one made up.
    catalogue: Option<PathBuf>,
    /// Questions to ask instead of those made up.
    queries: Option<PathBuf>,
}

fn main() -> ExitCode {
    match Bench::from_env().and_then(|bench| bench.run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

impl Bench {
    fn from_env() -> Result<Self> {
        let file = |name: &str| {
            env::var_os(name)
                .filter(|path| !path.is_empty())
                .map(PathBuf::from)
        };
        let listings = match env::var("BENCH_LISTINGS") {
            Ok(text) => text.parse().context("BENCH_LISTINGS is no number")?,
            Err(_) => 100_000,
        };
        Ok(Self {
            entrepot: env::args_os()
                .nth(1)
                .context("usage: bench PATH-OF-ENTREPOT")?
                .into(),
            listings,
            catalogue: file("BENCH_CATALOGUE"),
            queries: file("BENCH_QUERIES"),
        })
    }

    fn run(&self) -> Result<()> {
        import::measure(self)?;
        let market = pages::filled(self)?;
        pages::measure(&market)?;
        search::measure(self, &market)
    }
}
