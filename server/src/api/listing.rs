//! `GET /api/v1/listings/{id}`: what the listing's page shows, field by field as in a catalogue file.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    Instant,
    actor::Actor,
    catalog::{
        content::{AttributeValue, CategoryPath},
        view::ListingView,
    },
    company::Country,
    id::ListingId,
    money::Currency,
    quantity::Quantity,
    rfq::incoterm::Incoterm,
    text::Locale,
    unit::Unit,
};
use serde::Serialize;
use service::Error;
use sha2::{Digest, Sha256};

use super::{Api, language, money::Price, problem::Refusal};

#[derive(Serialize)]
struct Listing {
    id: ListingId,
    url: String,
    picture: String,
    state: &'static str,
    sku: String,
    /// In the language asked for, or in the other where there is no other.
    title: String,
    title_zh: Option<String>,
    title_en: Option<String>,
    description_zh: Option<String>,
    description_en: Option<String>,
    supplier: String,
    supplier_name: String,
    market: Option<String>,
    markets: Vec<String>,
    category: Option<String>,
    brand: Option<String>,
    model: Option<String>,
    gtin: Option<String>,
    hs_code: Option<String>,
    origin: Option<Country>,
    images: Vec<String>,
    attributes: BTreeMap<String, AttributeValue>,
    unit: Unit,
    moq: Quantity,
    increment: Quantity,
    stock: Option<Quantity>,
    lead_time_days: Option<u32>,
    currency: Currency,
    incoterm: Option<Incoterm>,
    place: Option<String>,
    /// None at all is a price on request.
    tiers: Vec<Tier>,
    price_from: Option<Price>,
    updated_at: Instant,
}

#[derive(Serialize)]
struct Tier {
    min_quantity: Quantity,
    unit_price: Price,
}

impl Listing {
    fn new(view: ListingView, site: &str, locale: Locale) -> Self {
        use domain::state::State as _;
        let (wording, supply) = (view.wording, view.supply);
        let selling = supply.selling;
        let price = |price| Price::new(price, selling.currency);
        let tiers = selling.tiers.as_slice().iter().map(|tier| Tier {
            min_quantity: tier.min_quantity,
            unit_price: price(tier.unit_price),
        });
        let url = format!("{site}/listings/{}", view.id);
        Self {
            id: view.id,
            picture: format!("{url}/picture.svg"),
            url,
            state: view.state.name(),
            sku: view.sku,
            title: wording.title.get(locale).to_owned(),
            title_zh: wording.title.zh,
            title_en: wording.title.en,
            description_zh: wording.description.zh,
            description_en: wording.description.en,
            supplier_name: view.supplier.name.get(locale).to_owned(),
            supplier: view.supplier.code,
            market: view.markets.first().map(|market| market.slug.clone()),
            markets: view.markets.into_iter().map(|market| market.slug).collect(),
            category: wording.category.as_ref().map(CategoryPath::to_string),
            brand: wording.brand,
            model: wording.model,
            gtin: wording.gtin,
            hs_code: wording.hs_code,
            origin: wording.origin,
            images: wording.images,
            attributes: wording.attributes,
            unit: supply.unit,
            moq: selling.moq,
            increment: selling.increment,
            stock: supply.stock,
            lead_time_days: supply.lead_time_days,
            currency: selling.currency,
            incoterm: supply.incoterm,
            place: supply.place,
            tiers: tiers.collect(),
            price_from: selling.tiers.lowest().map(price),
            updated_at: view.updated_at,
        }
    }
}

pub(super) async fn show(
    State(Api { ctx, config }): State<Api>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let locale = language::accepted(&headers);
    let refuse = |error| Refusal(error, locale);
    let id: ListingId = id.parse().map_err(|_| refuse(Error::NotFound))?;
    let view = service::catalog::view(&ctx, &Actor::Anyone, id)
        .await
        .map_err(refuse)?;
    let listing = Listing::new(view, &config.origin(), locale);
    let body = serde_json::to_string(&listing).map_err(|error| refuse(error.into()))?;
    Ok(tagged(body, &headers))
}

/// The body under a tag of its content, or only the word that the asker has it already.
fn tagged(body: String, headers: &HeaderMap) -> Response {
    let digest = Sha256::digest(&body);
    let tag = digest[..12]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    let tag = format!("\"{tag}\"");
    let held = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|tags| tags.to_str().ok());
    let held = held.is_some_and(|tags| {
        tags.split(',')
            .any(|held| held.trim().trim_start_matches("W/") == tag)
    });
    let described = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::VARY, "accept-language".to_owned()),
    ];
    if held {
        return (StatusCode::NOT_MODIFIED, described).into_response();
    }
    (described, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}
