//! Certificates companies say they hold.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Certificates companies say they hold.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("company_certificate")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(string_null("name_zh"))
                    .col(string_null("name_en"))
                    .col(string("issuer"))
                    .col(string_null("number"))
                    .col(date_null("valid_until"))
                    .col(uuid("file"))
                    .col(string("file_kind"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut refers("company_certificate", "company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "company_certificate", &["company_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "company_certificate").await
    }
}
