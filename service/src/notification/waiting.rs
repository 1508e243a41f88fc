//! How much waits for a person's company: the counts of the rail, the bell and the desk.

use domain::{
    actor::{Actor, Right},
    notification::Waiting,
    order::OrderState,
    rfq::offer::Side,
};
use entity::{catalog::listing, moderation::moderation_case, order::purchase_order, rfq::negotiation};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect, RelationTrait, Select,
};

use crate::{Ctx, Result, rfq};

/// Counts what waits for the actor now: one query a right and noun, whatever there is.
pub async fn waiting(ctx: &Ctx, actor: &Actor) -> Result<Waiting> {
    let mut waiting = Waiting::default();
    if actor.member().is_none() {
        return Ok(waiting);
    }
    if actor.may(Right::SeeBuying) {
        waiting.buying_rfqs = negotiations(ctx, actor, Side::Buyer).await?;
        waiting.buying_orders = orders(ctx, actor, Side::Buyer).await?;
    }
    if actor.may(Right::SeeSelling) {
        waiting.selling_rfqs = negotiations(ctx, actor, Side::Supplier).await?;
        waiting.selling_orders = orders(ctx, actor, Side::Supplier).await?;
        let sent_back = listing::Column::State.eq("changes_requested");
        waiting.selling_listings = count(ctx, listing::Entity::owned_by(actor).filter(sent_back)).await?;
    }
    if actor.may(Right::Operate) {
        let undecided = moderation_case::Column::State.ne("decided");
        let cases = moderation_case::Entity::visible_to(actor).filter(undecided);
        waiting.operating_listings = count(ctx, cases).await?;
    }
    Ok(waiting)
}

async fn negotiations(ctx: &Ctx, actor: &Actor, side: Side) -> Result<u32> {
    let mine = negotiation::Entity::on_side(actor, side)
        .join(JoinType::InnerJoin, negotiation::Relation::Rfq.def())
        .filter(rfq::waiting_for(side, ctx.now()));
    count(ctx, mine).await
}

async fn orders(ctx: &Ctx, actor: &Actor, side: Side) -> Result<u32> {
    let states = OrderState::waiting_for(side).iter().copied();
    let mine =
        purchase_order::Entity::on_side(actor, side).filter(purchase_order::Column::State.is_in(states));
    count(ctx, mine).await
}

async fn count<E>(ctx: &Ctx, of: Select<E>) -> Result<u32>
where
    E: EntityTrait<Model: Send + Sync>,
{
    let count = of.count(ctx.db.read()).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
