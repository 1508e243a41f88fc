//! Publishing a draft: each supplier asked gets a negotiation of their own, and a mail; an open one is placed in its
//! markets.

use domain::{
    actor::Actor,
    id::{NegotiationId, RfqId},
    notification::Subject,
    rfq::{negotiation::NegotiationState, visibility::Visibility},
};
use entity::rfq::{negotiation, rfq, rfq_supplier};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::{
    open,
    table::{advance_rfq, own_rfq},
};
use crate::{Ctx, Result, company::verification, event, notification, stored};

/// Publishes a draft of the actor's company.
pub async fn publish(ctx: &Ctx, actor: &Actor, id: RfqId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    within(ctx, &tx, actor, id).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) async fn within(ctx: &Ctx, tx: &impl ConnectionTrait, actor: &Actor, id: RfqId) -> Result<()> {
    let (row, state) = own_rfq(tx, actor, id).await?;
    let step = state.publish(ctx.now(), row.deadline)?;
    let visibility: Visibility = stored::text(&row.visibility)?;
    if visibility == Visibility::Open {
        open::queue_up(tx, row.buyer_company_id).await?;
        open::publish(ctx, tx, actor, &row).await?;
    }
    advance_rfq(ctx, tx, actor, row.id, &step).await?;
    let published = rfq::ActiveModel {
        published_at: Set(Some(ctx.now())),
        ..Default::default()
    };
    rfq::Entity::update_many()
        .set(published)
        .filter(rfq::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    let asked = rfq_supplier::Entity::find()
        .filter(rfq_supplier::Column::RfqId.eq(row.id))
        .order_by_asc(rfq_supplier::Column::CompanyId)
        .all(tx)
        .await?;
    let both = asked.iter().map(|supplier| supplier.company_id);
    verification::refuse_suspended(tx, actor, both.chain([row.buyer_company_id])).await?;
    let (state, detail) = event::columns(&NegotiationState::Invited)?;
    for supplier in asked {
        let id: NegotiationId = ctx.new_id();
        let invited = negotiation::ActiveModel {
            id: Set(id.0),
            rfq_id: Set(row.id),
            supplier_company_id: Set(supplier.company_id),
            state: Set(state.clone()),
            state_detail: Set(detail.clone()),
            created_at: Set(ctx.now()),
            updated_at: Set(ctx.now()),
        };
        negotiation::Entity::insert(invited)
            .exec_without_returning(tx)
            .await?;
        event::happened(ctx, tx, actor, id, "negotiation.invited", ()).await?;
        notification::tell(ctx, tx, supplier.company_id, Subject::NewRfq(id)).await?;
    }
    Ok(())
}
