//! Pictures of listings.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Pictures of listings.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("listing_picture")
                    .col(uuid("id").primary_key())
                    .col(uuid("listing_id"))
                    .col(integer("position"))
                    .col(string_null("alt_zh"))
                    .col(string_null("alt_en"))
                    .col(json_binary_null("proposed_alt"))
                    .col(integer("width"))
                    .col(integer("height"))
                    .col(uuid("large_file"))
                    .col(uuid("small_file"))
                    .col(text("source"))
                    .col(timestamp_with_time_zone_null("approved_at"))
                    .foreign_key(&mut refers("listing_picture", "listing_id", "listing"))
                    .take(),
            )
            .await?;
        index(manager, "listing_picture", &["listing_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "listing_picture").await
    }
}
