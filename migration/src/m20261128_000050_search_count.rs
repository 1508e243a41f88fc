//! What was looked for, counted by day.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// What was looked for, counted by day.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("search_count")
                    .col(date("day"))
                    .col(string("locale"))
                    .col(string("text"))
                    .col(big_integer("times"))
                    .col(big_integer("nothing"))
                    .col(big_integer("took_us"))
                    .col(big_integer("slowest_us"))
                    .primary_key(Index::create().col("day").col("locale").col("text"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "search_count").await
    }
}
