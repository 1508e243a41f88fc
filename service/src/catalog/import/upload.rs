//! Handing in a file: it is kept, and its columns are looked at.

use bytes::Bytes;
use domain::{
    actor::{Actor, Right},
    catalog::{guess::Sampled, header::shape, import::ImportState},
    id::{FeedRunId, FileId, ImportId},
};
use entity::catalog::catalog_import;
use sea_orm::{ActiveModelTrait, Set};
use serde_json::json;

use super::{
    CatalogueFile,
    archive::{Archive, KeptArchive},
    map::{Asked, map_in},
    sample::{Sample, sample},
};
use crate::{
    Ctx, Error, Result,
    catalog::{
        change::{Goal, Target},
        feed,
    },
    error::require,
    event,
};

/// The longest file name that is kept.
const MAX_NAME: usize = 200;

/// A file somebody hands in.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its name, which says its format.
    pub name: String,
    /// Its content, whose size was bounded when it came.
    pub content: Bytes,
    /// The market new listings are offered in, by its slug; by default the company's home.
    pub market: Option<String>,
    /// The pictures its rows name.
    pub pictures: Option<Archive>,
}

/// Keeps a file and says what its columns mean, as [`super::map`] does: with it begins the dry run. `false` beside its id:
/// the columns must be looked at first. An error under `file`, `mapping` or `pictures` means that it can't be read, or
/// not so; nothing is kept then.
pub async fn upload(
    ctx: &Ctx,
    actor: &Actor,
    new: Upload,
    asked: Asked,
    starts: bool,
) -> Result<(ImportId, bool)> {
    upload_for(ctx, actor, new, asked, starts, None).await
}

/// The same, for the run of a feed.
pub(crate) async fn upload_for(
    ctx: &Ctx,
    actor: &Actor,
    new: Upload,
    asked: Asked,
    starts: bool,
    run: Option<FeedRunId>,
) -> Result<(ImportId, bool)> {
    require(actor, Right::ManageListings)?;
    let member = actor.member().ok_or(Error::Forbidden)?;
    let (market, goal) = (new.market.as_deref(), Goal::Imported);
    let target = Target::of_member(ctx.db.read(), actor, market, goal).await?;
    let content = new.content;
    let Sample {
        columns,
        encoding,
        sheet,
    } = sample(CatalogueFile::kept(&new.name, content.clone())).await?;
    let archive_name = new.pictures.as_ref().map(|archive| kept_name(&archive.name));
    let archive = match new.pictures {
        Some(archive) => Some(KeptArchive::new(ctx, archive).await?),
        None => None,
    };
    let (id, file): (ImportId, FileId) = (ctx.new_id(), ctx.new_id());
    let (now, state) = (ctx.now(), ImportState::Uploaded);
    let (state, detail) = event::columns(&state)?;
    let row = catalog_import::ActiveModel {
        id: Set(id.0),
        company_id: Set(target.company),
        person_id: Set(member.person.0),
        market_id: Set(target.market),
        file_name: Set(kept_name(&new.name)),
        file: Set(file.0),
        shape: Set(shape(&names(&columns))),
        columns: Set(serde_json::to_value(&columns)?),
        mapping: Set(String::new()),
        encoding: Set(encoding),
        sheet: Set(sheet),
        state: Set(state),
        state_detail: Set(detail),
        rows: Set(None),
        created: Set(0),
        changed: Set(0),
        unchanged: Set(0),
        failed: Set(0),
        uncategorised: Set(0),
        incomplete: Set(0),
        archive: Set(archive.as_ref().map(|archive| archive.file.0)),
        archive_name: Set(archive_name),
        pictures: Set(0),
        no_pictures: Set(0),
        created_at: Set(now),
        updated_at: Set(now),
    };
    ctx.files.put(file, content).await?;
    let beside = Beside {
        archive: archive.as_ref(),
        run,
    };
    let kept = keep(ctx, actor, row, beside, &asked, starts).await;
    if kept.is_err() {
        ctx.files.remove(file).await?;
        if let Some(archive) = archive {
            ctx.files.remove(archive.file).await?;
        }
    }
    Ok((id, kept?))
}

/// What belongs to an import from its beginning.
struct Beside<'a> {
    archive: Option<&'a KeptArchive>,
    run: Option<FeedRunId>,
}

async fn keep(
    ctx: &Ctx,
    actor: &Actor,
    row: catalog_import::ActiveModel,
    beside: Beside<'_>,
    asked: &Asked,
    starts: bool,
) -> Result<bool> {
    let tx = ctx.db.begin().await?;
    let row = row.insert(&tx).await?;
    if let Some(archive) = beside.archive {
        archive.note(&tx, row.id.into()).await?;
    }
    if let Some(run) = beside.run {
        feed::import_begun(&tx, run, row.id.into()).await?;
    }
    let data = json!({ "file_name": row.file_name });
    event::happened(ctx, &tx, actor, row.id, "import.uploaded", data).await?;
    let mapped = map_in(ctx, &tx, actor, &row, asked, starts).await?;
    tx.commit().await?;
    Ok(mapped)
}

/// The names of columns.
pub(super) fn names(columns: &[Sampled]) -> Vec<String> {
    columns.iter().map(|column| column.name.clone()).collect()
}

/// The name without what no database keeps, still ending as it did: the ending says what the file is.
fn kept_name(name: &str) -> String {
    let clean: Vec<char> = name.chars().filter(|c| !c.is_control()).collect();
    let cut = clean.len().saturating_sub(MAX_NAME);
    clean[cut..].iter().collect()
}
