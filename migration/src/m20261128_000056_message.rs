//! Messages of a negotiation: what was written, up to when each person has read, when each side was mailed.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Messages of a negotiation: what was written, up to when each person has read, when each side was mailed.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // `own` is a note that only the author's side is shown.
        manager
            .create_table(
                Table::create()
                    .table("message")
                    .col(uuid("id").primary_key())
                    .col(uuid("negotiation_id"))
                    .col(string("side"))
                    .col(uuid("person_id"))
                    .col(boolean("own"))
                    .col(text("text"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut refers("message", "negotiation_id", "negotiation"))
                    .foreign_key(&mut refers("message", "person_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "message", &["negotiation_id", "id"]).await?;
        index(manager, "message", &["person_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("read_mark")
                    .col(uuid("negotiation_id"))
                    .col(uuid("person_id"))
                    .col(timestamp_with_time_zone("read_at"))
                    .primary_key(Index::create().col("person_id").col("negotiation_id"))
                    .foreign_key(&mut refers("read_mark", "negotiation_id", "negotiation"))
                    .foreign_key(&mut refers("read_mark", "person_id", "person"))
                    .take(),
            )
            .await?;
        // `mailed_at` may lie ahead: then the mail waits for what is written until it goes.
        manager
            .create_table(
                Table::create()
                    .table("thread_mail")
                    .col(uuid("negotiation_id"))
                    .col(string("side"))
                    .col(timestamp_with_time_zone("mailed_at"))
                    .primary_key(Index::create().col("negotiation_id").col("side"))
                    .foreign_key(&mut refers("thread_mail", "negotiation_id", "negotiation"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["thread_mail", "read_mark", "message"] {
            drop_table(manager, table).await?;
        }
        Ok(())
    }
}
