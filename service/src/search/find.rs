//! Searching. Where categories are chosen that ask for attributes, those are what the search can be narrowed by.

use domain::{
    catalog::schema::Schema,
    problem::Problem,
    search::{SearchQuery, SearchResults, attribute},
};

use crate::{Ctx, Error, Result, catalog::tree, port::search_index::SearchFailure};

/// The most categories whose schemas are looked at.
const MAX_CATEGORIES: usize = 20;

/// Searches the listings on show; everyone may.
pub async fn find(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    let schema = schema(ctx, &query.filters.categories).await?;
    if schema.0.is_empty() {
        return ask(ctx, query).await;
    }
    let chosen = &query.filters.attributes;
    let mut asked = query.clone();
    for definition in schema.0.iter().filter(|definition| definition.filterable) {
        let named = asked.filters.attributes.entry(definition.key.to_string());
        named.or_default();
    }
    let mut found = ask(ctx, &asked).await?;
    found
        .facets
        .retain(|facet, _| match facet.strip_prefix(attribute::PREFIX) {
            Some(name) => asked.filters.attributes.contains_key(&attribute::folded(name)),
            None => true,
        });
    let known = |name: &str| schema.0.iter().find(|definition| definition.key.as_str() == name);
    for (facet, values) in &mut found.facets {
        let name = facet.strip_prefix(attribute::PREFIX).map(attribute::folded);
        let choices = name
            .as_deref()
            .and_then(known)
            .map(|definition| definition.kind.choices());
        // What was written otherwise is found as a word; it is no choice.
        if let (Some(name), Some(choices @ [_, ..])) = (name.as_deref(), choices) {
            let wanted = |value: &str| chosen.get(name).is_some_and(|values| values.contains(value));
            values.retain(|value, _| {
                choices.iter().any(|choice| choice.code == *value) || wanted(&attribute::folded(value))
            });
        }
    }
    Ok(found)
}

/// What these categories ask for, each attribute once.
pub async fn schema(ctx: &Ctx, categories: &[String]) -> Result<Schema> {
    let mut all = Schema::default();
    for path in categories.iter().take(MAX_CATEGORIES) {
        for definition in tree::schema_of(ctx, path).await?.0 {
            if all.0.iter().all(|known| known.key != definition.key) {
                all.0.push(definition);
            }
        }
    }
    Ok(all)
}

async fn ask(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    ctx.search.search(query).await.map_err(|failure| match failure {
        SearchFailure::BadPageKey => Error::invalid("after", Problem::new("bad-page-key")),
        SearchFailure::Engine(_) => Error::internal(failure),
    })
}
