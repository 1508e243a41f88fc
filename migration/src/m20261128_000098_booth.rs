//! A market as a place: its halls, who asks for a booth in them, when it is open, what it is known for.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// A market as a place: its halls, who asks for a booth in them, when it is open, what it is known for.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "booth", timestamp_with_time_zone_null("given_at")).await?;
        index(manager, "booth", &["market_id", "hall"]).await?;
        add_column(manager, "market", json_binary_null("premises")).await?;
        wishes(manager).await?;
        halls(manager).await?;
        focus(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "market_focus").await?;
        drop_table(manager, "hall").await?;
        drop_table(manager, "booth_wish").await?;
        drop_column(manager, "market", "premises").await?;
        drop_index(manager, "booth", &["market_id", "hall"]).await?;
        drop_column(manager, "booth", "given_at").await
    }
}

async fn wishes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("booth_wish")
                .col(uuid("company_id"))
                .col(uuid("market_id"))
                .col(text("words"))
                .col(string("state"))
                .col(json_binary("state_detail"))
                .col(timestamp_with_time_zone("at"))
                .primary_key(Index::create().col("company_id").col("market_id"))
                .foreign_key(&mut refers("booth_wish", "company_id", "company"))
                .foreign_key(&mut refers("booth_wish", "market_id", "market"))
                .take(),
        )
        .await?;
    index(manager, "booth_wish", &["market_id", "state"]).await
}

async fn halls(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // `sign_key` is how signs are compared: width and case make no difference.
    manager
        .create_table(
            Table::create()
                .table("hall")
                .col(uuid("id").primary_key())
                .col(uuid("market_id"))
                .col(text("sign"))
                .col(text("sign_key"))
                .col(text_null("name_zh"))
                .col(text_null("name_en"))
                .col(text("plan"))
                .col(integer("position"))
                .foreign_key(&mut refers("hall", "market_id", "market"))
                .take(),
        )
        .await?;
    unique(manager, "hall", &["market_id", "sign_key"]).await
}

async fn focus(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("market_focus")
                .col(uuid("market_id"))
                .col(uuid("category_id"))
                .col(integer("position"))
                .primary_key(Index::create().col("market_id").col("category_id"))
                .foreign_key(&mut refers("market_focus", "market_id", "market"))
                .foreign_key(&mut refers("market_focus", "category_id", "category"))
                .take(),
        )
        .await?;
    index(manager, "market_focus", &["category_id"]).await
}
