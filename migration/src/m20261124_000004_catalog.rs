//! Categories, listings and their prices.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Categories, listings and their prices.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("category")
                    .col(uuid("id").primary_key())
                    .col(uuid_null("parent_id"))
                    .col(string("path").unique_key())
                    .col(string("name_en"))
                    .col(string_null("name_zh"))
                    .foreign_key(&mut refers("category", "parent_id", "category"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("listing")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(uuid_null("category_id"))
                    .col(string("sku"))
                    .col(string_null("title_zh"))
                    .col(string_null("title_en"))
                    .col(text_null("description_zh"))
                    .col(text_null("description_en"))
                    .col(string_null("brand"))
                    .col(string_null("model"))
                    .col(string_null("gtin"))
                    .col(string_null("hs_code"))
                    .col(string_null("origin"))
                    .col(json_binary("images"))
                    .col(json_binary("attributes"))
                    .col(string("unit"))
                    .col(string("currency"))
                    .col(big_integer("moq"))
                    .col(big_integer("increment"))
                    .col(big_integer_null("stock"))
                    .col(integer_null("lead_time_days"))
                    .col(string_null("incoterm"))
                    .col(string_null("place"))
                    .col(string("state"))
                    .col(json_binary("state_detail"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut refers("listing", "company_id", "company"))
                    .foreign_key(&mut refers("listing", "category_id", "category"))
                    .take(),
            )
            .await?;
        unique(manager, "listing", &["company_id", "sku"]).await?;
        index(manager, "listing", &["company_id", "id"]).await?;
        index(manager, "listing", &["category_id"]).await?;
        index(manager, "listing", &["state", "id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("listing_market")
                    .col(uuid("listing_id"))
                    .col(uuid("market_id"))
                    .primary_key(Index::create().col("listing_id").col("market_id"))
                    .foreign_key(&mut refers("listing_market", "listing_id", "listing"))
                    .foreign_key(&mut refers("listing_market", "market_id", "market"))
                    .take(),
            )
            .await?;
        index(manager, "listing_market", &["market_id"]).await?;
        // Quantities in thousandths of the unit, prices in millionths of the currency.
        manager
            .create_table(
                Table::create()
                    .table("price_tier")
                    .col(uuid("listing_id"))
                    .col(big_integer("min_quantity"))
                    .col(big_integer("unit_price"))
                    .primary_key(Index::create().col("listing_id").col("min_quantity"))
                    .foreign_key(&mut refers("price_tier", "listing_id", "listing"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("catalog_import")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(uuid_null("person_id"))
                    .col(string("file_name"))
                    .col(json_binary("report"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut refers("catalog_import", "company_id", "company"))
                    .foreign_key(&mut refers("catalog_import", "person_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "catalog_import", &["company_id", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "catalog_import").await?;
        drop_table(manager, "price_tier").await?;
        drop_table(manager, "listing_market").await?;
        drop_table(manager, "listing").await?;
        drop_table(manager, "category").await
    }
}
