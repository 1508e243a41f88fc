//! What waits for an operator's decision about an open RFQ.

use sea_orm::entity::prelude::*;

/// What waits for an operator's decision about an open RFQ.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rfq_case")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Rfq.
    pub rfq_id: Uuid,
    /// Market.
    pub market_id: Uuid,
    /// The name of the state.
    pub state: String,
    /// A `domain::moderation::CaseState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// When it was opened, or reported since.
    pub opened_at: DateTimeUtc,
    /// Decided at.
    pub decided_at: Option<DateTimeUtc>,
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
