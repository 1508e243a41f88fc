//! Setting a feed up, and changing what was said of it.

use domain::{
    actor::{Actor, Right},
    catalog::feed::{FeedDraft, FeedState, MAX_FEEDS},
    id::FeedId,
    problem::Problem,
};
use entity::catalog::catalog_feed;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Set};
use serde_json::json;

use super::locked;
use crate::{
    Ctx, Error, Result,
    catalog::change::{Goal, Target, lock_company},
    error::require,
    event, stored,
};

/// Sets a feed up for the actor's own company.
pub async fn set_up(ctx: &Ctx, actor: &Actor, draft: FeedDraft) -> Result<FeedId> {
    require(actor, Right::ManageListings)?;
    let member = actor.member().ok_or(Error::Forbidden)?;
    let tx = ctx.db.begin().await?;
    let target = Target::of_member(&tx, actor, draft.market.as_deref(), Goal::Imported).await?;
    lock_company(&tx, target.company).await?;
    let there = catalog_feed::Entity::visible_to(actor).count(&tx).await?;
    if there >= MAX_FEEDS as u64 {
        return Err(Error::invalid(
            "",
            Problem::new("too-many-feeds").with("max", MAX_FEEDS),
        ));
    }
    let id: FeedId = ctx.new_id();
    let (state, state_detail) = event::columns(&FeedState::Active)?;
    let address = draft.address.to_string();
    let data =
        json!({ "address": address, "hour": draft.schedule.hour, "time_zone": draft.schedule.zone.name() });
    let row = catalog_feed::ActiveModel {
        id: Set(id.0),
        company_id: Set(target.company),
        person_id: Set(member.person.0),
        market_id: Set(target.market),
        address: Set(address),
        hour: Set(stored::signed(draft.schedule.hour)?),
        time_zone: Set(draft.schedule.zone.name().to_owned()),
        state: Set(state),
        state_detail: Set(state_detail),
        failures: Set(0),
        etag: Set(None),
        last_modified: Set(None),
        digest: Set(None),
        next_at: Set(draft.schedule.next(ctx.now())),
        created_at: Set(ctx.now()),
    };
    catalog_feed::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    event::happened(ctx, &tx, actor, id, "feed.set_up", data).await?;
    tx.commit().await?;
    Ok(id)
}

/// Says anew where a feed's file lies, and when and for which market it is fetched. From now on it is imported in the name
/// of who says so.
pub async fn change(ctx: &Ctx, actor: &Actor, id: FeedId, draft: FeedDraft) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = locked(&tx, actor, id).await?;
    let member = actor.member().ok_or(Error::Forbidden)?;
    let target = Target::of_member(&tx, actor, draft.market.as_deref(), Goal::Imported).await?;
    let address = draft.address.to_string();
    let state: FeedState = event::state(&row.state_detail)?;
    let elsewhere = address != row.address;
    let data =
        json!({ "address": address, "hour": draft.schedule.hour, "time_zone": draft.schedule.zone.name() });
    let mut row = row.into_active_model();
    // What was known of another file says nothing of this one.
    if elsewhere {
        row.etag = Set(None);
        row.last_modified = Set(None);
        row.digest = Set(None);
    }
    row.person_id = Set(member.person.0);
    row.market_id = Set(target.market);
    row.address = Set(address);
    row.hour = Set(stored::signed(draft.schedule.hour)?);
    row.time_zone = Set(draft.schedule.zone.name().to_owned());
    row.failures = Set(0);
    let next = (state == FeedState::Active).then(|| draft.schedule.next(ctx.now()));
    row.next_at = Set(next.flatten());
    row.update_without_returning(&tx).await?;
    event::happened(ctx, &tx, actor, id, "feed.changed", data).await?;
    tx.commit().await?;
    Ok(())
}
