//! A category that operators keep out of markets, or let in with a certificate only.

use sea_orm::entity::prelude::*;

/// A category that operators keep out of markets, or let in with a certificate only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "restriction")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The market it is kept for; every market where it is null.
    pub market_id: Option<Uuid>,
    /// The category.
    pub category_id: Uuid,
    /// What a certificate must name; null where nothing helps.
    pub certificate: Option<String>,
    /// Why, for whoever reads a listing that breaks it.
    pub explanation: String,
    /// When it was made.
    pub made_at: DateTimeUtc,
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
