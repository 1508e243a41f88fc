//! An open RFQ in one of its markets.

use sea_orm::entity::prelude::*;

/// An open RFQ in one of its markets.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rfq_market")]
pub struct Model {
    /// Rfq.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rfq_id: Uuid,
    /// Market.
    #[sea_orm(primary_key, auto_increment = false)]
    pub market_id: Uuid,
    /// The name of the state.
    pub state: String,
    /// A `domain::rfq::placement::PlacementState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// When suppliers whose listings fit were sent a mail.
    pub told_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::rfq`].
    #[sea_orm(
        belongs_to = "super::rfq::Entity",
        from = "Column::RfqId",
        to = "super::rfq::Column::Id"
    )]
    Rfq,
    /// See [`super::super::market::market`].
    #[sea_orm(
        belongs_to = "super::super::market::market::Entity",
        from = "Column::MarketId",
        to = "super::super::market::market::Column::Id"
    )]
    Market,
}

impl Related<super::rfq::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Rfq.def()
    }
}

impl Related<super::super::market::market::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Market.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
