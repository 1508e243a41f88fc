//! How often signing in failed lately.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// How often signing in failed lately.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("throttle")
                    .col(string("id").primary_key())
                    .col(integer("failures"))
                    .col(timestamp_with_time_zone("last_at"))
                    .col(timestamp_with_time_zone("forgotten_at"))
                    .take(),
            )
            .await?;
        index(manager, "throttle", &["forgotten_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "throttle").await
    }
}
