//! Addresses at which catalogue files say that pictures lie.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Addresses at which catalogue files say that pictures lie.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("listing_image")
                    .col(uuid("id").primary_key())
                    .col(uuid("listing_id"))
                    .col(text("address"))
                    .col(boolean("approved"))
                    .col(integer("tries"))
                    .col(timestamp_with_time_zone_null("due_at"))
                    .col(json_binary_null("problem"))
                    .col(timestamp_with_time_zone_null("fetched_at"))
                    .foreign_key(&mut refers("listing_image", "listing_id", "listing"))
                    .take(),
            )
            .await?;
        index(manager, "listing_image", &["listing_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "listing_image").await
    }
}
