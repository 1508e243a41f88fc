//! What is new about a listing's pictures comes before an operator: with the listing, or as a change of it.

use std::collections::HashSet;

use domain::{
    actor::Actor,
    catalog::{ListingState, content::Wording, picture::Review},
    text::Bilingual,
};
use entity::{
    catalog::{listing, listing_market, listing_picture},
    moderation::moderation_case,
    outbox::event as events,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, ModelTrait, QueryFilter,
    QueryOrder, QuerySelect, Set, Unchanged, sea_query::Expr,
};
use uuid::Uuid;

use crate::{Ctx, Error, Result, catalog::read::contents, error::OrNotFound, event, moderation};

/// Puts what is new about the pictures of a locked listing before an operator.
pub(super) async fn hand_in(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    listing: listing::Model,
) -> Result<()> {
    let state: ListingState = event::state(&listing.state_detail)?;
    let review = state.review_of_pictures();
    let review = review.map_err(|problem| Error::invalid("file", problem))?;
    let waiting = waiting(tx, listing.id).await?;
    match (review, waiting) {
        (Review::Later, _) => Ok(()),
        (_, Some(case)) => {
            let proposal = proposal(&case)?;
            let (case, event) = moderation::reopened(ctx, actor, case.id, proposal.as_ref())?;
            case.update_without_returning(tx).await?;
            write_event(tx, event).await
        }
        (Review::ByItself, None) => {
            let id = listing.id;
            let live = live(tx, listing).await?;
            open(ctx, tx, actor, id, Some(&live)).await
        }
        (Review::HandedIn | Review::Waiting, None) => {
            if review == Review::HandedIn {
                let step = state.submit()?;
                let (state, state_detail) = event::record(ctx, tx, actor, listing.id, &step).await?;
                let row = listing::ActiveModel {
                    id: Unchanged(listing.id),
                    state: Set(state),
                    state_detail: Set(state_detail),
                    ..Default::default()
                };
                row.update_without_returning(tx).await?;
            }
            open(ctx, tx, actor, listing.id, None).await
        }
    }
}

/// Withdraws the case of a locked listing if it was about new pictures only, and none is left.
pub(super) async fn lapse(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    listing: listing::Model,
) -> Result<()> {
    if new_of(tx, [listing.id]).await?.contains(&listing.id) {
        return Ok(());
    }
    let Some(case) = waiting(tx, listing.id).await? else {
        return Ok(());
    };
    let Some(proposal) = proposal(&case)? else {
        return Ok(());
    };
    if live(tx, listing).await?.says_as(&proposal) {
        write_event(tx, moderation::withdrawn(ctx, actor, case.id)).await?;
        case.delete(tx).await?;
    }
    Ok(())
}

/// Lets everything be shown that waits about the pictures of a listing.
pub(crate) async fn approve(ctx: &Ctx, tx: &impl ConnectionTrait, listing: Uuid) -> Result<()> {
    let reworded = listing_picture::Entity::find()
        .filter(listing_picture::Column::ListingId.eq(listing))
        .filter(listing_picture::Column::ProposedAlt.is_not_null())
        .all(tx)
        .await?;
    for row in reworded {
        let Some(words) = row.proposed_alt else { continue };
        let words: Bilingual = serde_json::from_value(words)?;
        let row = listing_picture::ActiveModel {
            id: Unchanged(row.id),
            alt_zh: Set(words.zh),
            alt_en: Set(words.en),
            proposed_alt: Set(None),
            ..Default::default()
        };
        row.update_without_returning(tx).await?;
    }
    listing_picture::Entity::update_many()
        .col_expr(listing_picture::Column::ApprovedAt, Expr::value(ctx.now()))
        .filter(listing_picture::Column::ListingId.eq(listing))
        .filter(listing_picture::Column::ApprovedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Those of some listings about whose pictures something waits for an operator.
pub(crate) async fn new_of(
    tx: &impl ConnectionTrait,
    listings: impl IntoIterator<Item = Uuid>,
) -> Result<HashSet<Uuid>> {
    let new = Condition::any()
        .add(listing_picture::Column::ApprovedAt.is_null())
        .add(listing_picture::Column::ProposedAlt.is_not_null());
    let listings: Vec<Uuid> = listing_picture::Entity::find()
        .select_only()
        .column(listing_picture::Column::ListingId)
        .distinct()
        .filter(listing_picture::Column::ListingId.is_in(listings))
        .filter(new)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(listings.into_iter().collect())
}

/// The undecided case of a listing.
async fn waiting(tx: &impl ConnectionTrait, listing: Uuid) -> Result<Option<moderation_case::Model>> {
    let case = moderation_case::Entity::reviews()
        .filter(moderation_case::Column::ListingId.eq(listing))
        .filter(moderation_case::Column::State.ne("decided"))
        .one(tx)
        .await?;
    Ok(case)
}

fn proposal(case: &moderation_case::Model) -> Result<Option<Wording>> {
    let proposal = case.proposal.clone().map(serde_json::from_value);
    Ok(proposal.transpose()?)
}

/// What buyers read of a listing.
async fn live(tx: &impl ConnectionTrait, listing: listing::Model) -> Result<Wording> {
    let read = contents(tx, vec![listing]).await?.pop();
    Ok(read.or_not_found()?.1.wording)
}

/// Opens a case in the listing's own market.
async fn open(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    listing: Uuid,
    proposal: Option<&Wording>,
) -> Result<()> {
    let place = listing_market::Entity::find()
        .filter(listing_market::Column::ListingId.eq(listing))
        .order_by_asc(listing_market::Column::MarketId)
        .one(tx)
        .await?
        .or_not_found()?;
    let (case, event) = moderation::opened(ctx, actor, listing, place.market_id, proposal)?;
    moderation_case::Entity::insert(case)
        .exec_without_returning(tx)
        .await?;
    write_event(tx, event).await
}

async fn write_event(tx: &impl ConnectionTrait, event: events::ActiveModel) -> Result<()> {
    events::Entity::insert(event).exec_without_returning(tx).await?;
    Ok(())
}
