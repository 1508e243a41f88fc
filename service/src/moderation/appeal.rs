//! A supplier asks for a second look at what an operator refused.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    catalog::ListingState,
    id::{CaseId, ListingId},
    moderation::CaseState,
    text::Reason,
};
use entity::{catalog::listing, moderation::moderation_case};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
};
use uuid::Uuid;

use crate::{
    Conflict, Ctx, Result,
    error::{OrNotFound, known, require},
    event,
};

/// Asks for a second look at what was refused last, with words for the operators. A rejected listing waits again; the
/// text of one on show stays as it is until it is decided. It is heard once.
pub async fn appeal(ctx: &Ctx, actor: &Actor, id: ListingId, words: Reason) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    let row = listing::Entity::owned_by(actor)
        .filter(listing::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(&tx)
        .await?
        .or_not_found()?;
    require(actor, Right::ManageListings)?;
    let (case, state) = refused(&tx, id).await?.ok_or(Conflict::Edited)?;
    let appealed = state.appeal_against(words.into_inner(), ctx.now())?;
    let (name, detail) = event::record(ctx, &tx, actor, CaseId(case.id), &appealed).await?;
    let mut case = case.into_active_model();
    case.state = Set(name);
    case.state_detail = Set(detail);
    case.opened_at = Set(ctx.now());
    case.decided_at = Set(None);
    case.update_without_returning(&tx).await?;
    let state: ListingState = event::state(&row.state_detail)?;
    if let ListingState::Rejected { .. } = state {
        let (state, detail) = event::record(ctx, &tx, actor, id, &state.appeal()?).await?;
        let mut row = row.into_active_model();
        row.state = Set(state);
        row.state_detail = Set(detail);
        row.updated_at = Set(ctx.now());
        row.update_without_returning(&tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The case of a listing that a second look can be asked for.
pub(crate) async fn refused(
    db: &impl ConnectionTrait,
    listing: ListingId,
) -> Result<Option<(moderation_case::Model, CaseState)>> {
    let cases = moderation_case::Entity::of([listing.0]).all(db).await?;
    Ok(refused_of(cases)?.remove(&listing.0))
}

/// Listing → the case that a second look can be asked for, of all the cases about some listings: the one decided last,
/// unless something about the listing waits for an operator anyway.
pub(crate) fn refused_of(
    mut cases: Vec<moderation_case::Model>,
) -> Result<HashMap<Uuid, (moderation_case::Model, CaseState)>> {
    // What waits comes last.
    cases.sort_by_key(|case| (case.decided_at.is_none(), case.decided_at));
    let last: HashMap<_, _> = cases.into_iter().map(|case| (case.listing_id, case)).collect();
    let mut refused = HashMap::new();
    for (listing, case) in last {
        let state: CaseState = event::state(&case.state_detail)?;
        if state.may_appeal() {
            refused.insert(listing, (case, state));
        }
    }
    Ok(refused)
}
