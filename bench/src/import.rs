//! Importing a catalogue: from the command's start until every good can be found, and again, when nothing has changed.

use std::time::Instant;

use anyhow::{Context, Result};

use crate::{
    Bench,
    figure::{print, say, seconds},
    goods,
    market::Market,
};

/// As many as the largest catalogue of the project's own trials.
const GOODS: usize = 19_406;

pub fn measure(bench: &Bench) -> Result<()> {
    let mut market = Market::demo(bench)?;
    let made = tempfile::Builder::new().suffix(".csv").tempfile()?;
    let file = match &bench.catalogue {
        Some(file) => file.as_path(),
        None => {
            goods::write(made.path(), GOODS, &[])?;
            made.path()
        }
    };
    let begun = Instant::now();
    let first = market.import(file)?;
    say(first.said.trim());
    print("import", seconds(first.time), "s");
    print("import_memory", first.memory >> 20, "MB");
    // The index is built by the worker of whoever serves: how long until the last one is found.
    market.serve()?;
    let mut browser = market.browser();
    let wanted = imported(&first.said)?;
    loop {
        let answer = browser.get("/api/v1/search?supplier=demo-supplier&limit=1")?;
        let found: serde_json::Value = serde_json::from_str(&answer.text)?;
        if found["total"].as_u64() >= Some(wanted) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    print("import_until_searchable", seconds(begun.elapsed()), "s");
    drop(market);

    let market = Market::demo(bench)?;
    market.import(file)?;
    let again = market.import(file)?;
    say(again.said.trim());
    print("import_again", seconds(again.time), "s");
    Ok(())
}

/// How many the command says it imported.
fn imported(said: &str) -> Result<u64> {
    let line = said.lines().rev().find(|line| line.starts_with("imported "));
    let count = line.and_then(|line| line.split(' ').nth(1));
    count
        .and_then(|count| count.parse().ok())
        .context("the import did not say how many")
}
