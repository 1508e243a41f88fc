//! Pictures companies show of themselves.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Pictures companies show of themselves.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("company_picture")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(string_null("alt_zh"))
                    .col(string_null("alt_en"))
                    .col(integer("width"))
                    .col(integer("height"))
                    .col(uuid("large_file"))
                    .col(uuid("small_file"))
                    .col(timestamp_with_time_zone("shown_since"))
                    .foreign_key(&mut refers("company_picture", "company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "company_picture", &["company_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "company_picture").await
    }
}
