//! Up to when it was looked at what time alone changes in the index.

use sea_orm::entity::prelude::*;

/// Up to when it was looked at what time alone changes in the index: one row at most.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_pass")]
pub struct Model {
    /// Always [`ONLY`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i16,
    /// Up to when.
    pub passed_to: DateTimeUtc,
}

/// The id of the one row.
pub const ONLY: i16 = 1;

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
