//! A buyer's request for quotation.

use sea_orm::entity::prelude::*;

/// A buyer's request for quotation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rfq")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Number.
    pub number: String,
    /// Buyer company.
    pub buyer_company_id: Uuid,
    /// Who wrote it.
    pub person_id: Uuid,
    /// Title.
    pub title: String,
    /// Currency.
    pub currency: String,
    /// Incoterm.
    pub incoterm: String,
    /// Place.
    pub place: String,
    /// Deadline.
    pub deadline: DateTimeUtc,
    /// IANA name of the zone the deadline was given in.
    pub time_zone: String,
    /// Deliver by.
    pub deliver_by: Option<Date>,
    /// Note.
    pub note: String,
    /// A `domain::rfq::visibility::Visibility`.
    pub visibility: String,
    /// When it was published.
    pub published_at: Option<DateTimeUtc>,
    /// The name of the state.
    pub state: String,
    /// A `domain::rfq::RfqState`.
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
    /// See [`super::super::company::company`].
    #[sea_orm(
        belongs_to = "super::super::company::company::Entity",
        from = "Column::BuyerCompanyId",
        to = "super::super::company::company::Column::Id"
    )]
    Company,
    /// See [`super::rfq_line`].
    #[sea_orm(has_many = "super::rfq_line::Entity")]
    RfqLine,
    /// See [`super::negotiation`].
    #[sea_orm(has_many = "super::negotiation::Entity")]
    Negotiation,
}

impl Related<super::super::company::company::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Company.def()
    }
}

impl Related<super::rfq_line::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::RfqLine.def()
    }
}

impl Related<super::negotiation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Negotiation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
