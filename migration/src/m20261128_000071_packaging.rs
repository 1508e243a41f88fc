//! How listings are packed for transport.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// How listings are packed for transport.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "listing", json_binary_null("packaging").take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_column(manager, "listing", "packaging").await
    }
}
