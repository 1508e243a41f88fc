//! Through which promotion an RFQ came.

use sea_orm::entity::prelude::*;

/// Through which promotion an RFQ came.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "promotion_rfq")]
pub struct Model {
    /// RFQ.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rfq_id: Uuid,
    /// A campaign or a fair.
    pub promotion_id: Uuid,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::super::rfq::rfq`].
    #[sea_orm(
        belongs_to = "super::super::rfq::rfq::Entity",
        from = "Column::RfqId",
        to = "super::super::rfq::rfq::Column::Id"
    )]
    Rfq,
    /// See [`super::super::order::purchase_order`].
    #[sea_orm(
        belongs_to = "super::super::order::purchase_order::Entity",
        from = "Column::RfqId",
        to = "super::super::order::purchase_order::Column::RfqId"
    )]
    PurchaseOrder,
}

impl Related<super::super::rfq::rfq::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Rfq.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
