//! Sitting down at the table of a negotiation: locked, seen by the right side, in one order of locks.

use domain::{
    actor::{Actor, Right},
    id::NegotiationId,
    rfq::{RfqState, negotiation::NegotiationState, offer::Side},
    state::Step,
};
use entity::rfq::{negotiation, rfq};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, sea_query::LockType,
};
use uuid::Uuid;

use super::thread;
use crate::{
    Ctx, Error, Result,
    company::verification,
    error::{OrNotFound, known, require},
    event,
};

/// A negotiation with its RFQ, both locked until the transaction ends, and the side the actor sits at.
pub(super) struct Table {
    pub(super) rfq: rfq::Model,
    pub(super) negotiation: negotiation::Model,
    pub(super) side: Side,
}

impl Table {
    /// Locks the RFQ, then the negotiation. Only who sees it sits at it, and only with the right of their side.
    pub(super) async fn sit(tx: &impl ConnectionTrait, actor: &Actor, id: NegotiationId) -> Result<Self> {
        known(actor)?;
        let seen = negotiation::Entity::visible_to(actor).filter(negotiation::Column::Id.eq(id.0));
        let found = seen.clone().one(tx).await?.or_not_found()?;
        let rfq = rfq::Entity::find()
            .filter(rfq::Column::Id.eq(found.rfq_id))
            .lock(LockType::Update)
            .one(tx)
            .await?
            .or_not_found()?;
        let negotiation = seen.lock(LockType::Update).one(tx).await?.or_not_found()?;
        let side = side_of(actor, &negotiation, &rfq)?;
        require(actor, side.right())?;
        Ok(Self {
            rfq,
            negotiation,
            side,
        })
    }

    /// Where the negotiation stands.
    pub(super) fn state(&self) -> Result<NegotiationState> {
        event::state(&self.negotiation.state_detail)
    }

    /// Refuses while either side is suspended: nothing new is agreed then.
    pub(super) async fn refuse_suspended(&self, tx: &impl ConnectionTrait, actor: &Actor) -> Result<()> {
        let both = [self.rfq.buyer_company_id, self.negotiation.supplier_company_id];
        verification::refuse_suspended(tx, actor, both).await
    }

    /// The company across the table.
    pub(super) fn other(&self) -> Uuid {
        match self.side {
            Side::Buyer => self.negotiation.supplier_company_id,
            Side::Supplier => self.rfq.buyer_company_id,
        }
    }
}

/// The side an actor sits at; the machine itself sits at neither.
pub(super) fn side_of(actor: &Actor, negotiation: &negotiation::Model, rfq: &rfq::Model) -> Result<Side> {
    match actor.company() {
        Some(company) if company.0 == negotiation.supplier_company_id => Ok(Side::Supplier),
        Some(company) if company.0 == rfq.buyer_company_id => Ok(Side::Buyer),
        _ => Err(Error::Forbidden),
    }
}

/// Writes a negotiation's step: its event, its state, and that both sides are told. Once it is committed, whoever looks
/// on is to be told as well (`ctx.bus`).
pub(super) async fn advance(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
    step: &Step<NegotiationState>,
) -> Result<()> {
    let (state, detail) = event::record(ctx, tx, actor, id, step).await?;
    let changed = negotiation::ActiveModel {
        state: Set(state),
        state_detail: Set(detail),
        updated_at: Set(ctx.now()),
        ..Default::default()
    };
    negotiation::Entity::update_many()
        .set(changed)
        .filter(negotiation::Column::Id.eq(id))
        .exec(tx)
        .await?;
    thread::moved(tx, id).await
}

/// Writes an RFQ's step: its event and its state.
pub(super) async fn advance_rfq(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
    step: &Step<RfqState>,
) -> Result<()> {
    let (state, detail) = event::record(ctx, tx, actor, id, step).await?;
    let changed = rfq::ActiveModel {
        state: Set(state),
        state_detail: Set(detail),
        updated_at: Set(ctx.now()),
        ..Default::default()
    };
    rfq::Entity::update_many()
        .set(changed)
        .filter(rfq::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Locks a buyer's own RFQ.
pub(super) async fn own_rfq(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: domain::id::RfqId,
) -> Result<(rfq::Model, RfqState)> {
    known(actor)?;
    let row = rfq::Entity::owned_by(actor)
        .filter(rfq::Column::Id.eq(id.0))
        .lock(LockType::Update)
        .one(tx)
        .await?
        .or_not_found()?;
    require(actor, Right::Buy)?;
    let state = event::state(&row.state_detail)?;
    Ok((row, state))
}

/// The RFQ ends without them: every negotiation that still goes on lapses. The RFQ is locked already. Returns which
/// lapsed.
pub(super) async fn lapse_open(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    rfq_id: Uuid,
) -> Result<Vec<NegotiationId>> {
    let open = negotiation::Entity::find()
        .filter(negotiation::Column::RfqId.eq(rfq_id))
        .filter(negotiation::Column::State.is_in(NegotiationState::GOING_ON))
        .order_by_asc(negotiation::Column::Id)
        .lock(LockType::Update)
        .all(tx)
        .await?;
    let mut lapsed = Vec::with_capacity(open.len());
    for row in open {
        let state: NegotiationState = event::state(&row.state_detail)?;
        advance(ctx, tx, actor, row.id, &state.lapse()?).await?;
        lapsed.push(row.id.into());
    }
    Ok(lapsed)
}
