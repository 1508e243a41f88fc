//! Offers and counter-offers: immutable versions, each accepted by its hash or not at all.

use axum::{
    Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    form,
    id::{NegotiationId, OfferId, OrderId},
    order::Placed,
    problem::{FieldErrors, Problem},
    rfq::{
        draft::{PartDraft, PriceDraft, TermsDraft},
        offer::{OfferHash, Side},
        view::OpenView,
    },
    state::State,
};
use serde::Serialize;
use service::{Error, order, rfq};
use utoipa::ToSchema;

mod shown;

pub(super) use shown::{LineShown, Offer, PartShown, lines, parts};

use super::{
    caller::Caller,
    money::Amount,
    negotiation,
    problem::Refusal,
    sent::{Received, Sent},
};

/// Terms to propose.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the fields `draft` reads one by one")]
pub(super) struct NewOffer {
    /// Which supplier's table; the buyer's side must say it, a supplier has one only.
    negotiation_id: Option<uuid::Uuid>,
    /// The newest version its author has read. If a newer one stands, they are told so: `superseded`.
    seen: Option<String>,
    /// ISO 4217.
    #[schema(example = "USD")]
    currency: String,
    /// Incoterms 2020.
    #[schema(example = "FOB")]
    incoterm: String,
    #[schema(max_length = 120, example = "CNZUH")]
    place: String,
    /// RFC 3339; a local time is in the time zone of the key's person.
    #[schema(format = "date-time")]
    valid_until: String,
    /// Days from order to ready.
    #[schema(maximum = 3650)]
    lead_time_days: u32,
    #[schema(min_items = 1, max_items = 6)]
    payment_schedule: Vec<NewPart>,
    #[schema(min_items = 1)]
    lines: Vec<NewPrice>,
    #[schema(max_length = 2000)]
    note: Option<String>,
}

/// A part of the payment to propose.
#[derive(ToSchema)]
#[schema(as = NewPaymentPart)]
#[expect(dead_code, reason = "describes the fields `part` reads one by one")]
struct NewPart {
    /// `deposit`, `before_shipment`, `against_documents`, `on_delivery` or `after_delivery`.
    #[schema(example = "deposit")]
    event: String,
    /// For `after_delivery`, and only there.
    #[schema(minimum = 1, maximum = 365)]
    days: Option<u32>,
    /// Its share of the total; all parts make 100.
    #[schema(example = "30")]
    percent: String,
}

/// A line to offer, in the unit that was asked for.
#[derive(ToSchema)]
#[schema(as = NewOfferLine)]
#[expect(dead_code, reason = "describes the fields `price` reads one by one")]
struct NewPrice {
    /// The request's line it answers.
    line: u32,
    /// Not more than was asked for.
    #[schema(example = "1000")]
    quantity: String,
    /// A decimal number, at most six decimals.
    #[schema(example = "3.25")]
    unit_price: String,
}

fn draft(sent: &mut Sent) -> TermsDraft {
    TermsDraft {
        currency: sent.text("currency"),
        incoterm: sent.text("incoterm"),
        place: sent.text("place"),
        lead_time_days: sent.number("lead_time_days"),
        valid_until: sent.text("valid_until"),
        note: sent.text("note"),
        lines: sent.each("lines", price),
        payment_schedule: sent.each("payment_schedule", part),
    }
}

fn price(sent: &mut Sent) -> PriceDraft {
    let line = form::whole_number(&sent.number("line"), 1, u32::MAX);
    PriceDraft {
        line: sent.errors.take("line", line).unwrap_or_default(),
        quantity: sent.text("quantity"),
        unit_price: sent.text("unit_price"),
    }
}

fn part(sent: &mut Sent) -> PartDraft {
    PartDraft {
        event: sent.text("event"),
        days: sent.number("days"),
        percent: sent.text("percent"),
    }
}

/// Makes an offer or a counter-offer.
///
/// A version is never changed: each answers the one before and names its hash. A supplier's first offer on an open RFQ
/// begins the negotiation.
#[utoipa::path(
    post,
    path = "/api/v1/rfqs/{id}/offers",
    tag = "rfq",
    params(("id" = uuid::Uuid, Path, description = "The RFQ's id.")),
    request_body = NewOffer,
    security(("key" = ["rfq:write"])),
    responses((status = 201, description = "The version.", body = Offer)),
)]
pub(super) async fn make(
    caller: Caller,
    Path(id): Path<String>,
    received: Received,
) -> Result<Response, Refusal> {
    caller.known()?;
    let rfq_id = caller.named(&id)?;
    let refuse = |error| caller.refuse(error);
    let own = match rfq::asked_in(&caller.ctx, &caller.actor(), rfq_id).await {
        Ok(own) => Some(own),
        // Not asked: they are the one who asks, or it is open to them.
        Err(Error::NotFound) => match rfq::view(&caller.ctx, &caller.actor(), rfq_id).await {
            Ok(_) => {
                caller.need(Side::Buyer.right())?;
                None
            }
            Err(Error::NotFound) => {
                let view = rfq::open::open_view(&caller.ctx, &caller.actor(), rfq_id).await;
                return answer(&caller, view.map_err(refuse)?, received).await;
            }
            Err(other) => return Err(refuse(other)),
        },
        Err(other) => return Err(refuse(other)),
    };
    if let Some(own) = own {
        negotiation::sat_at(&caller, own).await?;
    }
    let mut sent = received.read(&caller)?;
    let named = form::optional::<NegotiationName>(&sent.text("negotiation_id"));
    let named = sent.errors.take("negotiation_id", named).flatten();
    let at = match (named.map(|name| name.0), own) {
        (named, Some(own)) if named.is_none_or(|named| named == own) => own,
        (Some(named), None) => named,
        (None, None) => return Err(refuse(Error::invalid("negotiation_id", Problem::new("required")))),
        (_, Some(_)) => return Err(refuse(wrong_table())),
    };
    let (actor, view) = negotiation::sat_at(&caller, at).await?;
    if view.rfq.id != rfq_id {
        return Err(refuse(wrong_table()));
    }
    let seen = form::optional(&sent.text("seen"));
    let seen = sent.errors.take("seen", seen).flatten();
    let zone = caller.known()?.member.time_zone;
    let read = draft(&mut sent).parse(&view.rfq.lines, zone);
    let terms = sent.end(read).map_err(|errors| caller.refuse(errors))?;
    rfq::offer(&caller.ctx, &actor, at, seen, terms)
        .await
        .map_err(refuse)?;
    newest(&caller, at).await
}

