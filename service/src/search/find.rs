//! Searching.

use domain::{
    problem::Problem,
    search::{Filters, SearchQuery, SearchResults},
};

use crate::{Ctx, Error, Result, port::search_index::SearchFailure};

/// Searches the listings on show; everyone may. What is asked is counted, once however many of its pages are looked at
/// and however it is narrowed then: only the market is chosen in asking.
pub async fn find(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    let found = look(ctx, query).await?;
    let asked = Filters {
        markets: query.filters.markets.clone(),
        ..Filters::default()
    };
    if query.page.after.is_none() && query.filters == asked {
        ctx.counts.count(ctx.now(), query, &found);
    }
    Ok(found)
}

/// Searches for the product's own ends: what completes a question, what is near to one.
pub(super) async fn look(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    ctx.search.search(query).await.map_err(|failure| match failure {
        SearchFailure::BadPageKey => Error::invalid("after", Problem::new("bad-page-key")),
        SearchFailure::Engine(_) => Error::internal(failure),
    })
}
