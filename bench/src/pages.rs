//! The pages of a large market, one after another and by eight at once: from asking to having the whole page.

use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::{browser::Browser, figure::percentiles, market::Market};

/// How often each page is opened.
const TIMES: usize = 200;

pub fn measure(market: &Market) -> Result<()> {
    let mut guest = market.browser();
    let listing = some_listing(&mut guest)?;
    for (name, path) in [
        ("home", "/"),
        ("market", "/markets/demo"),
        ("browse", "/search"),
        ("search_zh", "/search?q=%E5%8F%8C%E8%82%A9%E8%83%8C%E5%8C%85"),
        ("search_en", "/search?q=waterproof+backpack"),
        ("category", "/search?category=Bags+%3E+Backpacks"),
        ("supplier", "/companies/demo-supplier"),
        ("listing", &format!("/listings/{listing}")),
    ] {
        page(&mut guest, name, path)?;
    }
    deep(&mut guest)?;
    let mut supplier = market.browser();
    supplier.sign_in("supplier@demo.example")?;
    page(&mut supplier, "own_listings", "/selling/listings")
}

fn page(browser: &mut Browser, name: &str, path: &str) -> Result<()> {
    let mut times = Vec::with_capacity(TIMES);
    for turn in 0..TIMES + 5 {
        let time = opened(browser, path)?;
        // The first ones warm up.
        if turn >= 5 {
            times.push(time);
        }
    }
    percentiles(&format!("page_{name}"), times);
    Ok(())
}

/// Page after page of one search, far down.
fn deep(browser: &mut Browser) -> Result<()> {
    let mut times = Vec::new();
    let mut after = String::new();
    for _ in 0..50 {
        let answer = browser.get(&format!("/api/v1/search?q=nylon&limit=50{after}"))?;
        ensure!(answer.status == 200, "the search answers {}", answer.status);
        times.push(answer.time);
        let found: serde_json::Value = serde_json::from_str(&answer.text)?;
        let Some(next) = found["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    percentiles("page_deep", times);
    Ok(())
}

fn opened(browser: &mut Browser, path: &str) -> Result<Duration> {
    let answer = browser.get(path)?;
    ensure!(answer.status == 200, "{path} answers {}", answer.status);
    Ok(answer.time)
}

fn some_listing(browser: &mut Browser) -> Result<String> {
    let answer = browser.get("/api/v1/search?q=backpack&limit=1")?;
    let found: serde_json::Value = serde_json::from_str(&answer.text)?;
    let id = found["items"][0]["id"].as_str().map(str::to_owned);
    id.context("the market has no backpack")
}
