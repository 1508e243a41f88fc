//! Private prices: a supplier's price lists, whom each is for, and what it says of listings.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Private prices: a supplier's price lists, whom each is for, and what it says of listings.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("price_list")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(text("name"))
                    // Hundredths of a percent, off if negative.
                    .col(integer_null("change"))
                    .col(timestamp_with_time_zone_null("from_at"))
                    .col(timestamp_with_time_zone_null("until_at"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut refers("price_list", "company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "price_list", &["company_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("price_list_company")
                    .col(uuid("list_id"))
                    .col(uuid("company_id"))
                    .primary_key(Index::create().col("list_id").col("company_id"))
                    .foreign_key(&mut refers("price_list_company", "list_id", "price_list"))
                    .foreign_key(&mut refers("price_list_company", "company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "price_list_company", &["company_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("price_list_entry")
                    .col(uuid("list_id"))
                    .col(uuid("listing_id"))
                    .col(text("currency"))
                    .col(json_binary("tiers"))
                    .primary_key(Index::create().col("list_id").col("listing_id"))
                    .foreign_key(&mut refers("price_list_entry", "list_id", "price_list"))
                    .foreign_key(&mut refers("price_list_entry", "listing_id", "listing"))
                    .take(),
            )
            .await?;
        index(manager, "price_list_entry", &["listing_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "price_list_entry").await?;
        drop_table(manager, "price_list_company").await?;
        drop_table(manager, "price_list").await
    }
}
