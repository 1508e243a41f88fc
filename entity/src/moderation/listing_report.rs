//! A company that reported a listing.

use sea_orm::entity::prelude::*;

/// A company that reported a listing.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "listing_report")]
pub struct Model {
    /// Case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// Who reported it.
    pub person_id: Uuid,
    /// A `domain::moderation::matter::Ground`.
    pub ground: String,
    /// Why.
    pub reason: String,
    /// When.
    pub reported_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
