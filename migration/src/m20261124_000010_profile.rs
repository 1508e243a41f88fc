//! What companies say of themselves, their numbers, addresses and bank details, and who committed a company to an order.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// What companies say of themselves, their numbers, addresses and bank details, and who committed a company to an order.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// The columns added to `company`.
fn of_company() -> [ColumnDef; 10] {
    [
        boolean("carries").default(false).take(),
        boolean("procures").default(false).take(),
        string_null("website"),
        json_binary_null("exports_to"),
        integer_null("founded"),
        integer_null("staff"),
        integer_null("floor_area"),
        string_null("products_zh"),
        string_null("products_en"),
        integer("version").default(1).take(),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in of_company() {
            add_column(manager, "company", column).await?;
        }
        add_column(manager, "purchase_order", uuid_null("committed_by")).await?;
        index(manager, "purchase_order", &["committed_by", "placed_at"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("company_number")
                    .col(uuid("company_id"))
                    .col(string("kind"))
                    .col(string("number"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(uuid_null("overridden_by"))
                    .col(timestamp_with_time_zone_null("overridden_at"))
                    .col(text_null("override_reason"))
                    .primary_key(Index::create().col("company_id").col("kind"))
                    .foreign_key(&mut refers("company_number", "company_id", "company"))
                    .foreign_key(&mut refers("company_number", "overridden_by", "person"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("company_address")
                    .col(uuid("id").primary_key())
                    .col(uuid("company_id"))
                    .col(string("kind"))
                    .col(text("lines"))
                    .col(string_null("postcode"))
                    .col(string("country"))
                    .col(integer("version"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut refers("company_address", "company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "company_address", &["company_id"]).await?;
        manager
            .create_table(
                Table::create()
                    .table("company_bank")
                    .col(uuid("company_id").primary_key())
                    .col(string("holder"))
                    .col(string("bank"))
                    .col(string("account"))
                    .col(string_null("bic"))
                    .col(integer("version"))
                    .col(uuid("changed_by"))
                    .col(timestamp_with_time_zone("changed_at"))
                    .foreign_key(&mut refers("company_bank", "company_id", "company"))
                    .foreign_key(&mut refers("company_bank", "changed_by", "person"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["company_bank", "company_address", "company_number"] {
            drop_table(manager, table).await?;
        }
        drop_index(manager, "purchase_order", &["committed_by", "placed_at"]).await?;
        drop_column(manager, "purchase_order", "committed_by").await?;
        for column in of_company() {
            drop_column(manager, "company", column.get_column_name()).await?;
        }
        Ok(())
    }
}
