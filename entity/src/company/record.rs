//! Which company an operator's act touched: the entries of the record it reads.

use sea_orm::entity::prelude::*;

/// An act of an operator that touched a company.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_record")]
pub struct Model {
    /// Company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    /// What happened.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: Uuid,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::super::outbox::event`].
    #[sea_orm(
        belongs_to = "super::super::outbox::event::Entity",
        from = "Column::EventId",
        to = "super::super::outbox::event::Column::Id"
    )]
    Event,
}

impl Related<super::super::outbox::event::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Event.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
