//! A person's authenticator app. Its secret is made from the id and the server's secret: nothing here makes a code.

use sea_orm::entity::prelude::*;

/// A person's authenticator app.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "authenticator")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is; a person has one.
    #[sea_orm(unique)]
    pub person_id: Uuid,
    /// The time step (RFC 6238) of the last code that was accepted: none of it or before it is accepted again.
    pub last_step: i64,
    /// When setting it up began.
    pub created_at: DateTimeUtc,
    /// When it showed its first code; until then it counts for nothing.
    pub confirmed_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
