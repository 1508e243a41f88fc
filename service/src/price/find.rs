//! A price list's row, and what it says of listings.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    id::PriceListId,
    price::{Entry, Validity, change::Change},
};
use entity::price::{price_list, price_list_entry};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QuerySelect, Set,
};
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known, require},
    stored,
};

/// One of the actor's company's.
pub(super) async fn visible(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: PriceListId,
) -> Result<price_list::Model> {
    known(actor)?;
    let found = price_list::Entity::visible_to(actor).filter(price_list::Column::Id.eq(id.0));
    found.one(db).await?.or_not_found()
}

/// One the actor may change, locked.
pub(super) async fn kept(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: PriceListId,
) -> Result<price_list::Model> {
    known(actor)?;
    let found = price_list::Entity::visible_to(actor).filter(price_list::Column::Id.eq(id.0));
    let row = found.lock_exclusive().one(tx).await?.or_not_found()?;
    require(actor, Right::ManageListings)?;
    Ok(row)
}

/// Notes that something of a list changed.
pub(super) async fn touch(ctx: &Ctx, tx: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    let touched = price_list::ActiveModel {
        id: Unchanged(id),
        updated_at: Set(ctx.now()),
        ..Default::default()
    };
    touched.update_without_returning(tx).await?;
    Ok(())
}

/// What lists say of listings one by one: by list and listing.
pub(super) async fn entries(
    db: &impl ConnectionTrait,
    lists: impl IntoIterator<Item = Uuid>,
    listings: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<(Uuid, Uuid), Entry>> {
    let rows = price_list_entry::Entity::find()
        .filter(price_list_entry::Column::ListId.is_in(lists))
        .filter(price_list_entry::Column::ListingId.is_in(listings))
        .all(db)
        .await?;
    let entry = |row: price_list_entry::Model| Ok(((row.list_id, row.listing_id), read(row)?));
    rows.into_iter().map(entry).collect()
}

/// What a row says.
pub(super) fn read(row: price_list_entry::Model) -> Result<Entry> {
    Ok(Entry {
        currency: stored::text(&row.currency)?,
        tiers: serde_json::from_value(row.tiers)?,
    })
}

pub(super) fn validity(row: &price_list::Model) -> Validity {
    Validity {
        from: row.from_at,
        until: row.until_at,
    }
}

pub(super) fn change(row: &price_list::Model) -> Result<Option<Change>> {
    let change = row.change.map(Change::try_from);
    change.transpose().map_err(Error::internal)
}
