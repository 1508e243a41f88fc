//! The entries of a negotiation's thread, numbered for each side by itself.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// The entries of a negotiation's thread, numbered for each side by itself.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Without a message it is a step of the negotiation. A note has an entry on its own side only, so that no gap in
        // the other side's numbers tells of it.
        manager
            .create_table(
                Table::create()
                    .table("thread_entry")
                    .col(uuid("negotiation_id"))
                    .col(string("side"))
                    .col(integer("number"))
                    .col(uuid_null("message_id"))
                    .primary_key(Index::create().col("negotiation_id").col("side").col("number"))
                    .foreign_key(&mut refers("thread_entry", "negotiation_id", "negotiation"))
                    .foreign_key(&mut refers("thread_entry", "message_id", "message"))
                    .take(),
            )
            .await?;
        index(manager, "thread_entry", &["message_id"]).await?;
        for side in ["buyer", "supplier"] {
            let numbered = format!(
                "INSERT INTO thread_entry (negotiation_id, side, number, message_id) \
                 SELECT negotiation_id, '{side}', \
                 ROW_NUMBER() OVER (PARTITION BY negotiation_id ORDER BY id), id \
                 FROM message WHERE NOT own OR side = '{side}'"
            );
            manager.get_connection().execute_unprepared(&numbered).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "thread_entry").await
    }
}
