//! The search index of another process: the embedded index has one holder, the process that serves. Commands leave
//! jobs in the outbox for it, and never need to touch it.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{
    id::ListingId,
    search::{SearchQuery, SearchResults, vocabulary::Vocabulary},
};
use service::port::search_index::{Batches, SearchDocument, SearchFailure, SearchIndex};

/// An index this process does not hold: everything asked of it fails.
pub struct Elsewhere;

fn refused<T>() -> Result<T, SearchFailure> {
    Err(SearchFailure::engine("the process that serves holds the index"))
}

#[async_trait]
impl SearchIndex for Elsewhere {
    async fn apply(&self, _: Vec<SearchDocument>, _: Vec<ListingId>) -> Result<(), SearchFailure> {
        refused()
    }

    async fn rebuild(&self, _: Batches<'_>) -> Result<(), SearchFailure> {
        refused()
    }

    async fn search(&self, _: &SearchQuery) -> Result<SearchResults, SearchFailure> {
        refused()
    }

    async fn teach(&self, _: Arc<Vocabulary>) -> Result<(), SearchFailure> {
        refused()
    }

    async fn count(&self) -> Result<u64, SearchFailure> {
        refused()
    }
}
