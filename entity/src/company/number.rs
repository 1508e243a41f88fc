//! A number a register knows a company by.

use sea_orm::entity::prelude::*;

/// A number a register knows a company by.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_number")]
pub struct Model {
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// A `domain::company::NumberKind`, by name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The number, upper-case, without blanks.
    pub number: String,
    /// When it was given.
    pub created_at: DateTimeUtc,
    /// The operator who took it although its check failed.
    pub overridden_by: Option<Uuid>,
    /// When they did.
    pub overridden_at: Option<DateTimeUtc>,
    /// Why.
    pub override_reason: Option<String>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
