//! The last number given in a series.

use sea_orm::entity::prelude::*;

/// The last number given in a series.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "number_series")]
pub struct Model {
    /// `RFQ-2026`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// Last.
    pub last: i64,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
