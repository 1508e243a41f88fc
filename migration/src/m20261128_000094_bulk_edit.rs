//! Changes of many listings at once, and each listing they are about.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Bulk edits.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("bulk_edit")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(uuid("person_id"))
                    .col(json_binary("act"))
                    .col(string("state"))
                    .col(json_binary("state_detail"))
                    .col(big_integer("listings"))
                    .col(big_integer("looked_at"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut refers("bulk_edit", "company_id", "company"))
                    .foreign_key(&mut refers("bulk_edit", "person_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "bulk_edit", &["company_id", "id"]).await?;
        index(manager, "bulk_edit", &["updated_at"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("bulk_edit_listing")
                    .col(uuid("bulk_edit_id"))
                    .col(big_integer("number"))
                    .col(uuid("listing_id"))
                    .col(string_null("outcome"))
                    .col(json_binary_null("before"))
                    .col(json_binary_null("after"))
                    .col(json_binary_null("problem"))
                    .primary_key(Index::create().col("bulk_edit_id").col("number"))
                    .foreign_key(&mut refers("bulk_edit_listing", "bulk_edit_id", "bulk_edit"))
                    .foreign_key(&mut refers("bulk_edit_listing", "listing_id", "listing"))
                    .take(),
            )
            .await?;
        index(
            manager,
            "bulk_edit_listing",
            &["bulk_edit_id", "outcome", "number"],
        )
        .await?;
        index(manager, "bulk_edit_listing", &["listing_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "bulk_edit_listing").await?;
        drop_table(manager, "bulk_edit").await
    }
}
