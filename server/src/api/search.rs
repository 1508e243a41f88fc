//! `GET /api/v1/search`: what is on show.

use std::collections::{BTreeMap, HashMap};

use axum::{
    Json,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderName, header},
};
use domain::{
    id::ListingId,
    money::Currency,
    page::PageRequest,
    price::Agreed,
    problem::FieldErrors,
    promotion::discount::Discount,
    quantity::Quantity,
    search::{FilterForm, SearchHit, SearchQuery, SearchResults, Sort},
    text::Locale,
    unit::Unit,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Api, caller::Caller, language, money::Price, paging, problem::Refusal, promotion::Promotion};

/// How long the engine took, as browsers' tools show it.
const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

/// The parameters known; others are left alone. Of one that stands twice the last counts, but for filters.
#[derive(Debug, Default)]
struct Parameters {
    q: String,
    lang: String,
    sort: String,
    limit: Vec<String>,
    after: String,
    filters: FilterForm,
}

impl Parameters {
    fn read(query: &str) -> Self {
        // Any number of any text: nothing in a query string can fail to be read.
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        let mut parameters = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "q" => parameters.q = value,
                "lang" => parameters.lang = value,
                "sort" => parameters.sort = value,
                "limit" => parameters.limit.push(value),
                "after" => parameters.after = value,
                name => drop(parameters.filters.take(name, &value)),
            }
        }
        parameters
    }

    fn parse(
        self,
        locale: Locale,
        currency: Currency,
        mut errors: FieldErrors,
    ) -> Result<SearchQuery, Refusal> {
        let sort: Option<Sort> = errors.take("sort", self.sort.parse());
        let limit = paging::limit(self.limit, &mut errors);
        let (filters, wrong) = self.filters.read(currency);
        errors.0.extend(wrong.0);
        match sort.filter(|_| errors.is_empty()) {
            Some(sort) => Ok(SearchQuery {
                text: self.q,
                locale,
                bands: Some(filters.price.map_or(currency, |range| range.currency)),
                filters,
                sort,
                page: PageRequest::new(limit, Some(self.after)),
                ..SearchQuery::default()
            }),
            None => Err(Refusal::new(errors, locale)),
        }
    }
}

/// The parameters, for the document.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes `Parameters`")]
pub(super) struct Asked {
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
    /// Only markets in these cities, by their codes of GB/T 2260; may be repeated.
    #[param(style = Form, explode)]
    region: Option<Vec<String>>,
    /// Only suppliers of these countries (ISO 3166-1 alpha-2): where the supplier is registered, not where the goods
    /// come from; may be repeated.
    #[param(style = Form, explode)]
    country: Option<Vec<String>>,
    /// Only this supplier, by its code.
    supplier: Option<String>,
    /// `true`: only suppliers whose verification holds.
    verified: Option<bool>,
    /// Only suppliers with this certificate, which an operator found to hold, in capitals or small; may be repeated.
    #[param(style = Form, explode, example = json!(["ISO 9001"]))]
    certificate: Option<Vec<String>>,
    /// Only where the lowest unit price is at least this. Prices on request never fit.
    #[param(example = "0.5")]
    price_min: Option<String>,
    /// Only where the lowest unit price is at most this.
    #[param(example = "12.34")]
    price_max: Option<String>,
    /// The currency of both (ISO 4217). Nothing is converted: only listings priced in it fit. Otherwise that of the
    /// key's person; without a key CNY in Chinese, USD in English.
    #[param(example = "USD")]
    currency: Option<String>,
    /// Only where the least quantity is at most this, in the listing's own unit.
    #[param(example = "100")]
    moq_max: Option<String>,
    /// Only what is ready so many days after the order, or sooner.
    lead_time_max: Option<u32>,
    /// Only this value of the attribute `NAME`, whole, in capitals or small; may be repeated and named for several
    /// attributes.
    #[param(rename = "attr.NAME", style = Form, explode)]
    attribute: Option<Vec<String>>,
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
    /// How many there are of each `market`, `category`, `region`, `country`, `certificate` and of `verified` suppliers, each counted
    /// without its own filter; where a category is asked for, of the commonest attributes in it too (`attr.NAME`).
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
    /// The discount that holds now; `price_from` is the list price, by which results are narrowed.
    promotion: Option<Promotion>,
    /// The lowest price of the key's company, where the supplier made it one of its own; discounts are in it already.
    your_price_from: Option<Price>,
    /// UNECE Recommendation 20.
    #[schema(value_type = String, example = "H87")]
    unit: Unit,
    /// The least quantity.
    #[schema(value_type = String, example = "200")]
    moq: Quantity,
    lead_time_days: Option<u32>,
}

