//! One RFQ with one supplier.

use sea_orm::entity::prelude::*;

/// One RFQ with one supplier.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "negotiation")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Rfq.
    pub rfq_id: Uuid,
    /// Supplier company.
    pub supplier_company_id: Uuid,
    /// The name of the state.
    pub state: String,
    /// A `domain::rfq::negotiation::NegotiationState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
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
        from = "Column::SupplierCompanyId",
        to = "super::super::company::company::Column::Id"
    )]
    Company,
    /// See [`super::offer`].
    #[sea_orm(has_many = "super::offer::Entity")]
    Offer,
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

impl Related<super::offer::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Offer.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
