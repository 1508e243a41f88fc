//! Searching.

use domain::{
    problem::Problem,
    search::{SearchQuery, SearchResults},
};

use super::narrow::{attributes, count_asked, only_asked};
use crate::{Ctx, Error, Result, port::search_index::SearchFailure};

/// Searches the listings on show; everyone may. Where categories are chosen that ask for attributes, those are what the
/// search can be narrowed by.
pub async fn find(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    let schema = attributes(ctx, &query.filters.categories).await?;
    let asked = count_asked(query, &schema);
    let found = ctx.search.search(&asked).await.map_err(|failure| match failure {
        SearchFailure::BadPageKey => Error::invalid("after", Problem::new("bad-page-key")),
        SearchFailure::Engine(_) => Error::internal(failure),
    })?;
    let found = only_asked(found, query, &schema);
    // A question is asked once, however many of its pages are looked at.
    if query.page.after.is_none() && !query.typing {
        ctx.counts.count(ctx.now(), query, &found);
    }
    Ok(found)
}
