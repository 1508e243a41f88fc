//! An entry of a negotiation's thread, as one side is told of it.

use sea_orm::entity::prelude::*;

/// An entry of a negotiation's thread, as one side is told of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thread_entry")]
pub struct Model {
    /// Negotiation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub negotiation_id: Uuid,
    /// A `domain::rfq::offer::Side`: the one that is told.
    #[sea_orm(primary_key, auto_increment = false)]
    pub side: String,
    /// Its number on that side, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The message; none where the negotiation took a step.
    pub message_id: Option<Uuid>,
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
    /// See [`super::message`].
    #[sea_orm(
        belongs_to = "super::message::Entity",
        from = "Column::MessageId",
        to = "super::message::Column::Id"
    )]
    Message,
}

impl Related<super::negotiation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Negotiation.def()
    }
}

impl Related<super::message::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Message.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
