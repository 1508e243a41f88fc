//! One time a feed was fetched.

use sea_orm::entity::prelude::*;

/// One time a feed was fetched.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "catalog_feed_run")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Feed.
    pub feed_id: Uuid,
    /// The name of a `domain::catalog::feed::RunOutcome`.
    pub outcome: String,
    /// Why it failed, a `Problem`.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub problem: Option<Json>,
    /// The import it became; it may be forgotten by now.
    pub import_id: Option<Uuid>,
    /// What its server called this version.
    #[sea_orm(column_type = "Text", nullable)]
    pub etag: Option<String>,
    /// When that was changed, in its server's words.
    #[sea_orm(column_type = "Text", nullable)]
    pub last_modified: Option<String>,
    /// The SHA-256 of the file.
    pub digest: Option<String>,
    /// When it was begun.
    pub at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
