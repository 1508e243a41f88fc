//! Searching: what can be asked and what comes back, whichever engine answers.

pub mod asked;
pub mod attribute;
pub mod band;
pub mod filter;
pub mod mix;
pub mod rank;
pub mod saved;
pub mod suggest;
pub mod supplier;
pub mod vocabulary;
pub mod why;

use std::{collections::BTreeMap, ops::Range, str::FromStr, time::Duration};

use serde::{Deserialize, Serialize};

pub use self::filter::{FilterForm, Filters, PriceRange};
use self::why::Why;
use crate::{
    catalog::tier::Selling,
    id::ListingId,
    money::Currency,
    page::PageRequest,
    problem::Problem,
    text::{Bilingual, Locale},
    unit::Unit,
};

/// The longest question taken, in characters; a longer one is cut (a search never fails because of its length).
pub const MAX_QUERY: usize = 200;

/// What answers in place of an engine that is down.
pub const DATABASE: &str = "database";

/// The facet of price bands ([`band`]).
pub const PRICE: &str = "price";
/// The facet of suppliers' codes.
pub const SUPPLIER: &str = "supplier";

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Sort {
    /// Best match first, suppliers mixed ([`mix`]); newest first when nothing is asked.
    #[default]
    Relevance,
    /// Newest listing first.
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
    /// Whether it is still being typed: its last word may be the beginning of a longer one.
    pub typing: bool,
    /// The language of whoever asks.
    pub locale: Locale,
    /// What it is narrowed by.
    pub filters: Filters,
    /// Whether matches are counted by their supplier too: the facet [`SUPPLIER`]. Then only those count that have all the
    /// words, if there are any.
    pub count_suppliers: bool,
    /// The currency whose price bands are counted, if any is: the facet [`PRICE`], counted without the price asked for.
    pub bands: Option<Currency>,
    /// Whether each listing is to say why it stands where it does.
    pub explain: bool,
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
    /// HS code.
    pub hs_code: Option<String>,
    /// Currency, least quantity and prices.
    pub selling: Selling,
    /// What it is counted in.
    pub unit: Unit,
    /// Days from order to ready.
    pub lead_time_days: Option<u32>,
}

/// Where the words looked for stand in a title: byte ranges, in order, not overlapping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// In the Chinese title.
    pub zh: Vec<Range<usize>>,
    /// In the English title.
    pub en: Vec<Range<usize>>,
}

impl Marks {
    /// The marks of the title in one language.
    pub fn of(&self, locale: Locale) -> &[Range<usize>] {
        match locale {
            Locale::ZhCn => &self.zh,
            Locale::En => &self.en,
        }
    }
}

/// A listing that was found, and where its title says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The listing.
    pub hit: SearchHit,
    /// Where the words looked for stand in its title.
    pub marks: Marks,
    /// Why it stands here, if that was asked.
    pub why: Option<Why>,
}

/// Facet → value → how many would match with it, each counted without its own filter: `market`, `category`, `region`,
/// `country`, `verified` (`true`, `false`), `certificate`; where a category is chosen, the commonest attributes in it (`attr.Material`).
pub type Facets = BTreeMap<String, BTreeMap<String, u64>>;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchResults {
    /// This page's listings.
    pub items: Vec<Found>,
    /// The key of the next page.
    pub next: Option<String>,
    /// How many listings match in all.
    pub total: u64,
    /// No listing has all the words: these have some of them.
    pub relaxed: bool,
    /// What was looked for instead of a word no listing has, a slip of the finger away: the question with that word.
    pub corrected: Option<String>,
    /// How many there are of each value of each facet; a category counts everything below it.
    pub facets: Facets,
    /// Which engine answered.
    pub engine: &'static str,
    /// How long it took.
    pub took: Duration,
}
