//! Asking a company's owners and managers to accept what is above one's spending limit.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Asking a company's owners and managers to accept what is above one's spending limit.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("approval")
                    .col(uuid("offer_id").primary_key())
                    .col(uuid("person_id"))
                    .col(timestamp_with_time_zone("asked_at"))
                    .foreign_key(&mut refers("approval", "offer_id", "offer"))
                    .foreign_key(&mut refers("approval", "person_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "approval", &["person_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "approval").await
    }
}
