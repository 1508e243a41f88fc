//! A path a category was known by before: files and changes under review may still name it.

use sea_orm::entity::prelude::*;

/// A path a category was known by before.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "category_former")]
pub struct Model {
    /// English names from the root.
    #[sea_orm(primary_key, auto_increment = false)]
    pub path: String,
    /// The category it leads to.
    pub category_id: Uuid,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
