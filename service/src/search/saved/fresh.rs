//! What is new in a search.

use domain::{
    Instant,
    identity::Settings,
    page::{MAX_LIMIT, PageRequest},
    search::{SearchQuery, Sort, saved::Sought},
};
use entity::catalog::listing;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::super::{look, shown::on_show};
use crate::{Ctx, Result};

/// The listings the search finds that were put on show after `after` and up to `to`: the newest first, and no more than
/// one page of the search. Where no listing has the words looked for, what comes near is not new in it.
pub(super) async fn fresh(
    ctx: &Ctx,
    sought: &Sought,
    reader: &Settings,
    after: Instant,
    to: Instant,
) -> Result<Vec<Uuid>> {
    let query = SearchQuery {
        text: sought.text().to_owned(),
        locale: reader.locale,
        filters: sought.filters().read(reader.currency).0,
        sort: Sort::Newest,
        page: PageRequest::new(Some(MAX_LIMIT), None),
        ..SearchQuery::default()
    };
    let found = look(ctx, &query).await?;
    if found.relaxed || found.corrected.is_some() || found.items.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids: Vec<Uuid> = found.items.into_iter().map(|found| found.hit.id.0).collect();
    let new: Vec<Uuid> = on_show()
        .select_only()
        .column(listing::Column::Id)
        .filter(listing::Column::Id.is_in(ids.iter().copied()))
        .filter(listing::Column::ListedAt.gt(after))
        .filter(listing::Column::ListedAt.lte(to))
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    ids.retain(|id| new.contains(id));
    Ok(ids)
}
