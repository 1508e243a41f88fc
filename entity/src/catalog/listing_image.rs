//! Where a listing's catalogue file says a picture lies: an address in the web, or a file that came with it.

use sea_orm::entity::prelude::*;

/// Where a listing's catalogue file says a picture lies: an address in the web, or a file that came with it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "listing_image")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Listing.
    pub listing_id: Uuid,
    /// The address or the file's name, as the catalogue file has it.
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
    /// When it was fetched or unpacked.
    pub fetched_at: Option<DateTimeUtc>,
    /// The import whose archive it lies in, where the address is the name of a file.
    pub import_id: Option<Uuid>,
    /// Which of the archive's files.
    pub number: Option<i32>,
    /// The CRC-32 of its content.
    pub checksum: Option<i64>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
