//! Words that operators keep out of listings.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Words that operators keep out of listings.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Without a market it is kept for all of them.
        manager
            .create_table(
                Table::create()
                    .table("banned_word")
                    .col(uuid("id").primary_key())
                    .col(uuid_null("market_id"))
                    .col(text("word"))
                    .col(text("folded"))
                    .col(text("explanation"))
                    .col(timestamp_with_time_zone("changed_at"))
                    .foreign_key(&mut refers("banned_word", "market_id", "market"))
                    .take(),
            )
            .await?;
        index(manager, "banned_word", &["market_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "banned_word").await
    }
}