impl Item {
    fn new(
        hit: SearchHit,
        discount: Option<Discount>,
        agreed: Option<&Agreed>,
        origin: &str,
        locale: Locale,
    ) -> Self {
        let currency = hit.selling.currency;
        let lowest = hit.selling.tiers.lowest();
        let tiers = &hit.selling.tiers;
        let percent = discount.as_ref().map(|discount| discount.percent);
        let own = agreed.and_then(|agreed| agreed.selling(&hit.selling, percent));
        let own = own.and_then(|own| own.tiers.lowest());
        let promotion = discount.map(|one| Promotion::new(one, tiers, currency, origin, locale));
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
            promotion,
            your_price_from: own.map(|price| Price::new(price, currency)),
            unit: hit.unit,
            moq: hit.selling.moq,
            lead_time_days: hit.lead_time_days,
        }
    }
}

impl Results {
    fn new(
        found: SearchResults,
        mut discounts: HashMap<ListingId, Discount>,
        agreed: &HashMap<ListingId, Agreed>,
        origin: &str,
        locale: Locale,
    ) -> Self {
        let items = found
            .items
            .into_iter()
            .map(|found| (discounts.remove(&found.hit.id), found.hit))
            .map(|(discount, hit)| {
                let agreed = agreed.get(&hit.id);
                Item::new(hit, discount, agreed, origin, locale)
            });
        Self {
            items: items.collect(),
            next: found.next,
            total: found.total,
            facets: found.facets,
            engine: found.engine,
            took_ms: u64::try_from(found.took.as_millis()).unwrap_or(u64::MAX),
            corrected_query: found.corrected,
        }
    }
}

/// What a program asks, in the language it asks in.
pub(super) async fn read(
    caller: &Caller,
    headers: &HeaderMap,
    query: Option<String>,
) -> Result<SearchQuery, Refusal> {
    let parameters = Parameters::read(&query.unwrap_or_default());
    let mut errors = FieldErrors::default();
    let locale = language::asked(&parameters.lang, headers, &mut errors);
    let person = caller.program.as_ref().map(|program| program.member.person);
    let currency = service::search::currency_of(&caller.ctx, person, locale).await;
    parameters.parse(locale, currency, errors)
}

/// Searches what is on show.
///
/// Anyone may; with a key of a buyer and the scope `rfq:read` results say its own prices, by which they are not narrowed.
/// Names, listings and categories are found in Chinese, pinyin and English.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    tag = "search",
    params(Asked, paging::Paging),
    security((), ("key" = ["rfq:read"])),
    responses(
        (status = 200, description = "A page of results.", body = Results),
        (status = 503, description = "`search_down`: the search engine does not answer."),
    ),
)]
pub(super) async fn search(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<([(HeaderName, String); 3], Json<Results>), Refusal> {
    let query = read(&caller, &headers, query).await?;
    let locale = query.locale;
    let found = service::search::find(&caller.ctx, &query)
        .await
        .map_err(|error| Refusal::new(error, locale))?;
    let took = found.took.as_micros();
    let took = format!("search;dur={}.{:03}", took / 1_000, took % 1_000);
    let ids = || found.items.iter().map(|found| found.hit.id);
    let discounts = service::promotion::discounts(&caller.ctx, ids()).await;
    let discounts = discounts.map_err(|error| caller.refuse(error))?;
    let agreed = service::price::agreed(&caller.ctx, &caller.actor(), ids()).await;
    let agreed = agreed.map_err(|error| caller.refuse(error))?;
    let results = Results::new(found, discounts, &agreed, &config.origin(), locale);
    let headers = [
        (SERVER_TIMING, took),
        (header::CACHE_CONTROL, caller.caching().to_owned()),
        (header::VARY, "authorization, accept-language".to_owned()),
    ];
    Ok((headers, Json(results)))
}
