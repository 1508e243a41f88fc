//! Catalogue files fetched every night, and each time one was.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Feeds of catalogues.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("catalog_feed")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(uuid("person_id"))
                    .col(uuid("market_id"))
                    .col(text("address"))
                    .col(integer("hour"))
                    .col(string("time_zone"))
                    .col(string("state"))
                    .col(json_binary("state_detail"))
                    .col(integer("failures"))
                    .col(text_null("etag"))
                    .col(text_null("last_modified"))
                    .col(string_null("digest"))
                    .col(timestamp_with_time_zone_null("next_at"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut refers("catalog_feed", "company_id", "company"))
                    .foreign_key(&mut refers("catalog_feed", "person_id", "person"))
                    .foreign_key(&mut refers("catalog_feed", "market_id", "market"))
                    .take(),
            )
            .await?;
        index(manager, "catalog_feed", &["company_id", "id"]).await?;
        index(manager, "catalog_feed", &["next_at"]).await?;
        // An import is forgotten before the run that became it: no foreign key.
        manager
            .create_table(
                Table::create()
                    .table("catalog_feed_run")
                    .col(uuid("id").primary_key())
                    .col(uuid("feed_id"))
                    .col(string("outcome"))
                    .col(json_binary_null("problem"))
                    .col(uuid_null("import_id"))
                    .col(text_null("etag"))
                    .col(text_null("last_modified"))
                    .col(string_null("digest"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut refers("catalog_feed_run", "feed_id", "catalog_feed"))
                    .take(),
            )
            .await?;
        index(manager, "catalog_feed_run", &["feed_id", "id"]).await?;
        index(manager, "catalog_feed_run", &["import_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "catalog_feed_run").await?;
        drop_table(manager, "catalog_feed").await
    }
}
