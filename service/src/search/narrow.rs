//! The attributes chosen categories ask for, as what a search can be narrowed by.

use std::borrow::Cow;

use domain::{
    catalog::schema::Schema,
    search::{SearchQuery, SearchResults, attribute},
};

use crate::{Ctx, Result, catalog::tree};

/// The most categories whose schemas are looked at.
const MAX_CATEGORIES: usize = 20;

/// What these categories ask for, each attribute once.
pub async fn attributes(ctx: &Ctx, categories: &[String]) -> Result<Schema> {
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

/// The question, with all that can be narrowed by to be counted.
pub(super) fn count_asked<'a>(query: &'a SearchQuery, schema: &Schema) -> Cow<'a, SearchQuery> {
    let mut asked = Cow::Borrowed(query);
    for definition in schema.0.iter().filter(|definition| definition.filterable) {
        let attributes = &mut asked.to_mut().filters.attributes;
        attributes.entry(definition.key.to_string()).or_default();
    }
    asked
}

/// What was found, with what the categories ask for as its attributes, and with what is chosen. Where they ask for nothing,
/// it stays as it is.
pub(super) fn only_asked(mut found: SearchResults, query: &SearchQuery, schema: &Schema) -> SearchResults {
    if schema.0.is_empty() {
        return found;
    }
    let chosen = &query.filters.attributes;
    found.facets.retain(|facet, values| {
        let Some(name) = facet.strip_prefix(attribute::PREFIX).map(attribute::folded) else {
            return true;
        };
        let definition = schema.0.iter().find(|definition| definition.key.as_str() == name);
        if let Some(choices @ [_, ..]) = definition.map(|definition| definition.kind.choices()) {
            let chosen = |value: &str| chosen.get(&name).is_some_and(|values| values.contains(value));
            // What was written otherwise is found as a word; it is no choice.
            values.retain(|value, _| {
                choices.iter().any(|choice| choice.code == *value) || chosen(&attribute::folded(value))
            });
        }
        chosen.contains_key(&name) || definition.is_some_and(|definition| definition.filterable)
    });
    found
}
