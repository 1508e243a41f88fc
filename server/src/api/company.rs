//! `/api/v1/companies/{id}`: what a company says of itself, to everyone; to its own people all of it, and theirs to
//! change.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use chrono::Datelike;
use domain::{
    Instant,
    actor::Right,
    company::{
        Country, NumberKind, ProfileDraft,
        view::{CompanyView, KnownNumber, OwnCompany},
    },
    id::CompanyId,
};
use serde::Serialize;
use service::{Conflict, Error, company};
use utoipa::ToSchema;

use super::{
    Api,
    caller::Caller,
    problem::{Cause, Refusal},
    sent::{Received, Sent},
    version::{Read, Shown},
};

/// A company.
#[derive(Serialize, ToSchema)]
#[schema(as = Company)]
pub(super) struct Company {
    #[schema(value_type = uuid::Uuid)]
    id: CompanyId,
    /// Its short unique code.
    code: String,
    /// Its page.
    url: String,
    /// Its legal name in the language of `Accept-Language`, or in the other where there is no other.
    name: String,
    name_zh: Option<String>,
    name_en: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[schema(value_type = String, example = "CN")]
    country: Country,
    city_zh: Option<String>,
    city_en: Option<String>,
    about_zh: Option<String>,
    about_en: Option<String>,
    buys: bool,
    supplies: bool,
    carries: bool,
    /// Whether it purchases for the public.
    procures: bool,
    /// Its own pages elsewhere.
    website: Option<String>,
    /// Where it sells to, ISO 3166-1 alpha-2.
    #[schema(value_type = Vec<String>)]
    exports_to: Vec<Country>,
    /// The year it was founded in.
    founded: Option<u32>,
    /// How many people work there.
    staff: Option<u32>,
    /// Floor area in square metres.
    floor_area: Option<u32>,
    products_zh: Option<String>,
    products_en: Option<String>,
    /// Its places in markets.
    booths: Vec<Booth>,
    /// How many of its listings are on show.
    listings: u64,
    /// When it joined.
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    joined_at: Instant,
    figures: Figures,
    /// Counts the changes of the profile. For its own people with the scope `company:read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
    /// The numbers registers know it by. For its own people with the scope `company:read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    numbers: Option<Vec<Number>>,
}

/// A company's place in a market.
#[derive(Serialize, ToSchema)]
struct Booth {
    /// The market's slug.
    market: String,
    hall: Option<String>,
    number: Option<String>,
}

/// What a company's trade here shows; `null` while too little stands behind a figure.
#[derive(Serialize, ToSchema)]
struct Figures {
    /// The median time from an invitation to the first offer, in minutes, over the last 90 days.
    response_minutes: Option<i64>,
    /// How much of the invitations was answered, in whole per cent, over the last 90 days.
    answered_percent: Option<u8>,
    /// How many orders it completed as a supplier, ever.
    orders_supplied: Option<u64>,
    /// How many orders it completed as a buyer, ever.
    orders_bought: Option<u64>,
}

/// A number registers know a company by.
#[derive(Serialize, ToSchema)]
struct Number {
    /// Whose: 统一社会信用代码, value-added tax, European customs, D-U-N-S, another register.
    #[schema(value_type = NumberKindName)]
    kind: NumberKind,
    number: String,
    /// An operator took it although its check failed.
    overridden: bool,
}

/// A register of companies.
#[derive(ToSchema)]
#[schema(as = NumberKind, rename_all = "snake_case")]
#[expect(
    dead_code,
    reason = "describes domain::company::NumberKind, which knows nothing of OpenAPI"
)]
enum NumberKindName {
    Uscc,
    Vat,
    Eori,
    Duns,
    Other,
}

