//! RFQs, negotiations and their offers.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// RFQs, negotiations and their offers.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("rfq")
                    .col(uuid("id").primary_key())
                    .col(string("number").unique_key())
                    .col(uuid("buyer_company_id"))
                    .col(uuid("person_id"))
                    .col(string("title"))
                    .col(string("currency"))
                    .col(string("incoterm"))
                    .col(string("place"))
                    .col(timestamp_with_time_zone("deadline"))
                    .col(string("time_zone"))
                    .col(date_null("deliver_by"))
                    .col(text("note"))
                    .col(string("state"))
                    .col(json_binary("state_detail"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut refers("rfq", "buyer_company_id", "company"))
                    .foreign_key(&mut refers("rfq", "person_id", "person"))
                    .take(),
            )
            .await?;
        index(manager, "rfq", &["buyer_company_id", "id"]).await?;
        index(manager, "rfq", &["state", "deadline"]).await?;
        // `pinned` is the listing's content when it was asked for: what was on the page stays provable.
        manager
            .create_table(
                Table::create()
                    .table("rfq_line")
                    .col(uuid("rfq_id"))
                    .col(integer("line"))
                    .col(uuid_null("listing_id"))
                    .col(json_binary_null("pinned"))
                    .col(text("description"))
                    .col(big_integer("quantity"))
                    .col(string("unit"))
                    .col(big_integer_null("target_price"))
                    .primary_key(Index::create().col("rfq_id").col("line"))
                    .foreign_key(&mut refers("rfq_line", "rfq_id", "rfq"))
                    .foreign_key(&mut refers("rfq_line", "listing_id", "listing"))
                    .take(),
            )
            .await?;
        // Whom it asks, or will ask once it is published: with that each of them gets a negotiation.
        manager
            .create_table(
                Table::create()
                    .table("rfq_supplier")
                    .col(uuid("rfq_id"))
                    .col(uuid("company_id"))
                    .primary_key(Index::create().col("rfq_id").col("company_id"))
                    .foreign_key(&mut refers("rfq_supplier", "rfq_id", "rfq"))
                    .foreign_key(&mut refers("rfq_supplier", "company_id", "company"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("negotiation")
                    .col(uuid("id").primary_key())
                    .col(uuid("rfq_id"))
                    .col(uuid("supplier_company_id"))
                    .col(string("state"))
                    .col(json_binary("state_detail"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut refers("negotiation", "rfq_id", "rfq"))
                    .foreign_key(&mut refers("negotiation", "supplier_company_id", "company"))
                    .take(),
            )
            .await?;
        unique(manager, "negotiation", &["rfq_id", "supplier_company_id"]).await?;
        index(manager, "negotiation", &["supplier_company_id", "id"]).await?;
        // Rows are written once: there is no column that could change.
        manager
            .create_table(
                Table::create()
                    .table("offer")
                    .col(uuid("id").primary_key())
                    .col(uuid("negotiation_id"))
                    .col(integer("version"))
                    .col(string("side"))
                    .col(uuid("person_id"))
                    .col(json_binary("terms"))
                    .col(string("currency"))
                    .col(big_integer("total"))
                    .col(timestamp_with_time_zone("valid_until"))
                    .col(string_null("prev_hash"))
                    .col(string("hash").unique_key())
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut refers("offer", "negotiation_id", "negotiation"))
                    .foreign_key(&mut refers("offer", "person_id", "person"))
                    .take(),
            )
            .await?;
        unique(manager, "offer", &["negotiation_id", "version"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "offer").await?;
        drop_table(manager, "negotiation").await?;
        drop_table(manager, "rfq_supplier").await?;
        drop_table(manager, "rfq_line").await?;
        drop_table(manager, "rfq").await
    }
}
