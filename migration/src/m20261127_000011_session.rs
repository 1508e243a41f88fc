//! Sessions know whose they are, so that people can look at them and end them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Sessions know whose they are, so that people can look at them and end them.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// The table as it was before.
fn bare() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(string("id").primary_key())
        .col(text("data"))
        .col(timestamp_with_time_zone("expires_at"))
        .take()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Nobody can say whose the sessions of before were: people sign in once more.
        drop_table(manager, "session").await?;
        let known = bare()
            .col(uuid_null("person_id"))
            .col(timestamp_with_time_zone("started_at"))
            .col(timestamp_with_time_zone("seen_at"))
            .col(text_null("user_agent"))
            .col(string_null("address"))
            .foreign_key(&mut refers("session", "person_id", "person"))
            .take();
        manager.create_table(known).await?;
        index(manager, "session", &["person_id"]).await?;
        index(manager, "session", &["expires_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "session").await?;
        manager.create_table(bare()).await?;
        index(manager, "session", &["expires_at"]).await
    }
}
