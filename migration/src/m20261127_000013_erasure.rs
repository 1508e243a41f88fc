//! Accounts can be deleted, and mails to one address counted.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Accounts can be deleted, and mails to one address counted.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let erased = timestamp_with_time_zone_null("erased_at");
        add_column(manager, "person", erased).await?;
        index(manager, "link", &["address"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_index(manager, "link", &["address"]).await?;
        drop_column(manager, "person", "erased_at").await
    }
}
