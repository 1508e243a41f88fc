//! What a question that is being typed may become.

use std::cmp::Reverse;

use domain::{
    page::PageRequest,
    search::{
        Filters, SearchQuery,
        suggest::{Suggestion, names, phrases, suppliers},
    },
    text::Locale,
};

use super::look;
use crate::{Ctx, Result, catalog};

/// How many listings are looked at.
const LOOKED_AT: u32 = 24;
/// How many categories that have such listings are looked at, and how many are suggested.
const CATEGORIES_LOOKED_AT: usize = 40;
const MAX_CATEGORIES: usize = 3;

/// Questions first, then categories and suppliers by name; everyone may ask. What finds nothing with all its words
/// leads to nothing. `markets` narrows it as a search.
pub async fn suggest(
    ctx: &Ctx,
    typed: &str,
    locale: Locale,
    markets: Vec<String>,
) -> Result<Vec<Suggestion>> {
    if typed.trim().is_empty() {
        return Ok(Vec::new());
    }
    let query = SearchQuery {
        text: typed.to_owned(),
        typing: true,
        locale,
        filters: Filters {
            markets,
            ..Filters::default()
        },
        page: PageRequest::new(Some(LOOKED_AT), None),
        ..SearchQuery::default()
    };
    let found = look(ctx, &query).await?;
    if found.relaxed {
        return Ok(Vec::new());
    }
    let mut suggestions: Vec<_> = phrases(&found.items, typed, locale)
        .into_iter()
        .map(Suggestion::Phrase)
        .collect();
    let mut counted: Vec<_> = found.facets.get("category").into_iter().flatten().collect();
    counted.sort_by_key(|(_, count)| Reverse(**count));
    let paths = counted.iter().take(CATEGORIES_LOOKED_AT).map(|(path, _)| *path);
    let mut called = catalog::category_names(ctx, paths.clone()).await?;
    let categories = paths.filter_map(|path| {
        let name = called.remove(path).filter(|name| names(name, typed))?;
        let path = path.clone();
        Some(Suggestion::Category { path, name })
    });
    suggestions.extend(categories.take(MAX_CATEGORIES));
    suggestions.extend(suppliers(&found.items, typed));
    Ok(suggestions)
}
