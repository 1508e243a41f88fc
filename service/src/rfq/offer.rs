//! Offering: a side adds an immutable version of the terms to the chain.

use domain::{
    Instant,
    actor::{Actor, Member},
    id::NegotiationId,
    money::Money,
    notification::Subject,
    rfq::{
        negotiation::{NegotiationState, OfferRef},
        offer::{OfferHash, Side, Terms, Version},
    },
};
use entity::rfq::offer;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use super::{
    limit, row,
    table::{Table, advance},
};
use crate::{Conflict, Ctx, Error, Result, notification, stored};

/// Makes an offer or a counter-offer. `seen` is the newest version its author knew; if a newer one stands, they
/// are told instead of passing over it. `None` answers whatever is newest.
pub async fn offer(
    ctx: &Ctx,
    actor: &Actor,
    id: NegotiationId,
    seen: Option<OfferHash>,
    terms: Terms,
) -> Result<OfferRef> {
    let tx = ctx.db.begin().await?;
    let table = Table::sit(&tx, actor, id).await?;
    let new = put(ctx, &tx, actor, &table, seen, terms).await?;
    tx.commit().await?;
    ctx.bus.publish(id);
    Ok(new)
}

/// Puts a version on a table that is locked.
pub(super) async fn put(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    table: &Table,
    seen: Option<OfferHash>,
    terms: Terms,
) -> Result<OfferRef> {
    let id: NegotiationId = table.negotiation.id.into();
    let member = actor.member().ok_or(Error::Forbidden)?;
    let state = table.state()?;
    refuse_unseen(&state, seen)?;
    table.refuse_suspended(tx, actor).await?;
    let asked = row::lines_of(tx, table.rfq.id).await?;
    terms.check(ctx.now(), &asked)?;
    let total = terms.total().ok_or_else(unfit)?;
    if table.side == Side::Buyer {
        limit::keep(ctx, tx, actor, id, total).await?;
    }
    let prev_hash = state.latest().map(|latest| latest.hash);
    let version = Version {
        negotiation_id: id,
        version: state.latest().map_or(1, |latest| latest.version + 1),
        side: table.side,
        prev_hash,
        terms: &terms,
    };
    let new = OfferRef {
        id: ctx.new_id(),
        version: version.version,
        hash: version.hash(),
        side: table.side,
        valid_until: terms.valid_until,
    };
    let step = state.offer(ctx.now(), table.rfq.deadline, new)?;
    let row = row_of(id, &new, prev_hash, (&terms, total), member, ctx.now())?;
    offer::Entity::insert(row).exec_without_returning(tx).await?;
    advance(ctx, tx, actor, table.negotiation.id, &step).await?;
    notification::tell(ctx, tx, table.other(), Subject::NewOffer(new.id)).await?;
    Ok(new)
}

fn refuse_unseen(state: &NegotiationState, seen: Option<OfferHash>) -> Result<()> {
    match (state.latest(), seen) {
        (Some(latest), Some(seen)) if latest.hash != seen => Err(Conflict::Superseded(*latest).into()),
        _ => Ok(()),
    }
}

fn unfit() -> Error {
    Error::internal("a total that was checked does not fit")
}

fn row_of(
    negotiation: NegotiationId,
    new: &OfferRef,
    prev_hash: Option<OfferHash>,
    (terms, total): (&Terms, Money),
    author: &Member,
    now: Instant,
) -> Result<offer::ActiveModel> {
    Ok(offer::ActiveModel {
        id: Set(new.id.0),
        negotiation_id: Set(negotiation.0),
        version: Set(stored::signed(new.version)?),
        side: Set(new.side.to_string()),
        person_id: Set(author.person.0),
        terms: Set(serde_json::to_value(terms)?),
        currency: Set(total.currency.code().to_owned()),
        total: Set(total.minor),
        valid_until: Set(terms.valid_until),
        prev_hash: Set(prev_hash.map(|hash| hash.to_string())),
        hash: Set(new.hash.to_string()),
        created_at: Set(now),
    })
}
