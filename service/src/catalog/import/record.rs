//! Finished imports, kept so that their company can read and download what failed.

use domain::{
    actor::{Actor, Right},
    catalog::view::{ImportReport, ImportView},
    id::ImportId,
};
use entity::catalog::catalog_import;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::{CatalogueFile, ImportOptions, run};
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known, require},
};

/// The longest file name that is kept.
const MAX_NAME: usize = 200;

/// Imports a file a browser sent and keeps the report. It goes on to its end even if nobody waits for the answer any
/// more: who closes the page finds every row taken or reported.
pub async fn upload(ctx: Ctx, actor: Actor, file: CatalogueFile, options: ImportOptions) -> Result<ImportId> {
    let importing = async move {
        let name = file.name().to_owned();
        let report = run(&ctx, &actor, file, options, |_| ()).await?;
        keep(&ctx, &actor, &name, &report).await
    };
    tokio::spawn(importing).await.map_err(Error::internal)?
}

/// Keeps a member's report.
async fn keep(ctx: &Ctx, actor: &Actor, file_name: &str, report: &ImportReport) -> Result<ImportId> {
    require(actor, Right::ManageListings)?;
    let member = actor.member().ok_or(Error::Forbidden)?;
    let id: ImportId = ctx.new_id();
    let name = file_name.chars().filter(|c| !c.is_control()).take(MAX_NAME);
    let row = catalog_import::ActiveModel {
        id: Set(id.0),
        company_id: Set(member.company.0),
        person_id: Set(Some(member.person.0)),
        file_name: Set(name.collect()),
        report: Set(serde_json::to_value(report)?),
        created_at: Set(ctx.now()),
    };
    let tx = ctx.db.begin().await?;
    catalog_import::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(id)
}

/// A finished import of one's own company.
pub async fn view(ctx: &Ctx, actor: &Actor, id: ImportId) -> Result<ImportView> {
    known(actor)?;
    let row = catalog_import::Entity::visible_to(actor)
        .filter(catalog_import::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    Ok(ImportView {
        id,
        file_name: row.file_name,
        at: row.created_at,
        report: serde_json::from_value(row.report)?,
    })
}
