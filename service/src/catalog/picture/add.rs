//! Pictures that were handed in.

use bytes::Bytes;
use domain::{
    actor::{Actor, Right},
    catalog::{ListingState, picture::MAX_PICTURES},
    id::{FileId, ListingId, ListingPictureId},
    problem::Problem,
};
use entity::catalog::{listing, listing_picture};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ModelTrait, QueryFilter, Set};
use serde_json::json;
use uuid::Uuid;

use super::{locked, read, review, touch};
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known, require},
    event,
    file::picture::{Drawn, draw},
    stored,
};

/// The most characters of a file's name that are kept.
const MAX_NAME: usize = 200;

/// A file that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPicture {
    /// Its name, as it came.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// What became of files that were handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// How many are pictures of the listing now.
    pub taken: usize,
    /// The others, by name, and what is wrong with each.
    pub refused: Vec<(String, Problem)>,
}

/// A picture that was drawn anew, and the files it is kept in.
pub(super) struct Kept {
    pub source: String,
    large: FileId,
    small: FileId,
    width: u32,
    height: u32,
}

impl Kept {
    /// The files it is kept in.
    pub(super) fn files(self) -> [FileId; 2] {
        [self.large, self.small]
    }
}

/// Takes pictures of a listing, after those it has; each file for itself, so that one that is none spoils no other.
pub async fn add(ctx: &Ctx, actor: &Actor, id: ListingId, files: Vec<NewPicture>) -> Result<Added> {
    may_add(ctx, actor, id).await?;
    let (mut kept, mut added) = (Vec::new(), Added::default());
    for file in files {
        let name = kept_name(&file.name);
        match draw(file.bytes).await {
            Ok(drawn) => kept.push(keep(ctx, name, drawn).await?),
            Err(problem) => added.refused.push((name, problem)),
        }
    }
    let tx = ctx.db.begin().await?;
    let listing = locked(&tx, actor, id).await?;
    let there = read::rows(&tx, listing.id).await?;
    let room = MAX_PICTURES.saturating_sub(there.len());
    for beyond in kept.drain(room.min(kept.len())..) {
        added.refused.push((beyond.source, too_many()));
    }
    added.taken = kept.len();
    if added.taken > 0 {
        for picture in kept {
            insert(ctx, &tx, actor, listing.id, picture, false).await?;
        }
        touch(ctx, &tx, listing.id).await?;
        review::hand_in(ctx, &tx, actor, listing).await?;
        tx.commit().await?;
    }
    Ok(added)
}

/// Refuses whoever may not add pictures to this listing before any is drawn.
async fn may_add(ctx: &Ctx, actor: &Actor, id: ListingId) -> Result<()> {
    known(actor)?;
    let row = listing::Entity::owned_by(actor)
        .filter(listing::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    require(actor, Right::ManageListings)?;
    let state: ListingState = event::state(&row.state_detail)?;
    let review = state.review_of_pictures();
    review
        .map(drop)
        .map_err(|problem| Error::invalid("file", problem))
}

/// There is no room for another one.
pub(super) fn too_many() -> Problem {
    Problem::new("too-many-images").with("max", MAX_PICTURES)
}

/// Writes the files of a picture, before the transaction that names them.
pub(super) async fn keep(ctx: &Ctx, source: String, drawn: Drawn) -> Result<Kept> {
    let (large, small): (FileId, FileId) = (ctx.new_id(), ctx.new_id());
    ctx.files.put(large, drawn.large).await?;
    ctx.files.put(small, drawn.small).await?;
    Ok(Kept {
        source,
        large,
        small,
        width: drawn.width,
        height: drawn.height,
    })
}

/// Puts a picture after the others; `approved` where an operator answers for it.
pub(super) async fn insert(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    listing: Uuid,
    kept: Kept,
    approved: bool,
) -> Result<()> {
    let last = read::rows(tx, listing).await?.last().map(|row| row.position);
    let position = last.map_or(0, |last| last + 1);
    insert_at(ctx, tx, actor, (listing, position), kept, approved).await
}

/// Puts a picture in the place of another, and answers the files of that one, which nothing names any more.
pub(super) async fn replace(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    before: &listing_picture::Model,
    kept: Kept,
    approved: bool,
) -> Result<[FileId; 2]> {
    before.clone().delete(tx).await?;
    let data = json!({ "picture": before.id, "source": before.source });
    let listing = before.listing_id;
    event::happened(ctx, tx, actor, listing, "listing.picture_removed", data).await?;
    insert_at(ctx, tx, actor, (listing, before.position), kept, approved).await?;
    Ok([before.large_file.into(), before.small_file.into()])
}

async fn insert_at(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    (listing, position): (Uuid, i32),
    kept: Kept,
    approved: bool,
) -> Result<()> {
    let id: ListingPictureId = ctx.new_id();
    let row = listing_picture::ActiveModel {
        id: Set(id.0),
        listing_id: Set(listing),
        position: Set(position),
        alt_zh: Set(None),
        alt_en: Set(None),
        proposed_alt: Set(None),
        width: Set(stored::signed(kept.width)?),
        height: Set(stored::signed(kept.height)?),
        large_file: Set(kept.large.0),
        small_file: Set(kept.small.0),
        source: Set(kept.source.clone()),
        approved_at: Set(approved.then(|| ctx.now())),
    };
    listing_picture::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    let data = json!({ "picture": id, "source": kept.source });
    event::happened(ctx, tx, actor, listing, "listing.picture_added", data).await
}

/// The last part of the path that came with a file, without what no database keeps.
fn kept_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(MAX_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_end_of_its_path() {
        assert_eq!(kept_name("C:\\photos\\net 1.jpg"), "net 1.jpg");
        assert_eq!(kept_name("../../\0etc/\u{7}渔网.png"), "渔网.png");
        assert_eq!(kept_name(&"x".repeat(900)).len(), MAX_NAME);
    }
}
