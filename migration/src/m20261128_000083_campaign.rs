//! Campaigns of markets and suppliers, and their listings.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Campaigns of markets and suppliers, and their listings.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Without a company it is the market's own.
        manager
            .create_table(
                Table::create()
                    .table("campaign")
                    .col(uuid("id").primary_key())
                    .col(uuid("market_id"))
                    .col(uuid_null("company_id"))
                    .col(text("kind"))
                    .col(json_binary("kind_detail"))
                    .col(text("name_zh"))
                    .col(text("name_en"))
                    .col(text("text_zh"))
                    .col(text("text_en"))
                    .col(timestamp_with_time_zone("from_at"))
                    .col(timestamp_with_time_zone("until_at"))
                    .col(text("state"))
                    .col(json_binary("state_detail"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut refers("campaign", "market_id", "market"))
                    .foreign_key(&mut refers("campaign", "company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "campaign", &["market_id", "state", "kind"]).await?;
        index(manager, "campaign", &["company_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("campaign_listing")
                    .col(uuid("campaign_id"))
                    .col(uuid("listing_id"))
                    .col(integer("position"))
                    .primary_key(Index::create().col("campaign_id").col("listing_id"))
                    .foreign_key(&mut refers("campaign_listing", "campaign_id", "campaign"))
                    .foreign_key(&mut refers("campaign_listing", "listing_id", "listing"))
                    .take(),
            )
            .await?;
        index(manager, "campaign_listing", &["listing_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "campaign_listing").await?;
        drop_table(manager, "campaign").await
    }
}
