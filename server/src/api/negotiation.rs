//! `/api/v1/negotiations`: the table of one supplier and one buyer, for either side.

use axum::{
    Json,
    extract::Path,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use domain::{
    Instant,
    actor::{Actor, Right},
    id::{NegotiationId, OrderId},
    page::Stage,
    rfq::{
        offer::Side,
        view::{NegotiationRow, NegotiationView},
    },
    state::State,
};
use serde::Serialize;
use service::{Error, rfq};
use utoipa::ToSchema;

use super::{
    caller::Caller,
    message::Message,
    money::Amount,
    offer::Offer,
    paging,
    problem::Refusal,
    rfq::{Rfq, Why, reason},
    sent::Received,
    version::Shown,
};

/// A negotiation.
#[derive(Serialize, ToSchema)]
#[schema(as = Negotiation)]
pub(super) struct Negotiation {
    #[schema(value_type = uuid::Uuid)]
    id: NegotiationId,
    #[schema(example = "buyer_to_move")]
    state: &'static str,
    /// The side of the key's company.
    #[schema(value_type = SideName)]
    side: Side,
    /// The supplier's code.
    supplier: String,
    /// What was asked.
    rfq: Rfq,
    /// Every version, oldest first: each names the hash of the one before.
    offers: Vec<Offer>,
    /// Both sides' messages and one's own side's notes, oldest first.
    messages: Vec<Message>,
    /// The order, once a version was accepted.
    order: Option<OrderName>,
}

/// A side of a negotiation.
#[derive(ToSchema)]
#[schema(as = Side, rename_all = "snake_case")]
#[expect(
    dead_code,
    reason = "describes domain::rfq::offer::Side, which knows nothing of OpenAPI"
)]
pub(super) enum SideName {
    Buyer,
    Supplier,
}

/// An order, by name.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderRef)]
pub(super) struct OrderName {
    #[schema(value_type = uuid::Uuid)]
    id: OrderId,
    #[schema(example = "PO-2026-000031")]
    number: String,
}

/// What a negotiation is in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = NegotiationSummary)]
pub(super) struct Summary {
    #[schema(value_type = uuid::Uuid)]
    id: NegotiationId,
    rfq_number: String,
    rfq_title: String,
    /// The buyer's code.
    buyer: String,
    /// The supplier's code.
    supplier: String,
    #[schema(example = "invited")]
    state: &'static str,
    /// The newest version's total.
    total: Option<Amount>,
    /// Until when a first offer is taken.
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    deadline: Instant,
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    updated_at: Instant,
}

/// A page of negotiations, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct Negotiations {
    items: Vec<Summary>,
    /// The `after` of the next page; `null` at the end.
    next: Option<String>,
}

impl Negotiation {
    fn new(view: NegotiationView) -> Self {
        let latest = view.offers.len();
        Self {
            id: view.id,
            state: view.state.name(),
            side: view.side,
            supplier: view.supplier.code,
            rfq: Rfq::new(view.rfq, None, Vec::new()),
            offers: (1..)
                .zip(view.offers)
                .map(|(at, offer)| Offer::new(offer, at == latest, &view.state))
                .collect(),
            messages: view.messages.into_iter().map(Message::new).collect(),
            order: view.order.map(|(id, number)| OrderName { id, number }),
        }
    }
}

impl Summary {
    fn new(row: NegotiationRow) -> Self {
        Self {
            id: row.id,
            rfq_number: row.rfq_number,
            rfq_title: row.rfq_title,
            buyer: row.buyer.code,
            supplier: row.supplier.code,
            state: row.state.name(),
            total: row.total.map(Amount::from),
            deadline: row.deadline,
            updated_at: row.updated_at,
        }
    }
}

