//! An address in the web at which a listing's catalogue file says a picture lies.

use sea_orm::entity::prelude::*;

/// An address in the web at which a listing's catalogue file says a picture lies.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "listing_image")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Listing.
    pub listing_id: Uuid,
    /// The address, as the file has it.
    pub address: String,
    /// Whether an operator answers for what lies there.
    pub approved: bool,
    /// How often it was asked in vain.
    pub tries: i32,
    /// When it is to be asked; never again once it was fetched or given up.
    pub due_at: Option<DateTimeUtc>,
    /// Why the last try failed, a `Problem`.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub problem: Option<Json>,
    /// When it was fetched.
    pub fetched_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
