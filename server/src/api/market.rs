//! `GET /api/v1/markets`: the markets, and what each is known for.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use domain::{
    id::MarketId,
    market::{MarketView, hall::HallRow, premises::Premises},
    text::Locale,
};
use serde::Serialize;
use service::market;
use url::Url;
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

/// A market as a place.
#[derive(Serialize, ToSchema)]
#[schema(as = MarketDetail)]
pub(super) struct Detail {
    #[serde(flatten)]
    market: Market,
    /// Where it is.
    address_zh: Option<String>,
    address_en: Option<String>,
    /// The telephone number of its office.
    phone: Option<String>,
    /// The mail address of its office.
    email: Option<String>,
    /// When it is open, by Beijing time, as schema.org's `openingHours` writes it.
    #[schema(example = json!(["Mo-Fr 08:00-17:30"]))]
    opening_hours: Vec<String>,
    /// The categories it is known for, by their paths.
    focus: Vec<String>,
    /// Its halls, in their order.
    halls: Vec<HallShown>,
}

/// A hall of a market.
#[derive(Serialize, ToSchema)]
#[schema(as = Hall)]
struct HallShown {
    /// What the sign above its door says, as in a booth's `hall`.
    sign: String,
    name_zh: Option<String>,
    name_en: Option<String>,
    /// How many booths its plan has.
    booths: usize,
    /// How many suppliers have their booth in it.
    suppliers: u64,
    /// Its page, with the plan and who stands where.
    url: String,
}

impl Detail {
    fn new(market: Market, premises: Premises, halls: Vec<HallRow>) -> Self {
        let hall = |row: HallRow| HallShown {
            url: below(&market.url, ["halls", &row.hall.sign]),
            booths: row.hall.plan.booths(),
            sign: row.hall.sign,
            name_zh: row.hall.name.zh,
            name_en: row.hall.name.en,
            suppliers: row.suppliers,
        };
        Self {
            halls: halls.into_iter().map(hall).collect(),
            address_zh: premises.address.zh,
            address_en: premises.address.en,
            phone: premises.phone,
            email: premises.email,
            opening_hours: premises.hours.schema_org(),
            focus: premises.focus.iter().map(ToString::to_string).collect(),
            market,
        }
    }
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

/// The address of something below another: a sign may hold what addresses write otherwise.
fn below(address: &str, path: [&str; 2]) -> String {
    let Ok(mut url) = Url::parse(address) else {
        return address.to_owned();
    };
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.extend(path);
    }
    url.into()
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
    responses((status = 200, description = "The market.", body = Detail)), security((), ("key" = [])),
)]
pub(super) async fn show(
    State(api): State<Api>,
    caller: Caller,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let refuse = |error| caller.refuse(error);
    let view = market::view(&api.ctx, &slug).await.map_err(refuse)?;
    let (premises, _) = market::premises(&api.ctx, &slug).await.map_err(refuse)?;
    let halls = market::halls(&api.ctx, &slug).await.map_err(refuse)?;
    let market = Market::new(view, &api.config.origin(), caller.locale);
    let shown = Detail::new(market, premises, halls);
    Ok(Shown::new(&caller, &shown)?.answer(&headers))
}
