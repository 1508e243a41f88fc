//! How often something was looked for on a day.

use sea_orm::entity::prelude::*;

/// A question on a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_count")]
pub struct Model {
    /// The day, in UTC.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    /// The language of the page.
    #[sea_orm(primary_key, auto_increment = false)]
    pub locale: String,
    /// What was looked for.
    #[sea_orm(primary_key, auto_increment = false)]
    pub text: String,
    /// How often.
    pub times: i64,
    /// How many of those times nothing was found.
    pub nothing: i64,
    /// How long the engine took in all, in microseconds.
    pub took_us: i64,
    /// How long at most, in microseconds.
    pub slowest_us: i64,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
