//! What a price list says of one listing.

use sea_orm::entity::prelude::*;

/// What a price list says of one listing.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "price_list_entry")]
pub struct Model {
    /// List.
    #[sea_orm(primary_key, auto_increment = false)]
    pub list_id: Uuid,
    /// Listing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub listing_id: Uuid,
    /// The currency of its prices: that of the listing when they were set.
    pub currency: String,
    /// A `domain::catalog::tier::Tiers`.
    #[sea_orm(column_type = "JsonBinary")]
    pub tiers: Json,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::price_list`].
    #[sea_orm(
        belongs_to = "super::price_list::Entity",
        from = "Column::ListId",
        to = "super::price_list::Column::Id"
    )]
    PriceList,
    /// See [`super::super::catalog::listing`].
    #[sea_orm(
        belongs_to = "super::super::catalog::listing::Entity",
        from = "Column::ListingId",
        to = "super::super::catalog::listing::Column::Id"
    )]
    Listing,
}

impl Related<super::price_list::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::PriceList.def()
    }
}

impl Related<super::super::catalog::listing::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Listing.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
