//! The keys programs act for companies with.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// The keys programs act for companies with.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("api_key")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(uuid("person_id"))
                    .col(string("name"))
                    .col(string("hint"))
                    .col(string("hash"))
                    .col(string("scopes"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("expires_at"))
                    .col(timestamp_with_time_zone_null("used_at"))
                    .col(timestamp_with_time_zone_null("revoked_at"))
                    .foreign_key(&mut refers("api_key", "company_id", "company"))
                    .foreign_key(&mut refers("api_key", "person_id", "person"))
                    .take(),
            )
            .await?;
        unique(manager, "api_key", &["hash"]).await?;
        index(manager, "api_key", &["company_id"]).await?;
        index(manager, "api_key", &["person_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "api_key").await
    }
}
