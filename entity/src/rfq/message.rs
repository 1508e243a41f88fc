//! A message of a negotiation, or a side's note to itself.

use sea_orm::entity::prelude::*;

/// A message of a negotiation, or a side's note to itself.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Negotiation.
    pub negotiation_id: Uuid,
    /// A `domain::rfq::offer::Side`: the author's.
    pub side: String,
    /// Who wrote it.
    pub person_id: Uuid,
    /// Whether only the author's side is shown it.
    pub own: bool,
    /// Text.
    pub text: String,
    /// When.
    pub created_at: DateTimeUtc,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::negotiation`].
    #[sea_orm(
        belongs_to = "super::negotiation::Entity",
        from = "Column::NegotiationId",
        to = "super::negotiation::Column::Id"
    )]
    Negotiation,
    /// See [`super::super::identity::person`].
    #[sea_orm(
        belongs_to = "super::super::identity::person::Entity",
        from = "Column::PersonId",
        to = "super::super::identity::person::Column::Id"
    )]
    Person,
}

impl Related<super::negotiation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Negotiation.def()
    }
}

impl Related<super::super::identity::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
