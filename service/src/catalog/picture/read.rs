//! Pictures as buyers, their supplier and operators see them.

use std::collections::{HashMap, HashSet};

use bytes::Bytes;
use domain::{
    actor::{Actor, Right},
    catalog::{
        ListingState,
        content::Wording,
        picture::{ListingPicture, Missing, OwnPicture, OwnPictures, Review, Why, is_named},
    },
    file::PictureSize,
    id::{ListingId, ListingPictureId},
    problem::Problem,
    text::Bilingual,
    web::WebAddress,
};
use entity::{
    catalog::{listing, listing_image, listing_picture},
    moderation::moderation_case,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    Ctx, Result,
    error::{OrNotFound, require},
    event, stored,
};

/// All about the pictures of a supplier's own listing.
pub async fn own(ctx: &Ctx, actor: &Actor, id: ListingId) -> Result<OwnPictures> {
    let db = ctx.db.read();
    let row = listing::Entity::owned_by(actor)
        .filter(listing::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    require(actor, Right::SeeListings)?;
    let waiting = moderation_case::Entity::reviews()
        .filter(moderation_case::Column::ListingId.eq(row.id))
        .filter(moderation_case::Column::State.ne("decided"))
        .count(db)
        .await?;
    Ok(OwnPictures {
        missing: missing(db, &row).await?,
        listing: id,
        state: event::state(&row.state_detail)?,
        waits: waiting > 0,
        pictures: all(db, row.id).await?,
        title: Bilingual {
            zh: row.title_zh,
            en: row.title_en,
        },
    })
}

/// What a listing names as its pictures: what buyers read, and what waits for an operator.
pub(super) async fn named(db: &impl ConnectionTrait, row: &listing::Model) -> Result<Vec<String>> {
    let mut names: Vec<String> = serde_json::from_value(row.images.clone())?;
    let waiting = moderation_case::Entity::reviews()
        .filter(moderation_case::Column::ListingId.eq(row.id))
        .filter(moderation_case::Column::State.ne("decided"))
        .one(db)
        .await?;
    if let Some(proposal) = waiting.and_then(|case| case.proposal) {
        let proposal: Wording = serde_json::from_value(proposal)?;
        names.extend(proposal.images);
    }
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    Ok(names)
}

/// What a listing names and is none of its pictures, with the reason.
pub(super) async fn missing(db: &impl ConnectionTrait, row: &listing::Model) -> Result<Vec<Missing>> {
    let there = rows(db, row.id).await?;
    let asked: HashMap<String, listing_image::Model> = listing_image::Entity::find()
        .filter(listing_image::Column::ListingId.eq(row.id))
        .all(db)
        .await?
        .into_iter()
        .map(|image| (image.address.clone(), image))
        .collect();
    let names = named(db, row).await?.into_iter();
    names
        .filter(|name| !there.iter().any(|picture| is_named(name, &picture.source)))
        .map(|name| {
            let why = match asked.get(&name) {
                Some(image) => why(image)?,
                None if WebAddress::is_meant(&name) => Why::NotFetched,
                None => Why::NotHandedIn,
            };
            Ok(Missing { name, why })
        })
        .collect()
}

fn why(image: &listing_image::Model) -> Result<Why> {
    let problem: Option<Problem> = image.problem.clone().map(serde_json::from_value).transpose()?;
    Ok(match (image.fetched_at, image.due_at, problem) {
        (Some(_), ..) => Why::Removed,
        (None, Some(_), problem) => Why::Waits(problem),
        (None, None, Some(problem)) => Why::Failed(problem),
        (None, None, None) => Why::NotFetched,
    })
}

/// A picture as JPEG, and whether everyone may see it: whoever sees the listing sees its pictures, buyers those that were
/// approved.
pub async fn file(
    ctx: &Ctx,
    actor: &Actor,
    listing: ListingId,
    id: ListingPictureId,
    size: PictureSize,
) -> Result<(Bytes, bool)> {
    let find = |actor: &Actor| {
        listing_picture::Entity::visible_to(actor)
            .filter(listing_picture::Column::ListingId.eq(listing.0))
            .filter(listing_picture::Column::Id.eq(id.0))
            .one(ctx.db.read())
    };
    let (row, public) = match find(&Actor::Anyone).await? {
        Some(row) => (row, true),
        None => (find(actor).await?.or_not_found()?, false),
    };
    let file = match size {
        PictureSize::Large => row.large_file,
        PictureSize::Small => row.small_file,
    };
    Ok((ctx.files.get(file.into()).await?, public))
}

/// The first approved picture of each of these listings, in one query.
pub async fn leading(
    ctx: &Ctx,
    listings: impl IntoIterator<Item = ListingId>,
) -> Result<HashMap<ListingId, ListingPicture>> {
    first(ctx, listings, |row| row.approved_at.is_some()).await
}

/// The first picture of each of a supplier's own listings, whatever an operator says of it.
pub(crate) async fn leading_own(
    ctx: &Ctx,
    listings: impl IntoIterator<Item = ListingId>,
) -> Result<HashMap<ListingId, ListingPicture>> {
    first(ctx, listings, |_| true).await
}

async fn first(
    ctx: &Ctx,
    listings: impl IntoIterator<Item = ListingId>,
    wanted: impl Fn(&listing_picture::Model) -> bool,
) -> Result<HashMap<ListingId, ListingPicture>> {
    let rows = listing_picture::Entity::find()
        .filter(listing_picture::Column::ListingId.is_in(listings.into_iter().map(|id| id.0)))
        .order_by_asc(listing_picture::Column::Position)
        .order_by_asc(listing_picture::Column::Id)
        .all(ctx.db.read())
        .await?;
    // The first one of each listing is written last.
    let last_to_first = rows.into_iter().rev().filter(wanted);
    last_to_first
        .map(|row| Ok((row.listing_id.into(), picture(row)?.picture)))
        .collect()
}

/// The pictures a listing's page shows: once the listing was approved, those that were too.
pub(crate) async fn shown(
    db: &impl ConnectionTrait,
    listing: Uuid,
    state: &ListingState,
) -> Result<Vec<ListingPicture>> {
    let reviewed = state.review_of_pictures() == Ok(Review::ByItself);
    let seen = |one: &OwnPicture| one.approved || !reviewed;
    let all = all(db, listing).await?;
    Ok(all.into_iter().filter(seen).map(|one| one.picture).collect())
}

/// All pictures of a listing, in their order.
pub(crate) async fn all(db: &impl ConnectionTrait, listing: Uuid) -> Result<Vec<OwnPicture>> {
    rows(db, listing).await?.into_iter().map(picture).collect()
}

/// The rows of a listing's pictures, in their order.
pub(super) async fn rows(db: &impl ConnectionTrait, listing: Uuid) -> Result<Vec<listing_picture::Model>> {
    let rows = listing_picture::Entity::find()
        .filter(listing_picture::Column::ListingId.eq(listing))
        .order_by_asc(listing_picture::Column::Position)
        .order_by_asc(listing_picture::Column::Id)
        .all(db)
        .await?;
    Ok(rows)
}

fn picture(row: listing_picture::Model) -> Result<OwnPicture> {
    Ok(OwnPicture {
        picture: ListingPicture {
            id: row.id.into(),
            alt: Bilingual {
                zh: row.alt_zh,
                en: row.alt_en,
            },
            width: stored::number(row.width)?,
            height: stored::number(row.height)?,
        },
        source: row.source,
        approved: row.approved_at.is_some(),
        proposed: row.proposed_alt.map(serde_json::from_value).transpose()?,
    })
}
