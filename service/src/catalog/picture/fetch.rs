//! Pictures fetched from the addresses a catalogue file names.

use domain::{
    Instant,
    actor::Actor,
    catalog::{
        ListingState,
        picture::{MAX_PICTURES, pause},
    },
    file::Taken,
    id::ListingId,
    problem::Problem,
    web::WebAddress,
};
use entity::catalog::{listing, listing_image, listing_picture};
use futures::StreamExt;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Select, Set, Unchanged,
};
use serde_json::json;

use super::{
    add::{Kept, insert, keep, replace, too_many},
    archived::unpack,
    image::{Named, follow},
    locked, read, review, touch,
};
use crate::{
    Ctx, Error, Result,
    error::OrNotFound,
    event,
    file::picture::draw,
    job::{self, Job},
    port::picture_source::{PictureSource, Unfetched},
    stored,
};

/// Addresses of one listing that are asked at once.
const AT_ONCE: usize = 4;

/// Asks the addresses of a listing that are due. What failed for now is asked again after a pause, what failed for good
/// is said to its supplier; neither fails the job.
pub async fn fetch(ctx: &Ctx, source: &dyn PictureSource, id: ListingId) -> Result<()> {
    let due = due(ctx, id).all(ctx.db.read()).await?;
    if due.is_empty() {
        return Ok(());
    }
    let over = over(&found(id).one(ctx.db.read()).await?.or_not_found()?)?;
    let asked = futures::stream::iter(due)
        .map(|row| async {
            let outcome = match &over {
                Some(why) => Err(Unfetched::Lasting(why.clone())),
                None => one(ctx, source, &row).await?,
            };
            Ok::<_, Error>((row, outcome))
        })
        .buffered(AT_ONCE);
    let outcomes: Vec<_> = asked
        .collect::<Vec<_>>()
        .await
        .into_iter()
        .collect::<Result<_>>()?;
    let tx = ctx.db.begin().await?;
    write(ctx, &tx, id, outcomes).await?;
    tx.commit().await?;
    Ok(())
}

/// The addresses of a listing that are due, in the order they are named in.
fn due(ctx: &Ctx, id: ListingId) -> Select<listing_image::Entity> {
    listing_image::Entity::find()
        .filter(listing_image::Column::ListingId.eq(id.0))
        .filter(listing_image::Column::DueAt.lte(ctx.now()))
        .order_by_asc(listing_image::Column::Id)
}

/// Why no picture can come to a listing any more.
fn over(listing: &listing::Model) -> Result<Option<Problem>> {
    let state: ListingState = event::state(&listing.state_detail)?;
    Ok(state.review_of_pictures().err())
}

/// A listing, for the machine itself.
fn found(id: ListingId) -> Select<listing::Entity> {
    listing::Entity::owned_by(&Actor::System).filter(listing::Column::Id.eq(id.0))
}

/// Asks one address, or unpacks one file, and draws what comes of it anew.
async fn one(
    ctx: &Ctx,
    source: &dyn PictureSource,
    row: &listing_image::Model,
) -> Result<std::result::Result<Kept, Unfetched>> {
    let bytes = match (row.import_id, row.number) {
        (Some(import), Some(number)) => unpack(ctx, import, number).await?.map_err(Unfetched::Lasting),
        _ => match WebAddress::parse(&row.address) {
            Ok(web) => source.fetch(&web, Taken::PICTURE.max).await,
            Err(problem) => Err(Unfetched::Lasting(problem)),
        },
    };
    let drawn = match bytes {
        Ok(bytes) => draw(bytes).await.map_err(Unfetched::Lasting),
        Err(why) => Err(why),
    };
    match drawn {
        Ok(drawn) => Ok(Ok(keep(ctx, row.address.clone(), drawn).await?)),
        Err(why) => Ok(Err(why)),
    }
}

