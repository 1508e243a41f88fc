//! The trade vocabulary: terms that mean the same to a buyer.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// The trade vocabulary: terms that mean the same to a buyer.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("vocabulary_entry")
                    .col(uuid("id").primary_key())
                    .col(text("terms"))
                    .col(text("folded"))
                    .col(string("direction"))
                    .col(timestamp_with_time_zone("changed_at"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "vocabulary_entry").await
    }
}
