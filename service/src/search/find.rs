//! Searching.

use domain::{
    problem::Problem,
    search::{SearchQuery, SearchResults},
};

use crate::{Ctx, Error, Result, port::search_index::SearchFailure};

/// Searches the listings on show; everyone may.
pub async fn find(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    let found = ctx.search.search(query).await.map_err(|failure| match failure {
        SearchFailure::BadPageKey => Error::invalid("after", Problem::new("bad-page-key")),
        SearchFailure::Engine(_) => Error::internal(failure),
    })?;
    // A question is asked once, however many of its pages are looked at.
    if query.page.after.is_none() && !query.typing {
        ctx.counts.count(ctx.now(), query, &found);
    }
    Ok(found)
}
