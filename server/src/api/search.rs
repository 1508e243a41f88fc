//! `GET /api/v1/search`.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{RawQuery, State},
    http::HeaderMap,
};
use domain::{
    form,
    id::ListingId,
    page::{MAX_LIMIT, PageRequest},
    problem::FieldErrors,
    quantity::Quantity,
    search::{SearchHit, SearchQuery, SearchResults, Sort},
    text::Locale,
    unit::Unit,
};
use serde::{Deserialize, Serialize};

use super::{Api, language, money::Price, problem::Refusal};

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
        let limit = last(self.limit);
        let limit = (!limit.is_empty()).then(|| form::whole_number(&limit, 1, MAX_LIMIT));
        let limit = errors.take("limit", limit.transpose()).flatten();
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
            None => Err(Refusal(errors.into(), locale)),
        }
    }
}

/// A page of results.
#[derive(Serialize)]
pub(super) struct Results {
    items: Vec<Item>,
    next: Option<String>,
    total: u64,
    facets: BTreeMap<String, BTreeMap<String, u64>>,
    engine: &'static str,
    took_ms: u64,
}

/// A listing among results. Companies and markets are named as other calls name them: by code and slug.
#[derive(Serialize)]
struct Item {
    id: ListingId,
    url: String,
    sku: String,
    /// In the language asked for, or in the other where there is no other.
    title: String,
    title_zh: Option<String>,
    title_en: Option<String>,
    summary: String,
    supplier: String,
    supplier_name: String,
    market: Option<String>,
    markets: Vec<String>,
    category: Option<String>,
    brand: Option<String>,
    model: Option<String>,
    hs_code: Option<String>,
    /// The lowest tier; `null` is a price on request.
    price_from: Option<Price>,
    unit: Unit,
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
        }
    }
}

pub(super) async fn search(
    State(Api { ctx, config }): State<Api>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Json<Results>, Refusal> {
    // Every field takes any number of any text: nothing in a query string can fail to be read.
    let parameters: Parameters = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let query = parameters.parse(&headers)?;
    let locale = query.locale;
    let found = service::search::find(&ctx, &query)
        .await
        .map_err(|error| Refusal(error, locale))?;
    Ok(Json(Results::new(found, &config.origin(), locale)))
}
