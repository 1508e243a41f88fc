//! Addresses are confirmed before a person is written: that an address is unconfirmed is a thing of the past.

use sea_orm_migration::{prelude::*, schema::*};

use crate::support::*;

/// Addresses are confirmed before a person is written: that an address is unconfirmed is a thing of the past.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Whoever never showed that the address is theirs comes in by a forgotten password's link, which shows it. No
        // password fits an empty hash.
        let never = Expr::col("email_confirmed_at").is_null();
        let locked = Query::update()
            .table("person")
            .value("password_hash", "")
            .and_where(never.clone())
            .take();
        manager.execute(locked).await?;
        let theirs = Query::select()
            .column("id")
            .from("person")
            .and_where(never)
            .take();
        for ways_in in ["session", "passkey"] {
            let ended = Query::delete()
                .from_table(ways_in)
                .and_where(Expr::col("person_id").in_subquery(theirs.clone()))
                .take();
            manager.execute(ended).await?;
        }
        // What such a link did is done by no link any more.
        let links = Query::delete()
            .from_table("link")
            .and_where(Expr::col("purpose").eq("confirm_email"))
            .take();
        manager.execute(links).await?;
        drop_column(manager, "person", "email_confirmed_at").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let confirmed = timestamp_with_time_zone_null("email_confirmed_at");
        add_column(manager, "person", confirmed).await?;
        let all = Query::update()
            .table("person")
            .value("email_confirmed_at", Expr::col("created_at"))
            .take();
        manager.execute(all).await
    }
}
