//! The page of an RFQ, for its buyer, and of a negotiation, for either side. Offers are shown only when their chain
//! is whole.

use domain::{
    actor::Actor,
    company::CompanyRef,
    id::{NegotiationId, RfqId},
    rfq::{
        offer::Side,
        view::{Contender, NegotiationRow, NegotiationView, OfferView, RfqHead, RfqView},
        visibility::Visibility,
    },
};
use entity::{
    order::purchase_order,
    rfq::{negotiation, rfq, rfq_pass, rfq_supplier},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{approval, chain, open, row, table::side_of, thread};
use crate::{
    Ctx, Result, company,
    error::{OrNotFound, known},
    event,
};

/// How many of those who passed are shown.
const PASSED: u64 = 50;

/// An RFQ of the actor's company, with what each supplier proposes.
pub async fn view(ctx: &Ctx, actor: &Actor, id: RfqId) -> Result<RfqView> {
    known(actor)?;
    let db = ctx.db.read();
    let rfq = rfq::Entity::owned_by(actor)
        .filter(rfq::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    let rows = negotiation::Entity::find()
        .filter(negotiation::Column::RfqId.eq(id.0))
        .order_by_asc(negotiation::Column::Id)
        .all(db)
        .await?;
    let mut chains = chain::of(db, &rows).await?;
    let orders = purchase_order::Entity::find()
        .filter(purchase_order::Column::RfqId.eq(id.0))
        .all(db)
        .await?;
    let pairs = rows.into_iter().map(|row| (row, rfq.clone())).collect();
    let contenders = row::negotiations(db, pairs)
        .await?
        .into_iter()
        .map(|negotiation| {
            let chain = chains.remove(&negotiation.id.0).unwrap_or_default();
            contender(negotiation, chain, &orders)
        })
        .collect();
    let suppliers = suppliers(db, &rfq).await?;
    let passed = passed(db, &rfq).await?;
    let head = head(db, rfq.clone()).await?;
    Ok(RfqView {
        suppliers,
        placements: open::placements(db, &rfq, head.buyer.standing.is_verified(ctx.now())).await?,
        passed,
        head,
        contenders,
    })
}

async fn suppliers(db: &impl ConnectionTrait, rfq: &rfq::Model) -> Result<Vec<CompanyRef>> {
    let asked = rfq_supplier::Entity::find()
        .filter(rfq_supplier::Column::RfqId.eq(rfq.id))
        .all(db)
        .await?;
    let companies = company::read::references(db, asked.into_iter().map(|row| row.company_id)).await?;
    let mut suppliers: Vec<_> = companies.into_values().collect();
    suppliers.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(suppliers)
}

/// Who passed, the latest first.
async fn passed(db: &impl ConnectionTrait, rfq: &rfq::Model) -> Result<Vec<(CompanyRef, String)>> {
    if rfq.visibility != Visibility::Open.code() {
        return Ok(Vec::new());
    }
    let rows = rfq_pass::Entity::find()
        .filter(rfq_pass::Column::RfqId.eq(rfq.id))
        .order_by_desc(rfq_pass::Column::PassedAt)
        .limit(PASSED)
        .all(db)
        .await?;
    let mut companies = company::read::references(db, rows.iter().map(|row| row.company_id)).await?;
    let named = rows
        .into_iter()
        .filter_map(|row| Some((companies.remove(&row.company_id)?, row.reason)));
    Ok(named.collect())
}

fn contender(
    negotiation: NegotiationRow,
    mut chain: Vec<OfferView>,
    orders: &[purchase_order::Model],
) -> Contender {
    let latest = chain.pop();
    let order = orders
        .iter()
        .find(|order| order.negotiation_id == negotiation.id.0);
    Contender {
        order: order.map(|order| (order.id.into(), order.number.clone())),
        before: chain.pop().map(|offer| offer.terms),
        latest,
        negotiation,
    }
}

/// A negotiation, for the side the actor sits at.
pub async fn negotiation(ctx: &Ctx, actor: &Actor, id: NegotiationId) -> Result<NegotiationView> {
    known(actor)?;
    let db = ctx.db.read();
    // Before anything it counts is read: what comes in between is told once more, never missed.
    let told = thread::told(db, actor, id.0).await?;
    let found = negotiation::Entity::visible_to(actor)
        .filter(negotiation::Column::Id.eq(id.0))
        .find_also_related(rfq::Entity)
        .one(db)
        .await?;
    let Some((row, Some(rfq))) = found else {
        return Err(crate::Error::NotFound);
    };
    let side = side_of(actor, &row, &rfq)?;
    let mut chains = chain::of(db, std::slice::from_ref(&row)).await?;
    let order = purchase_order::Entity::find()
        .filter(purchase_order::Column::NegotiationId.eq(id.0))
        .one(db)
        .await?;
    let state = event::state(&row.state_detail)?;
    let approval = match side {
        Side::Buyer => approval::of(db, &state).await?,
        Side::Supplier => None,
    };
    Ok(NegotiationView {
        id,
        state,
        approval,
        rfq: head(db, rfq).await?,
        supplier: company::read::reference_to(db, row.supplier_company_id).await?,
        side,
        offers: chains.remove(&row.id).unwrap_or_default(),
        messages: thread::messages(db, actor, row.id).await?,
        told,
        order: order.map(|order| (order.id.into(), order.number)),
    })
}

async fn head(db: &impl ConnectionTrait, rfq: rfq::Model) -> Result<RfqHead> {
    let buyer = company::read::reference_to(db, rfq.buyer_company_id).await?;
    let lines = row::lines_of(db, rfq.id).await?;
    row::head(rfq, buyer, lines)
}
