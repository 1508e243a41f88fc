//! Saying what the columns of a file mean; the dry run begins.

use domain::{
    actor::{Actor, Right},
    catalog::{choice::is_plain, guess::Sampled, header::Header, import::ImportState, mapping::Mapping},
    id::ImportId,
};
use entity::catalog::{catalog_import, catalog_mapping};
use sea_orm::{ConnectionTrait, EntityTrait, Set, sea_query::OnConflict};

use super::{query::remembered, steps, upload::names};
use crate::{Ctx, Result, error::require, event};

/// Who says what the columns mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Somebody who looked at them: remembered for the next file with the same columns.
    Chosen(Mapping),
    /// A program: by the mapping it sent along with the file, otherwise as was said before of the same columns, otherwise
    /// by our own names.
    Given(Option<Mapping>),
    /// Nobody: as was said before of the same columns, or by our own names where nothing has to be guessed.
    Known,
}

/// Says what the columns mean and begins the dry run. An error under `file` or `mapping` means that the file can't be
/// read so.
pub async fn map(ctx: &Ctx, actor: &Actor, id: ImportId, chosen: Mapping) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = steps::found(&tx, actor, id).await?;
    require(actor, Right::ManageListings)?;
    map_in(ctx, &tx, actor, &row, &Asked::Chosen(chosen), false).await?;
    tx.commit().await?;
    Ok(())
}

/// As part of a transaction; `starts`: the import itself follows by itself. [`Asked::Known`] answers `false`, and does
/// nothing, where the columns must be looked at first.
pub(super) async fn map_in(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    row: &catalog_import::Model,
    asked: &Asked,
    starts: bool,
) -> Result<bool> {
    let columns: Vec<Sampled> = serde_json::from_value(row.columns.clone())?;
    let mapping = match asked {
        Asked::Chosen(mapping) | Asked::Given(Some(mapping)) => Some(mapping.clone()),
        Asked::Given(None) => remembered(tx, actor, &row.shape)
            .await?
            .or_else(|| Some(Mapping::default())),
        Asked::Known => match remembered(tx, actor, &row.shape).await? {
            None if is_plain(&columns) => Some(Mapping::default()),
            remembered => remembered,
        },
    };
    let Some(mapping) = mapping else { return Ok(false) };
    match Header::new(names(&columns), &mapping) {
        Ok(_) => {}
        // What nobody chose is no mistake: it is to be looked at.
        Err(_) if *asked == Asked::Known => return Ok(false),
        Err(errors) => return Err(errors.into()),
    }
    if matches!(asked, Asked::Chosen(_)) {
        remember(ctx, tx, row, &mapping).await?;
    }
    let state: ImportState = event::state(&row.state_detail)?;
    let mut changed = steps::anew(tx, row.id.into()).await?;
    changed.mapping = Set(mapping.to_string());
    steps::take(ctx, tx, actor, changed, &state.map(starts)?).await?;
    Ok(true)
}

async fn remember(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    row: &catalog_import::Model,
    mapping: &Mapping,
) -> Result<()> {
    use catalog_mapping::Column::{CompanyId, Mapping, Shape, UpdatedAt};
    let said = catalog_mapping::ActiveModel {
        company_id: Set(row.company_id),
        shape: Set(row.shape.clone()),
        mapping: Set(mapping.to_string()),
        updated_at: Set(ctx.now()),
    };
    let again = OnConflict::columns([CompanyId, Shape])
        .update_columns([Mapping, UpdatedAt])
        .to_owned();
    catalog_mapping::Entity::insert(said)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
