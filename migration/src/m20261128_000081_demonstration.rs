//! Demonstration enterprises: suppliers the operators of a market hold up as an example.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Demonstration enterprises: suppliers the operators of a market hold up as an example.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("market_demonstration")
                    .col(uuid("market_id"))
                    .col(uuid("company_id"))
                    .col(text("reason_zh"))
                    .col(text("reason_en"))
                    .col(timestamp_with_time_zone("created_at"))
                    .primary_key(Index::create().col("market_id").col("company_id"))
                    .foreign_key(&mut refers("market_demonstration", "market_id", "market"))
                    .foreign_key(&mut refers("market_demonstration", "company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "market_demonstration", &["company_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "market_demonstration").await
    }
}
