//! What a listing is worth in search changes with time alone: who answers, and up to when that was looked at.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// What a listing is worth in search changes with time alone: who answers, and up to when that was looked at.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "company", boolean("answers").default(false).take()).await?;
        // At most one row.
        manager
            .create_table(
                Table::create()
                    .table("search_pass")
                    .col(small_integer("id").primary_key())
                    .col(timestamp_with_time_zone("passed_to"))
                    .take(),
            )
            .await?;
        index(manager, "listing", &["state", "updated_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_index(manager, "listing", &["state", "updated_at"]).await?;
        drop_table(manager, "search_pass").await?;
        drop_column(manager, "company", "answers").await
    }
}
