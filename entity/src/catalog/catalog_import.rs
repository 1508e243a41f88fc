//! A finished import and its report.

use sea_orm::entity::prelude::*;

/// A finished import and its report.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "catalog_import")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Company.
    pub company_id: Uuid,
    /// Person.
    pub person_id: Option<Uuid>,
    /// File name.
    pub file_name: String,
    /// A `domain::catalog::view::ImportReport`.
    #[sea_orm(column_type = "JsonBinary")]
    pub report: Json,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