/// What the company was asked.
///
/// The supplier's side: a buyer reads their negotiations at the RFQ.
#[utoipa::path(
    get,
    path = "/api/v1/negotiations",
    tag = "rfq",
    params(paging::Paging),
    security(("key" = ["rfq:read"])),
    responses((status = 200, description = "A page of negotiations, newest first.", body = Negotiations)),
)]
pub(super) async fn list(caller: Caller, asked: paging::Asked) -> Result<Response, Refusal> {
    let actor = caller.need(Right::SeeSelling)?;
    let page = asked.parse().map_err(|errors| caller.refuse(errors))?;
    let rows = rfq::requests(&caller.ctx, &actor, Stage::All, page).await;
    let rows = rows.map_err(|error| caller.refuse(error))?;
    let negotiations = Negotiations {
        next: rows.next,
        items: rows.items.into_iter().map(Summary::new).collect(),
    };
    Ok(Json(negotiations).into_response())
}

/// One negotiation, with every version of the terms.
#[utoipa::path(
    get,
    path = "/api/v1/negotiations/{id}",
    tag = "rfq",
    params(("id" = uuid::Uuid, Path, description = "The negotiation's id.")),
    security(("key" = ["rfq:read"])),
    responses((status = 200, description = "The negotiation.", body = Negotiation)),
)]
pub(super) async fn show(
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    caller.known()?;
    let view = at(&caller, caller.named(&id)?).await?;
    Ok(Shown::new(&caller, &Negotiation::new(view))?.answer(&headers))
}

/// The negotiation as it stands, if the caller sits at it.
pub(super) async fn at(caller: &Caller, id: NegotiationId) -> Result<NegotiationView, Refusal> {
    rfq::negotiation(&caller.ctx, &caller.actor(), id)
        .await
        .map_err(|error| caller.refuse(error))
}

/// The same, by somebody with the right to act on their side.
pub(super) async fn sat_at(caller: &Caller, id: NegotiationId) -> Result<(Actor, NegotiationView), Refusal> {
    caller.known()?;
    let view = at(caller, id).await?;
    Ok((caller.need(view.side.right())?, view))
}

/// Declines to offer: for a supplier who was asked and has not offered.
#[utoipa::path(
    post,
    path = "/api/v1/negotiations/{id}/decline",
    tag = "rfq",
    params(("id" = uuid::Uuid, Path, description = "The negotiation's id.")),
    request_body = Why,
    security(("key" = ["rfq:write"])),
    responses((status = 200, description = "The negotiation.", body = Negotiation)),
)]
pub(super) async fn decline(
    caller: Caller,
    Path(id): Path<String>,
    received: Received,
) -> Result<Response, Refusal> {
    caller.known()?;
    let id = caller.named(&id)?;
    let (actor, view) = sat_at(&caller, id).await?;
    if view.side != Side::Supplier {
        return Err(caller.refuse(Error::Forbidden));
    }
    let reason = reason(&caller, received)?;
    after(&caller, id, rfq::decline(&caller.ctx, &actor, id, reason).await).await
}

/// Leaves the table: for either side, before a version was accepted.
#[utoipa::path(
    post,
    path = "/api/v1/negotiations/{id}/withdraw",
    tag = "rfq",
    params(("id" = uuid::Uuid, Path, description = "The negotiation's id.")),
    request_body = Why,
    security(("key" = ["rfq:write"])),
    responses((status = 200, description = "The negotiation.", body = Negotiation)),
)]
pub(super) async fn withdraw(
    caller: Caller,
    Path(id): Path<String>,
    received: Received,
) -> Result<Response, Refusal> {
    caller.known()?;
    let id = caller.named(&id)?;
    let (actor, _) = sat_at(&caller, id).await?;
    let reason = reason(&caller, received)?;
    after(&caller, id, rfq::withdraw(&caller.ctx, &actor, id, reason).await).await
}

async fn after(caller: &Caller, id: NegotiationId, done: service::Result<()>) -> Result<Response, Refusal> {
    done.map_err(|error| caller.refuse(error))?;
    Ok(Shown::new(caller, &Negotiation::new(at(caller, id).await?))?.fresh())
}
