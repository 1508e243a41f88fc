//! A picture of a listing.

use sea_orm::entity::prelude::*;

/// A picture of a listing.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "listing_picture")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Listing.
    pub listing_id: Uuid,
    /// Its place among the others; the lowest stands first.
    pub position: i32,
    /// What it shows, in Chinese.
    pub alt_zh: Option<String>,
    /// What it shows, in English.
    pub alt_en: Option<String>,
    /// New words, a `Bilingual`, that wait for an operator while the old ones are shown.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub proposed_alt: Option<Json>,
    /// Pixels across, of the large one.
    pub width: i32,
    /// Pixels down, of the large one.
    pub height: i32,
    /// The file to be looked at.
    pub large_file: Uuid,
    /// The file for a row of others.
    pub small_file: Uuid,
    /// The address it was fetched from, or the name of the file it came as.
    pub source: String,
    /// When an operator let it be shown.
    pub approved_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
