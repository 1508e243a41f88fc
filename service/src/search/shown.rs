//! The listings on show, and what surrounds them.

use entity::catalog::listing;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};

use super::document::{Listed, document};
use crate::{
    Result,
    catalog::read::{self, Loaded},
    port::search_index::SearchDocument,
};

/// Everything that is on show.
pub(super) fn on_show() -> Select<listing::Entity> {
    listing::Entity::find().filter(listing::Column::State.eq("published"))
}

/// The documents of these rows: as many queries for many as for one.
pub(super) async fn load(
    db: &impl ConnectionTrait,
    rows: Vec<listing::Model>,
) -> Result<Vec<SearchDocument>> {
    let loaded = read::load(db, rows).await?;
    Ok(loaded.into_iter().map(listed).map(document).collect())
}

fn listed(loaded: Loaded) -> Listed {
    Listed {
        id: loaded.row.id.into(),
        created_us: u64::try_from(loaded.row.created_at.timestamp_micros()).unwrap_or_default(),
        content: loaded.content,
        supplier: loaded.supplier,
        markets: loaded.markets.into_iter().map(|market| market.slug).collect(),
        category: loaded.category,
    }
}
