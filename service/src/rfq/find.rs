//! Finding the table: by what was asked, or by what was offered at it.

use domain::{
    actor::Actor,
    id::{NegotiationId, OfferId, RfqId},
    rfq::offer::{OfferHash, Side},
};
use entity::rfq::{negotiation, offer};
use sea_orm::{ColumnTrait, QueryFilter};

use crate::{
    Ctx, Result,
    error::{OrNotFound, known},
    stored,
};

/// The negotiation in which the actor's company was asked this.
pub async fn asked_in(ctx: &Ctx, actor: &Actor, rfq: RfqId) -> Result<NegotiationId> {
    known(actor)?;
    let found = negotiation::Entity::on_side(actor, Side::Supplier)
        .filter(negotiation::Column::RfqId.eq(rfq.0))
        .one(ctx.db.read())
        .await?;
    Ok(found.or_not_found()?.id.into())
}

/// The negotiation an offer was made in, and the offer's hash.
pub async fn offered_in(ctx: &Ctx, actor: &Actor, id: OfferId) -> Result<(NegotiationId, OfferHash)> {
    known(actor)?;
    let found = offer::Entity::visible_to(actor)
        .filter(offer::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    Ok((found.negotiation_id.into(), stored::text(&found.hash)?))
}
