//! When a side of a negotiation was mailed about messages last, or will be.

use sea_orm::entity::prelude::*;

/// When a side of a negotiation was mailed about messages last, or will be.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thread_mail")]
pub struct Model {
    /// Negotiation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub negotiation_id: Uuid,
    /// A `domain::rfq::offer::Side`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub side: String,
    /// When.
    pub mailed_at: DateTimeUtc,
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
}

impl Related<super::negotiation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Negotiation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
