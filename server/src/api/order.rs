//! `/api/v1/orders`: what was agreed, and the steps either side takes with it.

use axum::{
    Json,
    extract::{FromRequestParts, Path},
    http::{HeaderMap, request::Parts},
    response::{IntoResponse, Response},
};
use domain::{
    Instant,
    actor::Right,
    id::{NegotiationId, OrderId},
    order::{
        OrderVerb,
        reservation::{FromStock, Reservation},
        view::{OrderRow, OrderView},
    },
    page::Stage,
    problem::{FieldErrors, Problem},
    quantity::Quantity,
    rfq::{
        incoterm::Incoterm,
        offer::{OfferHash, Side},
    },
    state::State,
};
use serde::{Deserialize, Serialize};
use service::order;
use std::convert::Infallible;
use utoipa::ToSchema;

use super::{
    caller::Caller,
    money::Amount,
    negotiation::SideName,
    offer::{LineShown, PartShown, lines, parts},
    paging::{self, Paging},
    problem::Refusal,
    rfq::{Why, reason},
    sent::Received,
    version::Shown,
};

/// An order.
#[derive(Serialize, ToSchema)]
#[schema(as = Order)]
pub(super) struct Order {
    #[serde(flatten)]
    summary: Summary,
    /// The side of the key's company.
    #[schema(value_type = SideName)]
    side: Side,
    /// What it was born from.
    #[schema(value_type = uuid::Uuid)]
    negotiation_id: NegotiationId,
    /// The accepted version's number.
    offer_version: u32,
    /// The accepted version's hash.
    #[schema(value_type = String)]
    offer_hash: OfferHash,
    /// Incoterms 2020.
    #[schema(value_type = String, example = "FOB")]
    incoterm: Incoterm,
    place: String,
    /// Days from order to ready.
    lead_time_days: u32,
    payment_schedule: Vec<PartShown>,
    lines: Vec<LineShown>,
    /// What of the lines comes from stock; the rest is to be made.
    from_stock: Vec<Reserved>,
    note: String,
    /// What happened, oldest first.
    events: Vec<Event>,
}

/// What of a line comes from stock.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderStock)]
pub(super) struct Reserved {
    /// The request's line.
    line: u32,
    #[schema(value_type = String, example = "120")]
    quantity: Quantity,
    /// `held`, `used` once it was shipped, or `released` if the order came to nothing.
    #[schema(value_type = String, example = "held")]
    state: Reservation,
}

impl From<FromStock> for Reserved {
    fn from(part: FromStock) -> Self {
        let FromStock {
            line,
            quantity,
            state,
        } = part;
        Self {
            line,
            quantity,
            state,
        }
    }
}

/// What happened to an order.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderEvent)]
pub(super) struct Event {
    #[schema(example = "order.confirmed")]
    kind: String,
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    at: Instant,
    /// Why, where a reason was given.
    reason: Option<String>,
}

/// What an order is in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderSummary)]
pub(super) struct Summary {
    #[schema(value_type = uuid::Uuid)]
    id: OrderId,
    #[schema(example = "PO-2026-000031")]
    number: String,
    title: String,
    #[schema(example = "placed")]
    state: &'static str,
    /// The buyer's code.
    buyer: String,
    /// The supplier's code.
    supplier: String,
    total: Amount,
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    placed_at: Instant,
}

/// A page of orders, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct Orders {
    items: Vec<Summary>,
    /// The `after` of the next page; `null` at the end.
    next: Option<String>,
}

impl Summary {
    fn new(row: OrderRow) -> Self {
        Self {
            id: row.id,
            number: row.number,
            title: row.title,
            state: row.state.name(),
            buyer: row.buyer.code,
            supplier: row.supplier.code,
            total: row.total.into(),
            placed_at: row.placed_at,
        }
    }
}

impl Order {
    fn new(view: OrderView) -> Self {
        let events = view.events.into_iter().map(|event| Event {
            kind: event.kind,
            at: event.at,
            reason: event.reason,
        });
        Self {
            summary: Summary::new(view.row),
            side: view.side,
            negotiation_id: view.negotiation,
            offer_version: view.offer_version,
            offer_hash: view.offer_hash,
            incoterm: view.terms.incoterm,
            place: view.terms.place,
            lead_time_days: view.terms.lead_time_days,
            payment_schedule: parts(view.terms.payment_schedule.parts()),
            lines: lines(view.terms.lines),
            from_stock: view.from_stock.into_iter().map(Reserved::from).collect(),
            note: view.terms.note,
            events: events.collect(),
        }
    }
}

