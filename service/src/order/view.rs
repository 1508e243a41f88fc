//! An order's own page, for either side.

use domain::{
    actor::Actor,
    id::{NegotiationId, OrderId},
    order::view::{EventView, OrderView},
    rfq::offer::{OfferHash, Side, Terms, Version},
};
use entity::{order::purchase_order, outbox::event as recorded, rfq::offer};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{list, stock};
use crate::{
    Ctx, Error, Result, company,
    error::{OrNotFound, known},
    identity::person,
    rfq, stored,
};

/// An order with what was asked, the accepted terms, and what happened since.
pub async fn view(ctx: &Ctx, actor: &Actor, id: OrderId) -> Result<OrderView> {
    known(actor)?;
    let db = ctx.db.read();
    let row = purchase_order::Entity::visible_to(actor)
        .filter(purchase_order::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    let terms: Terms = serde_json::from_value(row.terms.clone())?;
    let line_totals = terms
        .line_totals()
        .ok_or_else(|| Error::internal(format!("the terms of order {id} do not add up")))?;
    let mut companies =
        company::read::references(db, [row.buyer_company_id, row.supplier_company_id]).await?;
    let mut company = |id: Uuid| companies.remove(&id).or_not_found();
    let (buyer, supplier) = (company(row.buyer_company_id)?, company(row.supplier_company_id)?);
    let offer_hash: OfferHash = stored::text(&row.offer_hash)?;
    check_terms(db, &row, &terms, offer_hash).await?;
    Ok(OrderView {
        negotiation: NegotiationId(row.negotiation_id),
        lines: rfq::lines_of(db, row.rfq_id).await?,
        from_stock: stock::of_order(db, row.id).await?,
        terms,
        line_totals,
        offer_version: stored::number(row.offer_version)?,
        offer_hash,
        side: side_of(actor, &row)?,
        events: events(db, row.id).await?,
        row: list::row(&row, buyer, supplier)?,
    })
}

/// What is shown as agreed is what was accepted: the terms still lead to the hash that acceptance named.
async fn check_terms(
    db: &impl ConnectionTrait,
    row: &purchase_order::Model,
    terms: &Terms,
    hash: OfferHash,
) -> Result<()> {
    let offer = offer::Entity::find()
        .filter(offer::Column::Id.eq(row.offer_id))
        .one(db)
        .await?
        .or_not_found()?;
    let computed = Version {
        negotiation_id: NegotiationId(row.negotiation_id),
        version: stored::number(row.offer_version)?,
        side: stored::side(&offer.side)?,
        prev_hash: offer.prev_hash.as_deref().map(stored::text).transpose()?,
        terms,
    }
    .hash();
    let whole = terms.total().is_some_and(|total| total.minor == row.total);
    if computed == hash && whole {
        Ok(())
    } else {
        Err(Error::internal(format!(
            "the terms of order {} are not those accepted",
            row.id
        )))
    }
}

/// The side the actor's company is on.
pub(super) fn side_of(actor: &Actor, row: &purchase_order::Model) -> Result<Side> {
    match actor.company() {
        Some(company) if company.0 == row.supplier_company_id => Ok(Side::Supplier),
        Some(company) if company.0 == row.buyer_company_id => Ok(Side::Buyer),
        _ => Err(Error::Forbidden),
    }
}

/// What was recorded about an order, oldest first: at most a few dozen steps, each once.
async fn events(db: &impl ConnectionTrait, order: Uuid) -> Result<Vec<EventView>> {
    let rows = recorded::Entity::find()
        .filter(recorded::Column::SubjectId.eq(order))
        .order_by_asc(recorded::Column::Id)
        .all(db)
        .await?;
    let names = person::names(db, rows.iter().filter_map(|row| row.person_id)).await?;
    let view = |row: recorded::Model| EventView {
        by: row.person_id.and_then(|id| names.get(&id).cloned()),
        at: row.at,
        reason: row.data["reason"].as_str().map(str::to_owned),
        kind: row.kind,
    };
    Ok(rows.into_iter().map(view).collect())
}
