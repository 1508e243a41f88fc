//! The order of a listing's pictures, and taking one away: neither shows buyers anything new.

use domain::{
    actor::Actor,
    catalog::picture::Move,
    id::{ListingId, ListingPictureId},
};
use entity::catalog::listing_picture;
use sea_orm::{ActiveModelTrait, ModelTrait, Set, Unchanged};
use serde_json::json;

use super::{locked, of_listing, read, review, touch};
use crate::{
    Ctx, Result,
    error::OrNotFound,
    event,
    job::{self, Job},
};

/// Moves a picture by one place.
pub async fn move_to(
    ctx: &Ctx,
    actor: &Actor,
    id: ListingId,
    picture: ListingPictureId,
    by: Move,
) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let listing = locked(&tx, actor, id).await?;
    let mut rows = read::rows(&tx, listing.id).await?;
    let at = rows.iter().position(|row| row.id == picture.0).or_not_found()?;
    by.apply(&mut rows, at);
    for (position, row) in (0..).zip(&rows) {
        if row.position != position {
            let moved = listing_picture::ActiveModel {
                id: Unchanged(row.id),
                position: Set(position),
                ..Default::default()
            };
            moved.update_without_returning(&tx).await?;
        }
    }
    let data = json!({ "picture": picture, "by": by });
    event::happened(ctx, &tx, actor, id, "listing.picture_moved", data).await?;
    touch(ctx, &tx, listing.id).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a picture away, its files too.
pub async fn remove(ctx: &Ctx, actor: &Actor, id: ListingId, picture: ListingPictureId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let listing = locked(&tx, actor, id).await?;
    let row = of_listing(&tx, listing.id, picture).await?;
    let files = vec![row.large_file.into(), row.small_file.into()];
    let data = json!({ "picture": picture, "source": row.source });
    row.delete(&tx).await?;
    event::happened(ctx, &tx, actor, id, "listing.picture_removed", data).await?;
    job::enqueue(ctx, &tx, Job::RemoveFiles(files)).await?;
    touch(ctx, &tx, listing.id).await?;
    review::lapse(ctx, &tx, actor, listing).await?;
    tx.commit().await?;
    Ok(())
}
