//! `/api/v1/listings`: a listing as its page shows it, and as its supplier writes it.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    actor::Right,
    catalog::{content::ListingContent, draft::ListingDraft},
    id::ListingId,
};
use service::{
    Conflict, Error,
    catalog::{self, Saved},
    promotion,
};
use utoipa::ToSchema;

mod sent;
mod shown;
mod variant;

use sent::{by_name, write};
pub(super) use {sent::ListingFields, shown::Listing};

use super::{
    Api,
    caller::Caller,
    problem::{Cause, Refusal},
    sent::{Received, Sent},
    version::{Read, Shown},
};

/// A listing.
///
/// What its page shows, field by field as in a catalogue file. Anyone reads what is on show; with a key of the supplier
/// and the scope `catalog:read` also what is not. With a key of a buyer and the scope `rfq:read` it says the buyer's own
/// price, where the supplier made one.
#[utoipa::path(
    get,
    path = "/api/v1/listings/{id}",
    tag = "catalog",
    params(("id" = uuid::Uuid, Path, description = "The listing's id.")),
    security((), ("key" = ["catalog:read"]), ("key" = ["rfq:read"])),
    responses((status = 200, description = "The listing.", body = Listing)),
)]
pub(super) async fn show(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let id = caller.named(&id)?;
    Ok(seen(&caller, id, &config.origin()).await?.answer(&headers))
}

/// A listing as this caller sees it. For its own people its tag names the version they would change.
async fn seen(caller: &Caller, id: ListingId, site: &str) -> Result<Shown, Refusal> {
    let (actor, refuse) = (caller.actor(), |error| caller.refuse(error));
    let view = catalog::view(&caller.ctx, &actor, id).await.map_err(refuse)?;
    let discount = promotion::discounts(&caller.ctx, [id])
        .await
        .map_err(refuse)?
        .remove(&id);
    let agreed = service::price::agreed(&caller.ctx, &actor, [id])
        .await
        .map_err(refuse)?;
    let agreed = agreed.get(&id);
    if actor.company() != Some(view.supplier.id) || !actor.may(Right::SeeListings) {
        return Shown::new(
            caller,
            &Listing::new(view, discount, agreed, None, site, caller.locale),
        );
    }
    let own = catalog::editable(&caller.ctx, &actor, id).await.map_err(refuse)?;
    let listing = Listing::new(view, discount, agreed, own.revision.as_ref(), site, caller.locale);
    Shown::versioned(caller, &listing, own.version)
}

/// A listing to be made.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the fields `create` reads one by one")]
pub(super) struct NewListing {
    /// The supplier's own number, unique in the company; it stays.
    #[schema(max_length = 64, example = "N-0210")]
    sku: String,
    /// The slug of a market the company has a booth in; by default its first.
    market: Option<String>,
    #[schema(inline)]
    #[serde(flatten)]
    fields: ListingFields,
}

/// Makes a listing.
///
/// A draft that only its company sees, or with `submit` one that waits for the market's operator.
#[utoipa::path(
    post,
    path = "/api/v1/listings",
    tag = "catalog",
    request_body = NewListing,
    security(("key" = ["catalog:write"])),
    responses((status = 201, description = "The listing.", body = Listing)),
)]
pub(super) async fn create(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    received: Received,
) -> Result<Response, Refusal> {
    let actor = caller.need(Right::ManageListings)?;
    let mut sent = received.read(&caller)?;
    let market = Some(sent.text("market")).filter(|slug| !slug.is_empty());
    let (content, saved) = read(&caller, ListingDraft::default(), sent)?;
    let made = catalog::create(&caller.ctx, &actor, content, market.as_deref(), saved).await;
    let id = made.map_err(|error| caller.refuse(error))?;
    let place = [(header::LOCATION, format!("/api/v1/listings/{id}"))];
    let shown = seen(&caller, id, &config.origin()).await?;
    Ok((StatusCode::CREATED, place, shown.fresh()).into_response())
}

/// Changes a listing.
///
/// Prices, stock and delivery change at once. The text of a listing on show changes once the operator approved it: until
/// then `revision` says that it waits, and a further change goes on from it. `If-Match` says which version was read; only
/// the part of the tag before the hyphen counts, which names what the supplier wrote last.
#[utoipa::path(
    patch,
    path = "/api/v1/listings/{id}",
    tag = "catalog",
    params(
        ("id" = uuid::Uuid, Path, description = "The listing's id."),
        ("If-Match" = String, Header, description = "The `ETag` that was read, or `*`."),
    ),
    request_body(content((ListingFields = "application/merge-patch+json"), (ListingFields = "application/json"))),
    security(("key" = ["catalog:write"])),
    responses((status = 200, description = "The listing as it is now.", body = Listing)),
)]
pub(super) async fn change(
    State(Api { config, .. }): State<Api>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    received: Received,
) -> Result<Response, Refusal> {
    let refuse = |error| caller.refuse(error);
    let actor = caller.need(Right::ManageListings)?;
    let id = caller.named(&id)?;
    let stands = catalog::editable(&caller.ctx, &actor, id).await.map_err(refuse)?;
    if !Read::of(&caller, &headers)?.fits_version(&stands.version) {
        return Err(caller.refuse(Cause::OldVersion));
    }
    let draft = ListingDraft::of(&stands.content);
    let (content, saved) = read(&caller, draft, received.read(&caller)?)?;
    match catalog::edit(&caller.ctx, &actor, id, &stands.version, content, saved).await {
        Ok(()) => Ok(seen(&caller, id, &config.origin()).await?.fresh()),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            Err(caller.refuse(Cause::OldVersion))
        }
        Err(other) => Err(refuse(other)),
    }
}

/// What was sent, laid over what stands, and how far it goes.
fn read(
    caller: &Caller,
    mut draft: ListingDraft,
    mut sent: Sent,
) -> Result<(ListingContent, Saved), Refusal> {
    let saved = match sent.flag("submit") {
        true => Saved::HandedIn,
        false => Saved::Kept,
    };
    write(&mut draft, &mut sent);
    let parsed = draft.parse().map_err(|errors| by_name(errors, &draft.attributes));
    let content = sent.end(parsed).map_err(|errors| caller.refuse(errors))?;
    Ok((content, saved))
}
