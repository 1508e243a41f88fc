//! Pictures of listings: drawn anew when they come, looked at by an operator before buyers see them.

mod add;
mod archived;
mod arrange;
mod describe;
mod fetch;
mod image;
mod read;
mod review;

pub use add::{Added, NewPicture, add};
pub(crate) use archived::{Handed, hand_over};
pub use arrange::{move_to, remove};
pub use describe::describe;
pub use fetch::{fetch, fetch_again};
pub(crate) use image::{Named, follow, keep_named};
pub(crate) use read::{all, leading_own, shown};
pub use read::{file, leading, own};
pub(crate) use review::{approve, new_of};

use domain::{
    actor::{Actor, Right},
    id::{ListingId, ListingPictureId},
};
use entity::catalog::{listing, listing_picture};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set, Unchanged,
};
use uuid::Uuid;

use crate::{
    Ctx, Result,
    error::{OrNotFound, known, require},
};

/// A supplier's own listing, locked as imports and decisions lock it; whoever may not change it is refused.
async fn locked(tx: &impl ConnectionTrait, actor: &Actor, id: ListingId) -> Result<listing::Model> {
    known(actor)?;
    let row = listing::Entity::owned_by(actor)
        .filter(listing::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(tx)
        .await?
        .or_not_found()?;
    require(actor, Right::ManageListings)?;
    Ok(row)
}

/// A picture of a listing that was locked.
async fn of_listing(
    tx: &impl ConnectionTrait,
    listing: Uuid,
    id: ListingPictureId,
) -> Result<listing_picture::Model> {
    let row = listing_picture::Entity::find()
        .filter(listing_picture::Column::ListingId.eq(listing))
        .filter(listing_picture::Column::Id.eq(id.0))
        .one(tx)
        .await?;
    row.or_not_found()
}

/// Notes that a listing has changed.
async fn touch(ctx: &Ctx, tx: &impl ConnectionTrait, listing: Uuid) -> Result<()> {
    let row = listing::ActiveModel {
        id: Unchanged(listing),
        updated_at: Set(ctx.now()),
        ..Default::default()
    };
    row.update_without_returning(tx).await?;
    Ok(())
}
