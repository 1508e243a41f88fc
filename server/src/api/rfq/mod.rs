//! `/api/v1/rfqs`: asking suppliers, and what one has asked.

use axum::{
    Json,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use domain::{
    actor::Right,
    form,
    id::{CompanyId, MarketId, RfqId},
    page::Stage,
    problem::{FieldErrors, Problem},
    rfq::{
        MAX_LINES, Request,
        draft::{LineDraft, RequestDraft},
    },
    state::State,
    text::Reason,
};
use service::{Error, company, rfq};
use utoipa::ToSchema;

mod shown;

pub(super) use shown::Rfq;
use shown::{Contender, Open, OpenRfqs, Rfqs, Summary};

use super::{
    caller::Caller,
    paging,
    problem::Refusal,
    sent::{Received, Sent},
    version::Shown,
};

/// What the company has asked.
#[utoipa::path(
    get,
    path = "/api/v1/rfqs",
    tag = "rfq",
    params(paging::Paging),
    security(("key" = ["rfq:read"])),
    responses((status = 200, description = "A page of RFQs, newest first.", body = Rfqs)),
)]
pub(super) async fn list(caller: Caller, asked: paging::Asked) -> Result<Response, Refusal> {
    let actor = caller.need(Right::SeeBuying)?;
    let page = asked.parse().map_err(|errors| caller.refuse(errors))?;
    let rows = rfq::list(&caller.ctx, &actor, Stage::All, page).await;
    let rows = rows.map_err(|error| caller.refuse(error))?;
    let rfqs = Rfqs {
        next: rows.next,
        items: rows.items.into_iter().map(Summary::new).collect(),
    };
    Ok(Json(rfqs).into_response())
}

/// One RFQ.
///
/// For its buyer, with every negotiation; for a supplier who was asked, with their own; an open one also for the
/// suppliers of the markets that show it.
#[utoipa::path(
    get,
    path = "/api/v1/rfqs/{id}",
    tag = "rfq",
    params(("id" = uuid::Uuid, Path, description = "The RFQ's id.")),
    security(("key" = ["rfq:read"])),
    responses((status = 200, description = "The RFQ.", body = Rfq)),
)]
pub(super) async fn show(
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    caller.known()?;
    let id = caller.named(&id)?;
    Ok(Shown::new(&caller, &seen(&caller, id).await?)?.answer(&headers))
}

/// An RFQ as this caller sees it: its buyer, or a supplier who was asked.
async fn seen(caller: &Caller, id: RfqId) -> Result<Rfq, Refusal> {
    let (actor, refuse) = (caller.actor(), |error| caller.refuse(error));
    match rfq::view(&caller.ctx, &actor, id).await {
        Ok(view) => {
            let rows = view
                .contenders
                .into_iter()
                .map(|one| Contender::new(one.negotiation));
            let rfq = Rfq::new(view.head, Some(view.suppliers), rows.collect());
            Ok(rfq.placed(view.placements))
        }
        Err(Error::NotFound) => {
            let asked = match rfq::asked_in(&caller.ctx, &actor, id).await {
                Err(Error::NotFound) => {
                    let view = rfq::open::open_view(&caller.ctx, &actor, id).await;
                    return Ok(Rfq::new(view.map_err(refuse)?.head, None, Vec::new()));
                }
                asked => asked.map_err(refuse)?,
            };
            let view = rfq::negotiation(&caller.ctx, &actor, asked)
                .await
                .map_err(refuse)?;
            let own = Contender {
                id: view.id,
                supplier: view.supplier.code,
                state: view.state.name(),
            };
            Ok(Rfq::new(view.rfq, None, vec![own]))
        }
        Err(other) => Err(refuse(other)),
    }
}

/// What to ask, and whom.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the fields `draft` reads one by one")]
pub(super) struct NewRfq {
    #[schema(max_length = 120, example = "Nylon nets for the spring")]
    title: String,
    /// ISO 4217: what offers are wanted in.
    #[schema(example = "USD")]
    currency: String,
    /// Incoterms 2020.
    #[schema(example = "FOB")]
    incoterm: String,
    /// The named place of the term.
    #[schema(max_length = 120, example = "CNZUH")]
    place: String,
    /// RFC 3339; a local time is in the time zone of the key's person.
    #[schema(format = "date-time")]
    deadline: String,
    deliver_by: Option<NaiveDate>,
    /// `direct`, `invited` or `open`; `direct` if it is not said.
    #[schema(example = "direct")]
    visibility: Option<String>,
    /// Codes of companies that supply; at least one unless it is open.
    #[schema(example = json!(["demo-supplier"]))]
    suppliers: Option<Vec<String>>,
    /// Slugs of markets; at least one if it is open, else none.
    #[schema(example = json!([]))]
    markets: Option<Vec<String>>,
    #[schema(max_length = 5000)]
    note: Option<String>,
    #[schema(min_items = 1, max_items = 100)]
    lines: Vec<NewLine>,
}

