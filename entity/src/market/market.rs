//! A specialised market.

use sea_orm::entity::prelude::*;

/// A specialised market.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "market")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Slug.
    pub slug: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// GB/T 2260.
    pub region_code: String,
    /// Region in Chinese.
    pub region_zh: String,
    /// Region in English.
    pub region_en: String,
    /// Story in Chinese.
    pub story_zh: String,
    /// Story in English.
    pub story_en: String,
    /// Its place in lists.
    pub position: i32,
    /// Operator company.
    pub operator_company_id: Uuid,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// A `domain::market::premises::Premises`, without what it is known for.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub premises: Option<Json>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
