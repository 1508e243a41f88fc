//! An online fair of a market.

use sea_orm::entity::prelude::*;

/// An online fair of a market.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fair")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Market.
    pub market_id: Uuid,
    /// Its name in addresses, unique.
    pub slug: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Story in Chinese.
    pub story_zh: String,
    /// Story in English.
    pub story_en: String,
    /// The beginning of its first day.
    pub from_at: DateTimeUtc,
    /// The end of its last day.
    pub until_at: DateTimeUtc,
    /// `domain::promotion::fair::Entry`s, by time.
    #[sea_orm(column_type = "JsonBinary")]
    pub programme: Json,
    /// The name of the state.
    pub state: String,
    /// A `domain::promotion::fair::FairState`.
    #[sea_orm(column_type = "JsonBinary")]
    pub state_detail: Json,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
