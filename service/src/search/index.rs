//! Bringing the index in step with some listings: what is on show is put in, everything else taken out.

use std::collections::HashSet;

use domain::id::ListingId;
use entity::catalog::listing;
use sea_orm::{ColumnTrait, QueryFilter};

use super::shown;
use crate::{Ctx, Error, Result};

/// How many listings are brought in step at once.
const BATCH: usize = 500;

/// Brings the index in step with these listings, whatever became of them; once more changes nothing.
pub async fn index(ctx: &Ctx, ids: &[ListingId]) -> Result<()> {
    for ids in ids.chunks(BATCH) {
        let db = ctx.db.read();
        let rows = shown::on_show()
            .filter(listing::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(db)
            .await?;
        let documents = shown::load(db, ctx.now(), rows).await?;
        let shown: HashSet<_> = documents.iter().map(|document| document.hit.id).collect();
        let gone = ids.iter().copied().filter(|id| !shown.contains(id)).collect();
        ctx.search.apply(documents, gone).await.map_err(Error::internal)?;
    }
    Ok(())
}
