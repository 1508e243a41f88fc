//! The audit chain: events and their seals are only ever added; the database itself refuses anything else.

use sea_orm_migration::{
    prelude::*,
    schema::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

use crate::support::*;

/// The audit chain: events and their seals are only ever added; the database itself refuses anything else.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// What is only ever added to.
const KEPT: [&str; 2] = ["event", "audit_entry"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("audit_entry")
                    .col(big_integer("seq").primary_key())
                    .col(uuid_uniq("event_id"))
                    .col(string("hash"))
                    .col(string("prev_hash"))
                    .take(),
            )
            .await?;
        // What was committed and waits to be sealed.
        manager
            .create_table(
                Table::create()
                    .table("audit_queue")
                    .col(uuid("event_id").primary_key())
                    .take(),
            )
            .await?;
        let db = manager.get_connection();
        db.execute_unprepared("INSERT INTO audit_queue (event_id) SELECT id FROM event")
            .await?;
        match db.get_database_backend() {
            DbBackend::Postgres => postgres(db).await,
            _ => sqlite(db).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        if db.get_database_backend() == DbBackend::Postgres {
            for table in KEPT {
                for trigger in ["kept_row", "kept_table"] {
                    db.execute_unprepared(&format!("DROP TRIGGER {trigger} ON {table}"))
                        .await?;
                }
            }
            db.execute_unprepared("DROP TRIGGER queued ON event").await?;
            db.execute_unprepared("DROP FUNCTION audit_refuse()").await?;
            db.execute_unprepared("DROP FUNCTION audit_enqueue()").await?;
        } else {
            for table in KEPT {
                for act in ["update", "delete"] {
                    db.execute_unprepared(&format!("DROP TRIGGER {table}_kept_{act}"))
                        .await?;
                }
            }
            db.execute_unprepared("DROP TRIGGER event_queued").await?;
        }
        drop_table(manager, "audit_queue").await?;
        drop_table(manager, "audit_entry").await
    }
}

async fn sqlite(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    for table in KEPT {
        for act in ["update", "delete"] {
            db.execute_unprepared(&format!(
                "CREATE TRIGGER {table}_kept_{act} BEFORE {act} ON {table} \
                 BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
            ))
            .await?;
        }
    }
    db.execute_unprepared(
        "CREATE TRIGGER event_queued AFTER INSERT ON event \
         BEGIN INSERT INTO audit_queue (event_id) VALUES (NEW.id); END",
    )
    .await?;
    Ok(())
}

async fn postgres(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    db.execute_unprepared(
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME; END $$",
    )
    .await?;
    db.execute_unprepared(
        "CREATE FUNCTION audit_enqueue() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN INSERT INTO audit_queue (event_id) VALUES (NEW.id); RETURN NULL; END $$",
    )
    .await?;
    for table in KEPT {
        db.execute_unprepared(&format!(
            "CREATE TRIGGER kept_row BEFORE UPDATE OR DELETE ON {table} \
             FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
        ))
        .await?;
        db.execute_unprepared(&format!(
            "CREATE TRIGGER kept_table BEFORE TRUNCATE ON {table} \
             FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
        ))
        .await?;
    }
    db.execute_unprepared(
        "CREATE TRIGGER queued AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION audit_enqueue()",
    )
    .await?;
    Ok(())
}
