//! What happened (events) and what is still to do (jobs).

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// What happened (events) and what is still to do (jobs).
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("event")
                    .col(uuid("id").primary_key())
                    .col(timestamp_with_time_zone("at"))
                    .col(string("kind"))
                    .col(uuid("subject_id"))
                    .col(uuid_null("person_id"))
                    .col(uuid_null("company_id"))
                    .col(json_binary("data"))
                    .take(),
            )
            .await?;
        index(manager, "event", &["subject_id", "id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("job")
                    .col(uuid("id").primary_key())
                    .col(string("kind"))
                    .col(json_binary("payload"))
                    .col(string("state"))
                    .col(integer("attempts"))
                    .col(timestamp_with_time_zone("run_at"))
                    .col(text_null("last_error"))
                    .col(timestamp_with_time_zone("created_at"))
                    .take(),
            )
            .await?;
        index(manager, "job", &["state", "run_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "job").await?;
        drop_table(manager, "event").await
    }
}
