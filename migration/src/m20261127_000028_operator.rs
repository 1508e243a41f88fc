//! Operators who were appointed by name, and the record a company reads of what operators did to it.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Operators who were appointed by name, and the record a company reads of what operators did to it.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// What was done to companies before there was a record. An operator acts for another company than the one they touch.
const BEFORE: [&str; 2] = [
    "INSERT INTO company_record (company_id, event_id) \
     SELECT subject_id, id FROM event \
     WHERE company_id <> subject_id AND kind IN ('verification.verified', 'verification.renewed', \
     'verification.changes_requested', 'verification.rejected', 'verification.suspended', \
     'verification.reinstated', 'company.renewal_refused', 'company.number_overridden')",
    "INSERT INTO company_record (company_id, event_id) \
     SELECT listing.company_id, event.id FROM event \
     JOIN moderation_case ON moderation_case.id = event.subject_id \
     JOIN listing ON listing.id = moderation_case.listing_id \
     WHERE event.kind = 'moderation.decided'",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("market_operator")
                    .col(uuid("market_id"))
                    .col(uuid("person_id"))
                    .col(timestamp_with_time_zone("created_at"))
                    .primary_key(Index::create().col("market_id").col("person_id"))
                    .foreign_key(&mut refers("market_operator", "market_id", "market"))
                    .foreign_key(&mut refers("market_operator", "person_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "market_operator", &["person_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("company_record")
                    .col(uuid("company_id"))
                    .col(uuid("event_id"))
                    .primary_key(Index::create().col("company_id").col("event_id"))
                    .foreign_key(&mut refers("company_record", "company_id", "company"))
                    .foreign_key(&mut refers("company_record", "event_id", "event"))
                    .take(),
            )
            .await?;
        for statement in BEFORE {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "company_record").await?;
        drop_table(manager, "market_operator").await
    }
}
