//! A supplier's wish for a place in a market.

use sea_orm::entity::prelude::*;

/// A supplier's wish for a place in a market.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booth_wish")]
pub struct Model {
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// Market.
    #[sea_orm(primary_key, auto_increment = false)]
    pub market_id: Uuid,
    /// What the company says of itself and what it needs.
    pub words: String,
    /// The name of the state.
    pub state: String,
    /// A `domain::market::booth::WishState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// Since when it waits, or was answered.
    pub at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::super::company::company`].
    #[sea_orm(
        belongs_to = "super::super::company::company::Entity",
        from = "Column::CompanyId",
        to = "super::super::company::company::Column::Id"
    )]
    Company,
    /// See [`super::market`].
    #[sea_orm(
        belongs_to = "super::market::Entity",
        from = "Column::MarketId",
        to = "super::market::Column::Id"
    )]
    Market,
}

impl Related<super::super::company::company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Company.def()
    }
}

impl Related<super::market::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Market.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
