//! Answering an open RFQ: a supplier's first offer brings them to the table.

use domain::{
    actor::{Actor, Right},
    id::{NegotiationId, RfqId},
    rfq::{
        RfqState,
        negotiation::{NegotiationState, OfferRef},
        offer::Terms,
    },
    state::{InvalidTransition, State},
};
use entity::rfq::{negotiation, rfq};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set, sea_query::LockType};

use crate::{
    Conflict, Ctx, Error, Result,
    error::{OrNotFound, known, require},
    event,
    rfq::{offer::put, table::Table},
};

/// Makes a first offer on an open RFQ the actor's company sees and was not asked by name. Where a colleague was
/// quicker, it is refused, and the offer made stands in the negotiation.
pub async fn answer(ctx: &Ctx, actor: &Actor, id: RfqId, terms: Terms) -> Result<(NegotiationId, OfferRef)> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    let row = rfq::Entity::open_to(actor)
        .filter(rfq::Column::Id.eq(id.0))
        .lock(LockType::Update)
        .one(&tx)
        .await?
        .or_not_found()?;
    require(actor, Right::Supply)?;
    let supplier = actor.company().ok_or(Error::Forbidden)?;
    let state: RfqState = event::state(&row.state_detail)?;
    let sits = negotiation::Entity::find()
        .filter(negotiation::Column::RfqId.eq(row.id))
        .filter(negotiation::Column::SupplierCompanyId.eq(supplier.0))
        .one(&tx)
        .await?;
    if sits.is_some() || !state.takes_offers(ctx.now(), row.deadline) {
        return Err(Conflict::State(InvalidTransition {
            machine: RfqState::MACHINE,
            state: state.name(),
            verb: "answered",
        })
        .into());
    }
    let at: NegotiationId = ctx.new_id();
    let (state, detail) = event::columns(&NegotiationState::Invited)?;
    let begun = negotiation::ActiveModel {
        id: Set(at.0),
        rfq_id: Set(row.id),
        supplier_company_id: Set(supplier.0),
        state: Set(state),
        state_detail: Set(detail),
        created_at: Set(ctx.now()),
        updated_at: Set(ctx.now()),
    };
    negotiation::Entity::insert(begun)
        .exec_without_returning(&tx)
        .await?;
    event::happened(ctx, &tx, actor, at, "negotiation.begun", ()).await?;
    let table = Table::sit(&tx, actor, at).await?;
    let made = put(ctx, &tx, actor, &table, None, terms).await?;
    tx.commit().await?;
    ctx.bus.publish(at);
    Ok((at, made))
}
