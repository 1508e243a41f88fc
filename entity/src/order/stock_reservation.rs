//! What an order's line takes from stock.

use sea_orm::entity::prelude::*;

/// What an order's line takes from stock.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stock_reservation")]
pub struct Model {
    /// Order.
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: Uuid,
    /// The line of the request it was asked for in.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line: i32,
    /// Listing.
    pub listing_id: Uuid,
    /// The number of its variant.
    pub variant: Option<String>,
    /// Thousandths of the unit.
    pub quantity: i64,
    /// A `domain::order::reservation::Reservation`, by name.
    pub state: String,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
