//! A request of a program that must not be done twice, and what it was answered.

use sea_orm::entity::prelude::*;

/// A request that must not be done twice.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub api_key_id: Uuid,
    /// SHA-256 of the `Idempotency-Key` they gave it, in hexadecimal digits.
    pub key_hash: String,
    /// SHA-256 of what was asked: method, address and body.
    pub request_hash: String,
    /// Whether something was committed for it.
    pub applied: bool,
    /// The answer's status; none while it is being worked on.
    pub status: Option<i16>,
    /// The answer's headers that matter, by name.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub headers: Option<Json>,
    /// The answer's body.
    pub body: Option<String>,
    /// When work on it began.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
