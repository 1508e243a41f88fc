//! A search a person saved.

use sea_orm::entity::prelude::*;

/// A search a person saved.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_search")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is.
    pub person_id: Uuid,
    /// What they call it.
    pub name: String,
    /// The words looked for.
    pub text: String,
    /// The filters as they stand in an address: names and values.
    #[sea_orm(column_type = "JsonBinary")]
    pub filters: Json,
    /// A `domain::search::saved::Every`.
    pub every: String,
    /// Up to when they have seen what is new in it.
    pub seen_to: DateTimeUtc,
    /// Up to when they were told by mail.
    pub told_to: DateTimeUtc,
    /// The ids of the listings the mail of then tells of, the newest first.
    #[sea_orm(column_type = "JsonBinary")]
    pub told: Json,
    /// When the next mail is due; none where none is wanted.
    pub next_at: Option<DateTimeUtc>,
    /// When it was saved.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::super::identity::person`].
    #[sea_orm(
        belongs_to = "super::super::identity::person::Entity",
        from = "Column::PersonId",
        to = "super::super::identity::person::Column::Id"
    )]
    Person,
}

impl Related<super::super::identity::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
