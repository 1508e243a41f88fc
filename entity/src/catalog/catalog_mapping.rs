//! What the columns of a company's files were said to mean, by what the files look like.

use sea_orm::entity::prelude::*;

/// What the columns of a company's files were said to mean, by what the files look like.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "catalog_mapping")]
pub struct Model {
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// `domain::catalog::header::shape`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub shape: String,
    /// The mapping, in lines.
    #[sea_orm(column_type = "Text")]
    pub mapping: String,
    /// When it was last said.
    pub updated_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
