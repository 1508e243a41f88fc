//! `GET /api/v1/suppliers`: who sells what is looked for.

use axum::{
    Json,
    extract::{RawQuery, State},
    http::HeaderMap,
};
use domain::{
    company::Standing,
    search::{Facets, supplier::SupplierFound},
    text::Locale,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Api,
    caller::Caller,
    paging,
    problem::Refusal,
    search::{Asked, read},
};

/// A page of suppliers.
#[derive(Serialize, ToSchema)]
pub(super) struct Suppliers {
    items: Vec<Supplier>,
    /// The `after` of the next page; `null` at the end.
    next: Option<String>,
    /// How many there are in all.
    total: u64,
    /// Facet → value → how many **listings** match with it.
    #[schema(value_type = Object)]
    facets: Facets,
}

/// A supplier.
#[derive(Serialize, ToSchema)]
struct Supplier {
    /// Its code, as in `supplier` of `/search`.
    code: String,
    /// In the language asked for, else in the other.
    name: String,
    name_zh: Option<String>,
    name_en: Option<String>,
    /// ISO 3166-1 alpha-2.
    country: String,
    /// Whether its verification holds.
    verified: bool,
    /// The markets it has a place in, by slug.
    markets: Vec<String>,
    /// How many of its listings match.
    listings: u64,
    /// Its page.
    url: String,
}

impl Supplier {
    fn new(found: SupplierFound, origin: &str, locale: Locale) -> Self {
        let SupplierFound {
            company,
            profile,
            booths,
            listings,
        } = found;
        Self {
            name: company.name.get(locale).to_owned(),
            url: format!("{origin}/companies/{}", company.code),
            code: company.code,
            name_zh: company.name.zh,
            name_en: company.name.en,
            country: profile.country.code().to_owned(),
            verified: matches!(company.standing, Standing::Verified { .. }),
            markets: booths.into_iter().map(|booth| booth.market.slug).collect(),
            listings,
        }
    }
}

/// Searches suppliers by what they have on show.
///
/// Anyone may. Takes what `/search` takes; first come those whose names have what is looked for, then those with the most
/// listings that match.
#[utoipa::path(
    get,
    path = "/api/v1/suppliers",
    tag = "search",
    params(Asked, paging::Paging),
    security(()),
    responses(
        (status = 200, description = "A page of suppliers.", body = Suppliers),
        (status = 503, description = "`search_down`: the search engine does not answer."),
    ),
)]
pub(super) async fn suppliers(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Json<Suppliers>, Refusal> {
    let query = read(&caller, &headers, query).await?;
    let locale = query.locale;
    let found = service::search::suppliers(&caller.ctx, &query)
        .await
        .map_err(|error| Refusal::new(error, locale))?;
    let origin = config.origin();
    let items = found.items.into_iter();
    Ok(Json(Suppliers {
        items: items.map(|found| Supplier::new(found, &origin, locale)).collect(),
        next: found.next,
        total: found.total,
        facets: found.found.facets,
    }))
}
