//! A person's saved searches, and how much is new in each.

use std::collections::BTreeMap;

use domain::{
    id::{PersonId, SavedSearchId},
    search::saved::SavedSearch,
};
use entity::search::saved_search;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use super::{fresh::fresh, row};
use crate::{Ctx, Result, error::OrNotFound, identity};

/// All of them, the last saved first; there are never many.
pub async fn list(ctx: &Ctx, person: PersonId) -> Result<Vec<SavedSearch>> {
    let rows = row::of(person)
        .order_by_desc(saved_search::Column::Id)
        .all(ctx.db.read())
        .await?;
    rows.into_iter().map(row::view).collect()
}

/// One of them.
pub async fn one(ctx: &Ctx, person: PersonId, id: SavedSearchId) -> Result<SavedSearch> {
    let row = row::of(person)
        .filter(saved_search::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?;
    row::view(row.or_not_found()?)
}

/// How many listings are new in each since the person looked last; a search more than a hundred are new in says so by
/// that number.
pub async fn count_new(ctx: &Ctx, person: PersonId) -> Result<BTreeMap<SavedSearchId, usize>> {
    let reader = identity::settings(ctx, person).await?;
    let mut counts = BTreeMap::new();
    for row in row::of(person).all(ctx.db.read()).await? {
        let new = fresh(ctx, &row::sought(&row)?, &reader, row.seen_to, ctx.now()).await?;
        counts.insert(row.id.into(), new.len());
    }
    Ok(counts)
}
