//! Companies and their members.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Companies and their members.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("company")
                    .col(uuid("id").primary_key())
                    .col(string("code").unique_key())
                    .col(string_null("name_zh"))
                    .col(string_null("name_en"))
                    .col(string("country"))
                    .col(string_null("city_zh"))
                    .col(string_null("city_en"))
                    .col(text_null("about_zh"))
                    .col(text_null("about_en"))
                    .col(boolean("buys"))
                    .col(boolean("supplies"))
                    .col(timestamp_with_time_zone("created_at"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("member")
                    .col(uuid("person_id"))
                    .col(uuid("company_id"))
                    .col(timestamp_with_time_zone("created_at"))
                    .primary_key(Index::create().col("person_id").col("company_id"))
                    .foreign_key(&mut refers("member", "person_id", "person"))
                    .foreign_key(&mut refers("member", "company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "member", &["company_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "member").await?;
        drop_table(manager, "company").await
    }
}
