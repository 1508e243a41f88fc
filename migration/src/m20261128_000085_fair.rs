//! Online fairs of markets, and the booths in their halls.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Online fairs of markets, and the booths in their halls.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("fair")
                    .col(uuid("id").primary_key())
                    .col(uuid("market_id"))
                    .col(text("slug"))
                    .col(text("name_zh"))
                    .col(text("name_en"))
                    .col(text("story_zh"))
                    .col(text("story_en"))
                    .col(timestamp_with_time_zone("from_at"))
                    .col(timestamp_with_time_zone("until_at"))
                    .col(json_binary("programme"))
                    .col(text("state"))
                    .col(json_binary("state_detail"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut refers("fair", "market_id", "market"))
                    .take(),
            )
            .await?;
        unique(manager, "fair", &["slug"]).await?;
        index(manager, "fair", &["market_id", "state"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("fair_booth")
                    .col(uuid("fair_id"))
                    .col(uuid("company_id"))
                    .col(text("number"))
                    .col(integer("position"))
                    .primary_key(Index::create().col("fair_id").col("company_id"))
                    .foreign_key(&mut refers("fair_booth", "fair_id", "fair"))
                    .foreign_key(&mut refers("fair_booth", "company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "fair_booth", &["company_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "fair_booth").await?;
        drop_table(manager, "fair").await
    }
}
