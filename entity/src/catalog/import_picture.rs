//! A file of the archive of pictures that came with an import.

use sea_orm::entity::prelude::*;

/// A file of the archive of pictures that came with an import.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_picture")]
pub struct Model {
    /// Import.
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: Uuid,
    /// Which of the archive's files.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// Its name, with its folders.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Where its content begins in the archive.
    pub start: i64,
    /// How much of the archive it takes, in bytes.
    pub length: i64,
    /// How large it is unpacked, in bytes.
    pub bytes: i64,
    /// Whether it is packed.
    pub deflated: bool,
    /// The CRC-32 of its content.
    pub checksum: i64,
    /// Why it can be no picture, a `Problem`.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub problem: Option<Json>,
    /// Whether a row means it.
    pub named: bool,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
