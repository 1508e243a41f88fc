//! A piece of work to be done after the transaction that asked for it.

use sea_orm::entity::prelude::*;

/// A piece of work to be done after the transaction that asked for it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Kind.
    pub kind: String,
    /// Ids only.
    #[sea_orm(column_type = "JsonBinary")]
    pub payload: Json,
    /// `queued`, `running`, `done` or `dead`.
    pub state: String,
    /// Attempts.
    pub attempts: i32,
    /// Not before; while running, when it counts as lost.
    pub run_at: DateTimeUtc,
    /// Last error.
    pub last_error: Option<String>,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
