//! Requests of programs that must not be done twice.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Requests of programs that must not be done twice.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("idempotency")
                    .col(uuid("id").primary_key())
                    .col(uuid("api_key_id"))
                    .col(string("key_hash"))
                    .col(string("request_hash"))
                    .col(boolean("applied"))
                    .col(small_integer_null("status"))
                    .col(json_binary_null("headers"))
                    .col(text_null("body"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut refers("idempotency", "api_key_id", "api_key"))
                    .take(),
            )
            .await?;
        unique(manager, "idempotency", &["api_key_id", "key_hash"]).await?;
        index(manager, "idempotency", &["created_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "idempotency").await
    }
}
