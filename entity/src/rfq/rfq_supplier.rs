//! A supplier an RFQ asks.

use sea_orm::entity::prelude::*;

/// A supplier an RFQ asks.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rfq_supplier")]
pub struct Model {
    /// Rfq.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rfq_id: Uuid,
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
