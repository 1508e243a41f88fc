//! One act on many listings of a supplier.

use sea_orm::entity::prelude::*;

/// One act on many listings of a supplier.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bulk_edit")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose listings.
    pub company_id: Uuid,
    /// Who began it.
    pub person_id: Uuid,
    /// A `domain::catalog::bulk::BulkAct`.
    #[sea_orm(column_type = "JsonBinary")]
    pub act: Json,
    /// The state's name.
    pub state: String,
    /// A `domain::catalog::bulk::BulkState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// How many listings it is about.
    pub listings: i64,
    /// The number of the last listing the pass under way has looked at.
    pub looked_at: i64,
    /// When it was begun.
    pub created_at: DateTimeUtc,
    /// When it last went on.
    pub updated_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
