//! Verification: where each company stands, the papers it handed in, the cases operators decide, and what they found.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Verification: where each company stands, the papers it handed in, the cases operators decide, and what they found.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// The columns added to `company`.
fn of_company() -> [ColumnDef; 4] {
    [
        string("verification").default("unverified").take(),
        json_binary("verification_detail")
            .default(r#"{"state":"unverified"}"#)
            .take(),
        timestamp_with_time_zone_null("verified_until"),
        uuid_null("verified_case_id"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in of_company() {
            add_column(manager, "company", column).await?;
        }
        index(manager, "company", &["verification", "verified_until"]).await?;
        manager.create_table(paper()).await?;
        index(manager, "company_paper", &["company_id"]).await?;
        manager.create_table(case()).await?;
        index(manager, "verification_case", &["market_id", "state", "opened_at"]).await?;
        index(manager, "verification_case", &["company_id"]).await?;
        manager.create_table(exhibit()).await?;
        index(manager, "verification_exhibit", &["paper_id"]).await?;
        manager.create_table(fact()).await?;
        index(manager, "company_fact", &["company_id"]).await?;
        index(manager, "company_fact", &["case_id"]).await?;
        index(manager, "company_fact", &["valid_until"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "company_fact",
            "verification_exhibit",
            "verification_case",
            "company_paper",
        ] {
            drop_table(manager, table).await?;
        }
        drop_index(manager, "company", &["verification", "verified_until"]).await?;
        for column in of_company() {
            drop_column(manager, "company", column.get_column_name()).await?;
        }
        Ok(())
    }
}

fn paper() -> TableCreateStatement {
    Table::create()
        .table("company_paper")
        .col(uuid("id").primary_key())
        .col(uuid("company_id"))
        .col(string("kind"))
        .col(string_null("title"))
        .col(uuid("file_id"))
        .col(string("file_name"))
        .col(string("file_kind"))
        .col(big_integer("size"))
        .col(string("sha256"))
        .col(uuid("person_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("submitted_at"))
        .col(timestamp_with_time_zone_null("removed_at"))
        .foreign_key(&mut refers("company_paper", "company_id", "company"))
        .take()
}

/// `market_id` is null where the platform itself checks.
fn case() -> TableCreateStatement {
    Table::create()
        .table("verification_case")
        .col(uuid("id").primary_key())
        .col(uuid("company_id"))
        .col(uuid_null("market_id"))
        .col(string("contact"))
        .col(text("note"))
        .col(boolean("renewal"))
        .col(string("state"))
        .col(json_binary("state_detail"))
        .col(timestamp_with_time_zone("opened_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .foreign_key(&mut refers("verification_case", "company_id", "company"))
        .foreign_key(&mut refers("verification_case", "market_id", "market"))
        .take()
}

/// Which papers a case is about.
fn exhibit() -> TableCreateStatement {
    Table::create()
        .table("verification_exhibit")
        .col(uuid("case_id"))
        .col(uuid("paper_id"))
        .primary_key(Index::create().col("case_id").col("paper_id"))
        .foreign_key(&mut refers(
            "verification_exhibit",
            "case_id",
            "verification_case",
        ))
        .foreign_key(&mut refers("verification_exhibit", "paper_id", "company_paper"))
        .take()
}

/// What was found stays; `ended_at` says since when something else holds. `stated` is the digest of what was checked.
fn fact() -> TableCreateStatement {
    Table::create()
        .table("company_fact")
        .col(uuid("id").primary_key())
        .col(uuid("company_id"))
        .col(uuid("case_id"))
        .col(string("kind"))
        .col(uuid_null("paper_id"))
        .col(boolean("confirmed"))
        .col(timestamp_with_time_zone_null("valid_until"))
        .col(text("note"))
        .col(string("stated"))
        .col(uuid("person_id"))
        .col(timestamp_with_time_zone("checked_at"))
        .col(integer_null("reminded"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut refers("company_fact", "company_id", "company"))
        .foreign_key(&mut refers("company_fact", "case_id", "verification_case"))
        .foreign_key(&mut refers("company_fact", "paper_id", "company_paper"))
        .take()
}