async fn write(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    id: ListingId,
    outcomes: Vec<(listing_image::Model, std::result::Result<Kept, Unfetched>)>,
) -> Result<()> {
    let actor = &Actor::System;
    let listing = found(id).lock_exclusive().one(tx).await?.or_not_found()?;
    // Another worker may have been quicker, or the text changed meanwhile.
    let still: Vec<_> = due(ctx, id).all(tx).await?;
    let there = read::rows(tx, id.0).await?;
    let mut room = MAX_PICTURES.saturating_sub(there.len());
    let (mut unused, mut new, mut again) = (Vec::new(), false, None);
    let over = over(&listing)?;
    for (asked, outcome) in outcomes {
        let Some(row) = still.iter().find(|row| row.id == asked.id) else {
            unused.extend(outcome.into_iter().flat_map(|kept| kept.files()));
            continue;
        };
        match outcome {
            Ok(kept) if over.is_none() && (room > 0 || former(&there, row).is_some()) => {
                new |= !row.approved;
                match former(&there, row) {
                    Some(before) => unused.extend(replace(ctx, tx, actor, before, kept, row.approved).await?),
                    None => {
                        room -= 1;
                        insert(ctx, tx, actor, id.0, kept, row.approved).await?;
                    }
                }
                settle(tx, row, Settled::Fetched(ctx.now())).await?;
            }
            Ok(kept) => {
                unused.extend(kept.files());
                let why = over.clone().unwrap_or_else(too_many);
                settle(tx, row, Settled::Failed(why, None)).await?;
            }
            Err(Unfetched::Lasting(why)) => settle(tx, row, Settled::Failed(why, None)).await?,
            Err(Unfetched::Passing(why)) => {
                let next = pause(stored::number(row.tries)? + 1).map(|pause| ctx.now() + pause);
                again = again.into_iter().chain(next).min();
                settle(tx, row, Settled::Failed(why, next)).await?;
            }
        }
    }
    if !unused.is_empty() {
        job::enqueue(ctx, tx, Job::RemoveFiles(unused)).await?;
    }
    if let Some(at) = again {
        job::enqueue_at(ctx, tx, Job::FetchPictures(id), at).await?;
    }
    if new {
        touch(ctx, tx, id.0).await?;
        review::hand_in(ctx, tx, actor, listing).await?;
    }
    Ok(())
}

/// The picture that came under the same name in an archive before.
fn former<'a>(
    there: &'a [listing_picture::Model],
    row: &listing_image::Model,
) -> Option<&'a listing_picture::Model> {
    row.import_id?;
    there.iter().find(|picture| picture.source == row.address)
}

/// What became of an address.
enum Settled {
    Fetched(Instant),
    /// And when it is asked again, if ever.
    Failed(Problem, Option<Instant>),
}

async fn settle(tx: &impl ConnectionTrait, row: &listing_image::Model, settled: Settled) -> Result<()> {
    let mut changed = listing_image::ActiveModel {
        id: Unchanged(row.id),
        tries: Set(row.tries + 1),
        ..Default::default()
    };
    match settled {
        Settled::Fetched(at) => {
            changed.due_at = Set(None);
            changed.problem = Set(None);
            changed.fetched_at = Set(Some(at));
        }
        Settled::Failed(why, next) => {
            changed.due_at = Set(next);
            changed.problem = Set(Some(serde_json::to_value(why)?));
        }
    }
    changed.update_without_returning(tx).await?;
    Ok(())
}

/// Asks once more where nothing could be fetched, or what was fetched is gone.
pub async fn fetch_again(ctx: &Ctx, actor: &Actor, id: ListingId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let listing = locked(&tx, actor, id).await?;
    let state: ListingState = event::state(&listing.state_detail)?;
    state
        .review_of_pictures()
        .map_err(|problem| Error::invalid("file", problem))?;
    let names = read::named(&tx, &listing).await?;
    let named = Named {
        listing: listing.id,
        names,
        approved: false,
    };
    follow(ctx, &tx, vec![named]).await?;
    let missing = read::missing(&tx, &listing).await?;
    let wanted: Vec<_> = missing
        .into_iter()
        .filter(|one| one.why.can_be_fetched())
        .map(|one| one.name)
        .collect();
    let rows = listing_image::Entity::find()
        .filter(listing_image::Column::ListingId.eq(listing.id))
        .filter(listing_image::Column::Address.is_in(&wanted))
        .all(&tx)
        .await?;
    for row in &rows {
        let anew = listing_image::ActiveModel {
            id: Unchanged(row.id),
            // What lies there now was not vouched for.
            approved: Set(false),
            tries: Set(0),
            due_at: Set(Some(ctx.now())),
            problem: Set(None),
            fetched_at: Set(None),
            ..Default::default()
        };
        anew.update_without_returning(&tx).await?;
    }
    if !rows.is_empty() {
        job::enqueue(ctx, &tx, Job::FetchPictures(id)).await?;
    }
    let data = json!({ "addresses": wanted });
    event::happened(ctx, &tx, actor, id, "listing.pictures_asked_for", data).await?;
    tx.commit().await?;
    Ok(())
}
