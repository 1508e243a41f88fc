//! The search engine: embedded by default, replaceable without a use case noticing.

use async_trait::async_trait;
use domain::{
    id::ListingId,
    search::{SearchHit, SearchQuery, SearchResults},
};

/// A listing to be found: what a result shows, and what only matching needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchDocument {
    /// What a result shows.
    pub hit: SearchHit,
    /// The whole descriptions, attribute names and values, in every language there is.
    pub text: String,
    /// GTIN and HS code, matched exactly.
    pub codes: Vec<String>,
    /// When it was last changed, in microseconds since 1970.
    pub updated_us: i64,
}

/// An engine failed; the message is for the log only.
#[derive(Debug, thiserror::Error)]
#[error("search engine: {0}")]
pub struct SearchFailure(pub String);

/// What every engine can do. Writes are visible to searches when the call returns.
#[async_trait]
pub trait SearchIndex: Send + Sync {
    /// Adds or replaces these, and removes those, in one step.
    async fn apply(&self, add: Vec<SearchDocument>, remove: Vec<ListingId>) -> Result<(), SearchFailure>;
    /// Removes everything.
    async fn clear(&self) -> Result<(), SearchFailure>;
    /// Searches.
    async fn search(&self, query: &SearchQuery) -> Result<SearchResults, SearchFailure>;
    /// How many listings it holds; fails when it can't answer.
    async fn count(&self) -> Result<u64, SearchFailure>;
}
