//! Where a company is paid.

use sea_orm::entity::prelude::*;

/// Where a company is paid.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_bank")]
pub struct Model {
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// In whose name the account is.
    pub holder: String,
    /// The bank and its branch.
    pub bank: String,
    /// The account's whole number.
    pub account: String,
    /// SWIFT code.
    pub bic: Option<String>,
    /// Counts the changes.
    pub version: i32,
    /// Who changed it last.
    pub changed_by: Uuid,
    /// When.
    pub changed_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
