//! A file that was handed in with a message. It is kept under the row's own id.

use sea_orm::entity::prelude::*;

/// A file that was handed in with a message.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message_file")]
pub struct Model {
    /// Its id, and the kept file's.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Message.
    pub message_id: Uuid,
    /// Its place among those of the message, from 0.
    pub position: i32,
    /// The name it is saved under.
    pub file_name: String,
    /// A `domain::file::FileKind`.
    pub file_kind: String,
    /// Bytes.
    pub size: i64,
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
