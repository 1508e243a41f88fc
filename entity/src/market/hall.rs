//! A hall of a market.

use sea_orm::entity::prelude::*;

/// A hall of a market.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hall")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Market.
    pub market_id: Uuid,
    /// What the sign above its door says.
    pub sign: String,
    /// The sign as signs are compared.
    pub sign_key: String,
    /// Name in Chinese.
    pub name_zh: Option<String>,
    /// Name in English.
    pub name_en: Option<String>,
    /// A `domain::market::hall::Plan`, as its text.
    pub plan: String,
    /// Its place in lists.
    pub position: i32,
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
}

impl Related<super::market::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Market.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
