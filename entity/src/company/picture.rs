//! A picture a company shows of itself.

use sea_orm::entity::prelude::*;

/// A picture a company shows of itself.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_picture")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Company.
    pub company_id: Uuid,
    /// What it shows, in Chinese.
    pub alt_zh: Option<String>,
    /// What it shows, in English.
    pub alt_en: Option<String>,
    /// Pixels across, of the large one.
    pub width: i32,
    /// Pixels down, of the large one.
    pub height: i32,
    /// The file to be looked at.
    pub large_file: Uuid,
    /// The file for a row of others.
    pub small_file: Uuid,
    /// Since when it stands at its place; the newest stands first.
    pub shown_since: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
