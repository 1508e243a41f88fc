//! Searching through `/api/v1/search`: eight clients at once, each with its share of the questions.

use std::{thread::scope, time::Instant};

use anyhow::{Context, Result, ensure};

use crate::{
    Bench,
    figure::{percentiles, print},
    market::{self, Market},
    questions,
};

const CLIENTS: usize = 8;

pub fn measure(bench: &Bench, listings: usize) -> Result<()> {
    let market = &market::filled(bench, listings)?;
    let questions = questions::all(bench)?;
    // The first ones warm up.
    ask(market, questions.iter().step_by(20))?;
    let begun = Instant::now();
    let asked = scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let share = questions.iter().skip(client).step_by(CLIENTS);
                scope.spawn(move || ask(market, share))
            })
            .collect();
        clients
            .into_iter()
            .map(|client| client.join().ok().context("a client failed")?)
            .collect::<Result<Vec<_>>>()
    })?;
    let (whole, engine): (Vec<_>, Vec<_>) = asked.into_iter().flatten().unzip();
    let rate = (questions.len() as u128 * 1_000) / begun.elapsed().as_millis().max(1);
    let figure = |what: &str| format!("search_{listings}{what}");
    percentiles(&figure(""), whole);
    percentiles(&figure("_engine"), engine);
    print(&figure("_rate"), rate, "1/s");
    print(&figure("_memory"), market.memory() >> 20, "MB");
    Ok(())
}

type Times = (std::time::Duration, std::time::Duration);

/// From asking to having the answer, and what the engine took of it.
fn ask<'a>(market: &Market, questions: impl Iterator<Item = &'a String>) -> Result<Vec<Times>> {
    let mut browser = market.browser();
    questions
        .map(|question| {
            let answer = browser.get(&format!("/api/v1/search?q={question}"))?;
            ensure!(answer.status == 200, "{question} is answered {}", answer.status);
            let engine = answer
                .engine
                .with_context(|| format!("{question}: no time is told"))?;
            Ok((answer.time, engine))
        })
        .collect()
}
