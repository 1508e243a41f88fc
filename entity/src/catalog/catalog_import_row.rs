//! What became of a row of an import, or would.

use sea_orm::entity::prelude::*;

/// What became of a row of an import, or would.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "catalog_import_row")]
pub struct Model {
    /// Import.
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: Uuid,
    /// Which of the file's rows, counted from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// Line of the file where it begins.
    pub line: i64,
    /// The name of a `domain::catalog::import::RowOutcome`.
    pub outcome: String,
    /// The supplier's own number, as far as it says one.
    pub sku: String,
    /// Its title in Chinese.
    pub title_zh: Option<String>,
    /// Its title in English.
    pub title_en: Option<String>,
    /// `domain::catalog::view::FieldChange`s.
    #[sea_orm(column_type = "JsonBinary")]
    pub changes: Json,
    /// `domain::problem::FieldError`s.
    #[sea_orm(column_type = "JsonBinary")]
    pub errors: Json,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
