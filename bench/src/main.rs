//! What Entrepot claims about its speed, measured from outside: a program is started, used as its users use it, and
//! timed. Each figure is one line, `name value unit`; what is being done goes to standard error.
//!
//! `BENCH_LISTINGS` is how many listings the pages are measured at (100000), `BENCH_SEARCHED` at how many search is
//! (`10000 100000 1000000`). `BENCH_CATALOGUE` is a catalogue file to import, `BENCH_QUERIES` a file of questions, one a
//! line, `BENCH_TITLES` one of titles to make goods of, lines of JSON with a `title`; without them goods and questions
//! are made up, always the same ones. All may end in `.gz`.

#![allow(
    clippy::disallowed_methods,
    reason = "measuring is about the clock, and the environment says what to measure"
)]

mod browser;
mod figure;
mod goods;
mod import;
mod live;
mod market;
mod pages;
mod questions;
mod search;
mod titles;

use std::{env, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};

/// What is measured, and on what.
struct Bench {
    /// The program.
    entrepot: PathBuf,
    /// How many listings pages are measured at.
    listings: usize,
    /// How many listings search is measured at, one after another.
    searched: Vec<usize>,
    /// A catalogue file to import instead of one made up.
    catalogue: Option<PathBuf>,
    /// Questions to ask instead of those made up.
    queries: Option<PathBuf>,
    /// Titles to make goods of instead of those made up.
    titles: Option<PathBuf>,
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
        let said = |name: &str, usual: &str| env::var(name).unwrap_or_else(|_| usual.to_owned());
        let listings = said("BENCH_LISTINGS", "100000").parse();
        let searched = said("BENCH_SEARCHED", "10000 100000 1000000");
        let searched: Result<Vec<usize>, _> = searched.split_whitespace().map(str::parse).collect();
        Ok(Self {
            entrepot: env::args_os()
                .nth(1)
                .context("usage: bench PATH-OF-ENTREPOT")?
                .into(),
            listings: listings.context("BENCH_LISTINGS is no number")?,
            searched: searched.context("BENCH_SEARCHED has what is no number")?,
            catalogue: file("BENCH_CATALOGUE"),
            queries: file("BENCH_QUERIES"),
            titles: file("BENCH_TITLES"),
        })
    }

    fn run(&self) -> Result<()> {
        import::measure(self)?;
        live::measure(self)?;
        pages::measure(&market::filled(self, self.listings)?)?;
        for listings in &self.searched {
            search::measure(self, *listings)?;
        }
        Ok(())
    }
}
