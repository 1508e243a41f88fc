//! The order of categories, the attributes they ask for, the paths they were known by before, and which listings
//! and rows of imports lack something of what is asked.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Schemas of categories.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "category", integer("position").default(0).take()).await?;
        add_column(manager, "listing", boolean("incomplete").default(false).take()).await?;
        let lacking = big_integer("incomplete").default(0).take();
        add_column(manager, "catalog_import", lacking).await?;
        manager
            .create_table(
                Table::create()
                    .table("category_attribute")
                    .col(uuid("category_id"))
                    .col(string("key"))
                    .col(string("name_zh"))
                    .col(string("name_en"))
                    .col(json_binary("kind"))
                    .col(boolean("required"))
                    .col(boolean("filterable"))
                    .col(integer("position"))
                    .primary_key(Index::create().col("category_id").col("key"))
                    .foreign_key(&mut refers("category_attribute", "category_id", "category"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("category_former")
                    .col(string("path").primary_key())
                    .col(uuid("category_id"))
                    .foreign_key(&mut refers("category_former", "category_id", "category"))
                    .take(),
            )
            .await?;
        index(manager, "category_former", &["category_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "category_former").await?;
        drop_table(manager, "category_attribute").await?;
        drop_column(manager, "catalog_import", "incomplete").await?;
        drop_column(manager, "listing", "incomplete").await?;
        drop_column(manager, "category", "position").await
    }
}
