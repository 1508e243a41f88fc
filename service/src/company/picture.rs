//! Pictures a company shows of itself: drawn anew when they come, public, the newest at the top.

use bytes::Bytes;
use domain::{
    actor::{Actor, Right},
    company::{MAX_PICTURES, view::PictureView},
    file::PictureSize,
    id::{FileId, PictureId},
    problem::Problem,
    text::Bilingual,
};
use entity::company::picture;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, Select, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::read;
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, require},
    event,
    file::picture::draw,
    job::{self, Job},
    stored,
};

/// The pictures of the actor's company, as they are shown.
pub async fn pictures(ctx: &Ctx, actor: &Actor) -> Result<Vec<PictureView>> {
    let company = actor.company().or_not_found()?;
    of(ctx.db.read(), company.0).await
}

/// Takes a picture that was handed in and shows it first; `alt` says what it shows.
pub async fn add_picture(ctx: &Ctx, actor: &Actor, bytes: Bytes, alt: Bilingual) -> Result<PictureId> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let drawn = draw(bytes)
        .await
        .map_err(|problem| Error::invalid("file", problem))?;
    let (large, small): (FileId, FileId) = (ctx.new_id(), ctx.new_id());
    ctx.files.put(large, drawn.large).await?;
    ctx.files.put(small, drawn.small).await?;
    let tx = ctx.db.begin().await?;
    let there = picture::Entity::owned_by(actor).count(&tx).await?;
    if usize::try_from(there).is_ok_and(|there| there >= MAX_PICTURES) {
        let problem = Problem::new("too-many-pictures").with("max", MAX_PICTURES);
        return Err(Error::invalid("file", problem));
    }
    let id: PictureId = ctx.new_id();
    let row = picture::ActiveModel {
        id: Set(id.0),
        company_id: Set(company.0),
        alt_zh: Set(alt.zh.clone()),
        alt_en: Set(alt.en.clone()),
        width: Set(stored::signed(drawn.width)?),
        height: Set(stored::signed(drawn.height)?),
        large_file: Set(large.0),
        small_file: Set(small.0),
        shown_since: Set(ctx.now()),
    };
    picture::Entity::insert(row).exec_without_returning(&tx).await?;
    let data = json!({ "picture": id, "alt": alt });
    event::happened(ctx, &tx, actor, company, "company.picture_added", data).await?;
    tx.commit().await?;
    Ok(id)
}

/// Says anew what a picture shows.
pub async fn describe_picture(ctx: &Ctx, actor: &Actor, id: PictureId, alt: Bilingual) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    owned(actor, id).one(&tx).await?.or_not_found()?;
    let row = picture::ActiveModel {
        id: Unchanged(id.0),
        alt_zh: Set(alt.zh.clone()),
        alt_en: Set(alt.en.clone()),
        ..Default::default()
    };
    row.update(&tx).await?;
    let data = json!({ "picture": id, "alt": alt });
    event::happened(ctx, &tx, actor, company, "company.picture_described", data).await?;
    tx.commit().await?;
    Ok(())
}

/// Shows a picture before all others.
pub async fn show_first(ctx: &Ctx, actor: &Actor, id: PictureId) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    owned(actor, id).one(&tx).await?.or_not_found()?;
    let row = picture::ActiveModel {
        id: Unchanged(id.0),
        shown_since: Set(ctx.now()),
        ..Default::default()
    };
    row.update(&tx).await?;
    event::happened(ctx, &tx, actor, company, "company.picture_shown_first", id).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a picture away, its files too.
pub async fn remove_picture(ctx: &Ctx, actor: &Actor, id: PictureId) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    let row = owned(actor, id).one(&tx).await?.or_not_found()?;
    picture::Entity::delete_many()
        .filter(picture::Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    event::happened(ctx, &tx, actor, company, "company.picture_removed", id).await?;
    let files = vec![row.large_file.into(), row.small_file.into()];
    job::enqueue(ctx, &tx, Job::RemoveFiles(files)).await?;
    tx.commit().await?;
    Ok(())
}

/// A picture of this company, as JPEG: public, like the company's page.
pub async fn picture_file(ctx: &Ctx, code: &str, id: PictureId, size: PictureSize) -> Result<Bytes> {
    let db = ctx.db.read();
    let company = read::by_code(db, code).await?.or_not_found()?.id;
    let row = picture::Entity::find()
        .filter(picture::Column::CompanyId.eq(company))
        .filter(picture::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    let file = match size {
        PictureSize::Large => row.large_file,
        PictureSize::Small => row.small_file,
    };
    ctx.files.get(file.into()).await
}

fn owned(actor: &Actor, id: PictureId) -> Select<picture::Entity> {
    picture::Entity::owned_by(actor).filter(picture::Column::Id.eq(id.0))
}

/// A company's pictures, as they are shown.
pub(super) async fn of(db: &impl ConnectionTrait, company: Uuid) -> Result<Vec<PictureView>> {
    let rows = picture::Entity::find()
        .filter(picture::Column::CompanyId.eq(company))
        .order_by_desc(picture::Column::ShownSince)
        .order_by_desc(picture::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(PictureView {
                id: row.id.into(),
                alt: Bilingual {
                    zh: row.alt_zh,
                    en: row.alt_en,
                },
                width: stored::number(row.width)?,
                height: stored::number(row.height)?,
            })
        })
        .collect()
}
