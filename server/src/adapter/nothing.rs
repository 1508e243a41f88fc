//! Stands where the embedded engine goes until it lands.

use async_trait::async_trait;
use domain::{
    id::ListingId,
    search::{SearchQuery, SearchResults},
};
use service::port::search_index::{SearchDocument, SearchFailure, SearchIndex};

/// Finds nothing.
pub struct Nothing;

#[async_trait]
impl SearchIndex for Nothing {
    async fn apply(&self, _: Vec<SearchDocument>, _: Vec<ListingId>) -> Result<(), SearchFailure> {
        Ok(())
    }
    async fn clear(&self) -> Result<(), SearchFailure> {
        Ok(())
    }
    async fn search(&self, _: &SearchQuery) -> Result<SearchResults, SearchFailure> {
        Err(SearchFailure("no engine".into()))
    }
    async fn count(&self) -> Result<u64, SearchFailure> {
        Ok(0)
    }
}
