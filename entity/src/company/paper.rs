//! A paper a company handed in to be checked.

use sea_orm::entity::prelude::*;

/// A paper a company handed in to be checked.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_paper")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Company.
    pub company_id: Uuid,
    /// A `domain::company::FactKind`, by name: what it proves.
    pub kind: String,
    /// A certificate's name.
    pub title: Option<String>,
    /// Where its bytes are kept.
    pub file_id: Uuid,
    /// The name it is saved under.
    pub file_name: String,
    /// A `domain::file::FileKind`, by name.
    pub file_kind: String,
    /// How many bytes.
    pub size: i64,
    /// The digest of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Who handed it in.
    pub person_id: Uuid,
    /// When.
    pub created_at: DateTimeUtc,
    /// When an operator was first asked to look at it: from then on it is evidence.
    pub submitted_at: Option<DateTimeUtc>,
    /// When the company took it away; it stays as evidence.
    pub removed_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
