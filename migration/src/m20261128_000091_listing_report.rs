//! What a moderation case is about, and who reported a listing that is on show.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// What a moderation case is about, and who reported a listing that is on show.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "moderation_case", string("matter").default("new").take()).await?;
        let revisions = Query::update()
            .table("moderation_case")
            .value("matter", "revision")
            .and_where(Expr::col("proposal").is_not_null())
            .take();
        manager.execute(revisions).await?;
        index(manager, "moderation_case", &["listing_id", "matter"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("listing_report")
                    .col(uuid("case_id"))
                    .col(uuid("company_id"))
                    .col(uuid("person_id"))
                    .col(string("ground"))
                    .col(text("reason"))
                    .col(timestamp_with_time_zone("reported_at"))
                    .primary_key(Index::create().col("case_id").col("company_id"))
                    .foreign_key(&mut refers("listing_report", "case_id", "moderation_case"))
                    .foreign_key(&mut refers("listing_report", "company_id", "company"))
                    .foreign_key(&mut refers("listing_report", "person_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "listing_report", &["company_id", "reported_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "listing_report").await?;
        drop_index(manager, "moderation_case", &["listing_id", "matter"]).await?;
        drop_column(manager, "moderation_case", "matter").await
    }
}
