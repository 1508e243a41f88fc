//! `GET /api/v1/markets`: the markets, and what each is known for.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use domain::{id::MarketId, market::MarketView, text::Locale};
use serde::Serialize;
use service::market;
use utoipa::ToSchema;

use super::{Api, caller::Caller, problem::Refusal, version::Shown};

/// Every market.
#[derive(Serialize, ToSchema)]
#[schema(as = Markets)]
pub(super) struct List {
    /// In the platform's order.
    items: Vec<Market>,
}

/// A market.
#[derive(Serialize, ToSchema)]
pub(super) struct Market {
    #[schema(value_type = uuid::Uuid)]
    id: MarketId,
    /// Its name in addresses and searches.
    slug: String,
    /// Its page.
    url: String,
    /// In the language of `Accept-Language`.
    name: String,
    name_zh: Option<String>,
    name_en: Option<String>,
    /// The city it is in.
    region_zh: Option<String>,
    region_en: Option<String>,
    /// What it is known for.
    story_zh: Option<String>,
    story_en: Option<String>,
    /// How many suppliers have a booth in it.
    suppliers: u64,
    /// How many listings are on show.
    listings: u64,
}

impl Market {
    fn new(view: MarketView, origin: &str, locale: Locale) -> Self {
        Self {
            url: format!("{origin}/markets/{}", view.market.slug),
            id: view.market.id,
            slug: view.market.slug,
            name: view.market.name.get(locale).to_owned(),
            name_zh: view.market.name.zh,
            name_en: view.market.name.en,
            region_zh: view.region.zh,
            region_en: view.region.en,
            story_zh: view.story.zh,
            story_en: view.story.en,
            suppliers: view.suppliers,
            listings: view.listings,
        }
    }
}

/// The markets
///
/// Open to everyone. There are tens of them: the answer is all of them.
#[utoipa::path(
    get, path = "/api/v1/markets", tag = "market",
    responses((status = 200, description = "All of them.", body = List)), security((), ("key" = [])),
)]
pub(super) async fn list(
    State(api): State<Api>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let markets = market::overview(&api.ctx)
        .await
        .map_err(|error| caller.refuse(error))?;
    let origin = api.config.origin();
    let market = |view| Market::new(view, &origin, caller.locale);
    let items = markets.into_iter().map(market).collect();
    Ok(Shown::new(&caller, &List { items })?.answer(&headers))
}

/// A market
///
/// Open to everyone.
#[utoipa::path(
    get, path = "/api/v1/markets/{slug}", tag = "market",
    params(("slug" = String, Path)),
    responses((status = 200, description = "The market.", body = Market)), security((), ("key" = [])),
)]
pub(super) async fn show(
    State(api): State<Api>,
    caller: Caller,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let view = market::view(&api.ctx, &slug)
        .await
        .map_err(|error| caller.refuse(error))?;
    let shown = Market::new(view, &api.config.origin(), caller.locale);
    Ok(Shown::new(&caller, &shown)?.answer(&headers))
}
