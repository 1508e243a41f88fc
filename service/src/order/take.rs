//! Taking the next step with an order.

use domain::{
    actor::{Actor, Right},
    id::OrderId,
    order::{OrderState, OrderVerb, reservation::Reservation},
    problem::Problem,
    text::Reason,
};
use entity::order::purchase_order;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set, sea_query::LockType};

use super::{stock, view::side_of};
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known, require},
    event,
};

/// Takes a step, with its reason where the verb needs one.
pub async fn take(
    ctx: &Ctx,
    actor: &Actor,
    id: OrderId,
    verb: OrderVerb,
    reason: Option<Reason>,
) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    let row = purchase_order::Entity::visible_to(actor)
        .filter(purchase_order::Column::Id.eq(id.0))
        .lock(LockType::Update)
        .one(&tx)
        .await?
        .or_not_found()?;
    let side = side_of(actor, &row)?;
    require(actor, Right::TakeOrders(side))?;
    if verb.needs_reason() && reason.is_none() {
        return Err(Error::invalid("reason", Problem::new("required")));
    }
    let state: OrderState = event::state(&row.state_detail)?;
    let reason = reason.map(Reason::into_inner).unwrap_or_default();
    let step = state.take(verb, side, reason)?;
    let (state, detail) = event::record(ctx, &tx, actor, id, &step).await?;
    if let Some(reservation) = Reservation::after(verb) {
        stock::settle(ctx, &tx, actor, id, reservation).await?;
    }
    let changed = purchase_order::ActiveModel {
        state: Set(state),
        state_detail: Set(detail),
        updated_at: Set(ctx.now()),
        ..Default::default()
    };
    purchase_order::Entity::update_many()
        .set(changed)
        .filter(purchase_order::Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
