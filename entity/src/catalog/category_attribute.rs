//! An attribute a category asks its listings for.

use sea_orm::entity::prelude::*;

/// An attribute a category asks its listings for.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "category_attribute")]
pub struct Model {
    /// The category that defines it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub category_id: Uuid,
    /// What programs call it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// What its values are.
    #[sea_orm(column_type = "JsonBinary")]
    pub kind: Json,
    /// Whether a listing lacks something without it.
    pub required: bool,
    /// Whether searches are narrowed by it.
    pub filterable: bool,
    /// Its place.
    pub position: i32,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
