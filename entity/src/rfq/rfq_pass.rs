//! A supplier who saw an open RFQ and does not want to offer.

use sea_orm::entity::prelude::*;

/// A supplier who saw an open RFQ and does not want to offer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rfq_pass")]
pub struct Model {
    /// Rfq.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rfq_id: Uuid,
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// Who said it.
    pub person_id: Uuid,
    /// Why, or nothing.
    pub reason: String,
    /// When.
    pub passed_at: DateTimeUtc,
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
    /// See [`super::super::company::company`].
    #[sea_orm(
        belongs_to = "super::super::company::company::Entity",
        from = "Column::CompanyId",
        to = "super::super::company::company::Column::Id"
    )]
    Company,
}

impl Related<super::rfq::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Rfq.def()
    }
}

impl Related<super::super::company::company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Company.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
