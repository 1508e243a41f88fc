//! A message that the side it was written to reported to the operators.

use sea_orm::entity::prelude::*;

/// A message that the side it was written to reported to the operators.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message_report")]
pub struct Model {
    /// Message.
    #[sea_orm(primary_key, auto_increment = false)]
    pub message_id: Uuid,
    /// The company that reported it.
    pub company_id: Uuid,
    /// Who reported it.
    pub person_id: Uuid,
    /// Why.
    pub reason: String,
    /// When.
    pub reported_at: DateTimeUtc,
    /// What an operator found; none while it waits.
    pub finding: Option<String>,
    /// Who found it.
    pub operator_id: Option<Uuid>,
    /// When.
    pub closed_at: Option<DateTimeUtc>,
}

/// How it refers to others.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// See [`super::message`].
    #[sea_orm(
        belongs_to = "super::message::Entity",
        from = "Column::MessageId",
        to = "super::message::Column::Id"
    )]
    Message,
}

impl Related<super::message::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Message.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
