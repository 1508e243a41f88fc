//! How often signing in failed lately, in one of its counters; the key is a MAC, so no account or address stands here.

use sea_orm::entity::prelude::*;

/// How often signing in failed lately, in one of its counters.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "throttle")]
pub struct Model {
    /// What is counted, as a MAC.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Failures not forgiven yet at the last of them.
    pub failures: i32,
    /// When it failed last.
    pub last_at: DateTimeUtc,
    /// From when on it says nothing any more.
    pub forgotten_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