/// The side asked for, as it stands in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskedSide {
    side: Vec<String>,
}

/// The same, for the document.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes `AskedSide`")]
pub(super) struct SideParameter {
    /// On which side the company is; otherwise the buyer's if it may see that one, else the supplier's.
    #[param(value_type = Option<SideName>)]
    side: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for AskedSide {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(serde_html_form::from_str(parts.uri.query().unwrap_or_default()).unwrap_or_default())
    }
}

impl AskedSide {
    fn parse(self, caller: &Caller) -> Result<Side, Refusal> {
        match self.side.into_iter().next_back().unwrap_or_default().as_str() {
            "" if caller.actor().may(Right::SeeOrders(Side::Buyer)) => Ok(Side::Buyer),
            "" => Ok(Side::Supplier),
            side => side.parse().map_err(|_| {
                let unknown = Problem::new("unknown-side");
                caller.refuse(FieldErrors::one("side", unknown))
            }),
        }
    }
}

/// The company's orders, on one side.
#[utoipa::path(
    get,
    path = "/api/v1/orders",
    tag = "order",
    params(SideParameter, Paging),
    security(("key" = ["order:read"])),
    responses((status = 200, description = "A page of orders, newest first.", body = Orders)),
)]
pub(super) async fn list(caller: Caller, side: AskedSide, asked: paging::Asked) -> Result<Response, Refusal> {
    caller.known()?;
    let side = side.parse(&caller)?;
    let actor = caller.need(Right::SeeOrders(side))?;
    let page = asked.parse().map_err(|errors| caller.refuse(errors))?;
    let rows = order::list(&caller.ctx, &actor, side, Stage::All, page).await;
    let rows = rows.map_err(|error| caller.refuse(error))?;
    let orders = Orders {
        next: rows.next,
        items: rows.items.into_iter().map(Summary::new).collect(),
    };
    Ok(Json(orders).into_response())
}

/// One order, for either side.
#[utoipa::path(
    get,
    path = "/api/v1/orders/{id}",
    tag = "order",
    params(("id" = uuid::Uuid, Path, description = "The order's id.")),
    security(("key" = ["order:read"])),
    responses((status = 200, description = "The order.", body = Order)),
)]
pub(super) async fn show(
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    caller.known()?;
    let id = caller.named(&id)?;
    Ok(Shown::new(&caller, &Order::new(seen(&caller, id).await?))?.answer(&headers))
}

async fn seen(caller: &Caller, id: OrderId) -> Result<OrderView, Refusal> {
    order::view(&caller.ctx, &caller.actor(), id)
        .await
        .map_err(|error| caller.refuse(error))
}

/// Takes a step with an order.
///
/// `confirm`, `decline`, `produce`, `ready` and `ship` are the supplier's; `complete` is the buyer's; `deliver` and
/// `cancel` are either's. `decline` and `cancel` say why.
#[utoipa::path(
    post,
    path = "/api/v1/orders/{id}/{verb}",
    tag = "order",
    params(
        ("id" = uuid::Uuid, Path, description = "The order's id."),
        ("verb" = String, Path, description = "`confirm`, `decline`, `produce`, `ready`, `ship`, `deliver`, `complete` or `cancel`."),
    ),
    request_body(content = Option<Why>, description = "Only for `decline` and `cancel`."),
    security(("key" = ["order:write"])),
    responses((status = 200, description = "The order.", body = Order)),
)]
pub(super) async fn take(
    caller: Caller,
    Path((id, verb)): Path<(String, String)>,
    received: Received,
) -> Result<Response, Refusal> {
    caller.known()?;
    let (id, verb): (OrderId, OrderVerb) = (caller.named(&id)?, caller.named(&verb)?);
    let view = seen(&caller, id).await?;
    let actor = caller.need(Right::TakeOrders(view.side))?;
    let reason = if verb.needs_reason() {
        Some(reason(&caller, received)?)
    } else {
        None
    };
    let taken = order::take(&caller.ctx, &actor, id, verb, reason).await;
    taken.map_err(|error| caller.refuse(error))?;
    Ok(Shown::new(&caller, &Order::new(seen(&caller, id).await?))?.fresh())
}
