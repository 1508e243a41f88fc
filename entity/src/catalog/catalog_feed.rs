//! A catalogue file at an address of a supplier's, fetched every night.

use sea_orm::entity::prelude::*;

/// A catalogue file at an address of a supplier's, fetched every night.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "catalog_feed")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose listings.
    pub company_id: Uuid,
    /// Who set it up, in whose name it is imported.
    pub person_id: Uuid,
    /// Where new listings are offered.
    pub market_id: Uuid,
    /// Where the file lies.
    #[sea_orm(column_type = "Text")]
    pub address: String,
    /// The hour of the day it is fetched at.
    pub hour: i32,
    /// By whose clocks.
    pub time_zone: String,
    /// The state's name.
    pub state: String,
    /// A `domain::catalog::feed::FeedState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// How often it failed in a row.
    pub failures: i32,
    /// What its server called the version that was imported last.
    #[sea_orm(column_type = "Text", nullable)]
    pub etag: Option<String>,
    /// When that was changed, in its server's words.
    #[sea_orm(column_type = "Text", nullable)]
    pub last_modified: Option<String>,
    /// The SHA-256 of it.
    pub digest: Option<String>,
    /// When it is fetched next; never while it rests.
    pub next_at: Option<DateTimeUtc>,
    /// When it was set up.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
