//! A signed-in browser; the key is a hash of its cookie.

use sea_orm::entity::prelude::*;

/// A signed-in browser; the key is a hash of its cookie.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// JSON of the session record.
    pub data: String,
    /// Expires at.
    pub expires_at: DateTimeUtc,
    /// Who is signed in.
    pub person_id: Option<Uuid>,
    /// Since when.
    pub started_at: DateTimeUtc,
    /// When it was seen last, to a few minutes.
    pub seen_at: DateTimeUtc,
    /// What the browser said it is, at signing in.
    pub user_agent: Option<String>,
    /// From where, at signing in.
    pub address: Option<String>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
