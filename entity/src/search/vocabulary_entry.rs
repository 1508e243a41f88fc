//! Terms that mean the same to a buyer.

use sea_orm::entity::prelude::*;

/// An entry of the trade vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vocabulary_entry")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its terms, one a line.
    pub terms: String,
    /// The same as they are compared, to be looked through.
    pub folded: String,
    /// Which of them find the others.
    pub direction: String,
    /// When it was last changed.
    pub changed_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