impl Company {
    fn new(view: CompanyView, own: Option<OwnCompany>, caller: &Caller, site: &str) -> Self {
        let (profile, figures) = (view.profile, view.figures);
        let booths = view.booths.into_iter().map(|booth| Booth {
            market: booth.market.slug,
            hall: booth.place.hall,
            number: booth.place.number,
        });
        let number = |known: KnownNumber| Number {
            kind: known.number.kind,
            number: known.number.number,
            overridden: known.overridden.is_some(),
        };
        Self {
            id: view.company.id,
            url: format!("{site}/companies/{}", view.company.code),
            code: view.company.code,
            name: profile.name.get(caller.locale).to_owned(),
            name_zh: profile.name.zh,
            name_en: profile.name.en,
            country: profile.country,
            city_zh: profile.city.zh,
            city_en: profile.city.en,
            about_zh: profile.about.zh,
            about_en: profile.about.en,
            buys: profile.trades.buys,
            supplies: profile.trades.supplies,
            carries: profile.trades.carries,
            procures: profile.trades.procures,
            website: profile.website.map(|website| website.to_string()),
            exports_to: profile.exports_to,
            founded: profile.factory.founded,
            staff: profile.factory.staff,
            floor_area: profile.factory.floor_area,
            products_zh: profile.factory.products.zh,
            products_en: profile.factory.products.en,
            booths: booths.collect(),
            listings: view.listings,
            joined_at: view.joined,
            figures: Figures {
                response_minutes: figures.response.map(|time| time.num_minutes()),
                answered_percent: figures.answered,
                orders_supplied: figures.supplied,
                orders_bought: figures.bought,
            },
            version: own.as_ref().map(|own| own.version),
            numbers: own.map(|own| own.numbers.into_iter().map(number).collect()),
        }
    }
}

/// The company of an address, by its id or its code; by anything else there is none.
pub(super) async fn named(caller: &Caller, name: &str) -> Result<domain::company::CompanyRef, Refusal> {
    company::find(&caller.ctx, name)
        .await
        .map_err(|error| caller.refuse(error))
}

/// The same, if it is the caller's own: another one's affairs are not there.
pub(super) async fn own(caller: &Caller, name: &str) -> Result<CompanyId, Refusal> {
    let mine = caller.known()?.member.company;
    let company = named(caller, name).await?;
    if company.id == mine {
        Ok(mine)
    } else {
        Err(caller.refuse(Error::NotFound))
    }
}

async fn shown(caller: &Caller, name: &str, site: &str) -> Result<Shown, Refusal> {
    let refuse = |error| caller.refuse(error);
    let reference = named(caller, name).await?;
    let view = company::page(&caller.ctx, &reference.code)
        .await
        .map_err(refuse)?;
    let actor = caller.actor();
    let own = if actor.company() == Some(reference.id) && actor.may(Right::SeeCompany) {
        Some(company::own(&caller.ctx, &actor).await.map_err(refuse)?)
    } else {
        None
    };
    let version = own.as_ref().map(|own| own.version);
    let company = Company::new(view, own, caller, site);
    match version {
        Some(version) => Shown::versioned(caller, &company, version),
        None => Shown::new(caller, &company),
    }
}

/// What a company says of itself.
///
/// Anyone may read it. With a key of the company itself and the scope `company:read` it has `version` and `numbers` too.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{id}",
    tag = "company",
    params(("id" = String, Path, description = "The company's id or code.")),
    security((), ("key" = ["company:read"])),
    responses((status = 200, description = "The company.", body = Company)),
)]
pub(super) async fn show(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let shown = shown(&caller, &name, &config.origin()).await?;
    Ok(shown.answer(&headers))
}

/// What can be changed of a company's profile: a JSON merge patch (RFC 7396). What is left out stays; `null` empties.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the fields `patch` reads one by one")]
pub(super) struct CompanyChanges {
    #[schema(max_length = 120)]
    name_zh: Option<String>,
    #[schema(max_length = 120)]
    name_en: Option<String>,
    /// ISO 3166-1 alpha-2. A company can't be without one.
    #[schema(value_type = Option<String>, min_length = 2, max_length = 2)]
    country: Option<String>,
    #[schema(max_length = 60)]
    city_zh: Option<String>,
    #[schema(max_length = 60)]
    city_en: Option<String>,
    #[schema(max_length = 4000)]
    about_zh: Option<String>,
    #[schema(max_length = 4000)]
    about_en: Option<String>,
    buys: Option<bool>,
    supplies: Option<bool>,
    carries: Option<bool>,
    procures: Option<bool>,
    /// An `http` or `https` address.
    #[schema(max_length = 300)]
    website: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[schema(max_items = 60)]
    exports_to: Option<Vec<String>>,
    /// Not before 1600 and not later than this year.
    #[schema(minimum = 1600)]
    founded: Option<u32>,
    #[schema(minimum = 1, maximum = 9_999_999)]
    staff: Option<u32>,
    /// Square metres.
    #[schema(minimum = 1, maximum = 9_999_999)]
    floor_area: Option<u32>,
    #[schema(max_length = 200)]
    products_zh: Option<String>,
    #[schema(max_length = 200)]
    products_en: Option<String>,
}

