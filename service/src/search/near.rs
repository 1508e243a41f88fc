//! What is nearest to a search that found nothing.

use domain::{
    page::PageRequest,
    search::{Filters, SearchQuery, SearchResults},
};

use super::look;
use crate::{Ctx, Result};

/// How many listings are shown the suppliers of.
const LISTINGS: u32 = 24;

/// What is nearest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// What was found instead.
    pub found: SearchResults,
    /// Whether it has the words looked for; otherwise it is everything.
    pub by_words: bool,
}

/// What the same words find without filters; where they find nothing either, everything on show.
pub async fn near(ctx: &Ctx, query: &SearchQuery) -> Result<Near> {
    let wider = SearchQuery {
        filters: Filters::default(),
        page: PageRequest::new(Some(LISTINGS), None),
        ..query.clone()
    };
    let found = look(ctx, &wider).await?;
    if found.total > 0 {
        let by_words = true;
        return Ok(Near { found, by_words });
    }
    let everything = SearchQuery {
        text: String::new(),
        ..wider
    };
    Ok(Near {
        found: look(ctx, &everything).await?,
        by_words: false,
    })
}
