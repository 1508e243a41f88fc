//! A legal entity.

use sea_orm::entity::prelude::*;

/// A legal entity.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Code.
    pub code: String,
    /// Name in Chinese.
    pub name_zh: Option<String>,
    /// Name in English.
    pub name_en: Option<String>,
    /// Country.
    pub country: String,
    /// City in Chinese.
    pub city_zh: Option<String>,
    /// City in English.
    pub city_en: Option<String>,
    /// About in Chinese.
    pub about_zh: Option<String>,
    /// About in English.
    pub about_en: Option<String>,
    /// Buys.
    pub buys: bool,
    /// Supplies.
    pub supplies: bool,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
