//! Passkeys: what people show instead of a password.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Passkeys: what people show instead of a password.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("passkey")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("credential_id"))
                    .col(string("name"))
                    .col(json_binary("credential"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("used_at"))
                    .foreign_key(&mut refers("passkey", "person_id", "person"))
                    .take(),
            )
            .await?;
        unique(manager, "passkey", &["credential_id"]).await?;
        index(manager, "passkey", &["person_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "passkey").await
    }
}
