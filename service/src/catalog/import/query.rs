//! Imports as their company reads them.

use domain::{
    actor::{Actor, Right},
    catalog::{
        import::{ImportCounts, ImportRow, ImportState, ImportView, ImportedRow, RowOutcome},
        mapping::Mapping,
    },
    id::ImportId,
    page::{Page, PageRequest},
    text::Bilingual,
};
use entity::catalog::{catalog_import, catalog_import_row, catalog_mapping};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known, require},
    event, market, stored,
};

/// One's own company's imports, newest first.
pub async fn list(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<ImportRow>> {
    require(actor, Right::SeeListings)?;
    let mut rows = catalog_import::Entity::visible_to(actor)
        .order_by_desc(catalog_import::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        rows = rows.filter(catalog_import::Column::Id.lt(last));
    }
    let found = rows.all(ctx.db.read()).await?;
    let items = found
        .into_iter()
        .map(|row| {
            Ok(ImportRow {
                id: row.id.into(),
                counts: counts(&row)?,
                state: event::state(&row.state_detail)?,
                file_name: row.file_name,
                at: row.created_at,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(items, page.limit, |row| row.id.to_string()))
}

/// An import of one's own company.
pub async fn view(ctx: &Ctx, actor: &Actor, id: ImportId) -> Result<ImportView> {
    let db = ctx.db.read();
    let row = seen(db, actor, id).await?;
    let market = market::references(db, [row.market_id]).await?;
    let state: ImportState = event::state(&row.state_detail)?;
    let mapping = match state {
        ImportState::Uploaded => remembered(db, actor, &row.shape).await?,
        _ => Some(mapping(&row)?),
    };
    Ok(ImportView {
        id,
        counts: counts(&row)?,
        rows: row.rows.map(count).transpose()?,
        columns: serde_json::from_value(row.columns)?,
        file_name: row.file_name,
        at: row.created_at,
        market: market.into_values().next().or_not_found()?,
        state,
        mapping,
        encoding: row.encoding,
        sheet: row.sheet,
        archive: row.archive_name,
    })
}

/// The rows of an import that came to this, in the file's order.
pub async fn rows(
    ctx: &Ctx,
    actor: &Actor,
    id: ImportId,
    outcome: RowOutcome,
    page: PageRequest,
) -> Result<Page<ImportedRow>> {
    let db = ctx.db.read();
    seen(db, actor, id).await?;
    let mut rows = of_outcome(actor, id, outcome).limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<i64>().ok()) {
        rows = rows.filter(catalog_import_row::Column::Number.gt(last));
    }
    let items = rows
        .all(db)
        .await?
        .into_iter()
        .map(|row| Ok((row.number, read(row)?)))
        .collect::<Result<Vec<_>>>()?;
    let page = Page::cut(items, page.limit, |(number, _)| number.to_string());
    Ok(page.map(|(_, row)| row))
}

/// Rows that came to this, in the file's order.
pub(super) fn of_outcome(
    actor: &Actor,
    id: ImportId,
    outcome: RowOutcome,
) -> sea_orm::Select<catalog_import_row::Entity> {
    catalog_import_row::Entity::visible_to(actor)
        .filter(catalog_import_row::Column::ImportId.eq(id.0))
        .filter(catalog_import_row::Column::Outcome.eq(outcome.to_string()))
        .order_by_asc(catalog_import_row::Column::Number)
}

fn read(row: catalog_import_row::Model) -> Result<ImportedRow> {
    Ok(ImportedRow {
        line: count(row.line)?,
        outcome: stored::name(&row.outcome)?,
        sku: row.sku,
        title: Bilingual {
            zh: row.title_zh,
            en: row.title_en,
        },
        changes: serde_json::from_value(row.changes)?,
        errors: serde_json::from_value(row.errors)?,
    })
}

/// The import, if the actor sees it.
pub(super) async fn seen(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ImportId,
) -> Result<catalog_import::Model> {
    known(actor)?;
    catalog_import::Entity::visible_to(actor)
        .filter(catalog_import::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()
}

/// What the company said before of files that look like this.
pub(super) async fn remembered(
    db: &impl ConnectionTrait,
    actor: &Actor,
    shape: &str,
) -> Result<Option<Mapping>> {
    let said = catalog_mapping::Entity::owned_by(actor)
        .filter(catalog_mapping::Column::Shape.eq(shape))
        .one(db)
        .await?;
    said.map(|said| parsed(&said.mapping)).transpose()
}

/// What the columns of an import were said to mean.
pub(super) fn mapping(row: &catalog_import::Model) -> Result<Mapping> {
    parsed(&row.mapping)
}

fn parsed(mapping: &str) -> Result<Mapping> {
    mapping
        .parse()
        .map_err(|errors| Error::internal(format!("a kept mapping: {errors:?}")))
}

/// How far an import got.
pub(crate) fn counts(row: &catalog_import::Model) -> Result<ImportCounts> {
    Ok(ImportCounts {
        created: count(row.created)?,
        changed: count(row.changed)?,
        unchanged: count(row.unchanged)?,
        failed: count(row.failed)?,
        uncategorised: count(row.uncategorised)?,
        incomplete: count(row.incomplete)?,
        pictures: count(row.pictures)?,
        no_pictures: count(row.no_pictures)?,
    })
}

fn count(number: i64) -> Result<u64> {
    u64::try_from(number).map_err(Error::internal)
}
