//! Figures are counted by when things happened.

use sea_orm_migration::prelude::*;

use crate::support::*;

/// Figures are counted by when things happened.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// What is counted, and when it happened.
const COUNTED: [(&str, &str); 3] = [
    ("listing", "listed_at"),
    ("negotiation", "created_at"),
    ("purchase_order", "placed_at"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, at) in COUNTED {
            index(manager, table, &[at]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, at) in COUNTED {
            drop_index(manager, table, &[at]).await?;
        }
        Ok(())
    }
}
