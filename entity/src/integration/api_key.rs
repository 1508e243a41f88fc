//! A key a program acts for a company with, as the person who made it. Only its hash is kept: nothing here can be used.

use sea_orm::entity::prelude::*;

/// A key a program acts for a company with.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_key")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The company it acts for.
    pub company_id: Uuid,
    /// The person it acts as.
    pub person_id: Uuid,
    /// What its makers call it.
    pub name: String,
    /// Its first characters.
    pub hint: String,
    /// SHA-256 of the key, in hexadecimal digits.
    #[sea_orm(unique)]
    pub hash: String,
    /// `domain::integration::Scopes`, with blanks between them.
    pub scopes: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// From when on it does nothing.
    pub expires_at: Option<DateTimeUtc>,
    /// When it was used last, to the minute.
    pub used_at: Option<DateTimeUtc>,
    /// When it was revoked.
    pub revoked_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