/// A line to ask for.
#[derive(ToSchema)]
#[schema(as = NewRfqLine)]
#[expect(dead_code, reason = "describes the fields `line` reads one by one")]
struct NewLine {
    /// A listing on show of a supplier who is asked.
    listing_id: Option<uuid::Uuid>,
    /// The SKU of one of its variants.
    #[schema(max_length = 64)]
    variant: Option<String>,
    #[schema(max_length = 500)]
    description: String,
    /// A decimal number, at most three decimals.
    #[schema(example = "1000")]
    quantity: String,
    /// UNECE Recommendation 20.
    #[schema(example = "H87")]
    unit: String,
    /// A decimal number, at most six decimals.
    #[schema(example = "3.25")]
    target_price: Option<String>,
}

fn draft(sent: &mut Sent) -> RequestDraft {
    RequestDraft {
        title: sent.text("title"),
        currency: sent.text("currency"),
        incoterm: sent.text("incoterm"),
        place: sent.text("place"),
        deadline: sent.text("deadline"),
        deliver_by: sent.text("deliver_by"),
        note: sent.text("note"),
        visibility: sent.text("visibility"),
        lines: sent.each("lines", line),
        promotion: String::new(),
    }
}

fn line(sent: &mut Sent) -> LineDraft {
    LineDraft {
        listing_id: sent.text("listing_id"),
        variant: sent.text("variant"),
        description: sent.text("description"),
        quantity: sent.text("quantity"),
        unit: sent.text("unit"),
        target_price: sent.text("target_price"),
    }
}

/// The companies of these codes; a code that is nobody's is told as wrong.
async fn suppliers(caller: &Caller, sent: &mut Sent) -> Result<Vec<CompanyId>, Refusal> {
    let mut ids = Vec::new();
    // More than may be asked in all is no list of suppliers: each costs a look-up.
    for code in sent.texts("suppliers").iter().take(MAX_LINES) {
        match company::find(&caller.ctx, code).await {
            Ok(found) => ids.push(found.id),
            Err(Error::NotFound) => sent.errors.add("suppliers", Problem::new("not-a-supplier")),
            Err(other) => return Err(caller.refuse(other)),
        }
    }
    Ok(ids)
}

/// The markets of these slugs; one that is nobody's is told as wrong.
async fn markets(caller: &Caller, sent: &mut Sent) -> Result<Vec<MarketId>, Refusal> {
    let known = service::market::list(&caller.ctx).await;
    let known = known.map_err(|error| caller.refuse(error))?;
    let mut ids = Vec::new();
    for slug in sent.texts("markets").iter().take(MAX_LINES) {
        match known.iter().find(|market| market.slug == *slug) {
            Some(market) => ids.push(market.id),
            None => sent.errors.add("markets", Problem::new("unknown-market")),
        }
    }
    Ok(ids)
}

/// The open RFQs the company may answer.
///
/// Those that a market shows in which it has its place, and on which it has neither offered nor passed.
#[utoipa::path(
    get,
    path = "/api/v1/open-rfqs",
    tag = "rfq",
    params(paging::Paging),
    security(("key" = ["rfq:read"])),
    responses((status = 200, description = "A page of open RFQs, newest first.", body = OpenRfqs)),
)]
pub(super) async fn list_open(caller: Caller, asked: paging::Asked) -> Result<Response, Refusal> {
    let actor = caller.need(Right::SeeSelling)?;
    let page = asked.parse().map_err(|errors| caller.refuse(errors))?;
    let rows = rfq::open::open_requests(&caller.ctx, &actor, &Default::default(), page).await;
    let rows = rows.map_err(|error| caller.refuse(error))?;
    let open = OpenRfqs {
        next: rows.next,
        items: rows.items.into_iter().map(Open::new).collect(),
    };
    Ok(Json(open).into_response())
}

