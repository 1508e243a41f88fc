//! Open RFQs: who sees a request, where it is shown, who passed on it, and what operators decide about it.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Open RFQs: who sees a request, where it is shown, who passed on it, and what operators decide about it.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "rfq", string("visibility").default("direct").take()).await?;
        add_column(
            manager,
            "rfq",
            timestamp_with_time_zone_null("published_at").take(),
        )
        .await?;
        index(manager, "rfq", &["visibility", "state", "id"]).await?;
        // `told_at` is when the suppliers whose listings fit were sent a mail.
        manager
            .create_table(
                Table::create()
                    .table("rfq_market")
                    .col(uuid("rfq_id"))
                    .col(uuid("market_id"))
                    .col(string("state"))
                    .col(json_binary("state_detail"))
                    .col(timestamp_with_time_zone_null("told_at"))
                    .primary_key(Index::create().col("rfq_id").col("market_id"))
                    .foreign_key(&mut refers("rfq_market", "rfq_id", "rfq"))
                    .foreign_key(&mut refers("rfq_market", "market_id", "market"))
                    .take(),
            )
            .await?;
        index(manager, "rfq_market", &["market_id", "state", "rfq_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("rfq_pass")
                    .col(uuid("rfq_id"))
                    .col(uuid("company_id"))
                    .col(uuid("person_id"))
                    .col(text("reason"))
                    .col(timestamp_with_time_zone("passed_at"))
                    .primary_key(Index::create().col("rfq_id").col("company_id"))
                    .foreign_key(&mut refers("rfq_pass", "rfq_id", "rfq"))
                    .foreign_key(&mut refers("rfq_pass", "company_id", "company"))
                    .foreign_key(&mut refers("rfq_pass", "person_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "rfq_pass", &["company_id", "rfq_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("rfq_case")
                    .col(uuid("id").primary_key())
                    .col(uuid("rfq_id"))
                    .col(uuid("market_id"))
                    .col(string("state"))
                    .col(json_binary("state_detail"))
                    .col(timestamp_with_time_zone("opened_at"))
                    .col(timestamp_with_time_zone_null("decided_at"))
                    .foreign_key(&mut refers("rfq_case", "rfq_id", "rfq"))
                    .foreign_key(&mut refers("rfq_case", "market_id", "market"))
                    .take(),
            )
            .await?;
        index(manager, "rfq_case", &["market_id", "state", "id"]).await?;
        index(manager, "rfq_case", &["rfq_id", "market_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("rfq_report")
                    .col(uuid("case_id"))
                    .col(uuid("company_id"))
                    .col(uuid("person_id"))
                    .col(text("reason"))
                    .col(timestamp_with_time_zone("reported_at"))
                    .primary_key(Index::create().col("case_id").col("company_id"))
                    .foreign_key(&mut refers("rfq_report", "case_id", "rfq_case"))
                    .foreign_key(&mut refers("rfq_report", "company_id", "company"))
                    .foreign_key(&mut refers("rfq_report", "person_id", "person"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["rfq_report", "rfq_case", "rfq_pass", "rfq_market"] {
            drop_table(manager, table).await?;
        }
        drop_index(manager, "rfq", &["visibility", "state", "id"]).await?;
        drop_column(manager, "rfq", "published_at").await?;
        drop_column(manager, "rfq", "visibility").await
    }
}
