//! The second factor of signing in: an authenticator app, and recovery codes for the day it is lost.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// The second factor of signing in: an authenticator app, and recovery codes for the day it is lost.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("authenticator")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(big_integer("last_step"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("confirmed_at"))
                    .foreign_key(&mut refers("authenticator", "person_id", "person"))
                    .take(),
            )
            .await?;
        unique(manager, "authenticator", &["person_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("recovery_code")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("mac"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("used_at"))
                    .foreign_key(&mut refers("recovery_code", "person_id", "person"))
                    .take(),
            )
            .await?;
        unique(manager, "recovery_code", &["person_id", "mac"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "recovery_code").await?;
        drop_table(manager, "authenticator").await
    }
}
