//! A category a market is known for.

use sea_orm::entity::prelude::*;

/// A category a market is known for.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "market_focus")]
pub struct Model {
    /// Market.
    #[sea_orm(primary_key, auto_increment = false)]
    pub market_id: Uuid,
    /// Category.
    #[sea_orm(primary_key, auto_increment = false)]
    pub category_id: Uuid,
    /// Its place among them.
    pub position: i32,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::super::catalog::category`].
    #[sea_orm(
        belongs_to = "super::super::catalog::category::Entity",
        from = "Column::CategoryId",
        to = "super::super::catalog::category::Column::Id"
    )]
    Category,
}

impl Related<super::super::catalog::category::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Category.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
