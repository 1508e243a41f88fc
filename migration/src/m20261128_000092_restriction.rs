//! Categories that operators keep out of markets, or let in with a certificate only.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Categories that operators keep out of markets, or let in with a certificate only.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Without a market it is kept for all of them.
        manager
            .create_table(
                Table::create()
                    .table("restriction")
                    .col(uuid("id").primary_key())
                    .col(uuid_null("market_id"))
                    .col(uuid("category_id"))
                    .col(text_null("certificate"))
                    .col(text("explanation"))
                    .col(timestamp_with_time_zone("made_at"))
                    .foreign_key(&mut refers("restriction", "market_id", "market"))
                    .foreign_key(&mut refers("restriction", "category_id", "category"))
                    .take(),
            )
            .await?;
        index(manager, "restriction", &["market_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "restriction").await
    }
}
