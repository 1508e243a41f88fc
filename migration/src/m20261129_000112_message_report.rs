//! Messages that somebody reported to the operators.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Messages that somebody reported to the operators.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("message_report")
                    .col(uuid("message_id").primary_key())
                    .col(uuid("company_id"))
                    .col(uuid("person_id"))
                    .col(text("reason"))
                    .col(timestamp_with_time_zone("reported_at"))
                    .col(text_null("finding"))
                    .col(uuid_null("operator_id"))
                    .col(timestamp_with_time_zone_null("closed_at"))
                    .foreign_key(&mut refers("message_report", "message_id", "message"))
                    .foreign_key(&mut refers("message_report", "company_id", "company"))
                    .foreign_key(&mut refers("message_report", "person_id", "person"))
                    .foreign_key(&mut refers("message_report", "operator_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "message_report", &["closed_at", "reported_at"]).await?;
        index(manager, "message_report", &["company_id", "reported_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "message_report").await
    }
}
