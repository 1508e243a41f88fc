//! Pictures handed in with a catalogue file as a ZIP archive: where each lies in it, and which listing it is for.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Pictures handed in with a catalogue file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            uuid_null("archive").take(),
            string_null("archive_name").take(),
            big_integer("pictures").default(0).take(),
            big_integer("no_pictures").default(0).take(),
        ] {
            add_column(manager, "catalog_import", column).await?;
        }
        for column in [
            uuid_null("import_id").take(),
            integer_null("number").take(),
            big_integer_null("checksum").take(),
        ] {
            add_column(manager, "listing_image", column).await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("import_picture")
                    .col(uuid("import_id"))
                    .col(integer("number"))
                    .col(text("name"))
                    .col(big_integer("start"))
                    .col(big_integer("length"))
                    .col(big_integer("bytes"))
                    .col(boolean("deflated"))
                    .col(big_integer("checksum"))
                    .col(json_binary_null("problem"))
                    .col(boolean("named"))
                    .primary_key(Index::create().col("import_id").col("number"))
                    .foreign_key(&mut refers("import_picture", "import_id", "catalog_import"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "import_picture").await?;
        for column in ["import_id", "number", "checksum"] {
            drop_column(manager, "listing_image", column).await?;
        }
        for column in ["archive", "archive_name", "pictures", "no_pictures"] {
            drop_column(manager, "catalog_import", column).await?;
        }
        Ok(())
    }
}
