//! A postal address of a company.

use sea_orm::entity::prelude::*;

/// A postal address of a company.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_address")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Company.
    pub company_id: Uuid,
    /// A `domain::company::AddressKind`, by name.
    pub kind: String,
    /// As on an envelope.
    pub lines: String,
    /// Postcode.
    pub postcode: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Counts its changes.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
