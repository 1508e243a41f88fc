//! The worker's part of an import: its rows, batch by batch, dry or done. How far it got is written with each batch, so
//! that no row is done twice or left out, whenever the machine stops.

use domain::{
    actor::Actor,
    catalog::import::{ImportCounts, ImportState, MAX_ROWS},
    id::ImportId,
    problem::{FieldErrors, Problem},
};
use entity::catalog::{catalog_import, catalog_import_row};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    CatalogueFile,
    archive::Pictures,
    batch::{Importer, Taken},
    query::{counts, mapping},
    reading::Reading,
    rows::Span,
    steps,
};
use crate::{
    Ctx, Error, Result,
    catalog::change::Target,
    event,
    identity::member_of,
    job::{self, Job},
};

/// Batches of one job: others have their turn in between.
const BATCHES: usize = 10;
/// The most problems of one row that are kept.
const MAX_ERRORS: usize = 50;

/// Does some more of an import; one that does not wait for it is left as it is.
pub async fn work(ctx: &Ctx, id: ImportId) -> Result<()> {
    let row = catalog_import::Entity::visible_to(&Actor::System)
        .filter(catalog_import::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?;
    let Some(row) = row else { return Ok(()) };
    let state: ImportState = event::state(&row.state_detail)?;
    if !state.is_working() {
        return Ok(());
    }
    let member = member_of(ctx, row.person_id.into(), row.company_id.into()).await?;
    let Some(actor) = member.map(Actor::Member) else {
        return fail(ctx, &Actor::System, &row, Problem::new("import-not-permitted")).await;
    };
    match go_on(ctx, &actor, &row, state == ImportState::Running).await {
        Err(Error::Forbidden) => fail(ctx, &actor, &row, Problem::new("import-not-permitted")).await,
        Err(Error::Invalid(FieldErrors(errors))) => {
            let first = errors.into_iter().next().map(|error| error.problem);
            fail(
                ctx,
                &actor,
                &row,
                first.unwrap_or_else(|| Problem::new("file-damaged")),
            )
            .await
        }
        other => other,
    }
}

async fn go_on(ctx: &Ctx, actor: &Actor, row: &catalog_import::Model, running: bool) -> Result<()> {
    let id: ImportId = row.id.into();
    let target = Target::of_import(ctx.db.read(), actor, row.company_id, row.market_id).await?;
    let mut importer = Importer::new(ctx, actor, target, !running).await?;
    let file = CatalogueFile::kept(&row.file_name, ctx.files.get(row.file.into()).await?);
    let mut so_far = counts(row)?;
    let span = Span {
        after: so_far.rows(),
        most: MAX_ROWS,
    };
    let mut reading = Reading::open(file.clone(), mapping(row)?, span).await?;
    let pictures = Pictures::of(ctx, row, &file, &reading.header).await?;
    for turn in 1..=BATCHES {
        let Some(batch) = reading.next().await? else {
            return end(ctx, actor, row, so_far).await;
        };
        let prepared = importer.prepare(&reading.header, batch).await?;
        let tx = ctx.db.begin().await?;
        if !stands(&tx, row, &so_far).await? {
            return Ok(());
        }
        let mut taken = importer.write(&tx, &reading.header, prepared).await?;
        if let Some(pictures) = &pictures {
            let header = &reading.header;
            pictures
                .take(ctx, &tx, row, header, &mut taken, &mut so_far)
                .await?;
        }
        for row in &taken {
            so_far.count(row.outcome);
            so_far.uncategorised += u64::from(row.uncategorised);
            so_far.incomplete += u64::from(row.incomplete);
        }
        keep_rows(&tx, id, taken).await?;
        let mut changed = steps::changes(id);
        set_counts(&mut changed, &so_far)?;
        changed.updated_at = Set(ctx.now());
        changed.update_without_returning(&tx).await?;
        if turn == BATCHES {
            job::enqueue(ctx, &tx, Job::Import(id)).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Whether the import stands where it was read: nobody gave it up, said its columns anew or went on with it meanwhile.
async fn stands(
    tx: &impl ConnectionTrait,
    read: &catalog_import::Model,
    so_far: &ImportCounts,
) -> Result<bool> {
    let now = steps::found(tx, &Actor::System, read.id.into()).await?;
    Ok(now.state == read.state && now.mapping == read.mapping && counts(&now)? == *so_far)
}

/// The end of the file: the dry run, or the import, is over.
async fn end(ctx: &Ctx, actor: &Actor, row: &catalog_import::Model, counts: ImportCounts) -> Result<()> {
    let id: ImportId = row.id.into();
    let tx = ctx.db.begin().await?;
    if !stands(&tx, row, &counts).await? {
        return Ok(());
    }
    let mut changed = steps::changes(id);
    changed.rows = Set(Some(signed(counts.rows())?));
    match event::state(&row.state_detail)? {
        state @ ImportState::Mapped { starts } => {
            let checked = state.check()?;
            steps::take(ctx, &tx, actor, changed, &checked).await?;
            if starts {
                let started = checked.next().start()?;
                let changed = steps::anew(&tx, id).await?;
                steps::take(ctx, &tx, actor, changed, &started).await?;
            }
        }
        state => steps::take(ctx, &tx, actor, changed, &state.finish()?).await?,
    }
    tx.commit().await?;
    Ok(())
}

async fn fail(ctx: &Ctx, actor: &Actor, read: &catalog_import::Model, problem: Problem) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = steps::found(&tx, &Actor::System, read.id.into()).await?;
    if row.state != read.state || row.mapping != read.mapping {
        return Ok(());
    }
    let state: ImportState = event::state(&row.state_detail)?;
    let step = state.fail(problem)?;
    let changed = steps::ended(&tx, read.id.into(), &state).await?;
    steps::take(ctx, &tx, actor, changed, &step).await?;
    tx.commit().await?;
    Ok(())
}

async fn keep_rows(tx: &impl ConnectionTrait, id: ImportId, rows: Vec<Taken>) -> Result<()> {
    let kept = rows
        .into_iter()
        .map(|row| {
            let mut errors = row.errors;
            errors.truncate(MAX_ERRORS);
            Ok(catalog_import_row::ActiveModel {
                import_id: Set(id.0),
                number: Set(signed(row.number)?),
                line: Set(signed(row.line)?),
                outcome: Set(row.outcome.to_string()),
                sku: Set(row.sku.replace('\0', "\u{FFFD}")),
                title_zh: Set(row.title.zh),
                title_en: Set(row.title.en),
                changes: Set(serde_json::to_value(row.changes)?),
                errors: Set(serde_json::to_value(errors)?),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    catalog_import_row::Entity::insert_many(kept)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

fn set_counts(row: &mut catalog_import::ActiveModel, counts: &ImportCounts) -> Result<()> {
    row.created = Set(signed(counts.created)?);
    row.changed = Set(signed(counts.changed)?);
    row.unchanged = Set(signed(counts.unchanged)?);
    row.failed = Set(signed(counts.failed)?);
    row.uncategorised = Set(signed(counts.uncategorised)?);
    row.incomplete = Set(signed(counts.incomplete)?);
    row.pictures = Set(signed(counts.pictures)?);
    row.no_pictures = Set(signed(counts.no_pictures)?);
    Ok(())
}

fn signed(count: u64) -> Result<i64> {
    i64::try_from(count).map_err(Error::internal)
}
