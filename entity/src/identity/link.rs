//! A single-use link sent by mail. Its token is made from the id and the server's secret: nothing here can be used.

use sea_orm::entity::prelude::*;

/// A single-use link sent by mail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// A `domain::identity::LinkPurpose`, by name.
    pub purpose: String,
    /// Whose it is, where that is known.
    pub person_id: Option<Uuid>,
    /// The company it invites to.
    pub company_id: Option<Uuid>,
    /// Where it was sent.
    pub address: String,
    /// BCP 47 tag of the mail's language.
    pub locale: String,
    /// What its use needs to know.
    #[sea_orm(column_type = "JsonBinary")]
    pub data: Json,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// From when on it does nothing.
    pub expires_at: DateTimeUtc,
    /// When it was used, or withdrawn.
    pub used_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
