//! What a market asks of suppliers whose small changes it shows at once.

use sea_orm::entity::prelude::*;

/// What a market asks of suppliers whose small changes it shows at once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trust_rule")]
pub struct Model {
    /// Market.
    #[sea_orm(primary_key, auto_increment = false)]
    pub market_id: Uuid,
    /// How many texts must have been approved.
    pub approved: i32,
    /// How many percent of a text may change.
    pub changed: i32,
    /// How many percent of the changes get a second look.
    pub sampled: i32,
    /// When it was set.
    pub set_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
