//! A person's passkey: a public key, whose private one never leaves their device.

use sea_orm::entity::prelude::*;

/// A person's passkey.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is.
    pub person_id: Uuid,
    /// What the device calls it, in hexadecimal digits.
    #[sea_orm(unique)]
    pub credential_id: String,
    /// What its person calls it.
    pub name: String,
    /// The public key, and how often it was used as far as the device counts.
    #[sea_orm(column_type = "JsonBinary")]
    pub credential: Json,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last shown.
    pub used_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
