//! A listing of a bulk edit, and what becomes of it.

use sea_orm::entity::prelude::*;

/// A listing of a bulk edit, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bulk_edit_listing")]
pub struct Model {
    /// The bulk edit.
    #[sea_orm(primary_key, auto_increment = false)]
    pub bulk_edit_id: Uuid,
    /// Which of its listings, counted from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// Listing.
    pub listing_id: Uuid,
    /// The name of a `domain::catalog::bulk::BulkOutcome`, once it was looked at.
    pub outcome: Option<String>,
    /// The `domain::catalog::bulk::Part` that changes, as it was.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub before: Option<Json>,
    /// What that becomes.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub after: Option<Json>,
    /// Why it can't be, a `Problem`.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub problem: Option<Json>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
