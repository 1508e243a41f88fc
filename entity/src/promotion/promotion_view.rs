//! How often a promotion was shown and opened; not by whom.

use sea_orm::entity::prelude::*;

/// How often a promotion was shown and opened.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "promotion_view")]
pub struct Model {
    /// A campaign or a fair.
    #[sea_orm(primary_key, auto_increment = false)]
    pub promotion_id: Uuid,
    /// Times it stood in a strip.
    pub shown: i64,
    /// Times it was opened.
    pub opened: i64,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
