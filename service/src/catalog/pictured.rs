//! What a listing's drawn picture is made from.

use domain::{actor::Actor, id::ListingId};
use entity::{
    catalog::{category, listing, listing_market},
    market::market,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{Ctx, Result, error::OrNotFound};

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pictured {
    /// What is said of the goods in English, the most telling first: category, title, markets.
    pub said: Vec<String>,
    /// Whether everyone may see it.
    pub public: bool,
}

/// What the picture of a listing shows; whoever sees the listing sees its picture. Two queries.
pub async fn pictured(ctx: &Ctx, actor: &Actor, id: ListingId) -> Result<Pictured> {
    let db = ctx.db.read();
    let (row, category) = listing::Entity::visible_to(actor)
        .filter(listing::Column::Id.eq(id.0))
        .find_also_related(category::Entity)
        .one(db)
        .await?
        .or_not_found()?;
    let leaf = category.map(|category| category.name_en);
    let places = listing_market::Entity::find()
        .filter(listing_market::Column::ListingId.eq(row.id))
        .find_also_related(market::Entity)
        .all(db)
        .await?;
    let slugs = places.into_iter().filter_map(|(_, market)| Some(market?.slug));
    Ok(Pictured {
        public: row.state == "published",
        said: leaf.into_iter().chain(row.title_en).chain(slugs).collect(),
    })
}
