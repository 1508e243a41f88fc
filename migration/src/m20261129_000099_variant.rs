//! Variants of listings, and stock that orders reserve.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Variants of listings, and stock that orders reserve.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "listing", json_binary_null("variation").take()).await?;
        add_column(manager, "rfq_line", json_binary_null("variant").take()).await?;
        variants(manager).await?;
        reservations(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "stock_reservation").await?;
        drop_table(manager, "variant").await?;
        drop_column(manager, "rfq_line", "variant").await?;
        drop_column(manager, "listing", "variation").await
    }
}

async fn variants(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("variant")
                .col(uuid("company_id"))
                .col(text("sku"))
                .col(uuid("listing_id"))
                .col(big_integer_null("stock"))
                .col(json_binary("tiers"))
                .primary_key(Index::create().col("company_id").col("sku"))
                .foreign_key(&mut refers("variant", "company_id", "company"))
                .foreign_key(&mut refers("variant", "listing_id", "listing"))
                .take(),
        )
        .await?;
    index(manager, "variant", &["listing_id"]).await
}

async fn reservations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("stock_reservation")
                .col(uuid("order_id"))
                .col(integer("line"))
                .col(uuid("listing_id"))
                // The number of a variant, whatever becomes of it.
                .col(text_null("variant"))
                .col(big_integer("quantity"))
                .col(string("state"))
                .primary_key(Index::create().col("order_id").col("line"))
                .foreign_key(&mut refers("stock_reservation", "order_id", "purchase_order"))
                .foreign_key(&mut refers("stock_reservation", "listing_id", "listing"))
                .take(),
        )
        .await?;
    index(manager, "stock_reservation", &["listing_id", "state"]).await
}
