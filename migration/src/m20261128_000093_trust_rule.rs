//! What a market asks of suppliers whose small changes it shows at once.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// What a market asks of suppliers whose small changes it shows at once.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("trust_rule")
                    .col(uuid("market_id").primary_key())
                    .col(integer("approved"))
                    .col(integer("changed"))
                    .col(integer("sampled"))
                    .col(timestamp_with_time_zone("set_at"))
                    .foreign_key(&mut refers("trust_rule", "market_id", "market"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "trust_rule").await
    }
}
