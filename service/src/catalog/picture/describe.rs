//! What a picture shows, said anew.

use domain::{
    actor::Actor,
    id::{ListingId, ListingPictureId},
    text::Bilingual,
};
use entity::catalog::listing_picture;
use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, Set};
use serde_json::json;

use super::{locked, of_listing, review, touch};
use crate::{Ctx, Result, event};

/// Says what a picture shows. The words of one that is shown change once an operator has approved them.
pub async fn describe(
    ctx: &Ctx,
    actor: &Actor,
    id: ListingId,
    picture: ListingPictureId,
    alt: Bilingual,
) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let listing = locked(&tx, actor, id).await?;
    let row = of_listing(&tx, listing.id, picture).await?;
    let shown = (row.alt_zh, row.alt_en) == (alt.zh.clone(), alt.en.clone());
    let mut changed = listing_picture::ActiveModel {
        id: Unchanged(picture.0),
        ..Default::default()
    };
    if shown {
        changed.proposed_alt = Set(None);
    } else if row.approved_at.is_some() {
        changed.proposed_alt = Set(Some(serde_json::to_value(&alt)?));
    } else {
        changed.alt_zh = Set(alt.zh.clone());
        changed.alt_en = Set(alt.en.clone());
    }
    changed.update_without_returning(&tx).await?;
    let data = json!({ "picture": picture, "alt": alt });
    event::happened(ctx, &tx, actor, id, "listing.picture_described", data).await?;
    touch(ctx, &tx, listing.id).await?;
    if shown {
        review::lapse(ctx, &tx, actor, listing).await?;
    } else {
        review::hand_in(ctx, &tx, actor, listing).await?;
    }
    tx.commit().await?;
    Ok(())
}
