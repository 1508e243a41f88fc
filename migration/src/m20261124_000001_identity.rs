//! People, and the sessions they sign in with.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// People, and the sessions they sign in with.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("person")
                    .col(uuid("id").primary_key())
                    .col(string("email").unique_key())
                    .col(string("password_hash"))
                    .col(string("name"))
                    .col(string("locale"))
                    .col(string("time_zone"))
                    .col(timestamp_with_time_zone("created_at"))
                    .take(),
            )
            .await?;
        // `id` is the SHA-256 of the cookie's token: whoever reads the table can't sign in with it.
        manager
            .create_table(
                Table::create()
                    .table("session")
                    .col(string("id").primary_key())
                    .col(text("data"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .take(),
            )
            .await?;
        index(manager, "session", &["expires_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "session").await?;
        drop_table(manager, "person").await
    }
}
