//! Searching: what can be asked and what comes back, whichever engine answers.

use std::{collections::BTreeMap, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    id::ListingId,
    money::{Currency, UnitPrice},
    page::PageRequest,
    problem::Problem,
    quantity::Quantity,
    text::{Bilingual, Locale},
    unit::Unit,
};

/// The longest question taken, in characters; a longer one is cut (a search never fails because of its length).
pub const MAX_QUERY: usize = 200;

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Sort {
    /// Best match first; newest first when nothing is asked.
    #[default]
    Relevance,
    /// Newest first.
    Newest,
    /// Lowest least quantity first.
    Moq,
}

impl FromStr for Sort {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        match text.trim() {
            "" | "relevance" => Ok(Self::Relevance),
            "newest" => Ok(Self::Newest),
            "moq" => Ok(Self::Moq),
            _ => Err(Problem::new("unknown-sort")),
        }
    }
}

/// A search over the listings on show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// What is looked for; empty browses everything.
    pub text: String,
    /// The language of whoever asks.
    pub locale: Locale,
    /// Only these markets (slugs); none means all.
    pub markets: Vec<String>,
    /// Only these categories (English path, `A > B`), with all below them; none means all.
    pub categories: Vec<String>,
    /// Only this supplier's (company code).
    pub supplier: Option<String>,
    /// The order of results.
    pub sort: Sort,
    /// Which page.
    pub page: PageRequest,
}

/// A listing as the index keeps it and a result shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchHit {
    /// Which listing.
    pub id: ListingId,
    /// The supplier's own number.
    pub sku: String,
    /// Its title.
    pub title: Bilingual,
    /// A short piece of its description.
    pub summary: Bilingual,
    /// Brand.
    pub brand: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// The supplier's code.
    pub supplier_code: String,
    /// The supplier's name.
    pub supplier: Bilingual,
    /// Slugs of its markets.
    pub markets: Vec<String>,
    /// Category path in English names.
    pub category: Option<String>,
    /// Lowest unit price; `None` is "on request".
    pub price_from: Option<UnitPrice>,
    /// Its currency.
    pub currency: Currency,
    /// What it is counted in.
    pub unit: Unit,
    /// Least quantity.
    pub moq: Quantity,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SearchResults {
    /// This page's listings.
    pub items: Vec<SearchHit>,
    /// The key of the next page.
    pub next: Option<String>,
    /// How many listings match in all.
    pub total: u64,
    /// Facet → value → how many would match with it (`market`, `category`), each counted without its own filter.
    pub facets: BTreeMap<String, BTreeMap<String, u64>>,
    /// Which engine answered.
    pub engine: &'static str,
    /// How long it took, in milliseconds.
    pub took_ms: u64,
}