/// Lays what was sent over what stands.
fn patch(draft: &mut ProfileDraft, sent: &mut Sent) {
    let texts: [(&str, &mut String); 9] = [
        ("name_zh", &mut draft.name_zh),
        ("name_en", &mut draft.name_en),
        ("country", &mut draft.country),
        ("city_zh", &mut draft.city_zh),
        ("city_en", &mut draft.city_en),
        ("about_zh", &mut draft.about_zh),
        ("about_en", &mut draft.about_en),
        ("products_zh", &mut draft.products_zh),
        ("products_en", &mut draft.products_en),
    ];
    for (name, text) in texts {
        if sent.has(name) {
            *text = sent.text(name);
        }
    }
    if sent.has("website") {
        draft.website = sent.text("website");
    }
    if sent.has("exports_to") {
        draft.exports_to = sent.texts("exports_to");
    }
    let numbers = [
        ("founded", &mut draft.founded),
        ("staff", &mut draft.staff),
        ("floor_area", &mut draft.floor_area),
    ];
    for (name, number) in numbers {
        if sent.has(name) {
            *number = sent.number(name);
        }
    }
    let flags = [
        ("buys", &mut draft.trades.buys),
        ("supplies", &mut draft.trades.supplies),
        ("carries", &mut draft.trades.carries),
        ("procures", &mut draft.trades.procures),
    ];
    for (name, flag) in flags {
        if sent.has(name) {
            *flag = sent.flag(name);
        }
    }
}

/// Changes the company's profile.
///
/// Only the key's own company. `If-Match` says which version was read; only the part of the tag before the hyphen counts,
/// which changes with the profile and not with the figures beside it.
#[utoipa::path(
    patch,
    path = "/api/v1/companies/{id}",
    tag = "company",
    params(
        ("id" = String, Path, description = "The company's id or code."),
        ("If-Match" = String, Header, description = "The `ETag` that was read, or `*`."),
    ),
    request_body(content((CompanyChanges = "application/merge-patch+json"), (CompanyChanges = "application/json"))),
    security(("key" = ["company:write"])),
    responses((status = 200, description = "The company as it is now.", body = Company)),
)]
pub(super) async fn change(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    Path(name): Path<String>,
    headers: HeaderMap,
    received: Received,
) -> Result<Response, Refusal> {
    own(&caller, &name).await?;
    let actor = caller.need(Right::ManageCompany)?;
    let read = Read::of(&caller, &headers)?;
    let refuse = |error| caller.refuse(error);
    let stands = company::own(&caller.ctx, &actor).await.map_err(refuse)?;
    if !read.fits_version(stands.version) {
        return Err(caller.refuse(Cause::OldVersion));
    }
    let mut sent = received.read(&caller)?;
    let mut draft = ProfileDraft::from(&stands.profile);
    patch(&mut draft, &mut sent);
    let year = u32::try_from(caller.ctx.now().year()).unwrap_or_default();
    let profile = sent
        .end(draft.parse(year))
        .map_err(|errors| caller.refuse(errors))?;
    match company::describe(&caller.ctx, &actor, stands.version, profile).await {
        Ok(()) => Ok(shown(&caller, &name, &config.origin()).await?.fresh()),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            Err(caller.refuse(Cause::OldVersion))
        }
        Err(other) => Err(refuse(other)),
    }
}
