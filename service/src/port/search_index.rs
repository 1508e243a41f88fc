//! The search engine: embedded by default, replaceable without a use case noticing.
//!
//! What any engine must do is written down as a suite of tests in `server/tests/it/search_engine.rs`.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{
    company::Country,
    id::ListingId,
    search::{SearchHit, SearchQuery, SearchResults, vocabulary::Vocabulary},
};
use futures::stream::BoxStream;

/// A listing to be found: what a result shows, and what only matching needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchDocument {
    /// What a result shows.
    pub hit: SearchHit,
    /// The whole descriptions and category names, in every language there is.
    pub text: String,
    /// What its attributes say.
    pub attributes: String,
    /// Its attributes by name and value, as filters have them.
    pub values: Vec<(String, String)>,
    /// Where its supplier is registered, if that is known.
    pub country: Option<Country>,
    /// The cities of its markets (GB/T 2260).
    pub regions: Vec<String>,
    /// Whether its supplier's verification holds.
    pub verified: bool,
    /// The certificates of its supplier that an operator found to hold, each as `domain::search::filter::certificate`
    /// has it.
    pub certificates: Vec<String>,
    /// GTIN, HS code and the headings above it, matched exactly.
    pub codes: Vec<String>,
    /// What its score is worth for what is known beside its words, in hundredths (`domain::search::rank::Signals`).
    pub worth: u32,
    /// When buyers could first see the listing, in microseconds since 1970.
    pub created_us: u64,
}

/// Why an engine did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum SearchFailure {
    /// The key of the page is not one this engine gave out.
    #[error("not a page key of this engine")]
    BadPageKey,
    /// The engine failed; the message is for the log only.
    #[error("search engine: {0}")]
    Engine(String),
}

impl SearchFailure {
    /// The engine failed of this cause.
    pub fn engine(cause: impl std::fmt::Display) -> Self {
        Self::Engine(cause.to_string())
    }
}

/// Documents batch by batch, until the first failure.
pub type Batches<'a> = BoxStream<'a, Result<Vec<SearchDocument>, SearchFailure>>;

/// What every engine can do. Writes are visible to searches when the call returns.
#[async_trait]
pub trait SearchIndex: Send + Sync {
    /// Adds or replaces these, and removes those, in one step.
    async fn apply(&self, add: Vec<SearchDocument>, remove: Vec<ListingId>) -> Result<(), SearchFailure>;
    /// Replaces everything by these. Searches see what was there before until all of it is in; after a failure
    /// they see it still. Writes asked for meanwhile wait.
    async fn rebuild(&self, documents: Batches<'_>) -> Result<(), SearchFailure>;
    /// Searches. No query fails for what it says or how long it is.
    async fn search(&self, query: &SearchQuery) -> Result<SearchResults, SearchFailure>;
    /// Teaches it which terms mean the same, in place of what it was taught before. A search that begins after this
    /// returned uses it.
    async fn teach(&self, vocabulary: Arc<Vocabulary>) -> Result<(), SearchFailure>;
    /// How many listings it holds; fails when it can't answer.
    async fn count(&self) -> Result<u64, SearchFailure>;
}
