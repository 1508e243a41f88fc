//! A word that operators keep out of listings.

use sea_orm::entity::prelude::*;

/// A word that operators keep out of listings.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "banned_word")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The market it is kept for; every market where it is null.
    pub market_id: Option<Uuid>,
    /// As it was typed.
    pub word: String,
    /// As it is compared.
    pub folded: String,
    /// Why, for whoever reads a listing that holds it.
    pub explanation: String,
    /// When it was last changed.
    pub changed_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
