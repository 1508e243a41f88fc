//! A code that stands in for a lost authenticator, once. Only its MAC is here.

use sea_orm::entity::prelude::*;

/// A code that stands in for a lost authenticator, once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_code")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is.
    pub person_id: Uuid,
    /// The MAC of person and code, in hexadecimal digits.
    pub mac: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was used.
    pub used_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
