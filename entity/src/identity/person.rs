//! A human being who signs in.

use sea_orm::entity::prelude::*;

/// A human being who signs in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Email.
    pub email: String,
    /// Argon2id, PHC string.
    pub password_hash: String,
    /// Name.
    pub name: String,
    /// BCP 47 tag of a `domain::text::Locale`.
    pub locale: String,
    /// IANA name.
    pub time_zone: String,
    /// ISO 4217; what their forms begin with.
    pub currency: String,
    /// Whether they administer the platform.
    pub administers: bool,
    /// When they deleted their account: no name and no address are here any more.
    pub erased_at: Option<DateTimeUtc>,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::super::company::member`].
    #[sea_orm(has_many = "super::super::company::member::Entity")]
    Member,
}

impl Related<super::super::company::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Member.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
