//! Searches people saved, with what they were told of; and when buyers could first see a listing.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Searches people saved, with what they were told of; and when buyers could first see a listing.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // `filters` are the parameters of an address. `told` are the listings the mail of `told_to` tells of; `next_at`
        // is empty where no mail is wanted.
        manager
            .create_table(
                Table::create()
                    .table("saved_search")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("name"))
                    .col(text("text"))
                    .col(json_binary("filters"))
                    .col(string("every"))
                    .col(timestamp_with_time_zone("seen_to"))
                    .col(timestamp_with_time_zone("told_to"))
                    .col(json_binary("told"))
                    .col(timestamp_with_time_zone_null("next_at"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut refers("saved_search", "person_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "saved_search", &["person_id"]).await?;
        index(manager, "saved_search", &["next_at"]).await?;
        let listed_at = timestamp_with_time_zone_null("listed_at").take();
        add_column(manager, "listing", listed_at).await?;
        // Of those on show nobody knows it any more; when they were made is what the index has.
        let known =
            "UPDATE listing SET listed_at = created_at WHERE state IN ('published', 'paused', 'archived')";
        manager.get_connection().execute_unprepared(known).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_column(manager, "listing", "listed_at").await?;
        drop_table(manager, "saved_search").await
    }
}
