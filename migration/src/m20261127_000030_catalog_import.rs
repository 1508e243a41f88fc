//! Imports as things of their own: with their file, their state, and what becomes of each row; and what the columns of
//! a company's files were said to mean. Reports of imports that ran before are not carried over: their files are gone,
//! and their listings are there.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Imports as things of their own.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "catalog_import").await?;
        manager
            .create_table(
                Table::create()
                    .table("catalog_import")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(uuid("person_id"))
                    .col(uuid("market_id"))
                    .col(string("file_name"))
                    .col(uuid("file"))
                    .col(json_binary("columns"))
                    .col(string("shape"))
                    .col(text("mapping"))
                    .col(string_null("encoding"))
                    .col(string_null("sheet"))
                    .col(string("state"))
                    .col(json_binary("state_detail"))
                    .col(big_integer_null("rows"))
                    .col(big_integer("created"))
                    .col(big_integer("changed"))
                    .col(big_integer("unchanged"))
                    .col(big_integer("failed"))
                    .col(big_integer("uncategorised"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut refers("catalog_import", "company_id", "company"))
                    .foreign_key(&mut refers("catalog_import", "person_id", "person"))
                    .foreign_key(&mut refers("catalog_import", "market_id", "market"))
                    .take(),
            )
            .await?;
        index(manager, "catalog_import", &["company_id", "id"]).await?;
        index(manager, "catalog_import", &["updated_at"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("catalog_import_row")
                    .col(uuid("import_id"))
                    .col(big_integer("number"))
                    .col(big_integer("line"))
                    .col(string("outcome"))
                    .col(string("sku"))
                    .col(string_null("title_zh"))
                    .col(string_null("title_en"))
                    .col(json_binary("changes"))
                    .col(json_binary("errors"))
                    .primary_key(Index::create().col("import_id").col("number"))
                    .foreign_key(&mut refers("catalog_import_row", "import_id", "catalog_import"))
                    .take(),
            )
            .await?;
        index(manager, "catalog_import_row", &["import_id", "outcome", "number"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("catalog_mapping")
                    .col(uuid("company_id"))
                    .col(string("shape"))
                    .col(text("mapping"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .primary_key(Index::create().col("company_id").col("shape"))
                    .foreign_key(&mut refers("catalog_mapping", "company_id", "company"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "catalog_mapping").await?;
        drop_table(manager, "catalog_import_row").await?;
        drop_table(manager, "catalog_import").await?;
        manager
            .create_table(
                Table::create()
                    .table("catalog_import")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(uuid_null("person_id"))
                    .col(string("file_name"))
                    .col(json_binary("report"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut refers("catalog_import", "company_id", "company"))
                    .foreign_key(&mut refers("catalog_import", "person_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "catalog_import", &["company_id", "id"]).await
    }
}
