//! Specialised markets and who has a booth in them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Specialised markets and who has a booth in them.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("market")
                    .col(uuid("id").primary_key())
                    .col(string("slug").unique_key())
                    .col(string("name_zh"))
                    .col(string("name_en"))
                    .col(string("region_code"))
                    .col(string("region_zh"))
                    .col(string("region_en"))
                    .col(text("story_zh"))
                    .col(text("story_en"))
                    .col(integer("position"))
                    .col(uuid("operator_company_id"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut refers("market", "operator_company_id", "company"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("booth")
                    .col(uuid("company_id"))
                    .col(uuid("market_id"))
                    .col(string_null("hall"))
                    .col(string_null("number"))
                    .primary_key(Index::create().col("company_id").col("market_id"))
                    .foreign_key(&mut refers("booth", "company_id", "company"))
                    .foreign_key(&mut refers("booth", "market_id", "market"))
                    .take(),
            )
            .await?;
        index(manager, "booth", &["market_id"]).await?;
        index(manager, "market", &["operator_company_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "booth").await?;
        drop_table(manager, "market").await
    }
}
