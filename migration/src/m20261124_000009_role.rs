//! Roles and spending limits in a company, confirmed addresses, administrators, and the single-use links of mails.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Roles and spending limits in a company, confirmed addresses, administrators, and the single-use links of mails.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// The columns added to `member`.
fn of_member() -> [ColumnDef; 4] {
    [
        string("role").default("owner").take(),
        string_null("limit_currency"),
        big_integer_null("limit_order"),
        big_integer_null("limit_month"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in of_member() {
            add_column(manager, "member", column).await?;
        }
        add_column(manager, "person", boolean("administers").default(false).take()).await?;
        let confirmed = timestamp_with_time_zone_null("email_confirmed_at");
        add_column(manager, "person", confirmed).await?;
        // Whoever is here already came before addresses were asked to be confirmed.
        let known = Query::update()
            .table("person")
            .value("email_confirmed_at", Expr::col("created_at"))
            .take();
        manager.execute(known).await?;
        manager
            .create_table(
                Table::create()
                    .table("link")
                    .col(uuid("id").primary_key())
                    .col(string("purpose"))
                    .col(uuid_null("person_id"))
                    .col(uuid_null("company_id"))
                    .col(string("address"))
                    .col(string("locale"))
                    .col(json_binary("data"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .col(timestamp_with_time_zone_null("used_at"))
                    .foreign_key(&mut refers("link", "person_id", "person"))
                    .foreign_key(&mut refers("link", "company_id", "company"))
                    .take(),
            )
            .await?;
        index(manager, "link", &["person_id"]).await?;
        index(manager, "link", &["company_id"]).await?;
        index(manager, "link", &["expires_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "link").await?;
        drop_column(manager, "person", "email_confirmed_at").await?;
        drop_column(manager, "person", "administers").await?;
        for column in of_member() {
            drop_column(manager, "member", column.get_column_name()).await?;
        }
        Ok(())
    }
}
