//! Up to when a person has read a negotiation.

use sea_orm::entity::prelude::*;

/// Up to when a person has read a negotiation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "read_mark")]
pub struct Model {
    /// Negotiation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub negotiation_id: Uuid,
    /// Person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    /// Up to when.
    pub read_at: DateTimeUtc,
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
