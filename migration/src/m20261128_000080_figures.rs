//! Figures are counted by when things happened. The indexes hold most of what is counted, so that few rows need be read.

use sea_orm_migration::prelude::*;

/// Figures are counted by when things happened.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// What is counted, when it happened, and what it is divided by: an index, its table and its columns.
const COUNTED: [(&str, &str, &[&str]); 3] = [
    (
        "ix_listing_figures",
        "listing",
        &["listed_at", "company_id", "category_id"],
    ),
    (
        "ix_negotiation_figures",
        "negotiation",
        &["created_at", "supplier_company_id", "rfq_id", "state", "id"],
    ),
    (
        "ix_purchase_order_figures",
        "purchase_order",
        &[
            "placed_at",
            "supplier_company_id",
            "buyer_company_id",
            "rfq_id",
            "state",
            "currency",
            "total",
        ],
    ),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, columns) in COUNTED {
            let mut index = Index::create();
            index.name(name).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, _) in COUNTED {
            manager
                .drop_index(Index::drop().name(name).table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
