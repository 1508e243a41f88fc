//! What came of promotions: how often each was shown and opened, and the RFQs that came through it.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// What came of promotions.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("promotion_view")
                    .col(uuid("promotion_id").primary_key())
                    .col(big_integer("shown"))
                    .col(big_integer("opened"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("promotion_rfq")
                    .col(uuid("rfq_id").primary_key())
                    .col(uuid("promotion_id"))
                    .foreign_key(&mut refers("promotion_rfq", "rfq_id", "rfq"))
                    .take(),
            )
            .await?;
        index(manager, "promotion_rfq", &["promotion_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "promotion_rfq").await?;
        drop_table(manager, "promotion_view").await
    }
}
