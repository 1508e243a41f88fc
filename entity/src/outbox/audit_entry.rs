//! A seal of the audit chain.

use sea_orm::entity::prelude::*;

/// A seal of the audit chain.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// Its place, from 1 on without a gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// The event it seals.
    pub event_id: Uuid,
    /// The seal.
    pub hash: String,
    /// The seal before.
    pub prev_hash: String,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
