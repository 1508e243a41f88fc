//! A catalogue file on its way into listings.

use sea_orm::entity::prelude::*;

/// A catalogue file on its way into listings.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "catalog_import")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose listings.
    pub company_id: Uuid,
    /// Who handed it in.
    pub person_id: Uuid,
    /// Where new listings are offered.
    pub market_id: Uuid,
    /// The file's name.
    pub file_name: String,
    /// Where the file is kept.
    pub file: Uuid,
    /// The columns with some of their cells: `domain::catalog::guess::Sampled`s.
    #[sea_orm(column_type = "JsonBinary")]
    pub columns: Json,
    /// What the file looks like: `domain::catalog::header::shape`.
    pub shape: String,
    /// What the columns are read as, in lines.
    #[sea_orm(column_type = "Text")]
    pub mapping: String,
    /// The encoding, when it was not UTF-8.
    pub encoding: Option<String>,
    /// The sheet, when there are others.
    pub sheet: Option<String>,
    /// The state's name.
    pub state: String,
    /// A `domain::catalog::import::ImportState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// How many rows there are, once they were counted.
    pub rows: Option<i64>,
    /// Rows so far: new listings.
    pub created: i64,
    /// Rows so far: listings that change.
    pub changed: i64,
    /// Rows so far: listings that are the same.
    pub unchanged: i64,
    /// Rows so far: those that can't be taken.
    pub failed: i64,
    /// Rows so far whose category does not exist.
    pub uncategorised: i64,
    /// Rows that lack something their category asks for.
    pub incomplete: i64,
    /// Where the archive of pictures that came with it is kept.
    pub archive: Option<Uuid>,
    /// The archive's name.
    pub archive_name: Option<String>,
    /// Pictures of the archive that rows so far mean.
    pub pictures: i64,
    /// Names of pictures in rows so far that are not in the archive.
    pub no_pictures: i64,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last went on.
    pub updated_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
