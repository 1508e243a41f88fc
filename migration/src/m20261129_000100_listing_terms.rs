//! How long larger quantities of a listing take, and on which terms samples of it are sent.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// How long larger quantities of a listing take, and on which terms samples of it are sent.
#[derive(DeriveMigrationName)]
pub struct Migration;

const COLUMNS: [&str; 2] = ["lead_time_steps", "sample"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            add_column(manager, "listing", json_binary_null(column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            drop_column(manager, "listing", column).await?;
        }
        Ok(())
    }
}
