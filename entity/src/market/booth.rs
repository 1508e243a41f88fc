//! A company's place in a market.

use sea_orm::entity::prelude::*;

/// A company's place in a market.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booth")]
pub struct Model {
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// Market.
    #[sea_orm(primary_key, auto_increment = false)]
    pub market_id: Uuid,
    /// Hall.
    pub hall: Option<String>,
    /// Number.
    pub number: Option<String>,
    /// Since when; nothing is known of the oldest.
    pub given_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::market`].
    #[sea_orm(
        belongs_to = "super::market::Entity",
        from = "Column::MarketId",
        to = "super::market::Column::Id"
    )]
    Market,
    /// See [`super::super::company::company`].
    #[sea_orm(
        belongs_to = "super::super::company::company::Entity",
        from = "Column::CompanyId",
        to = "super::super::company::company::Column::Id"
    )]
    Company,
}

impl Related<super::market::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Market.def()
    }
}

impl Related<super::super::company::company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Company.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