/// Writes an RFQ.
///
/// A draft only its buyer sees, until it is published.
#[utoipa::path(
    post,
    path = "/api/v1/rfqs",
    tag = "rfq",
    request_body = NewRfq,
    security(("key" = ["rfq:write"])),
    responses((status = 201, description = "The draft.", body = Rfq)),
)]
pub(super) async fn create(caller: Caller, received: Received) -> Result<Response, Refusal> {
    let actor = caller.need(Right::Buy)?;
    let zone = caller.known()?.member.time_zone;
    let mut sent = received.read(&caller)?;
    let suppliers = suppliers(&caller, &mut sent).await?;
    let markets = markets(&caller, &mut sent).await?;
    let read = draft(&mut sent).parse(suppliers, markets, zone);
    let request: Request = sent.end(read).map_err(|errors| caller.refuse(errors))?;
    let made = rfq::create(&caller.ctx, &actor, request).await;
    let id = made.map_err(|error| caller.refuse(error))?;
    let at = [(header::LOCATION, format!("/api/v1/rfqs/{id}"))];
    Ok((
        StatusCode::CREATED,
        at,
        Shown::new(&caller, &seen(&caller, id).await?)?.fresh(),
    )
        .into_response())
}

/// Publishes a draft: each supplier is asked, and an open one is shown by its markets.
///
/// An open one of a company that is not verified waits for each market's operators first. At most five open ones can be
/// published within 24 hours: `open_limit`.
#[utoipa::path(
    post,
    path = "/api/v1/rfqs/{id}/publish",
    tag = "rfq",
    params(("id" = uuid::Uuid, Path, description = "The RFQ's id.")),
    security(("key" = ["rfq:write"])),
    responses((status = 200, description = "The RFQ with a negotiation for each supplier.", body = Rfq)),
)]
pub(super) async fn publish(caller: Caller, Path(id): Path<String>) -> Result<Response, Refusal> {
    let actor = caller.need(Right::Buy)?;
    let id = caller.named(&id)?;
    let done = rfq::publish(&caller.ctx, &actor, id).await;
    after(&caller, id, done).await
}

/// Closes an RFQ: nothing more will be awarded.
#[utoipa::path(
    post,
    path = "/api/v1/rfqs/{id}/close",
    tag = "rfq",
    params(("id" = uuid::Uuid, Path, description = "The RFQ's id.")),
    security(("key" = ["rfq:write"])),
    responses((status = 200, description = "The RFQ.", body = Rfq)),
)]
pub(super) async fn close(caller: Caller, Path(id): Path<String>) -> Result<Response, Refusal> {
    let actor = caller.need(Right::Buy)?;
    let id = caller.named(&id)?;
    let done = rfq::close(&caller.ctx, &actor, id).await;
    after(&caller, id, done).await
}

/// Why.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the field `reason` reads")]
pub(super) struct Why {
    /// As the other side is told.
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
}

/// The reason that was sent.
pub(super) fn reason(caller: &Caller, received: Received) -> Result<Reason, Refusal> {
    let mut sent = received.read(caller)?;
    let read = form::required(&sent.text("reason"));
    let read = read.map_err(|problem| FieldErrors::one("reason", problem));
    sent.end(read).map_err(|errors| caller.refuse(errors))
}

/// Takes an RFQ back before anything was awarded.
#[utoipa::path(
    post,
    path = "/api/v1/rfqs/{id}/cancel",
    tag = "rfq",
    params(("id" = uuid::Uuid, Path, description = "The RFQ's id.")),
    request_body = Why,
    security(("key" = ["rfq:write"])),
    responses((status = 200, description = "The RFQ.", body = Rfq)),
)]
pub(super) async fn cancel(
    caller: Caller,
    Path(id): Path<String>,
    received: Received,
) -> Result<Response, Refusal> {
    let actor = caller.need(Right::Buy)?;
    let id = caller.named(&id)?;
    // Whether it is there is found out before what was sent is looked at.
    rfq::view(&caller.ctx, &actor, id)
        .await
        .map_err(|error| caller.refuse(error))?;
    let reason = reason(&caller, received)?;
    let done = rfq::cancel(&caller.ctx, &actor, id, reason).await;
    after(&caller, id, done).await
}

async fn after(caller: &Caller, id: RfqId, done: service::Result<()>) -> Result<Response, Refusal> {
    done.map_err(|error| caller.refuse(error))?;
    Ok(Shown::new(caller, &seen(caller, id).await?)?.fresh())
}
