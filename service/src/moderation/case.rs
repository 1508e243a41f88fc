//! A case taken into a transaction, with its listing locked: the two never change under each other.

use domain::{
    actor::{Actor, Member},
    id::{CaseId, PersonId},
    moderation::CaseState,
};
use entity::{catalog::listing, company::member, moderation::moderation_case};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::{Conflict, Error, Result, error::OrNotFound, event, identity::person};

/// A case and its listing, both locked until the transaction ends.
pub(super) struct Locked {
    pub case: moderation_case::Model,
    pub state: CaseState,
    pub listing: listing::Model,
}

/// Takes a case of the operator's own markets. The listing is locked first, as imports do.
pub(super) async fn lock(tx: &impl ConnectionTrait, actor: &Actor, id: CaseId) -> Result<Locked> {
    let case = || moderation_case::Entity::visible_to(actor).filter(moderation_case::Column::Id.eq(id.0));
    let named = case().one(tx).await?.or_not_found()?;
    let listing = listing::Entity::visible_to(actor)
        .filter(listing::Column::Id.eq(named.listing_id))
        .lock_exclusive()
        .one(tx)
        .await?
        .or_not_found()?;
    let case = case().lock_exclusive().one(tx).await?.or_not_found()?;
    Ok(Locked {
        state: event::state(&case.state_detail)?,
        case,
        listing,
    })
}

/// Only people decide: a decision names who made it.
pub(crate) fn operator(actor: &Actor) -> Result<&Member> {
    actor.member().ok_or(Error::Forbidden)
}

/// Nobody decides about a company they act for, whichever of theirs they act for just now.
pub(crate) async fn refuse_own(tx: &impl ConnectionTrait, actor: &Actor, company: Uuid) -> Result<()> {
    let Some(by) = actor.member() else { return Ok(()) };
    let acts = member::Entity::find()
        .filter(member::Column::PersonId.eq(by.person.0))
        .filter(member::Column::CompanyId.eq(company));
    if by.company.0 == company || acts.one(tx).await?.is_some() {
        return Err(Error::Forbidden);
    }
    Ok(())
}

/// Refuses a case that someone else decided or is looking at.
pub(crate) async fn refuse_taken(tx: &impl ConnectionTrait, state: &CaseState, by: PersonId) -> Result<()> {
    match state {
        CaseState::Decided(decision) => Err(Conflict::Decided(decision.clone()).into()),
        CaseState::Claimed { by: other, .. } if *other != by => {
            Err(Conflict::Claimed(person::name(tx, other.0).await?).into())
        }
        CaseState::Open | CaseState::Claimed { .. } | CaseState::Appealed(_) => Ok(()),
    }
}
