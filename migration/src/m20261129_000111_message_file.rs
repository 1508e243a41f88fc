//! Files that are handed in with a message.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Files that are handed in with a message.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("message_file")
                    .col(uuid("id").primary_key())
                    .col(uuid("message_id"))
                    .col(integer("position"))
                    .col(string("file_name"))
                    .col(string("file_kind"))
                    .col(big_integer("size"))
                    .foreign_key(&mut refers("message_file", "message_id", "message"))
                    .take(),
            )
            .await?;
        unique(manager, "message_file", &["message_id", "position"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "message_file").await
    }
}
