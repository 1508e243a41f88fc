//! Accepting: one exact version, named by its hash, becomes one order, however many people press at once.

use domain::{
    actor::Actor,
    id::{NegotiationId, OfferId, OrderId},
    notification::Subject,
    order::{OrderState, Placed},
    rfq::{
        RfqState,
        award::award,
        offer::{OfferHash, Side, Terms},
        view::OfferView,
    },
};
use entity::{order::purchase_order, rfq::offer};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use super::{
    chain, limit, row,
    table::{Table, advance, advance_rfq, lapse_open},
};
use crate::{
    Conflict, Ctx, Error, Result, error::OrNotFound, event, notification, number, order::stock, stored,
};

/// Accepts the version with this hash. Whoever of the accepting side comes later gets the same order.
pub async fn accept(ctx: &Ctx, actor: &Actor, id: NegotiationId, hash: &OfferHash) -> Result<Placed> {
    let tx = ctx.db.begin().await?;
    let table = Table::sit(&tx, actor, id).await?;
    let state = table.state()?;
    if let Some(agreed) = state.agreed()
        && agreed.hash == *hash
        && agreed.side != table.side
    {
        return Ok(Placed::Existing(order_of(&tx, agreed.id).await?));
    }
    table.refuse_suspended(&tx, actor).await?;
    let step = state.accept(ctx.now(), table.side, hash)?;
    let mut chains = chain::of(&tx, std::slice::from_ref(&table.negotiation)).await?;
    let accepted = chains
        .remove(&table.negotiation.id)
        .and_then(|mut chain| chain.pop())
        .or_not_found()?;
    if table.side == Side::Buyer {
        limit::keep(ctx, &tx, actor, id, accepted.total).await?;
    }
    let wholly = award_of(&tx, &table, &accepted.terms).await?;
    let rfq: RfqState = event::state(&table.rfq.state_detail)?;
    advance_rfq(ctx, &tx, actor, table.rfq.id, &rfq.award(wholly)?).await?;
    advance(ctx, &tx, actor, table.negotiation.id, &step).await?;
    let mut moved = vec![id];
    if wholly {
        moved.extend(lapse_open(ctx, &tx, actor, table.rfq.id).await?);
    }
    let order = place(ctx, &tx, actor, &table, accepted).await?;
    tx.commit().await?;
    moved.into_iter().for_each(|id| ctx.bus.publish(id));
    Ok(Placed::Created(order))
}

/// Whether everything requested is awarded with these terms; refuses more than was asked for.
async fn award_of(tx: &impl ConnectionTrait, table: &Table, terms: &Terms) -> Result<bool> {
    let requested = row::lines_of(tx, table.rfq.id).await?;
    let earlier = purchase_order::Entity::find()
        .filter(purchase_order::Column::RfqId.eq(table.rfq.id))
        .filter(purchase_order::Column::State.is_not_in(OrderState::VOID))
        .all(tx)
        .await?
        .into_iter()
        .map(|order| Ok(serde_json::from_value::<Terms>(order.terms)?.lines))
        .collect::<Result<Vec<_>>>()?;
    award(&requested, earlier.iter().flatten(), &terms.lines)
        .map_err(|over| Conflict::OverAwarded { line: over.line }.into())
}

async fn place(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    table: &Table,
    accepted: OfferView,
) -> Result<OrderId> {
    let id: OrderId = ctx.new_id();
    let (state, detail) = event::columns(&OrderState::Placed)?;
    let order = purchase_order::ActiveModel {
        id: Set(id.0),
        number: Set(number::next(ctx, tx, "PO").await?),
        offer_id: Set(accepted.id.0),
        negotiation_id: Set(table.negotiation.id),
        rfq_id: Set(table.rfq.id),
        buyer_company_id: Set(table.rfq.buyer_company_id),
        supplier_company_id: Set(table.negotiation.supplier_company_id),
        title: Set(table.rfq.title.clone()),
        terms: Set(serde_json::to_value(&accepted.terms)?),
        currency: Set(accepted.total.currency.code().to_owned()),
        total: Set(accepted.total.minor),
        committed_by: Set(Some(committed_by(tx, actor, table.side, &accepted).await?)),
        offer_version: Set(stored::signed(accepted.version)?),
        offer_hash: Set(accepted.hash.to_string()),
        state: Set(state),
        state_detail: Set(detail.clone()),
        placed_at: Set(ctx.now()),
        updated_at: Set(ctx.now()),
    };
    purchase_order::Entity::insert(order)
        .exec_without_returning(tx)
        .await?;
    let asked = row::lines_of(tx, table.rfq.id).await?;
    let supplier = table.negotiation.supplier_company_id;
    stock::reserve(ctx, tx, id, supplier, &asked, &accepted.terms.lines).await?;
    event::happened(ctx, tx, actor, id, "order.placed", detail).await?;
    for company in [table.rfq.buyer_company_id, table.negotiation.supplier_company_id] {
        notification::tell(ctx, tx, company, Subject::Accepted(id)).await?;
    }
    Ok(id)
}

/// The buyer's person whose word binds their company: who accepts, or who made the counter-offer that is accepted.
async fn committed_by(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    accepting: Side,
    accepted: &OfferView,
) -> Result<Uuid> {
    if accepting == Side::Buyer {
        let member = actor.member().ok_or(Error::Forbidden)?;
        return Ok(member.person.0);
    }
    let row = offer::Entity::visible_to(actor)
        .filter(offer::Column::Id.eq(accepted.id.0))
        .one(tx)
        .await?;
    Ok(row.or_not_found()?.person_id)
}

async fn order_of(tx: &impl ConnectionTrait, offer: OfferId) -> Result<OrderId> {
    let order = purchase_order::Entity::find()
        .filter(purchase_order::Column::OfferId.eq(Uuid::from(offer)))
        .one(tx)
        .await?
        .ok_or_else(|| Error::internal(format!("offer {offer} was accepted, but there is no order")))?;
    Ok(order.id.into())
}
