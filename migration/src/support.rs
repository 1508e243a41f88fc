//! Short forms shared by the migrations.

use sea_orm_migration::prelude::*;

/// `column` refers to the `id` of `to`; rows that are referred to can't be deleted.
pub fn refers(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{from}_{column}"))
        .from(from, column)
        .to(to, "id")
        .take()
}

/// An index named after its columns.
pub async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    manager.create_index(on(table, columns, "ix")).await
}

/// A unique index named after its columns.
pub async fn unique(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    manager
        .create_index(on(table, columns, "ux").unique().take())
        .await
}

fn on(table: &'static str, columns: &[&'static str], prefix: &str) -> IndexCreateStatement {
    let mut index = Index::create();
    index
        .name(format!("{prefix}_{table}_{}", columns.join("_")))
        .table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// Drops a table.
pub async fn drop_table(manager: &SchemaManager<'_>, table: &'static str) -> Result<(), DbErr> {
    manager.drop_table(Table::drop().table(table).take()).await
}

/// Adds a column; one a statement, as SQLite wants it.
pub async fn add_column(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: ColumnDef,
) -> Result<(), DbErr> {
    let change = Table::alter().table(table).add_column(column).take();
    manager.alter_table(change).await
}

/// Drops a column.
pub async fn drop_column(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: impl IntoIden,
) -> Result<(), DbErr> {
    let change = Table::alter().table(table).drop_column(column).take();
    manager.alter_table(change).await
}

/// Drops the index [`index`] made.
pub async fn drop_index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let name = format!("ix_{table}_{}", columns.join("_"));
    manager
        .drop_index(Index::drop().name(name).table(table).to_owned())
        .await
}
