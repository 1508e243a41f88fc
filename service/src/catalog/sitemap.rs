//! The listings on show, in parts, for those who read a whole site.

use domain::{Instant, actor::Actor, id::ListingId};
use entity::catalog::listing;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::{Ctx, Result};

/// How many listings a part has. A file of a sitemap may have five times as many.
const PART: u64 = 10_000;

fn on_show() -> Select<listing::Entity> {
    listing::Entity::visible_to(&Actor::Anyone)
        .select_only()
        .order_by_asc(listing::Column::Id)
}

/// The first listing of each part.
pub async fn parts(ctx: &Ctx) -> Result<Vec<ListingId>> {
    let mut parts: Vec<Uuid> = Vec::new();
    loop {
        let next = on_show().column(listing::Column::Id);
        let next = match parts.last() {
            None => next,
            Some(last) => next.filter(listing::Column::Id.gte(*last)).offset(PART),
        };
        let Some(first) = next.limit(1).into_tuple().one(ctx.db.read()).await? else {
            return Ok(parts.into_iter().map(ListingId::from).collect());
        };
        parts.push(first);
    }
}

/// The part that begins with this listing: each with its last change.
pub async fn part(ctx: &Ctx, first: ListingId) -> Result<Vec<(ListingId, Instant)>> {
    let rows: Vec<(Uuid, Instant)> = on_show()
        .columns([listing::Column::Id, listing::Column::UpdatedAt])
        .filter(listing::Column::Id.gte(first.0))
        .limit(PART)
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, changed)| (id.into(), changed))
        .collect())
}
