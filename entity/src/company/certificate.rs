//! A certificate a company says it holds.

use sea_orm::entity::prelude::*;

/// A certificate a company says it holds.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_certificate")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Company.
    pub company_id: Uuid,
    /// Name in Chinese.
    pub name_zh: Option<String>,
    /// Name in English.
    pub name_en: Option<String>,
    /// Who gave it.
    pub issuer: String,
    /// Its number.
    pub number: Option<String>,
    /// The last day it holds.
    pub valid_until: Option<Date>,
    /// Its copy.
    pub file: Uuid,
    /// A `domain::file::FileKind`, by name.
    pub file_kind: String,
    /// When it was added.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
