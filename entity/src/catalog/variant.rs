//! What changes at once about a variant of a listing.

use sea_orm::entity::prelude::*;

/// What changes at once about a variant of a listing.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "variant")]
pub struct Model {
    /// Company: that of its listing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// Sku.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sku: String,
    /// Listing.
    pub listing_id: Uuid,
    /// Thousandths of the unit.
    pub stock: Option<i64>,
    /// A `domain::catalog::tier::Tiers`; none: those of the listing.
    #[sea_orm(column_type = "JsonBinary")]
    pub tiers: Json,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
