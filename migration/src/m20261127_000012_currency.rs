//! The currency a person's forms begin with.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// The currency a person's forms begin with.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "person", string("currency").default("CNY").take()).await?;
        let abroad = Query::update()
            .table("person")
            .value("currency", "USD")
            .and_where(Expr::col("locale").eq("en"))
            .take();
        manager.execute(abroad).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_column(manager, "person", "currency").await
    }
}
