//! `GET /api/v1/search`: what is on show.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{RawQuery, State},
    http::HeaderMap,
};
use domain::{
    id::ListingId,
    page::PageRequest,
    problem::FieldErrors,
    quantity::Quantity,
    search::{SearchHit, SearchQuery, SearchResults, Sort},
    text::Locale,
    unit::Unit,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Api, caller::Caller, language, money::Price, paging, problem::Refusal};

/// The parameters known; others are left alone. Of one that stands twice the last counts, but for filters.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Parameters {
    q: Vec<String>,
    lang: Vec<String>,
    market: Vec<String>,
    category: Vec<String>,
    sort: Vec<String>,
    limit: Vec<String>,
    after: Vec<String>,
}

impl Parameters {
    fn parse(self, headers: &HeaderMap) -> Result<SearchQuery, Refusal> {
        let last = |values: Vec<String>| values.into_iter().next_back().unwrap_or_default();
        let named = |values: Vec<String>| values.into_iter().filter(|value| !value.is_empty()).collect();
        let mut errors = FieldErrors::default();
        let locale = language::asked(&last(self.lang), headers, &mut errors);
        let sort: Option<Sort> = errors.take("sort", last(self.sort).parse());
        let limit = paging::limit(self.limit, &mut errors);
        match sort.filter(|_| errors.is_empty()) {
            Some(sort) => Ok(SearchQuery {
                text: last(self.q),
                locale,
                markets: named(self.market),
                categories: named(self.category),
                supplier: None,
                sort,
                page: PageRequest::new(limit, Some(last(self.after))),
            }),
            None => Err(Refusal::new(errors, locale)),
        }
    }
}

/// The parameters, for the document.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes `Parameters`")]
struct Asked {
    /// What is looked for; empty browses everything.
    q: Option<String>,
    /// The language of words in the answer: `zh` or `en`; otherwise that of `Accept-Language`.
    lang: Option<String>,
    /// Only these markets, by slug; may be repeated.
    #[param(style = Form, explode)]
    market: Option<Vec<String>>,
    /// Only these categories, `A > B`, with all below them; may be repeated.
    #[param(style = Form, explode)]
    category: Option<Vec<String>>,
    /// `relevance`, `newest` or `moq`.
    sort: Option<String>,
}

/// A page of results.
#[derive(Serialize, ToSchema)]
#[schema(as = SearchResults)]
pub(super) struct Results {
    items: Vec<Item>,
    /// The `after` of the next page; `null` at the end.
    next: Option<String>,
    /// How many match in all.
    total: u64,
    /// How many there are in each market and category, each counted without its own filter.
    facets: BTreeMap<String, BTreeMap<String, u64>>,
    /// Which engine answered.
    engine: &'static str,
    /// How long it took, in milliseconds.
    took_ms: u64,
    /// What was looked for instead of a word no listing has; left out where there is no such word.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected_query: Option<String>,
}

/// A listing among results. Companies and markets are named as other calls name them: by code and slug.
#[derive(Serialize, ToSchema)]
#[schema(as = SearchResult)]
struct Item {
    #[schema(value_type = uuid::Uuid)]
    id: ListingId,
    /// Its page.
    url: String,
    /// The supplier's own number.
    sku: String,
    /// In the language asked for, or in the other where there is no other.
    title: String,
    title_zh: Option<String>,
    title_en: Option<String>,
    /// A short piece of its description.
    summary: String,
    /// The supplier's code.
    supplier: String,
    supplier_name: String,
    /// The slug of its first market.
    market: Option<String>,
    markets: Vec<String>,
    /// `A > B > C`.
    category: Option<String>,
    brand: Option<String>,
    model: Option<String>,
    hs_code: Option<String>,
    /// The lowest tier; `null` is a price on request.
    price_from: Option<Price>,
    /// UNECE Recommendation 20.
    #[schema(value_type = String, example = "H87")]
    unit: Unit,
    /// The least quantity.
    #[schema(value_type = String, example = "200")]
    moq: Quantity,
    lead_time_days: Option<u32>,
}

impl Item {
    fn new(hit: SearchHit, origin: &str, locale: Locale) -> Self {
        let currency = hit.selling.currency;
        let lowest = hit.selling.tiers.lowest();
        Self {
            url: format!("{origin}/listings/{}", hit.id),
            id: hit.id,
            sku: hit.sku,
            title: hit.title.get(locale).to_owned(),
            title_zh: hit.title.zh,
            title_en: hit.title.en,
            summary: hit.summary.get(locale).to_owned(),
            supplier: hit.supplier_code,
            supplier_name: hit.supplier.get(locale).to_owned(),
            market: hit.markets.first().cloned(),
            markets: hit.markets,
            category: hit.category,
            brand: hit.brand,
            model: hit.model,
            hs_code: hit.hs_code,
            price_from: lowest.map(|price| Price::new(price, currency)),
            unit: hit.unit,
            moq: hit.selling.moq,
            lead_time_days: hit.lead_time_days,
        }
    }
}

impl Results {
    fn new(found: SearchResults, origin: &str, locale: Locale) -> Self {
        let items = found
            .items
            .into_iter()
            .map(|found| Item::new(found.hit, origin, locale));
        Self {
            items: items.collect(),
            next: found.next,
            total: found.total,
            facets: found.facets,
            engine: found.engine,
            took_ms: found.took_ms,
            corrected_query: found.corrected,
        }
    }
}

/// Searches what is on show.
///
/// Anyone may. Names, listings and categories are found in Chinese, pinyin and English.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    tag = "search",
    params(Asked, paging::Paging),
    security(()),
    responses((status = 200, description = "A page of results.", body = Results)),
)]
pub(super) async fn search(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Json<Results>, Refusal> {
    // Every field takes any number of any text: nothing in a query string can fail to be read.
    let parameters: Parameters = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let query = parameters.parse(&headers)?;
    let locale = query.locale;
    let found = service::search::find(&caller.ctx, &query)
        .await
        .map_err(|error| Refusal::new(error, locale))?;
    Ok(Json(Results::new(found, &config.origin(), locale)))
}
