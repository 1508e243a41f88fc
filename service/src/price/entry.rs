//! Setting what a price list says of one listing.

use domain::{
    actor::Actor,
    catalog::tier::Tiers,
    id::{ListingId, PriceListId},
    problem::Problem,
};
use entity::{catalog::listing, price::price_list_entry};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set, sea_query::OnConflict,
};
use serde_json::json;
use uuid::Uuid;

use super::find;
use crate::{Ctx, Error, Result, error::OrNotFound, event};

/// The most listings with prices of their own in a list.
pub(super) const MAX_ENTRIES: u64 = 5_000;

/// Sets prices for a listing, in its currency; none takes out what was set.
pub async fn set(
    ctx: &Ctx,
    actor: &Actor,
    id: PriceListId,
    listing: ListingId,
    tiers: Option<Tiers>,
) -> Result<()> {
    let tx = ctx.db.begin().await?;
    find::kept(&tx, actor, id).await?;
    let row = listing::Entity::owned_by(actor)
        .filter(listing::Column::Id.eq(listing.0))
        .one(&tx)
        .await?
        .or_not_found()?;
    let told = json!({ "listing": row.id, "set": tiers.is_some() });
    event::happened(ctx, &tx, actor, id, "price_list.priced", told).await?;
    match tiers {
        Some(tiers) => put(&tx, id.0, vec![columns(id.0, &row, &tiers)?]).await?,
        None => drop_of(&tx, id.0, [row.id]).await?,
    }
    find::touch(ctx, &tx, id.0).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) fn columns(
    list: Uuid,
    listing: &listing::Model,
    tiers: &Tiers,
) -> Result<price_list_entry::ActiveModel> {
    Ok(price_list_entry::ActiveModel {
        list_id: Set(list),
        listing_id: Set(listing.id),
        currency: Set(listing.currency.clone()),
        tiers: Set(serde_json::to_value(tiers)?),
    })
}

/// Writes entries over those there are.
pub(super) async fn put(
    tx: &impl ConnectionTrait,
    list: Uuid,
    entries: Vec<price_list_entry::ActiveModel>,
) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let same = OnConflict::columns([
        price_list_entry::Column::ListId,
        price_list_entry::Column::ListingId,
    ])
    .update_columns([
        price_list_entry::Column::Currency,
        price_list_entry::Column::Tiers,
    ])
    .to_owned();
    price_list_entry::Entity::insert_many(entries)
        .on_conflict(same)
        .exec_without_returning(tx)
        .await?;
    let own = price_list_entry::Entity::find().filter(price_list_entry::Column::ListId.eq(list));
    match own.count(tx).await? <= MAX_ENTRIES {
        true => Ok(()),
        false => Err(Error::invalid(
            "",
            Problem::new("price-too-many-listings").with("max", MAX_ENTRIES),
        )),
    }
}

/// Takes out what was set for these listings.
pub(super) async fn drop_of(
    tx: &impl ConnectionTrait,
    list: Uuid,
    listings: impl IntoIterator<Item = Uuid>,
) -> Result<()> {
    price_list_entry::Entity::delete_many()
        .filter(price_list_entry::Column::ListId.eq(list))
        .filter(price_list_entry::Column::ListingId.is_in(listings))
        .exec(tx)
        .await?;
    Ok(())
}