/// A supplier's first offer on an open RFQ, which begins the negotiation.
async fn answer(caller: &Caller, view: OpenView, received: Received) -> Result<Response, Refusal> {
    let actor = caller.need(Side::Supplier.right())?;
    let mut sent = received.read(caller)?;
    let zone = caller.known()?.member.time_zone;
    let read = draft(&mut sent).parse(&view.head.lines, zone);
    let terms = sent.end(read).map_err(|errors| caller.refuse(errors))?;
    let made = rfq::open::answer(&caller.ctx, &actor, view.head.id, terms).await;
    let (at, _) = made.map_err(|error| caller.refuse(error))?;
    newest(caller, at).await
}

/// The version just made.
async fn newest(caller: &Caller, at: NegotiationId) -> Result<Response, Refusal> {
    let mut view = negotiation::at(caller, at).await?;
    let newest = view.offers.pop();
    let newest = newest.ok_or_else(|| caller.refuse(Error::internal("the offer just made is gone")))?;
    let offer = Offer::new(newest, true, &view.state);
    Ok((StatusCode::CREATED, Json(offer)).into_response())
}

/// A negotiation's id, in a body.
struct NegotiationName(NegotiationId);

impl std::str::FromStr for NegotiationName {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let id = text.parse().map_err(|_| Problem::new("unknown-negotiation"))?;
        Ok(Self(id))
    }
}

fn wrong_table() -> Error {
    Error::invalid("negotiation_id", Problem::new("unknown-negotiation"))
}

/// Which version to accept.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the field `accept` reads")]
pub(super) struct Acceptance {
    /// The offer's hash: what was read is what is accepted.
    hash: String,
}

/// An order that was born from an offer.
#[derive(Serialize, ToSchema)]
pub(super) struct Accepted {
    order: Born,
}

/// The order.
#[derive(Serialize, ToSchema)]
#[schema(as = AcceptedOrder)]
struct Born {
    #[schema(value_type = uuid::Uuid)]
    id: OrderId,
    #[schema(example = "PO-2026-000031")]
    number: String,
    #[schema(example = "placed")]
    state: &'static str,
    total: Amount,
    /// The hash of the version that was accepted.
    #[schema(value_type = String)]
    offer_hash: OfferHash,
}

/// Accepts a version: it binds both companies.
///
/// For the side across the table, before the version's validity ends, if none is newer: `superseded` and `expired` say
/// what stands against it. Accepting it again answers the same order, with 200.
#[utoipa::path(
    post,
    path = "/api/v1/offers/{id}/accept",
    tag = "rfq",
    params(("id" = uuid::Uuid, Path, description = "The offer's id.")),
    request_body = Acceptance,
    security(("key" = ["rfq:write"])),
    responses(
        (status = 201, description = "The order.", body = Accepted),
        (status = 200, description = "The order there was already.", body = Accepted),
    ),
)]
pub(super) async fn accept(
    caller: Caller,
    Path(id): Path<String>,
    received: Received,
) -> Result<Response, Refusal> {
    caller.known()?;
    let refuse = |error| caller.refuse(error);
    let id: OfferId = caller.named(&id)?;
    let found = rfq::offered_in(&caller.ctx, &caller.actor(), id).await;
    let (at, own_hash) = found.map_err(refuse)?;
    let (actor, _) = negotiation::sat_at(&caller, at).await?;
    let mut sent = received.read(&caller)?;
    let hash = form::required::<OfferHash>(&sent.text("hash"));
    let hash = hash.and_then(|hash| {
        let same = hash == own_hash;
        same.then_some(hash)
            .ok_or_else(|| Problem::new("hash-of-another-offer"))
    });
    let hash = hash.map_err(|problem| FieldErrors::one("hash", problem));
    let hash = sent.end(hash).map_err(|errors| caller.refuse(errors))?;
    let placed = rfq::accept(&caller.ctx, &actor, at, &hash)
        .await
        .map_err(refuse)?;
    let view = order::view(&caller.ctx, &actor, placed.order())
        .await
        .map_err(refuse)?;
    let status = match placed {
        Placed::Created(_) => StatusCode::CREATED,
        Placed::Existing(_) => StatusCode::OK,
    };
    let order = Born {
        id: view.row.id,
        number: view.row.number,
        state: view.row.state.name(),
        total: view.row.total.into(),
        offer_hash: view.offer_hash,
    };
    Ok((status, Json(Accepted { order })).into_response())
}
