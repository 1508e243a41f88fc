//! Moderation cases: what waits for an operator.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Moderation cases: what waits for an operator.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // `proposal` holds the wording of a revision; it is null for a new listing.
        manager
            .create_table(
                Table::create()
                    .table("moderation_case")
                    .col(uuid("id").primary_key())
                    .col(uuid("listing_id"))
                    .col(uuid("market_id"))
                    .col(json_binary_null("proposal"))
                    .col(string("state"))
                    .col(json_binary("state_detail"))
                    .col(timestamp_with_time_zone("opened_at"))
                    .col(timestamp_with_time_zone_null("decided_at"))
                    .foreign_key(&mut refers("moderation_case", "listing_id", "listing"))
                    .foreign_key(&mut refers("moderation_case", "market_id", "market"))
                    .take(),
            )
            .await?;
        index(manager, "moderation_case", &["market_id", "state", "id"]).await?;
        index(manager, "moderation_case", &["listing_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "moderation_case").await
    }
}
