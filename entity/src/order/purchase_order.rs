//! An order, born from one accepted offer.

use sea_orm::entity::prelude::*;

/// An order, born from one accepted offer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "purchase_order")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Number.
    pub number: String,
    /// Unique: one offer, one order.
    pub offer_id: Uuid,
    /// Negotiation.
    pub negotiation_id: Uuid,
    /// Rfq.
    pub rfq_id: Uuid,
    /// Buyer company.
    pub buyer_company_id: Uuid,
    /// Supplier company.
    pub supplier_company_id: Uuid,
    /// Title.
    pub title: String,
    /// A `domain::rfq::offer::Terms`.
    #[sea_orm(column_type = "JsonBinary")]
    pub terms: Json,
    /// Currency.
    pub currency: String,
    /// Minor units.
    pub total: i64,
    /// The buyer's person who committed their company to it: whoever accepted, or made the counter-offer that was
    /// accepted.
    pub committed_by: Option<Uuid>,
    /// Offer version.
    pub offer_version: i32,
    /// Offer hash.
    pub offer_hash: String,
    /// The name of the state.
    pub state: String,
    /// A `domain::order::OrderState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// Placed at.
    pub placed_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
