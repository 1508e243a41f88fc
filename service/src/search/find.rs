//! Searching.

use domain::{
    problem::Problem,
    search::{Filters, SearchQuery, SearchResults},
};

use super::narrow::{attributes, count_asked, only_asked};
use crate::{Ctx, Error, Result, port::search_index::SearchFailure};

/// Searches the listings on show; everyone may. Where categories are chosen that ask for attributes, those are what the
/// search can be narrowed by. What is asked is counted, once however many of its pages are looked at and however it is
/// narrowed then: only the market is chosen in asking.
pub async fn find(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    let found = found(ctx, query).await?;
    let asked = Filters {
        markets: query.filters.markets.clone(),
        ..Filters::default()
    };
    if query.page.after.is_none() && query.filters == asked {
        ctx.counts.count(ctx.now(), query, &found);
    }
    Ok(found)
}

/// What is found, uncounted.
pub(super) async fn found(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    let schema = attributes(ctx, &query.filters.categories).await?;
    let found = look(ctx, &count_asked(query, &schema)).await?;
    Ok(only_asked(found, query, &schema))
}

/// Searches for the product's own ends: what completes a question, what is near to one.
pub(crate) async fn look(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    ctx.search.search(query).await.map_err(|failure| match failure {
        SearchFailure::BadPageKey => Error::invalid("after", Problem::new("bad-page-key")),
        SearchFailure::Engine(cause) => {
            tracing::error!(cause, "search is down");
            Error::SearchDown
        }
    })
}
