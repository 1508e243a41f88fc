//! Orders, one for each accepted offer.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Orders, one for each accepted offer.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Named in full because ORDER is a word of SQL.
        manager
            .create_table(
                Table::create()
                    .table("purchase_order")
                    .col(uuid("id").primary_key())
                    .col(string("number").unique_key())
                    .col(uuid("offer_id").unique_key())
                    .col(uuid("negotiation_id"))
                    .col(uuid("rfq_id"))
                    .col(uuid("buyer_company_id"))
                    .col(uuid("supplier_company_id"))
                    .col(string("title"))
                    .col(json_binary("terms"))
                    .col(string("currency"))
                    .col(big_integer("total"))
                    .col(integer("offer_version"))
                    .col(string("offer_hash"))
                    .col(string("state"))
                    .col(json_binary("state_detail"))
                    .col(timestamp_with_time_zone("placed_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut refers("purchase_order", "offer_id", "offer"))
                    .foreign_key(&mut refers("purchase_order", "negotiation_id", "negotiation"))
                    .foreign_key(&mut refers("purchase_order", "rfq_id", "rfq"))
                    .foreign_key(&mut refers("purchase_order", "buyer_company_id", "company"))
                    .foreign_key(&mut refers("purchase_order", "supplier_company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "purchase_order", &["buyer_company_id", "id"]).await?;
        index(manager, "purchase_order", &["supplier_company_id", "id"]).await?;
        // The last number given in each series (`RFQ-2026`), locked while a number is taken.
        manager
            .create_table(
                Table::create()
                    .table("number_series")
                    .col(string("name").primary_key())
                    .col(big_integer("last"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "number_series").await?;
        drop_table(manager, "purchase_order").await
    }
}
